//! The one way to data: SQLite or PostgreSQL behind one door.
//!
//! Rows are reached through a scope only: one organisation, oneself, the organisations of a mandate, or the system. A
//! write is a closure: its state, ledger, outbox and jobs are saved together, and an answer means that they are on the
//! disk.

mod accounts;
pub mod advice_orders;
pub mod backup;
pub mod carriers;
mod command;
pub mod consents;
pub mod contract_values;
pub mod contracts;
pub mod contributions;
mod custody;
mod drafts;
pub mod employments;
mod engine;
mod error;
pub mod filings;
pub mod founding;
pub mod group_contracts;
mod identity;
pub mod imports;
pub mod invitations;
pub mod invitees;
pub mod jobs;
mod keys;
pub mod leads;
pub mod ledger;
pub mod licences;
pub mod listing;
mod member_names;
pub mod members;
pub mod messages;
pub mod objects;
pub mod organisations;
mod outbox;
pub mod overview;
pub mod pay_facts;
pub mod people;
pub mod person_lines;
pub mod scenarios;
mod scope;
pub mod seal_authority;
pub mod search;
pub mod sign_in;
mod signals;
mod store;
pub mod vault;

pub use command::{Command, Done};
pub use custody::{Content, Custody, Document, NewDocument};
pub use engine::health::Health;
pub use engine::statement::{Registered, STATEMENTS};
pub use error::{Error, Result};
pub use outbox::{Event, Live, Signal, Watch, Watchable};
pub use scope::{Reaching, Scope, WriteScope};
pub use store::{Access, Database, Settings, Store};
