//! What keys and serial numbers are made of. Chance comes from the caller.

use crate::problem::AuthorityError;
use p256::ecdsa::SigningKey;
use ring::hkdf::{HKDF_SHA256, Salt};
use std::fmt;
use zeroize::Zeroizing;

/// 32 bytes of chance from which one key and its certificate's number are derived. Gone from memory when dropped.
pub struct Seed(Zeroizing<[u8; 32]>);

impl Seed {
    /// Takes 32 bytes from a generator fit for keys.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// A key for a purpose.
    pub(super) fn key(&self, purpose: &str) -> Result<SigningKey, AuthorityError> {
        // One in 2^32 is no key; then the next counts.
        (0..=u8::MAX)
            .find_map(|count| SigningKey::from_slice(&*self.derive(purpose, count).ok()?).ok())
            .ok_or(AuthorityError::Key)
    }

    /// A certificate's number: positive and 127 bits long at most.
    pub(super) fn serial(&self, purpose: &str) -> Result<[u8; 16], AuthorityError> {
        let bytes = self.derive(purpose, 0)?;
        let mut serial = [0; 16];
        serial.copy_from_slice(bytes.split_at(16).0);
        serial[0] = serial[0] & 0x3f | 0x40;
        Ok(serial)
    }

    fn derive(&self, purpose: &str, count: u8) -> Result<Zeroizing<[u8; 32]>, AuthorityError> {
        let mut out = Zeroizing::new([0; 32]);
        Salt::new(HKDF_SHA256, b"zusage seal 1")
            .extract(&*self.0)
            .expand(&[purpose.as_bytes(), &[count]], HKDF_SHA256)
            .and_then(|key| key.fill(&mut *out))
            .map_err(|_| AuthorityError::Key)?;
        Ok(out)
    }
}

/// Without the bytes.
impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seed").finish_non_exhaustive()
    }
}
