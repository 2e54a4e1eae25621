//! A certificate with those above it.

use crate::{certificate::Certificate, problem::CertificateError};

const MOST: usize = 8;

/// A certificate and, one by one, those that issued it. A root of one's own stands at the end: every certificate in a seal
/// has to be proved by the next or by a trusted one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    first: Certificate,
    above: Vec<Certificate>,
}

impl Chain {
    /// Puts a chain together: the seal's certificate first, then its issuer, and so on.
    ///
    /// # Errors
    ///
    /// If there is none, there are more than eight, or one did not issue the one before.
    pub fn new(certificates: Vec<Certificate>) -> Result<Self, CertificateError> {
        if certificates.len() > MOST {
            return Err(CertificateError::Count);
        }
        let mut certificates = certificates.into_iter();
        let first = certificates.next().ok_or(CertificateError::Count)?;
        let chain = Self { first, above: certificates.collect() };
        let all = chain.all();
        let issued = all.iter().zip(all.iter().skip(1)).all(|(one, next)| one.is_issued_by(next));
        if issued { Ok(chain) } else { Err(CertificateError::Order) }
    }

    /// The certificate that signs.
    #[must_use]
    pub fn first(&self) -> &Certificate {
        &self.first
    }

    /// All of them, the one that signs first.
    #[must_use]
    pub fn all(&self) -> Vec<&Certificate> {
        std::iter::once(&self.first).chain(&self.above).collect()
    }
}
