//! The form contract: one way to write a form that works with and without a program in the browser.
//!
//! - A page asks for what the server said with [`use_answer`], at its top; [`crate::ui::Form`] gives it to the fields. Each field takes what
//!   was typed and why it was not taken from there.
//! - The readers of [`read`] turn typed text into values or a [`Problem`]; fields use them in the browser, `Reading` uses them on the server.
//! - A refused form is kept as a draft by the server, and the page comes back with it.

mod answer;
mod problem;
#[cfg(feature = "ssr")]
mod problems;
pub mod read;
#[cfg(feature = "ssr")]
mod reading;
mod state;

pub use answer::{Answer, use_answer};
pub use problem::Problem;
#[cfg(feature = "ssr")]
pub use reading::{Reading, Typed};
pub use state::{FormState, use_form};
