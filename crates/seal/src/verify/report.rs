//! What holds, and what it says.

use jiff::Timestamp;

/// A file whose seals hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The document before any seal, which is what the file shows.
    pub first: Revision,
    /// The seals, the oldest first; one at least.
    pub seals: Vec<Seal>,
}

impl Report {
    /// SHA-256 of the whole file.
    #[must_use]
    pub fn sha256(&self) -> [u8; 32] {
        self.seals.last().map_or(self.first.sha256, |seal| seal.revision.sha256)
    }
}

/// A state of the file: its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revision {
    /// How many.
    pub length: usize,
    /// Their hash.
    pub sha256: [u8; 32],
}

/// A seal that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// Whose certificate it is, as `CN=…,O=…`.
    pub subject: String,
    /// SHA-256 of the certificate.
    pub fingerprint: [u8; 32],
    /// The field's name.
    pub field: String,
    /// Who sealed, by the seal's own words.
    pub name: String,
    /// Why, by the seal's own words.
    pub reason: String,
    /// When, by the seal's own words.
    pub claimed: Timestamp,
    /// When at the latest, by a time-stamp service.
    pub stamp: Option<Stamp>,
    /// How many bytes the seal covers: the revision without the signature.
    pub covered: usize,
    /// The file with this seal.
    pub revision: Revision,
}

impl Seal {
    /// With or without a time stamp.
    #[must_use]
    pub fn level(&self) -> Level {
        if self.stamp.is_some() { Level::Timed } else { Level::Basic }
    }
}

/// A time stamp that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The service's time.
    pub time: Timestamp,
    /// Whose certificate the service has.
    pub subject: String,
    /// SHA-256 of the service's certificate.
    pub fingerprint: [u8; 32],
}

/// How much a seal proves (ETSI EN 319 142-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// B-B: who, and that nothing changed.
    Basic,
    /// B-T: also, until when at the latest.
    Timed,
}
