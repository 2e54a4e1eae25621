//! `/account`: how one signs in, where one is signed in, what one agreed to, what happened.

mod activity;
mod api;
mod page;
#[cfg(feature = "ssr")]
mod passkey;
#[cfg(feature = "ssr")]
mod password;
#[cfg(feature = "ssr")]
mod second_factor;
mod sections;

pub use activity::ActivityPage;
pub use page::AccountPage;
#[cfg(feature = "ssr")]
pub use passkey::NewPasskeyPage;
#[cfg(feature = "ssr")]
pub use password::PasswordPage;
#[cfg(feature = "ssr")]
pub use second_factor::SecondFactorPage;
