//! `/account`: how one signs in, where one is signed in, what one agreed to, what happened.

mod activity;
mod api;
mod page;
mod password;
mod second_factor;
mod sections;

pub use activity::ActivityPage;
pub use page::AccountPage;
pub use password::PasswordPage;
pub use second_factor::SecondFactorPage;
