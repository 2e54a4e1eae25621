//! Signing in: names and passwords, sign-ins that renew themselves, tokens that prove them for some minutes.
//!
//! Whoever guesses learns nothing: an unknown name, a wrong password, a locked account and too many tries have one answer, and the
//! first three take the same time.

mod common;
mod fresh;
mod hashing;
mod name;
mod network;
mod password;
mod passwords;
mod second;
mod secret;
mod signing;
pub(crate) mod throttle;
mod token;

pub use fresh::Fresh;
pub use hashing::{Cost, Hasher};
pub use name::{LoginName, NoName};
pub use network::Network;
pub use password::{NewPassword, NoPassword, Password};
pub use passwords::Wrong;
pub use second::{Enrolment, RECOVERY_CODES};
pub use secret::RefreshSecret;
pub use signing::{Auth, NotSignedIn, Renewed, SignedIn};
pub use token::{Claims, NoToken};
