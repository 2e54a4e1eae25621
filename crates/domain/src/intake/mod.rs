//! What a list of staff or of contracts means: which column holds what, what a row says, and what it would change.
//!
//! The way of a list: [`guess`] looks at its headings and some of its rows, a person corrects the guess, [`Mapping`] holds the result
//! (and is remembered under the list's [`Fingerprint`]), [`PersonRow::read`] and [`ContractRow::read`] read the rows and gather every
//! fault, [`judge`] says what each row would do to what is known. Files, encodings and tables of cells are somebody else's: here a list
//! is headings and texts.

mod cell;
mod column;
mod contract_row;
mod contract_terms;
mod diff;
mod fault;
mod fits;
mod headings;
mod hours;
mod key;
mod known_headings;
mod mapping;
mod national;
mod person_row;
mod person_state;
mod row;
mod source;
mod subsidy_row;
mod values;
mod whole_name;

pub use crate::employment::EmploymentState;
pub use crate::pension::{ContractState, Rhythm, Way};
pub use column::{Column, List};
pub use contract_row::ContractRow;
pub use diff::{Counts, FieldChange, Judged, Verdict, judge, verdict};
pub use fault::{CellFault, FaultCode};
pub use headings::{Guess, Why, guess};
pub use hours::Hours;
pub use key::normalised;
pub use known_headings::meant_by;
pub use mapping::{Mapping, NoMapping};
pub use national::{NoSvNumber, NoTaxId, SvNumber, TaxId, parse_sv_number, parse_tax_id};
pub use person_row::PersonRow;
pub use row::{Line, ReadRow, row_key};
pub use source::Fingerprint;
pub use subsidy_row::SubsidyRow;
pub use values::{Values, masked};
