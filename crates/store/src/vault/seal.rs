//! Sealing: AES-256-GCM (NIST SP 800-38D).
//!
//! A sealed value is `version (1 byte, now 1) | nonce (12) | ciphertext | tag (16)`.
//!
//! Nonces are random. By SP 800-38D, 8.3 one key then seals at most 2^32 messages; a data key belongs to one person and
//! seals some thousands, the wrapping key seals one message per person. A value holds at most 2^36 - 32 bytes.

use super::data_key::DataKey;
use super::key::KeyBytes;
use domain::random::Random;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, MAX_TAG_LEN, NONCE_LEN, Nonce, UnboundKey};

const VERSION: u8 = 1;
const HEAD: usize = 1 + NONCE_LEN;

/// How many bytes a sealed value is longer than its plaintext.
pub const OVERHEAD: usize = HEAD + MAX_TAG_LEN;

/// Why a sealed value stays shut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Shorter than an empty sealed value: cut off, or never sealed.
    #[error("this is no sealed value: it is too short")]
    TooShort,
    /// Sealed by a newer version, or not sealed at all.
    #[error("this value is sealed in the unknown version {0}")]
    UnknownVersion(u8),
    /// Another key, another context, or changed bytes; these cannot be told apart.
    #[error("this sealed value does not belong to this key and context, or it was changed")]
    Refused,
}

/// Seals a value. `context` says where it belongs (table, column, row): it is authenticated, not stored, and the same must
/// be given to [`open`], so that a value cannot be moved to another row unnoticed. The key's id is bound in as well.
///
/// # Panics
/// Beyond 2^36 - 32 bytes, which no machine hands in.
pub fn seal(key: &DataKey, context: &[u8], plaintext: &[u8], random: &dyn Random) -> Vec<u8> {
    seal_with(&key.sealing(), &[key.id().uuid().as_bytes(), context], plaintext, random)
}

/// Opens what [`seal`] made.
///
/// # Errors
/// [`OpenError`]; nothing of the plaintext is given out before all of it is authenticated.
pub fn open(key: &DataKey, context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, OpenError> {
    open_with(&key.sealing(), &[key.id().uuid().as_bytes(), context], sealed)
}

/// As [`seal`], under a bare key. All parts of the context but the last have a fixed length.
pub(super) fn seal_with(key: &KeyBytes, context: &[&[u8]], plaintext: &[u8], random: &dyn Random) -> Vec<u8> {
    let mut nonce = [0; NONCE_LEN];
    random.fill(&mut nonce);
    let mut sealed = Vec::with_capacity(plaintext.len() + OVERHEAD);
    sealed.push(VERSION);
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(plaintext);
    #[expect(clippy::expect_used, reason = "fails only beyond 64 GiB")]
    let tag = cipher(key)
        .seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), aad(VERSION, context), &mut sealed[HEAD..])
        .expect("a plaintext that fits in memory");
    sealed.extend_from_slice(tag.as_ref());
    sealed
}

pub(super) fn open_with(key: &KeyBytes, context: &[&[u8]], sealed: &[u8]) -> Result<Vec<u8>, OpenError> {
    match sealed.first() {
        Some(&VERSION) if sealed.len() >= OVERHEAD => {}
        Some(&VERSION) | None => return Err(OpenError::TooShort),
        Some(&version) => return Err(OpenError::UnknownVersion(version)),
    }
    let nonce = Nonce::try_assume_unique_for_key(&sealed[1..HEAD]).map_err(|_| OpenError::TooShort)?;
    let mut plaintext = sealed[HEAD..].to_vec();
    let length =
        cipher(key).open_in_place(nonce, aad(VERSION, context), &mut plaintext).map_err(|_| OpenError::Refused)?.len();
    plaintext.truncate(length);
    Ok(plaintext)
}

fn aad(version: u8, context: &[&[u8]]) -> Aad<Vec<u8>> {
    Aad::from([&[version], context.concat().as_slice()].concat())
}

fn cipher(key: &KeyBytes) -> LessSafeKey {
    #[expect(clippy::expect_used, reason = "fails only for another length than 32")]
    let key = UnboundKey::new(&AES_256_GCM, key.bytes()).expect("32 bytes");
    LessSafeKey::new(key)
}

#[cfg(test)]
#[path = "seal_tests.rs"]
mod tests;
