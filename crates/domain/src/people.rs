//! Employers' copies of people's master data (Personenakte).

use crate::organisation::names;
use serde::{Deserialize, Serialize};

names! {
    /// Where a record stands.
    RecordState {
        /// It was made (Angelegt).
        Created = "created",
        /// A letter or mail to open an account was made (Eingeladen).
        Invited = "invited",
        /// It belongs to an account (Aktiviert).
        Activated = "activated",
        /// Nobody may change it (Gesperrt).
        Locked = "locked",
        /// The name was replaced (Pseudonymisiert).
        Pseudonymised = "pseudonymised",
        /// It was erased (Gelöscht).
        Deleted = "deleted",
    }
}

impl RecordState {
    /// Whether the record is about somebody who can still be told from others.
    pub const fn is_somebody(self) -> bool {
        !matches!(self, Self::Pseudonymised | Self::Deleted)
    }
}
