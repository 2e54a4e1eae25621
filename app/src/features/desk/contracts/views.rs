//! What the pages of contracts show: the server has written it already, in the page's language.

use domain::pension::{CarrierState, ContractState, GroupState};

/// One part of the contracts, as a tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartView {
    /// Names it in addresses.
    pub code: String,
    /// What it is, with how many there are.
    pub label: String,
    /// Whether it is the one that is seen.
    pub current: bool,
}

/// A contract in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractView {
    /// The number that the carrier gave it.
    pub number: String,
    /// The carrier and the way.
    pub about: String,
    /// The person's record, for the link.
    pub record: String,
    /// Given and family name.
    pub person: String,
    /// The personnel number.
    pub personnel_no: String,
    /// Where it stands.
    pub state: ContractState,
    /// The same in words.
    pub state_word: String,
    /// What the employee pays, the employer on top, the subsidy; each per payment.
    pub amounts: [String; 3],
    /// How often it is paid.
    pub rhythm: String,
    /// Its last day, if it is known.
    pub end: Option<String>,
}

/// A page of contracts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractsView {
    /// The tabs.
    pub parts: Vec<PartView>,
    /// The part that is seen.
    pub part: String,
    /// By what they are sorted.
    pub sort: String,
    /// The largest first.
    pub down: bool,
    /// The contracts.
    pub rows: Vec<ContractView>,
    /// Which page, from 1.
    pub page: u16,
    /// How many pages.
    pub pages: u16,
}

impl ContractsView {
    /// The part of an address that shows the same contracts in this order.
    pub fn query(&self, sort: &str, down: bool) -> String {
        let order = if down { "&order=down" } else { "" };
        format!("?view={}&sort={sort}{order}", self.part)
    }
}

/// A group contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupView {
    /// Its number.
    pub number: String,
    /// The carrier and the way.
    pub about: String,
    /// The tariff, if it is known.
    pub tariff: Option<String>,
    /// Where it stands.
    pub state: GroupState,
    /// The same in words.
    pub state_word: String,
    /// The contracts in it.
    pub contracts: String,
    /// How many people have to be in it, if it says so.
    pub minimum: Option<String>,
    /// Its first day, if it is known.
    pub start: Option<String>,
}

/// A carrier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarrierView {
    /// Its name.
    pub name: String,
    /// What it is, with its number at the supervisor.
    pub about: String,
    /// Whether it still does business.
    pub state: CarrierState,
    /// The same in words.
    pub state_word: String,
    /// Whether it follows the agreement on transfers, in words.
    pub transfers: String,
    /// The contracts with it.
    pub contracts: String,
    /// The group contracts with it.
    pub groups: String,
}
