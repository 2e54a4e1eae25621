//! Deadlines by BGB §§ 187-193 and AO § 108: one library for every rule.
//!
//! German law throughout; the *place* may lie in the Netherlands or Denmark, since BGB § 193 asks for the holidays
//! where something is declared or performed. Terms of Dutch or Danish law are not computed here. BGB §§ 190-192
//! (extension, terms that do not run on, "middle of the month") have no use in the product yet and no code.

mod count;
#[cfg(feature = "native")]
mod instant;
mod period;
mod shift;
mod step;

#[cfg(feature = "native")]
pub use instant::{NoZone, day_ends, local_date, zone};
pub use period::{Period, Start};
pub use step::{Norm, Reason, Step, What};

use crate::holiday::Place;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What hangs on the last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// A declaration or a performance of private law: BGB § 193 moves the end.
    Declaration,
    /// A term of tax law: AO § 108 III moves the end.
    TaxAct,
    /// A condition that must be true by then (vested, paid up, no longer revocable): nothing moves. Conservative, since
    /// § 193 speaks of declarations and performances only.
    Status,
}

/// Why there is no deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DeadlineError {
    /// The period is empty.
    #[error("a term needs a length")]
    NoTime,
    /// The calendar (years -9999 to 9999) ends before the term.
    #[error("the term leaves the calendar")]
    OutOfCalendar,
}

/// A deadline with its arithmetic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Deadline {
    /// The last day by counting alone.
    pub nominal: Date,
    /// The last day by law, after weekends and holidays; never before the nominal one.
    pub legal: Date,
    /// The internal target: the last working day not after the nominal one. May lie before the start of a very short
    /// term.
    pub target: Date,
    /// What hangs on it.
    pub effect: Effect,
    /// Whose holidays were asked.
    pub place: Place,
    /// How it was found, in order.
    pub steps: Vec<Step>,
}

impl Deadline {
    /// The end of a term that runs from `start`.
    ///
    /// # Errors
    /// An empty period; a term that leaves the calendar.
    pub fn after(start: Start, period: Period, effect: Effect, place: Place) -> Result<Self, DeadlineError> {
        let (nominal, mut steps) = count::nominal_end(start, period)?;
        if effect == Effect::TaxAct {
            steps.insert(0, Step::new(What::BgbApplies, Norm::Ao108I, start.day(), start.day()));
        }
        Self::ending(nominal, effect, place, steps)
    }

    /// A last day that the calendar fixes ("by 30 September").
    ///
    /// # Errors
    /// A day at the very end of the calendar.
    pub fn on(day: Date, effect: Effect, place: Place) -> Result<Self, DeadlineError> {
        Self::ending(day, effect, place, vec![Step::new(What::FixedDay, Norm::Bgb188I, day, day)])
    }

    /// The last day for an act after which the whole period must pass before the due day ("at least three months before
    /// the first payment"): BGB §§ 187 I, 188 read backwards. Nothing moves, since that would shorten the other side's
    /// time.
    ///
    /// # Errors
    /// An empty period; a term that leaves the calendar.
    pub fn before(due: Date, period: Period, place: Place) -> Result<Self, DeadlineError> {
        let (nominal, steps) = count::latest_before(due, period)?;
        Self::ending(nominal, Effect::Status, place, steps)
    }

    /// Whether an act on this day is in time.
    pub fn is_met_on(&self, day: Date) -> bool {
        day <= self.legal
    }

    /// How many days remain after `today` until the legal last day; negative once it has passed.
    pub fn days_left(&self, today: Date) -> i32 {
        (self.legal - today).get_days()
    }

    fn ending(nominal: Date, effect: Effect, place: Place, mut steps: Vec<Step>) -> Result<Self, DeadlineError> {
        let legal = shift::legal_end(nominal, effect, place, &mut steps)?;
        let target = shift::target(nominal, place, &mut steps)?;
        Ok(Self { nominal, legal, target, effect, place, steps })
    }
}

#[cfg(test)]
mod tests;
