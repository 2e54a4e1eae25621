//! The way of an order, from being asked for to its end, as a timeline.

use super::words;
use crate::i18n::{Texts, k};
use crate::ui::{Moment, TimelineStep, icons};
use domain::advice::AdviceState;

/// The steps of an order that stands in `state`. `asked` says since when it is there, `meeting` for when the talk is agreed on, `outcome`
/// how it ended, each in words; `back` says that the person took it back.
pub fn way(
    t: Texts,
    state: AdviceState,
    (asked, meeting, outcome): (&str, Option<&str>, Option<&str>),
    back: bool,
) -> Vec<TimelineStep> {
    let place = AdviceState::ALL.iter().position(|one| *one == state).unwrap_or_default();
    // A talk that was held stays told, whatever came after it.
    if back && !state.is_open() && outcome.is_none() {
        let step = |what, when: Option<&str>| TimelineStep {
            moment: Moment::Done,
            what: t.get(what).to_owned(),
            when: when.map(str::to_owned),
        };
        return vec![step(k::ADVICE_WAY_TRIGGERED, Some(asked)), step(k::ADVICE_WAY_WITHDRAWN, None)];
    }
    let step = |(number, one): (usize, &AdviceState)| TimelineStep {
        // What stands is behind us: the next one is whose turn it is.
        moment: match number {
            number if number <= place => Moment::Done,
            number if number == place + 1 => Moment::Now(icons::CLOCK),
            _ => Moment::Waits,
        },
        what: t.get(what(*one)).to_owned(),
        when: match one {
            AdviceState::Triggered => Some(asked),
            AdviceState::Scheduled => meeting,
            AdviceState::Outcome => outcome,
            _ => None,
        }
        .map(str::to_owned),
    };
    AdviceState::ALL.iter().enumerate().map(step).collect()
}

/// A step, as who does what.
const fn what(state: AdviceState) -> crate::i18n::Key {
    match state {
        AdviceState::Triggered => k::ADVICE_WAY_TRIGGERED,
        AdviceState::Accepted => k::ADVICE_WAY_ACCEPTED,
        AdviceState::Scheduled => k::ADVICE_WAY_SCHEDULED,
        AdviceState::Held => k::ADVICE_WAY_HELD,
        AdviceState::Outcome => k::ADVICE_WAY_OUTCOME,
        AdviceState::Documented => k::ADVICE_WAY_DOCUMENTED,
        AdviceState::Closed => words::state(AdviceState::Closed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn one_step_is_next_and_none_once_it_is_closed() {
        let t = Texts::of(Lang::De);
        for (place, state) in AdviceState::ALL.iter().enumerate() {
            let steps = way(t, *state, ("heute", None, None), false);
            let done = steps.iter().filter(|step| step.moment == Moment::Done).count();
            let next = steps.iter().filter(|step| matches!(step.moment, Moment::Now(_))).count();
            assert_eq!((steps.len(), done, next), (7, place + 1, usize::from(state.is_open())), "{state:?}");
        }
        let back = way(t, AdviceState::Closed, ("heute", None, None), true);
        assert_eq!(back.len(), 2);
        let later = way(t, AdviceState::Held, ("heute", None, None), true);
        assert_eq!(later.len(), 7, "a talk that was held stays documented");
    }
}
