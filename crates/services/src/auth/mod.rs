//! Signing in: names and passwords, passkeys, sign-ins that renew themselves, tokens that prove them for some minutes.
//!
//! Whoever guesses learns nothing: an unknown name, a wrong password, a locked account and too many tries have one answer, and the
//! first three take the same time.

mod common;
mod fresh;
mod hashing;
mod name;
mod network;
mod passkeys;
mod password;
mod passwords;
mod second;
mod secret;
mod session;
mod signing;
pub mod sso;
mod step;
pub(crate) mod throttle;
mod token;

pub use fresh::Fresh;
pub use hashing::{Cost, Hasher, Place};
pub use name::{LoginName, NoName};
pub use network::Network;
pub use passkeys::{Begun, NoPasskeys, PasskeyTicket, Passkeys};
pub use password::{NewPassword, NoPassword, Password};
pub use passwords::{Proved, Wrong};
pub use second::{Enrolment, RECOVERY_CODES};
pub use secret::RefreshSecret;
pub use session::Session;
pub use signing::{Auth, NotSignedIn, Renewed, SignedIn};
pub(crate) use step::{read_step, sign_step};
pub use token::{Claims, NoToken};
