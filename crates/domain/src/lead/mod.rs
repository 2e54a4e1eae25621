//! Leads (Interessentenanfragen, M08): a company took the quick test on a public page and asks a licensed broker to call. It is the
//! broker's; whoever asked takes it back at any time, and nobody keeps it for longer than [`KEPT_DAYS`].

mod contact;

pub use contact::{Contact, Email, Line, Message, NoContact, Phone};

use crate::organisation::names;
use serde::{Deserialize, Serialize};

/// So many days after its last change a lead is deleted: never more than six months, whichever these are.
pub const KEPT_DAYS: u64 = 180;

names! {
    /// Where a lead stands. One that is taken back or deleted is gone.
    LeadState {
        /// Nobody called yet.
        New = "new",
        /// Somebody called.
        Called = "called",
        /// The company is a client now.
        Won = "won",
        /// Nothing came of it.
        Lost = "lost",
    }
}

impl LeadState {
    /// Whether this state may follow: any but the first, so that a slip can be mended.
    pub fn may_become(self, next: Self) -> bool {
        next != self && next != Self::New
    }
}

#[cfg(test)]
mod tests;
