//! What seals: a key of our own, or one that somebody keeps for us.

use crate::chain::Chain;
use thiserror::Error;

/// A key that did not sign. The reason belongs into the log of whoever holds the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the key did not sign")]
pub struct KeyFault;

/// A key with its certificates: in this program ([`crate::LocalKey`]), in a security module, at a trust service.
///
/// A service that is asked over the network does without it: [`crate::Prepared::to_sign`] tells what to sign and
/// [`crate::Prepared::signed`] takes the signature.
pub trait SealKey {
    /// The seal's certificate and those above it.
    fn chain(&self) -> &Chain;

    /// Signs what has this SHA-256: ECDSA in DER, or RSA by PKCS #1 v1.5.
    ///
    /// # Errors
    ///
    /// If the key cannot be used now.
    fn sign(&self, digest: &[u8; 32]) -> Result<Vec<u8>, KeyFault>;
}
