//! A key for seals that this program holds itself.

use super::issue;
use crate::{
    certificate::Certificate,
    chain::Chain,
    key::{KeyFault, SealKey},
    problem::AuthorityError,
};
use der::pem::LineEnding;
use p256::{
    SecretKey,
    ecdsa::{Signature, SigningKey, signature::hazmat::PrehashSigner as _},
    pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _},
};
use std::fmt;
use zeroize::Zeroizing;

/// A key (ECDSA, P-256) with its certificates. Its signatures need no chance (RFC 6979).
pub struct LocalKey {
    chain: Chain,
    key: SigningKey,
}

impl LocalKey {
    pub(super) fn new(chain: Chain, key: SigningKey) -> Result<Self, AuthorityError> {
        issue::check_pair(chain.first(), &key)?;
        Ok(Self { chain, key })
    }

    /// The certificates and the key (PKCS#8) in PEM: to be kept like the master key.
    ///
    /// # Errors
    ///
    /// If the key cannot be written.
    pub fn to_pem(&self) -> Result<Zeroizing<String>, AuthorityError> {
        key_to_pem(&self.key, &self.chain.all())
    }

    /// Loads what [`LocalKey::to_pem`] wrote, or a key and certificates from elsewhere.
    ///
    /// # Errors
    ///
    /// If something is missing or does not belong together.
    pub fn from_pem(text: &str) -> Result<Self, AuthorityError> {
        Self::new(Chain::new(Certificate::all_from_pem(text)?)?, key_from_pem(text)?)
    }

    /// The key alone in PKCS#8 (DER).
    ///
    /// # Errors
    ///
    /// If the key cannot be written.
    pub fn to_pkcs8(&self) -> Result<Zeroizing<Vec<u8>>, AuthorityError> {
        Ok(SecretKey::from(&self.key).to_pkcs8_der().map_err(|_| AuthorityError::Key)?.to_bytes())
    }

    /// Loads a key in PKCS#8 (DER) and puts it to its certificates.
    ///
    /// # Errors
    ///
    /// If it is no such key or not the certificate's.
    pub fn from_pkcs8(chain: Chain, bytes: &[u8]) -> Result<Self, AuthorityError> {
        let key = SecretKey::from_pkcs8_der(bytes).map_err(|_| AuthorityError::Key)?;
        Self::new(chain, SigningKey::from(key))
    }
}

impl SealKey for LocalKey {
    fn chain(&self) -> &Chain {
        &self.chain
    }

    fn sign(&self, digest: &[u8; 32]) -> Result<Vec<u8>, KeyFault> {
        let signature: Signature = self.key.sign_prehash(digest).map_err(|_| KeyFault)?;
        Ok(signature.to_der().as_bytes().to_vec())
    }
}

/// Without the key.
impl fmt::Debug for LocalKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalKey").field("chain", &self.chain).finish_non_exhaustive()
    }
}

/// Certificates and key, one below the other.
pub(super) fn key_to_pem(key: &SigningKey, certificates: &[&Certificate]) -> Result<Zeroizing<String>, AuthorityError> {
    let key = SecretKey::from(key).to_pkcs8_pem(LineEnding::LF).map_err(|_| AuthorityError::Key)?;
    let certificates: String = certificates.iter().map(|certificate| certificate.to_pem()).collect();
    // Sized beforehand: a string that grows leaves the key behind where it was.
    let mut text = Zeroizing::new(String::with_capacity(certificates.len() + key.len()));
    text.push_str(&certificates);
    text.push_str(&key);
    Ok(text)
}

/// The key in a PEM text.
pub(super) fn key_from_pem(text: &str) -> Result<SigningKey, AuthorityError> {
    let block = || {
        let start = text.find("-----BEGIN PRIVATE KEY-----")?;
        let rest = text.get(start..)?;
        let end = "-----END PRIVATE KEY-----";
        rest.get(..rest.find(end)? + end.len())
    };
    let key = SecretKey::from_pkcs8_pem(block().ok_or(AuthorityError::Key)?).map_err(|_| AuthorityError::Key)?;
    Ok(SigningKey::from(key))
}
