//! A contract as a row of a list leaves it: judging and booking ask the same, so that what is shown is what is booked.

use domain::intake::ContractRow;
use domain::money::Cents;
use domain::pension::{ContractState, Split};
use jiff::civil::Date;
use store::contracts::Contract;

/// Who pays what. A part that the row does not say stays as it is known; of a new contract it is nothing.
pub(in crate::imports) fn split(row: &ContractRow, known: Option<&Contract>) -> Split {
    let part = |said: Option<Cents>, part: fn(Split) -> Cents| {
        said.or(known.map(|known| part(known.split))).unwrap_or(Cents::ZERO)
    };
    Split {
        own: part(row.own, |split| split.own),
        employer: part(row.employer, |split| split.employer),
        subsidy: part(row.subsidy, |split| split.subsidy),
    }
}

/// Where it stands: as the row says, or as it is known. A new one runs, unless its last day is over.
pub(in crate::imports) fn state(row: &ContractRow, known: Option<&Contract>, day: Date) -> ContractState {
    let is_over = row.end.is_some_and(|end| end < day);
    let of_new = if is_over { ContractState::Ended } else { ContractState::Active };
    row.state.or(known.map(|known| known.state)).unwrap_or(of_new)
}
