//! Advice (Beratung): what starts an order (Beratungsauftrag), where it stands, how it ended, and what lets somebody advise. The product
//! informs and warns; only whoever has a licence advises (§ 34d `GewO`, §§ 61, 62 VVG).

mod licence;
mod occasion;
mod slug;

pub use licence::{Licence, LicenceKind, NoRegisterNumber, RegisterNumber};
pub use occasion::Occasion;
pub use slug::{CalculatorSlug, NoSlug};

use crate::organisation::names;
use serde::{Deserialize, Serialize};

names! {
    /// Where an order to advise stands.
    AdviceState {
        /// It is there; nobody took it (ausgelöst).
        Triggered = "triggered",
        /// An adviser took it (angenommen).
        Accepted = "accepted",
        /// A day is agreed on (terminiert).
        Scheduled = "scheduled",
        /// The talk took place (durchgeführt).
        Held = "held",
        /// How it ended is known (Ergebnis).
        Outcome = "outcome",
        /// It is documented (dokumentiert, § 61 (1) sentence 2 VVG).
        Documented = "documented",
        /// Nothing is left to do (geschlossen).
        Closed = "closed",
    }
}

names! {
    /// How an order ended (Ergebnis).
    Outcome {
        /// A contract was concluded (Abschluss).
        Concluded = "concluded",
        /// Something that was there was changed (Änderung).
        Changed = "changed",
        /// There was no need (kein Bedarf).
        NoNeed = "no_need",
        /// The person could not be reached (nicht erreicht).
        NotReached = "not_reached",
    }
}

impl AdviceState {
    /// The states that may follow.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Triggered => &[Self::Accepted],
            Self::Accepted => &[Self::Scheduled],
            Self::Scheduled => &[Self::Held],
            Self::Held => &[Self::Outcome],
            Self::Outcome => &[Self::Documented],
            Self::Documented => &[Self::Closed],
            Self::Closed => &[],
        }
    }

    /// Whether this state may follow.
    pub fn may_become(self, next: Self) -> bool {
        self.next().contains(&next)
    }

    /// Whether somebody has to do something for it yet.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Closed)
    }

    /// Whether entering it is advising, for which the organisation needs a licence on that day. What happened may be written down later too.
    pub const fn needs_licence(self) -> bool {
        matches!(self, Self::Triggered | Self::Accepted | Self::Scheduled | Self::Held)
    }
}

#[cfg(test)]
mod tests;
