//! Key bytes, and how further keys come from them.

use domain::random::Random;
use ring::{hkdf, hmac};
use std::fmt;
use zeroize::Zeroizing;

/// Length of every key and of every HMAC-SHA-256, in bytes.
pub(super) const LEN: usize = 32;

/// Separates our derivations from those of other programs that were given the same bytes.
const SALT: &[u8] = b"zusage vault 1";

/// 32 secret bytes. On the heap, so that moving the owner leaves no copy behind; wiped when dropped.
#[derive(Clone)]
pub(super) struct KeyBytes(Box<Zeroizing<[u8; LEN]>>);

impl KeyBytes {
    pub(super) fn zero() -> Self {
        Self(Box::new(Zeroizing::new([0; LEN])))
    }

    pub(super) fn random(random: &dyn Random) -> Self {
        let mut key = Self::zero();
        random.fill(key.bytes_mut());
        key
    }

    /// Nothing unless there are exactly 32 bytes.
    pub(super) fn copied(bytes: &[u8]) -> Option<Self> {
        let mut key = Self::zero();
        (bytes.len() == LEN).then(|| key.bytes_mut().copy_from_slice(bytes))?;
        Some(key)
    }

    pub(super) fn bytes(&self) -> &[u8; LEN] {
        &self.0
    }

    pub(super) fn bytes_mut(&mut self) -> &mut [u8; LEN] {
        &mut self.0
    }

    /// HKDF-SHA-256 (RFC 5869) with these bytes as keying material. The parts of `info` are run together: the caller
    /// gives all but the last a fixed length.
    pub(super) fn derive(&self, info: &[&[u8]]) -> Self {
        let mut key = Self::zero();
        hkdf_sha256(SALT, self.bytes(), info, key.bytes_mut());
        key
    }
}

impl fmt::Debug for KeyBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyBytes(…)")
    }
}

fn hkdf_sha256(salt: &[u8], ikm: &[u8], info: &[&[u8]], out: &mut [u8; LEN]) {
    let prk = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(ikm);
    #[expect(clippy::expect_used, reason = "fails only beyond 255 times 32 bytes, or when the lengths differ")]
    prk.expand(info, hkdf::HKDF_SHA256).and_then(|okm| okm.fill(out)).expect("32 bytes are asked for");
}

/// A key for one purpose, to authenticate with: HMAC-SHA-256 (RFC 2104, FIPS 198-1).
#[derive(Debug, Clone)]
pub struct Subkey(pub(super) KeyBytes);

impl Subkey {
    /// The bare bytes, for a part that keeps its key in a form of its own, such as the ledger. They are not wiped there.
    pub fn bytes(&self) -> &[u8; 32] {
        self.0.bytes()
    }

    /// The HMAC of a message, 32 bytes.
    pub fn mac(&self, message: &[u8]) -> [u8; 32] {
        let mut mac = [0; LEN];
        mac.copy_from_slice(hmac::sign(&self.hmac(), message).as_ref());
        mac
    }

    /// Whether `mac` belongs to the message; takes the same time wherever they differ.
    #[must_use = "an unread answer protects nothing"]
    pub fn verify(&self, message: &[u8], mac: &[u8]) -> bool {
        hmac::verify(&self.hmac(), message, mac).is_ok()
    }

    fn hmac(&self) -> hmac::Key {
        hmac::Key::new(hmac::HMAC_SHA256, self.0.bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::address::hex;

    #[test]
    fn hkdf_gives_the_published_values() {
        // RFC 5869, A.1 and A.3; a shorter output is the beginning of the longer one.
        let mut out = [0; LEN];
        let salt: Vec<u8> = (0x00..=0x0c).collect();
        let info: Vec<u8> = (0xf0..=0xf9).collect();
        hkdf_sha256(&salt, &[0x0b; 22], &[&info], &mut out);
        assert_eq!(hex(&out), "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
        hkdf_sha256(&[], &[0x0b; 22], &[], &mut out);
        assert_eq!(hex(&out), "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    }

    #[test]
    fn hmac_gives_the_published_value() {
        // RFC 4231, 4.2 has a key of 20 bytes; filled up with zeros it is the same key (RFC 2104, 2).
        let mut key = KeyBytes::zero();
        key.bytes_mut()[..20].fill(0x0b);
        let mac = Subkey(key.clone()).mac(b"Hi There");
        assert_eq!(hex(&mac), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        assert!(Subkey(key.clone()).verify(b"Hi There", &mac));
        assert!(!Subkey(key.clone()).verify(b"Hi there", &mac));
        assert!(!Subkey(key).verify(b"Hi There", &mac[..31]));
    }

    #[test]
    fn the_order_of_parts_and_the_key_matter() {
        let (one, two) = (KeyBytes::copied(&[1; LEN]).expect("32"), KeyBytes::copied(&[2; LEN]).expect("32"));
        assert_ne!(one.derive(&[b"a", b"b"]).bytes(), one.derive(&[b"b", b"a"]).bytes());
        assert_ne!(one.derive(&[b"a"]).bytes(), two.derive(&[b"a"]).bytes());
        assert!(KeyBytes::copied(&[1; 31]).is_none());
        assert_eq!(format!("{one:?}"), "KeyBytes(…)");
    }
}
