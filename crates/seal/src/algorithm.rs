//! Which signatures are known, and whether one is right.

use crate::{certificate::Certificate, oid};
use der::asn1::{Any, ObjectIdentifier};
use p256::ecdsa;
use ring::signature::{self as known, UnparsedPublicKey, VerificationAlgorithm};
use x509_cert::spki::AlgorithmIdentifierOwned;

/// A hash that is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    /// The hash that an identifier names: without parameters or with a NULL.
    pub(crate) fn of(algorithm: &AlgorithmIdentifierOwned) -> Option<Self> {
        if algorithm.parameters.as_ref().is_some_and(|parameters| !is_null(parameters)) {
            return None;
        }
        match algorithm.oid {
            oid::ID_SHA_256 => Some(Self::Sha256),
            oid::ID_SHA_384 => Some(Self::Sha384),
            oid::ID_SHA_512 => Some(Self::Sha512),
            _ => None,
        }
    }

    /// Hashes some bytes.
    pub(crate) fn digest(self, bytes: &[u8]) -> Vec<u8> {
        use ring::digest::{SHA256, SHA384, SHA512, digest};
        let algorithm = match self {
            Self::Sha256 => &SHA256,
            Self::Sha384 => &SHA384,
            Self::Sha512 => &SHA512,
        };
        digest(algorithm, bytes).as_ref().to_vec()
    }
}

/// A kind of key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    P256,
    P384,
    Rsa,
}

impl Kind {
    /// The kind of a certificate's key.
    pub(crate) fn of(certificate: &Certificate) -> Option<Self> {
        let algorithm = &certificate.inner().tbs_certificate.subject_public_key_info.algorithm;
        let parameters = algorithm.parameters.as_ref()?;
        match algorithm.oid {
            oid::RSA_ENCRYPTION => is_null(parameters).then_some(Self::Rsa),
            oid::ID_EC_PUBLIC_KEY => match parameters.decode_as::<ObjectIdentifier>().ok()? {
                oid::SECP_256_R_1 => Some(Self::P256),
                oid::SECP_384_R_1 => Some(Self::P384),
                _ => None,
            },
            _ => None,
        }
    }

    /// How a signature of SHA-256 by such a key is named in a seal.
    pub(crate) fn with_sha256(self) -> AlgorithmIdentifierOwned {
        match self {
            Self::P256 | Self::P384 => AlgorithmIdentifierOwned { oid: oid::ECDSA_WITH_SHA_256, parameters: None },
            Self::Rsa => {
                AlgorithmIdentifierOwned { oid: oid::SHA_256_WITH_RSA_ENCRYPTION, parameters: Some(Any::null()) }
            }
        }
    }
}

/// Why a signature does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing here knows it.
    Unknown,
    /// It is wrong.
    Wrong,
}

/// Checks the signature under a certificate.
pub(crate) fn check_certificate(
    issuer: &Certificate,
    algorithm: &AlgorithmIdentifierOwned,
    bytes: &[u8],
    signature: &[u8],
) -> Result<(), Fault> {
    let hash = match algorithm.oid {
        oid::ECDSA_WITH_SHA_256 | oid::SHA_256_WITH_RSA_ENCRYPTION => Hash::Sha256,
        oid::ECDSA_WITH_SHA_384 | oid::SHA_384_WITH_RSA_ENCRYPTION => Hash::Sha384,
        oid::SHA_512_WITH_RSA_ENCRYPTION => Hash::Sha512,
        _ => return Err(Fault::Unknown),
    };
    check_message(issuer, algorithm, hash, bytes, signature)
}

/// Checks the signature under a message whose hash is named beside it.
pub(crate) fn check_message(
    signer: &Certificate,
    algorithm: &AlgorithmIdentifierOwned,
    hash: Hash,
    bytes: &[u8],
    signature: &[u8],
) -> Result<(), Fault> {
    let kind = Kind::of(signer).ok_or(Fault::Unknown)?;
    if !is_named(kind, hash, algorithm) {
        return Err(Fault::Unknown);
    }
    let way: &dyn VerificationAlgorithm = match (kind, hash) {
        (Kind::P256, Hash::Sha256) => &known::ECDSA_P256_SHA256_ASN1,
        (Kind::P256, Hash::Sha384) => &known::ECDSA_P256_SHA384_ASN1,
        (Kind::P384, Hash::Sha256) => &known::ECDSA_P384_SHA256_ASN1,
        (Kind::P384, Hash::Sha384) => &known::ECDSA_P384_SHA384_ASN1,
        (Kind::P256 | Kind::P384, Hash::Sha512) => return Err(Fault::Unknown),
        (Kind::Rsa, Hash::Sha256) => &known::RSA_PKCS1_2048_8192_SHA256,
        (Kind::Rsa, Hash::Sha384) => &known::RSA_PKCS1_2048_8192_SHA384,
        (Kind::Rsa, Hash::Sha512) => &known::RSA_PKCS1_2048_8192_SHA512,
    };
    let key = &signer.inner().tbs_certificate.subject_public_key_info.subject_public_key;
    let key = UnparsedPublicKey::new(way, key.as_bytes().ok_or(Fault::Unknown)?);
    key.verify(bytes, signature).map_err(|_| Fault::Wrong)
}

/// Whether the identifier is one for this kind of key and this hash, with the parameters that belong to it.
fn is_named(kind: Kind, hash: Hash, algorithm: &AlgorithmIdentifierOwned) -> bool {
    match kind {
        Kind::P256 | Kind::P384 => {
            algorithm.parameters.is_none()
                && match hash {
                    Hash::Sha256 => algorithm.oid == oid::ECDSA_WITH_SHA_256,
                    Hash::Sha384 => algorithm.oid == oid::ECDSA_WITH_SHA_384,
                    Hash::Sha512 => false,
                }
        }
        Kind::Rsa => {
            let own = match hash {
                Hash::Sha256 => oid::SHA_256_WITH_RSA_ENCRYPTION,
                Hash::Sha384 => oid::SHA_384_WITH_RSA_ENCRYPTION,
                Hash::Sha512 => oid::SHA_512_WITH_RSA_ENCRYPTION,
            };
            algorithm.parameters.as_ref().is_some_and(is_null)
                && (algorithm.oid == oid::RSA_ENCRYPTION || algorithm.oid == own)
        }
    }
}

/// The one way in which a signature is written. ECDSA knows two numbers for the same; the lower one is taken.
pub(crate) fn normal(kind: Kind, signature: Vec<u8>) -> Option<Vec<u8>> {
    if kind != Kind::P256 {
        return Some(signature);
    }
    let read = ecdsa::Signature::from_der(&signature).ok()?;
    Some(read.normalize_s().map_or(signature, |lower| lower.to_der().as_bytes().to_vec()))
}

fn is_null(parameters: &Any) -> bool {
    *parameters == Any::null()
}
