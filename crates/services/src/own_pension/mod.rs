//! What a person has, at every employer that keeps a record of them or kept one (A01, J05): promises, open steps, documents, messages.
//!
//! Nothing is computed here that a carrier has to state: totals are sums of stated values and name the oldest day and the sources.
//! A person reaches rows only through their own records; what belongs to another record is [`Refusal::Unknown`](crate::Refusal::Unknown).

mod contract;
mod facts;
mod home;
mod messages;
mod papers;
mod reach;
mod steps;
mod totals;

pub use contract::{ContractFile, contract};
pub use facts::{OwnFacts, facts};
pub use home::{AtEmployer, Home, News, home, news};
pub use messages::{Opened, Received, message, messages};
pub use papers::{File, Paper, file, filed, paper, papers};
pub use reach::{Employer, Held};
pub use steps::OpenStep;
pub use store::contract_values::Value;
pub use store::contracts::Contract;
pub use store::contributions::Contribution;
pub use store::employments::Employment;
pub use store::filings::Filing;
pub use store::group_contracts::GroupContract;
pub use store::messages::Message;
pub use totals::{Stated, Totals};
