//! `/desk/{org}/checks`: what the law asks of an employer, checked for one person, a list or everybody here, and what the next year
//! changes (B10, B17). Forms and tables without a program: they are opened rarely.

mod all;
mod everybody;
mod figures;
mod form;
mod frame;
mod hub;
mod list;
mod list_result;
mod made;
mod norms;
mod one;
mod one_result;
mod sample;
mod sheet;
mod trouble;
mod views;
mod words;

pub use all::{PromotionsPage, SubsidiesPage, SwitchDayPage, asked_day};
pub use form::{FIELDS, LIST_FIELDS, read, read_rule};
pub use hub::ChecksPage;
pub use list::{CheckListPage, ListSent};
pub use one::{CheckOnePage, OneSent};
pub use sample::{headings, sample};
pub use sheet::{Sheet, Value};
pub use trouble::refusal;

/// What leaves the house as files.
pub mod files {
    pub use super::made::{
        list_sheet as list, promotion_sheet as promotion, subsidy_sheet as subsidy, switch_sheet as switch_day,
    };
}
