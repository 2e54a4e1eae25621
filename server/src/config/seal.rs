//! Seals of documents: whether somebody else says when they were made.

use super::ConfigError;
use serde::Deserialize;
use std::path::PathBuf;

/// What stands under `[seal]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Seal {
    /// The address of a time-stamp service (RFC 3161); without one a seal has the installation's own time.
    pub time_stamps: Option<String>,
    /// A PEM file of the certificates by which its time stamps are trusted; it goes with the address.
    pub time_stamp_roots: Option<PathBuf>,
}

impl Seal {
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let is_web = |url: &String| url.starts_with("http://") || url.starts_with("https://");
        match (&self.time_stamps, &self.time_stamp_roots) {
            (None, None) => Ok(()),
            (Some(url), Some(_)) if is_web(url) => Ok(()),
            _ => Err(ConfigError::TimeStamps),
        }
    }
}
