//! Passkeys in the browser: one button, three occasions; the script is `platform/door.js`.

mod api;
mod button;

pub use button::{Occasion, PasskeyButton};

/// The cookie that binds what the server asked to this browser.
pub const TICKET_COOKIE: &str = "__Host-passkey";
