//! The master key: one per installation, in a file apart from the backups.

use super::address::{hex, unhex};
use super::key::{KeyBytes, Subkey};
use super::key_file::{self, KeyFileError};
use domain::random::Random;
use std::fmt;
use std::path::Path;
use std::str::FromStr;

/// What a key derived from the master key is for. Keys of different purposes tell nothing about one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Wraps data keys.
    Wrap,
    /// Finds rows by sealed values.
    BlindIndex,
    /// Seals the heads of the ledger's chains.
    LedgerSeal,
    /// Names the master key without showing it.
    Fingerprint,
    /// Tells whether a repeated command is the same.
    Command,
    /// Signs what a browser shows to prove that it is signed in.
    AccessToken,
    /// Seals the secrets of settings.
    Setting,
    /// Tells the secrets that renew sign-ins from made-up ones.
    RefreshSecret,
    /// Makes the secrets of links that have to be said again: by a repeated command, by a job after a crash.
    LinkSecret,
}

impl Purpose {
    /// Never changed: stored data hangs on it.
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Wrap => b"wrap",
            Self::BlindIndex => b"blind index",
            Self::LedgerSeal => b"ledger seal",
            Self::Fingerprint => b"fingerprint",
            Self::Command => b"command",
            Self::AccessToken => b"access token",
            Self::Setting => b"setting",
            Self::RefreshSecret => b"refresh secret",
            Self::LinkSecret => b"link secret",
        }
    }
}

/// Where [`MasterKey::load_or_create`] got the key from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The file was there.
    Loaded,
    /// The file was made just now: say so to the operator, who must keep a copy.
    Created,
}

/// The installation's master key: 32 bytes, shown nowhere, wiped when dropped.
pub struct MasterKey(KeyBytes);

impl MasterKey {
    /// Makes a key that stands in no file yet. `random` is the system's generator, except in tests.
    pub fn generate(random: &dyn Random) -> Self {
        Self(KeyBytes::random(random))
    }

    /// Reads the key from its file.
    ///
    /// # Errors
    /// [`KeyFileError`]: missing, open to others, malformed, unreadable.
    pub fn load(path: &Path) -> Result<Self, KeyFileError> {
        key_file::read(path).map(Self)
    }

    /// Makes a key and its file (mode 0600); when this returns, both the file and its name survive a power loss.
    ///
    /// # Errors
    /// [`KeyFileError`]: the file exists already (it is never overwritten), or cannot be written.
    pub fn create(path: &Path, random: &dyn Random) -> Result<Self, KeyFileError> {
        let master = Self::generate(random);
        key_file::write_new(path, &master.0)?;
        Ok(master)
    }

    /// Writes the key to a new file, as [`Self::create`] does: for a restore on another machine.
    ///
    /// # Errors
    /// As [`Self::create`].
    pub fn save_new(&self, path: &Path) -> Result<(), KeyFileError> {
        key_file::write_new(path, &self.0)
    }

    /// Reads the key, or makes it at the first start. Only for a database that remembers no [`Fingerprint`] yet: with data
    /// there, a missing file is an error, and a new key would open nothing.
    ///
    /// # Errors
    /// As [`Self::load`] and [`Self::create`].
    pub fn load_or_create(path: &Path, random: &dyn Random) -> Result<(Self, Origin), KeyFileError> {
        match Self::load(path) {
            Err(KeyFileError::Missing { .. }) => {}
            loaded => return Ok((loaded?, Origin::Loaded)),
        }
        match Self::create(path, random) {
            // Another process was faster.
            Err(KeyFileError::Exists { .. }) => Ok((Self::load(path)?, Origin::Loaded)),
            created => Ok((created?, Origin::Created)),
        }
    }

    /// The key for one purpose (HKDF-SHA-256, RFC 5869).
    pub fn subkey(&self, purpose: Purpose) -> Subkey {
        Subkey(self.0.derive(&[purpose.label()]))
    }

    /// A public name for this key, to be remembered by the database that it belongs to.
    pub fn fingerprint(&self) -> Fingerprint {
        let mac = self.subkey(Purpose::Fingerprint).mac(b"");
        let mut short = [0; 8];
        short.copy_from_slice(&mac[..8]);
        Fingerprint(short)
    }

    /// Whether this is the key that the database remembers.
    ///
    /// # Errors
    /// [`OtherMaster`] if it is another one.
    pub fn check(&self, expected: Fingerprint) -> Result<(), OtherMaster> {
        let found = self.fingerprint();
        if found == expected { Ok(()) } else { Err(OtherMaster { expected, found }) }
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(…)")
    }
}

/// The database belongs to another master key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the database belongs to the master key {expected}, but the file holds {found}: put back the right key file")]
pub struct OtherMaster {
    /// Which key the database remembers.
    pub expected: Fingerprint,
    /// Which key the file holds.
    pub found: Fingerprint,
}

/// The text is no fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no fingerprint of a master key: 16 hexadecimal digits in lower case are wanted")]
pub struct NoFingerprint;

/// A master key's public name: 64 bits of an HMAC under a key of its own, written as 16 hex digits. Tells keys apart, and
/// nothing about them; against mix-ups, not against attackers.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 8]);

impl FromStr for Fingerprint {
    type Err = NoFingerprint;

    fn from_str(text: &str) -> Result<Self, NoFingerprint> {
        let mut bytes = [0; 8];
        unhex(text.as_bytes(), &mut bytes).ok_or(NoFingerprint)?;
        Ok(Self(bytes))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

#[cfg(test)]
#[path = "master_tests.rs"]
mod tests;
