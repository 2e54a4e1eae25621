//! `zusage routes`.

use super::{Failure, say};
use crate::http;

/// Prints the route list as JSON.
pub(super) fn run() -> Result<(), Failure> {
    say(serde_json::to_string_pretty(&http::routes::all())?);
    Ok(())
}
