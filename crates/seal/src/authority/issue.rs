//! Certificates as this authority writes them.

use crate::{certificate::Certificate, hash, oid, problem::AuthorityError};
use der::{
    Encode as _, Tag,
    asn1::{Any, BitString, ObjectIdentifier, OctetString, SetOfVec},
    flagset::FlagSet,
};
use p256::{
    PublicKey,
    ecdsa::{Signature, SigningKey, VerifyingKey, signature::hazmat::PrehashSigner as _},
};
use x509_cert::{
    TbsCertificate, Version,
    attr::AttributeTypeAndValue,
    ext::{
        AsExtension, Extension,
        pkix::{AuthorityKeyIdentifier, BasicConstraints, KeyUsage, KeyUsages, SubjectKeyIdentifier},
    },
    name::{Name, RdnSequence, RelativeDistinguishedName},
    serial_number::SerialNumber,
    spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned},
    time::Validity,
};

/// The longest name that X.520 allows.
const LONGEST_NAME: usize = 64;

/// What a certificate is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Root,
    Seal,
}

/// What stands in a certificate, and who signs it.
pub(super) struct Issue<'a> {
    pub(super) role: Role,
    pub(super) subject: &'a Name,
    pub(super) key: &'a VerifyingKey,
    pub(super) issuer: &'a Name,
    pub(super) issuer_key: &'a SigningKey,
    pub(super) serial: [u8; 16],
    pub(super) validity: Validity,
}

/// Writes and signs a certificate.
pub(super) fn certificate(issue: &Issue<'_>) -> Result<Certificate, AuthorityError> {
    write(issue).map_err(|_| AuthorityError::Write)
}

fn write(issue: &Issue<'_>) -> Result<Certificate, der::Error> {
    let signature_algorithm = AlgorithmIdentifierOwned { oid: oid::ECDSA_WITH_SHA_256, parameters: None };
    let tbs_certificate = TbsCertificate {
        version: Version::V3,
        serial_number: SerialNumber::new(&issue.serial)?,
        signature: signature_algorithm.clone(),
        issuer: issue.issuer.clone(),
        validity: issue.validity,
        subject: issue.subject.clone(),
        subject_public_key_info: public_key(issue.key)?,
        issuer_unique_id: None,
        subject_unique_id: None,
        extensions: Some(extensions(issue)?),
    };
    let digest = hash::sha256(&tbs_certificate.to_der()?);
    let signature: Signature = issue.issuer_key.sign_prehash(&digest).map_err(|_| Tag::BitString.value_error())?;
    let signature = BitString::from_bytes(signature.to_der().as_bytes())?;
    let inner = x509_cert::Certificate { tbs_certificate, signature_algorithm, signature };
    Certificate::from_inner(inner).map_err(|_| Tag::Sequence.value_error())
}

fn extensions(issue: &Issue<'_>) -> Result<Vec<Extension>, der::Error> {
    let subject = issue.subject;
    let own = SubjectKeyIdentifier(identifier(issue.key)?).to_extension(subject, &[])?;
    let usage = |usages: FlagSet<KeyUsages>| KeyUsage(usages).to_extension(subject, &[]);
    match issue.role {
        Role::Root => {
            let constraints = BasicConstraints { ca: true, path_len_constraint: Some(0) };
            // Verifiers must not pass over it (RFC 5280, 4.2.1.9).
            let constraints = Extension { critical: true, ..constraints.to_extension(subject, &[])? };
            Ok(vec![constraints, usage(KeyUsages::KeyCertSign.into())?, own])
        }
        Role::Seal => {
            let above = AuthorityKeyIdentifier {
                key_identifier: Some(identifier(issue.issuer_key.verifying_key())?),
                ..AuthorityKeyIdentifier::default()
            };
            let usage = usage(KeyUsages::DigitalSignature | KeyUsages::NonRepudiation)?;
            Ok(vec![usage, own, above.to_extension(subject, &[])?])
        }
    }
}

/// 160 bits of the key's SHA-256 (RFC 7093).
fn identifier(key: &VerifyingKey) -> Result<OctetString, der::Error> {
    let hash = hash::sha256(key.to_encoded_point(false).as_bytes());
    OctetString::new(hash.split_at(20).0)
}

fn public_key(key: &VerifyingKey) -> Result<SubjectPublicKeyInfoOwned, der::Error> {
    SubjectPublicKeyInfoOwned::from_key(PublicKey::from(key)).map_err(|_| Tag::Sequence.value_error())
}

/// Common name and organisation, the first with an addition.
pub(super) fn name(operator: &str, addition: &str) -> Result<Name, AuthorityError> {
    let common = format!("{operator}{addition}");
    let blank = operator.trim().is_empty();
    if blank || common.chars().count() > LONGEST_NAME || operator.chars().any(char::is_control) {
        return Err(AuthorityError::Name);
    }
    let part = |oid: ObjectIdentifier, text: &str| {
        let value = Any::new(Tag::Utf8String, text.as_bytes())?;
        SetOfVec::try_from(vec![AttributeTypeAndValue { oid, value }]).map(RelativeDistinguishedName)
    };
    let parts = || Ok::<_, der::Error>(vec![part(oid::O, operator)?, part(oid::CN, &common)?]);
    parts().map(RdnSequence).map_err(|_| AuthorityError::Name)
}

/// Whether the key is the certificate's.
pub(super) fn check_pair(certificate: &Certificate, key: &SigningKey) -> Result<(), AuthorityError> {
    let own = public_key(key.verifying_key()).map_err(|_| AuthorityError::Key)?;
    let same = certificate.inner().tbs_certificate.subject_public_key_info == own;
    if same { Ok(()) } else { Err(AuthorityError::Pair) }
}
