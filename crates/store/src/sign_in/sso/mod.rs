//! Signing in through an organisation's own provider: its setting, who is on the way, and whose identity is whose.

mod attempt;
mod identity;
mod provider;

pub use attempt::{NewSsoAttempt, SsoAttempt};
pub use identity::{LinkedIdentity, NewSsoTicket};
pub use provider::SsoProvider;

pub(crate) use attempt::STATEMENTS as ATTEMPT_STATEMENTS;
pub(crate) use identity::STATEMENTS as IDENTITY_STATEMENTS;
pub(crate) use provider::STATEMENTS as PROVIDER_STATEMENTS;
