//! Data keys: one per person; whoever erases it erases what it sealed.

use super::address::Address;
use super::key::{KeyBytes, LEN, Subkey};
use super::master::{MasterKey, Purpose};
use super::seal::{self, OVERHEAD, OpenError};
use domain::id::KeyId;
use domain::random::Random;
use zeroize::Zeroizing;

/// Length of a wrapped data key, in bytes.
pub const WRAPPED_LEN: usize = LEN + OVERHEAD;

/// Tells a wrapped key from everything else that may be sealed.
const WRAP: &[u8] = b"data key";

/// A key for one person's sealed values and documents. Shows nothing of itself but its id; wiped when dropped.
#[derive(Debug, Clone)]
pub struct DataKey {
    id: KeyId,
    bytes: KeyBytes,
}

impl DataKey {
    /// Makes a key. `random` is the system's generator, except for data that may be read by all (demo, tests).
    pub fn generate(id: KeyId, random: &dyn Random) -> Self {
        Self { id, bytes: KeyBytes::random(random) }
    }

    /// Which key this is, as it stands beside what it sealed.
    pub const fn id(&self) -> KeyId {
        self.id
    }

    /// The key sealed under the master key, [`WRAPPED_LEN`] bytes, to be stored. Its id is bound in: wrapped keys cannot
    /// change places.
    pub fn wrap(&self, master: &MasterKey, random: &dyn Random) -> Vec<u8> {
        let wrap = master.subkey(Purpose::Wrap);
        seal::seal_with(&wrap.0, &[WRAP, self.id.uuid().as_bytes()], self.bytes.bytes(), random)
    }

    /// Gets a key back from what [`Self::wrap`] made.
    ///
    /// # Errors
    /// [`OpenError`]: another master key, another key id, or changed bytes.
    pub fn unwrap(master: &MasterKey, id: KeyId, wrapped: &[u8]) -> Result<Self, OpenError> {
        let wrap = master.subkey(Purpose::Wrap);
        let bytes = Zeroizing::new(seal::open_with(&wrap.0, &[WRAP, id.uuid().as_bytes()], wrapped)?);
        let bytes = KeyBytes::copied(&bytes).ok_or(OpenError::Refused)?;
        Ok(Self { id, bytes })
    }

    /// Where this content lies, sealed under this key; see [`Address`].
    pub fn address(&self, plaintext: &[u8]) -> Address {
        Address::new(Subkey(self.bytes.derive(&[b"address"])).mac(plaintext))
    }

    pub(super) fn sealing(&self) -> KeyBytes {
        self.bytes.derive(&[b"seal"])
    }

    #[cfg(test)]
    pub(super) fn renamed(&self, id: KeyId) -> Self {
        Self { id, bytes: self.bytes.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::NewId;
    use domain::random::SeededRandom;
    use domain::time::Timestamp;

    fn key(seed: u64) -> DataKey {
        let random = SeededRandom::new(seed);
        DataKey::generate(KeyId::new(Timestamp::from_microsecond(0), &random), &random)
    }

    #[test]
    fn a_wrapped_key_comes_back() {
        let (master, random, key) = (MasterKey::generate(&SeededRandom::new(1)), SeededRandom::new(2), key(3));
        let wrapped = key.wrap(&master, &random);
        assert_eq!(wrapped.len(), WRAPPED_LEN);
        let again = DataKey::unwrap(&master, key.id(), &wrapped).expect("the same master key");
        let sealed = seal::seal(&key, b"here", b"content", &random);
        assert_eq!(seal::open(&again, b"here", &sealed).as_deref(), Ok(&b"content"[..]));
        assert_eq!(again.address(b"content"), key.address(b"content"));
    }

    #[test]
    fn another_master_key_another_id_or_a_flipped_bit_is_refused() {
        let (master, random, key) = (MasterKey::generate(&SeededRandom::new(1)), SeededRandom::new(2), key(3));
        let mut wrapped = key.wrap(&master, &random);
        let refused = |master: &MasterKey, id, wrapped: &[u8]| {
            matches!(DataKey::unwrap(master, id, wrapped), Err(OpenError::Refused))
        };
        assert!(refused(&MasterKey::generate(&SeededRandom::new(9)), key.id(), &wrapped));
        assert!(refused(&master, self::key(4).id(), &wrapped));
        wrapped[20] ^= 1;
        assert!(refused(&master, key.id(), &wrapped));
        // A sealed value of the right length is no wrapped key.
        assert!(refused(&master, key.id(), &seal::seal(&key, b"", &[0; LEN], &random)));
    }

    #[test]
    fn equal_content_has_one_address_per_key() {
        let (one, two) = (key(1), key(2));
        assert_eq!(one.address(b"page"), one.address(b"page"));
        assert_ne!(one.address(b"page"), one.address(b"page 2"));
        assert_ne!(one.address(b"page"), two.address(b"page"));
    }

    #[test]
    fn a_key_shows_only_its_id() {
        let key = key(1);
        assert_eq!(format!("{key:?}"), format!("DataKey {{ id: {:?}, bytes: KeyBytes(…) }}", key.id()));
    }
}
