//! Signing in: with a name and a password, with a passkey, through the organisation.

mod page;

pub use page::SignInPage;
