//! BGB § 193, AO § 108 III: from the nominal end to the legal one, and back to the target.

use super::{DeadlineError, Effect, Norm, Reason, Step, What};
use crate::holiday::{InDoubt, Place, Rest, last_working_day, rest};
use jiff::civil::Date;

/// The legal last day. A holiday in doubt moves nothing: the earlier day is the safe one.
pub(super) fn legal_end(
    nominal: Date,
    effect: Effect,
    place: Place,
    steps: &mut Vec<Step>,
) -> Result<Date, DeadlineError> {
    let norm = match effect {
        Effect::Declaration => Norm::Bgb193,
        Effect::TaxAct => Norm::Ao108III,
        Effect::Status => return Ok(unmoved(nominal, place, steps)),
    };
    let mut day = nominal;
    while let Some(why) = rest(place, day) {
        if let Rest::Holiday(holiday) = why
            && let Some(doubt) = holiday.doubt
        {
            steps.push(Step::new(What::NotReliedOn(holiday.name, doubt), norm, day, day));
            break;
        }
        let next = day.tomorrow().map_err(|_| DeadlineError::OutOfCalendar)?;
        steps.push(Step::new(What::Skipped(reason(why)), norm, day, next));
        day = next;
    }
    Ok(day)
}

/// The last working day not after the nominal end; a holiday in doubt counts as free.
pub(super) fn target(nominal: Date, place: Place, steps: &mut Vec<Step>) -> Result<Date, DeadlineError> {
    let target = last_working_day(place, nominal, InDoubt::Free).ok_or(DeadlineError::OutOfCalendar)?;
    if target != nominal {
        steps.push(Step::new(What::Target, Norm::Practice, nominal, target));
    }
    Ok(target)
}

fn unmoved(nominal: Date, place: Place, steps: &mut Vec<Step>) -> Date {
    if let Some(why) = rest(place, nominal) {
        steps.push(Step::new(What::NotMoved(reason(why)), Norm::Bgb193, nominal, nominal));
    }
    nominal
}

fn reason(why: Rest) -> Reason {
    match why {
        Rest::Saturday => Reason::Saturday,
        Rest::Sunday => Reason::Sunday,
        Rest::Holiday(holiday) => Reason::Holiday(holiday.name),
    }
}
