//! Which certificates are believed, and the way up to them.

mod path;

pub(crate) use path::{Purpose, check};

use crate::certificate::Certificate;

/// What is trusted. Roots for seals and roots for time stamps are kept apart.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    seals: Vec<Certificate>,
    stamps: Vec<Certificate>,
}

impl Trust {
    /// Nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Seals from this root hold. A seal that was bought is trusted by its own certificate, not by its issuer's, who also
    /// issues for others.
    #[must_use]
    pub fn seal(mut self, certificate: Certificate) -> Self {
        self.seals.push(certificate);
        self
    }

    /// Time stamps from this root hold.
    #[must_use]
    pub fn stamp(mut self, certificate: Certificate) -> Self {
        self.stamps.push(certificate);
        self
    }

    pub(crate) fn anchors(&self, purpose: Purpose) -> &[Certificate] {
        match purpose {
            Purpose::Seal => &self.seals,
            Purpose::Stamp => &self.stamps,
        }
    }
}
