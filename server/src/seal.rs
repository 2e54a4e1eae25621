//! The time-stamp service that the configuration names.

use crate::config::Seal;
use gateways::time_stamp::TimeStamps;
use std::fs;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// The service with the certificates that its stamps are trusted by, as PEM; none where none is configured.
///
/// # Errors
/// What keeps it from being used, in a sentence for the operator.
pub(crate) fn open(config: &Seal) -> Result<Option<(TimeStamps, String)>, Failure> {
    let (Some(address), Some(roots)) = (&config.time_stamps, &config.time_stamp_roots) else { return Ok(None) };
    let pem = fs::read_to_string(roots).map_err(|error| format!("{}: {error}", roots.display()))?;
    Ok(Some((TimeStamps::at(address)?, pem)))
}
