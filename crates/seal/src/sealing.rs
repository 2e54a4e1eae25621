//! From a document to a sealed one, in steps: what goes over the network lies between them.

use crate::{
    about::About,
    algorithm::{self, Fault, Hash, Kind},
    chain::Chain,
    hash,
    key::SealKey,
    pdf,
    problem::{SealError, Unsealable},
    stamp,
    trust::Trust,
    verify::signature::{self, Parts},
};
use std::{fmt, ops::Range};

/// Puts an update with room for a signature behind a document, in which nothing changes.
///
/// # Errors
///
/// If the document is not one that can be sealed, or what the seal says of itself does not fit.
pub fn prepare(pdf: &[u8], about: &About) -> Result<Prepared, Unsealable> {
    if pdf.len() > crate::LARGEST_FILE {
        return Err(Unsealable::TooLarge);
    }
    let (seals, _) = pdf::revisions(pdf)?;
    if seals.len() >= crate::MOST_SEALS {
        return Err(Unsealable::TooMany);
    }
    attach(pdf, about)
}

/// Puts the update there without a look at what is before it.
pub(crate) fn attach(pdf: &[u8], about: &About) -> Result<Prepared, Unsealable> {
    let built = pdf::build(pdf, about)?;
    let bytes = [pdf, &built.tail].concat();
    let digest = signature::digest(&bytes, &built.contents).ok_or(Unsealable::Structure)?;
    Ok(Prepared { bytes, contents: built.contents, digest })
}

/// A document with room for a signature.
#[derive(Clone)]
pub struct Prepared {
    bytes: Vec<u8>,
    contents: Range<usize>,
    digest: [u8; 32],
}

impl Prepared {
    /// Signs with a key that answers at once.
    ///
    /// # Errors
    ///
    /// If the key fails, or signs with another key than its certificate's.
    pub fn sign(self, key: &impl SealKey) -> Result<Signed, SealError> {
        let signature = key.sign(&self.to_sign(key.chain())?)?;
        self.signed(key.chain().clone(), signature)
    }

    /// The SHA-256 of what the key of this chain has to sign.
    ///
    /// # Errors
    ///
    /// If the signed part cannot be written.
    pub fn to_sign(&self, chain: &Chain) -> Result<[u8; 32], SealError> {
        let bytes = signature::to_sign(&self.digest, &chain.all()).map_err(|_| SealError::Write)?;
        Ok(hash::sha256(&bytes))
    }

    /// Takes the signature of a key that somebody else keeps.
    ///
    /// # Errors
    ///
    /// If the certificate's key is of an unknown kind, or did not make this signature.
    pub fn signed(self, chain: Chain, signature: Vec<u8>) -> Result<Signed, SealError> {
        let kind = Kind::of(chain.first()).ok_or(SealError::Algorithm)?;
        let signature = algorithm::normal(kind, signature).ok_or(SealError::Signature)?;
        let bytes = signature::to_sign(&self.digest, &chain.all()).map_err(|_| SealError::Write)?;
        let checked = algorithm::check_message(chain.first(), &kind.with_sha256(), Hash::Sha256, &bytes, &signature);
        match checked {
            Ok(()) => Ok(Signed { prepared: self, chain, signature }),
            Err(Fault::Unknown) => Err(SealError::Algorithm),
            Err(Fault::Wrong) => Err(SealError::Signature),
        }
    }
}

/// Without the document.
impl fmt::Debug for Prepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prepared").field("bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}

/// A service's answer to [`Signed::time_stamp_request`].
#[derive(Debug, Clone, Copy)]
pub struct Answer<'a> {
    /// The number that the question carried.
    pub nonce: u64,
    /// `TimeStampResp` in DER.
    pub response: &'a [u8],
    /// Whose time stamps hold.
    pub trust: &'a Trust,
}

/// A document that is signed, and may get a time stamp.
#[derive(Debug, Clone)]
pub struct Signed {
    prepared: Prepared,
    chain: Chain,
    signature: Vec<u8>,
}

impl Signed {
    /// The question to a time-stamp service (`TimeStampReq` in DER). The nonce is a number by chance, from the caller.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn time_stamp_request(&self, nonce: u64) -> Result<Vec<u8>, SealError> {
        stamp::question(&hash::sha256(&self.signature), nonce).map_err(|_| SealError::Write)
    }

    /// The sealed document: B-B, or with an answer B-T. An answer that does not hold is an error, and the seal may still be
    /// finished without. Whoever keeps the file verifies it first: a key seals after its certificate is over, too.
    ///
    /// # Errors
    ///
    /// If the answer does not hold, or the signature does not fit into its room.
    pub fn finish(&self, answer: Option<&Answer<'_>>) -> Result<Vec<u8>, SealError> {
        let imprint = hash::sha256(&self.signature);
        let token =
            answer.map(|answer| stamp::token(answer.response, &imprint, answer.nonce, answer.trust)).transpose()?;
        let parts = Parts { chain: &self.chain.all(), digest: &self.prepared.digest, signature: &self.signature };
        let signature = signature::write(&parts, token).map_err(|_| SealError::Write)?;
        let mut bytes = self.prepared.bytes.clone();
        let room = bytes.get_mut(self.prepared.contents.clone()).ok_or(SealError::Room)?;
        let digits = room.get_mut(..2 * signature.len()).ok_or(SealError::Room)?;
        for (pair, byte) in digits.chunks_exact_mut(2).zip(signature) {
            pair.copy_from_slice(&hash::hex(byte));
        }
        Ok(bytes)
    }
}
