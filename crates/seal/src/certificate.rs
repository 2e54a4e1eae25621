//! A certificate that was read once and is known to be written by the rules.

use crate::{algorithm, hash, oid, problem::CertificateError, shape, time};
use der::{Decode as _, Encode as _, EncodePem as _, pem::LineEnding};
use jiff::Timestamp;
use std::fmt;

const LARGEST: usize = 16_384;

/// An X.509 certificate.
#[derive(Clone, PartialEq, Eq)]
pub struct Certificate {
    der: Vec<u8>,
    inner: x509_cert::Certificate,
}

impl Certificate {
    /// Reads a certificate.
    ///
    /// # Errors
    ///
    /// If it is none, or not written in DER.
    pub fn from_der(bytes: &[u8]) -> Result<Self, CertificateError> {
        if bytes.len() > LARGEST || !shape::is_sane(bytes) {
            return Err(CertificateError::Form);
        }
        let inner = x509_cert::Certificate::from_der(bytes).map_err(|_| CertificateError::Form)?;
        let read = Self::from_inner(inner)?;
        if read.der == bytes { Ok(read) } else { Err(CertificateError::Form) }
    }

    /// Reads the certificates in a PEM text, in their order; keys between them are passed over.
    ///
    /// # Errors
    ///
    /// If there is none or one cannot be read.
    pub fn all_from_pem(text: &str) -> Result<Vec<Self>, CertificateError> {
        let blocks = text.split_inclusive("-----END CERTIFICATE-----").filter_map(|part| {
            let start = part.find("-----BEGIN CERTIFICATE-----")?;
            part.get(start..)
        });
        let read = |block: &str| {
            let (_, bytes) = der::pem::decode_vec(block.as_bytes()).map_err(|_| CertificateError::Form)?;
            Self::from_der(&bytes)
        };
        let all = blocks.map(read).collect::<Result<Vec<_>, _>>()?;
        if all.is_empty() { Err(CertificateError::Form) } else { Ok(all) }
    }

    /// Takes a certificate that was put together here or read by a parser of something larger.
    pub(crate) fn from_inner(inner: x509_cert::Certificate) -> Result<Self, CertificateError> {
        let der = inner.to_der().map_err(|_| CertificateError::Form)?;
        Ok(Self { der, inner })
    }

    /// The certificate in DER.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The certificate in PEM.
    #[must_use]
    pub fn to_pem(&self) -> String {
        self.inner.to_pem(LineEnding::LF).unwrap_or_default()
    }

    /// SHA-256 of the certificate.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        hash::sha256(&self.der)
    }

    /// Whose it is, as `CN=…,O=…`.
    #[must_use]
    pub fn subject(&self) -> String {
        self.inner.tbs_certificate.subject.to_string()
    }

    /// The first moment at which it is valid.
    #[must_use]
    pub fn not_before(&self) -> Option<Timestamp> {
        time::from_x509(self.inner.tbs_certificate.validity.not_before)
    }

    /// The last moment at which it is valid.
    #[must_use]
    pub fn not_after(&self) -> Option<Timestamp> {
        time::from_x509(self.inner.tbs_certificate.validity.not_after)
    }

    pub(crate) fn inner(&self) -> &x509_cert::Certificate {
        &self.inner
    }

    pub(crate) fn was_valid(&self, at: Timestamp) -> bool {
        self.not_before().is_some_and(|first| first <= at) && self.not_after().is_some_and(|last| at <= last)
    }

    /// Whether the other one's name stands in it as the issuer and its key signed it.
    pub(crate) fn is_issued_by(&self, other: &Self) -> bool {
        let (own, above) = (&self.inner.tbs_certificate, &other.inner.tbs_certificate);
        own.issuer == above.subject && own.signature == self.inner.signature_algorithm && self.is_signed_by(other)
    }

    fn is_signed_by(&self, other: &Self) -> bool {
        let signed = self.inner.tbs_certificate.to_der().ok().zip(self.inner.signature.as_bytes());
        signed.is_some_and(|(tbs, signature)| {
            algorithm::check_certificate(other, &self.inner.signature_algorithm, &tbs, signature).is_ok()
        })
    }

    /// Whether every extension that has to be understood is one that [`crate::trust`] looks at.
    pub(crate) fn is_understood(&self) -> bool {
        let known = [
            oid::ID_CE_BASIC_CONSTRAINTS,
            oid::ID_CE_KEY_USAGE,
            oid::ID_CE_EXT_KEY_USAGE,
            oid::ID_CE_CERTIFICATE_POLICIES,
        ];
        let extensions = self.inner.tbs_certificate.extensions.as_deref().unwrap_or_default();
        extensions.iter().all(|extension| !extension.critical || known.contains(&extension.extn_id))
    }
}

/// Only whose it is: the rest is long.
impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Certificate").field(&self.subject()).finish()
    }
}
