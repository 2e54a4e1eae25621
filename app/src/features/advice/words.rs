//! Words for advice: where an order stands, how it ended, as what somebody stands in the register. For the person and for the broker's desk.

use crate::i18n::{Key, k};
use crate::ui::Tone;
use domain::advice::{AdviceState, LicenceKind, Outcome};

/// Where an order stands, in a word.
pub const fn state(state: AdviceState) -> Key {
    match state {
        AdviceState::Triggered => k::ADVICE_STATE_TRIGGERED,
        AdviceState::Accepted => k::ADVICE_STATE_ACCEPTED,
        AdviceState::Scheduled => k::ADVICE_STATE_SCHEDULED,
        AdviceState::Held => k::ADVICE_STATE_HELD,
        AdviceState::Outcome => k::ADVICE_STATE_OUTCOME,
        AdviceState::Documented => k::ADVICE_STATE_DOCUMENTED,
        AdviceState::Closed => k::ADVICE_STATE_CLOSED,
    }
}

/// How much that weighs: what waits for somebody, what goes on, what is done.
pub const fn tone(state: AdviceState) -> Tone {
    match state {
        AdviceState::Triggered => Tone::Warn,
        AdviceState::Closed => Tone::Plain,
        AdviceState::Documented => Tone::Good,
        _ => Tone::Accent,
    }
}

/// How it ended.
pub const fn outcome(outcome: Outcome) -> Key {
    match outcome {
        Outcome::Concluded => k::ADVICE_OUTCOME_CONCLUDED,
        Outcome::Changed => k::ADVICE_OUTCOME_CHANGED,
        Outcome::NoNeed => k::ADVICE_OUTCOME_NO_NEED,
        Outcome::NotReached => k::ADVICE_OUTCOME_NOT_REACHED,
    }
}

/// As what somebody stands in the register of intermediaries.
pub const fn licence(kind: LicenceKind) -> Key {
    match kind {
        LicenceKind::Broker => k::ADVICE_LICENCE_BROKER,
        LicenceKind::Agent => k::ADVICE_LICENCE_AGENT,
        LicenceKind::Adviser => k::ADVICE_LICENCE_ADVISER,
    }
}
