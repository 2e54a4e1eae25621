//! Values that must not be seen.

use serde::Deserialize;

/// A value that no log and no error shows.
#[derive(Clone, Deserialize)]
pub struct Secret(String);

impl Secret {
    /// The value, for the one comparison that needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}
