//! The operator's own authority: a root, and the certificates for seals that it issues.

mod issue;
mod local;
mod seed;

pub use local::LocalKey;
pub use seed::Seed;

use crate::{
    certificate::Certificate,
    chain::Chain,
    problem::AuthorityError,
    time::{to_x509, years_later},
};
use issue::{Issue, Role};
use jiff::Timestamp;
use local::{key_from_pem, key_to_pem};
use p256::ecdsa::SigningKey;
use std::fmt;
use x509_cert::time::Validity;
use zeroize::Zeroizing;

const ROOT_YEARS: i16 = 30;
const SEAL_YEARS: i16 = 10;

/// A root of one's own with its key (ECDSA, P-256). It signs nothing but certificates for seals.
pub struct Authority {
    root: Certificate,
    key: SigningKey,
}

impl Authority {
    /// Makes a root for 30 years. The same seed, name and moment make the same root.
    ///
    /// # Errors
    ///
    /// If the name or the moment does not fit into a certificate.
    pub fn create(seed: &Seed, operator: &str, not_before: Timestamp) -> Result<Self, AuthorityError> {
        let key = seed.key("root key")?;
        let name = issue::name(operator, " Seal Root")?;
        let root = issue::certificate(&Issue {
            role: Role::Root,
            subject: &name,
            key: key.verifying_key(),
            issuer: &name,
            issuer_key: &key,
            serial: seed.serial("root serial")?,
            validity: validity(not_before, ROOT_YEARS)?,
        })?;
        Ok(Self { root, key })
    }

    /// Issues a key for seals with its certificate, for 10 years but not longer than the root. A new certificate needs a
    /// seed of its own; key and serial number come from it.
    ///
    /// # Errors
    ///
    /// If the name or the moment does not fit into a certificate.
    pub fn issue(&self, seed: &Seed, operator: &str, not_before: Timestamp) -> Result<LocalKey, AuthorityError> {
        let key = seed.key("seal key")?;
        let mut validity = validity(not_before, SEAL_YEARS)?;
        let root = &self.root.inner().tbs_certificate;
        if root.validity.not_after.to_unix_duration() < validity.not_after.to_unix_duration() {
            validity.not_after = root.validity.not_after;
        }
        let certificate = issue::certificate(&Issue {
            role: Role::Seal,
            subject: &issue::name(operator, "")?,
            key: key.verifying_key(),
            issuer: &root.subject,
            issuer_key: &self.key,
            serial: seed.serial("seal serial")?,
            validity,
        })?;
        LocalKey::new(Chain::new(vec![certificate, self.root.clone()])?, key)
    }

    /// The root, which makes a seal trusted.
    #[must_use]
    pub fn root(&self) -> &Certificate {
        &self.root
    }

    /// The root and its key (PKCS#8) in PEM: to be kept like the master key.
    ///
    /// # Errors
    ///
    /// If the key cannot be written.
    pub fn to_pem(&self) -> Result<Zeroizing<String>, AuthorityError> {
        key_to_pem(&self.key, &[&self.root])
    }

    /// Loads what [`Authority::to_pem`] wrote.
    ///
    /// # Errors
    ///
    /// If either is missing or they do not belong together.
    pub fn from_pem(text: &str) -> Result<Self, AuthorityError> {
        let key = key_from_pem(text)?;
        let root = Certificate::all_from_pem(text)?.into_iter().next().ok_or(AuthorityError::Pair)?;
        issue::check_pair(&root, &key)?;
        if root.is_issued_by(&root) { Ok(Self { root, key }) } else { Err(AuthorityError::Pair) }
    }
}

/// Without the key.
impl fmt::Debug for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authority").field("root", &self.root).finish_non_exhaustive()
    }
}

fn validity(not_before: Timestamp, years: i16) -> Result<Validity, AuthorityError> {
    let not_after = years_later(not_before, years).ok_or(AuthorityError::Time)?;
    let time = |moment| to_x509(moment).ok_or(AuthorityError::Time);
    Ok(Validity { not_before: time(not_before)?, not_after: time(not_after)? })
}
