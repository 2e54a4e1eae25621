//! Employments (Dienstverhältnisse).

use crate::organisation::names;
pub use calc::wage_tax::TaxClass;
use serde::{Deserialize, Serialize};

names! {
    /// Where an employment stands (Dienstverhältnis).
    EmploymentState {
        /// It has not begun (Geplant).
        Planned = "planned",
        /// Either side can still end it soon (Probezeit).
        Probation = "probation",
        /// It runs (Aktiv).
        Active = "active",
        /// It rests: parental leave, long sickness, a sabbatical (Ruhend).
        Dormant = "dormant",
        /// Notice was given (Gekündigt).
        NoticeGiven = "notice_given",
        /// It is over (Beendet).
        Ended = "ended",
    }
}
