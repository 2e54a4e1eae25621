//! Use cases. A service takes the proof that its caller is allowed ([`domain::access::Allowed`]), checks what the rules say, and writes
//! state, ledger and outbox at once through the store. It knows neither HTTP nor SQL.
//!
//! Commands carry a key of the client: sent twice they are carried out once. What a rule refuses is a [`Refusal`], and nothing was
//! written.

pub mod access;
pub mod account;
pub mod advice;
pub mod auth;
pub mod checks;
pub mod contracts;
pub mod drafts;
mod error;
pub mod figures;
pub mod finding;
pub mod founding;
pub mod imports;
pub mod invitations;
pub mod leads;
pub mod letters;
pub mod members;
pub mod newcomers;
pub mod notices;
pub mod organisations;
pub mod overview;
pub mod own_pension;
pub mod pass;
pub mod people;
pub mod quick_test;
pub mod scenarios;
pub mod sealing;
mod today;

pub use error::{Refusal, ServiceError};
pub use today::today;

use auth::sso::Sso;
use auth::{Auth, Passkeys};
use sealing::Sealing;
use store::Store;

/// What every use case stands on; cheap to clone.
#[derive(Debug, Clone)]
pub struct Services {
    /// The data.
    pub store: Store,
    /// The doors.
    pub auth: Auth,
    /// The door for passkeys; none where the site's address is no passkey domain.
    pub passkeys: Option<Passkeys>,
    /// Whether mails leave this installation.
    pub mails: bool,
    /// The door through organisations' providers.
    pub sso: Sso,
    /// What seals documents.
    pub sealing: Sealing,
}
