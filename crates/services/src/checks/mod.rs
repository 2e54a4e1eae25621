//! The employer's checks of everybody at once, or of a list that somebody brings: the subsidy to converted pay (B10, B17), the state's
//! subsidy for low pay, and what a new year's numbers change.
//!
//! They inform and warn; what is assumed stands in each result. Who sees single people's pay here has to be allowed both: to calculate,
//! and to see people. A list of one's own needs the calculator only, and nothing of it is kept.

mod all;
mod list;
mod one;
mod total;

pub use all::{Checked, Person, promotion_all, subsidy_all, switch_day};
pub use list::{ListColumn, ListFile, ListRow, SubsidyList, subsidy_file, subsidy_list};
pub use one::{next_switch_day, subsidy_one};
pub use total::{PromotionTotals, SubsidyTotals, SwitchTotals};

use crate::ServiceError;
use domain::intake::Column;
use domain::pay::NoValues;
use domain::switch_day::NoSwitch;
use lists::NoTable;

/// So many people are checked at once at most.
pub const MOST: usize = 10_000;

/// Why nothing was checked.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// More than [`MOST`] people or rows.
    #[error("there are more than 10,000 people or rows")]
    TooMany,
    /// A list without these columns cannot be checked.
    #[error("columns are missing that every row needs")]
    Missing(Vec<Column>),
    /// The file is no list.
    #[error(transparent)]
    File(#[from] NoTable),
    /// The year's numbers are not known.
    #[error(transparent)]
    Values(#[from] NoValues),
    /// The day cannot be looked at.
    #[error(transparent)]
    Switch(#[from] NoSwitch),
    /// Not allowed, or the store's trouble.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<store::Error> for CheckError {
    fn from(error: store::Error) -> Self {
        Self::Service(error.into())
    }
}
