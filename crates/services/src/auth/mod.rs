//! Signing in: names and passwords, sign-ins that renew themselves, tokens that prove them for some minutes.
//!
//! Whoever guesses learns nothing: an unknown name, a wrong password, a locked account and too many tries have one answer, and the
//! first three take the same time.

mod hashing;
mod name;
mod password;
mod second;
mod secret;
mod signing;
mod sso;
mod token;

pub use hashing::Hasher;
pub use name::{LoginName, NoName};
pub use password::{NoPassword, Password};
pub use second::{Enrolment, RECOVERY_CODES};
pub use secret::RefreshSecret;
pub use signing::{Auth, NotSignedIn, Renewed, SignedIn, Wrong};
pub use sso::{
    Begun, BrowserSecret, Callback, Declined, Finished, LinkTicket, NewProvider, NotBegun, NotFinished,
    ProviderSetting, ReturnPath, Sso,
};
pub use token::{Claims, NoToken};
