//! The token: what a service signed.

use super::form::Info;
use crate::{
    algorithm::{self, Fault, Hash, Kind},
    certificate::Certificate,
    cms::{self, Signed, SigningCertificate, SigningCertificateV2, attribute},
    oid,
    problem::StampProblem,
    time,
    trust::{self, Purpose, Trust},
};
use ::cms::content_info::{CmsVersion, ContentInfo};
use der::{
    Decode as _, Encode as _,
    asn1::{Any, ObjectIdentifier, OctetString},
};
use jiff::Timestamp;
use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use x509_cert::{attr::Attributes, spki::AlgorithmIdentifierOwned};

/// What a token proves.
pub(crate) struct Checked {
    pub(crate) time: Timestamp,
    pub(crate) service: Certificate,
    /// The question's number, in DER.
    pub(crate) nonce: Option<Vec<u8>>,
}

/// Leaves out what no signature covers and nobody needs: other certificates, a root of its own, lists of revoked ones. What
/// may be named in two ways is named in one.
pub(super) fn normal(token: &ContentInfo) -> Result<ContentInfo, StampProblem> {
    let mut signed = cms::read(token).ok_or(StampProblem::Form)?;
    signed.signer.unsigned_attrs = None;
    if algorithm_is_rsa(&signed) {
        let parameters = Some(Any::null());
        signed.signer.signature_algorithm = AlgorithmIdentifierOwned { oid: oid::RSA_ENCRYPTION, parameters };
    }
    let is_root = |last: &Certificate| {
        let tbs = &last.inner().tbs_certificate;
        tbs.subject == tbs.issuer
    };
    if signed.certificates.len() > 1 && signed.certificates.last().is_some_and(is_root) {
        signed.certificates.pop();
    }
    write(&signed).map_err(|_| StampProblem::Form)
}

fn algorithm_is_rsa(signed: &Signed) -> bool {
    let named = signed.signer.signature_algorithm.oid;
    let hash = match Hash::of(&signed.signer.digest_alg) {
        Some(Hash::Sha256) => oid::SHA_256_WITH_RSA_ENCRYPTION,
        Some(Hash::Sha384) => oid::SHA_384_WITH_RSA_ENCRYPTION,
        Some(Hash::Sha512) => oid::SHA_512_WITH_RSA_ENCRYPTION,
        None => return false,
    };
    signed.certificates.first().and_then(Kind::of) == Some(Kind::Rsa) && (named == hash || named == oid::RSA_ENCRYPTION)
}

fn write(signed: &Signed) -> Result<ContentInfo, der::Error> {
    let certificates: Vec<&Certificate> = signed.certificates.iter().collect();
    cms::write(CmsVersion::V3, signed.content.clone(), signed.signer.clone(), &certificates)
}

/// Checks a token that stands in a seal.
pub(crate) fn check(token: &ContentInfo, imprint: &[u8; 32], trust: &Trust) -> Result<Checked, StampProblem> {
    let signed = cms::read(token).ok_or(StampProblem::Form)?;
    let canonical = signed.signer.version == CmsVersion::V1 && normal(token).is_ok_and(|normal| normal == *token);
    if !canonical {
        return Err(StampProblem::Canonical);
    }
    let service = signed.certificates.first().ok_or(StampProblem::Form)?;
    let bytes = content(&signed).ok_or(StampProblem::Form)?;
    check_signature(&signed, service, &bytes)?;
    let info = Info::from_der(&bytes).map_err(|_| StampProblem::Form)?;
    let extended = info.extensions.iter().flatten().any(|extension| extension.critical);
    let time = time::generalized(&info.time).filter(|_| info.version == 1 && !extended).ok_or(StampProblem::Form)?;
    let hashed = info.imprint.hash.as_bytes() == imprint && Hash::of(&info.imprint.algorithm) == Some(Hash::Sha256);
    if !hashed {
        return Err(StampProblem::Imprint);
    }
    let way: Vec<&Certificate> = signed.certificates.iter().collect();
    trust::check(&way, trust, Purpose::Stamp, time)?;
    let nonce = info.nonce.and_then(|nonce| nonce.to_der().ok());
    Ok(Checked { time, service: service.clone(), nonce })
}

/// The signed `TSTInfo`.
fn content(signed: &Signed) -> Option<Vec<u8>> {
    let content = &signed.content;
    let is_info = content.econtent_type == oid::ID_CT_TST_INFO;
    let bytes: OctetString = content.econtent.as_ref().filter(|_| is_info)?.decode_as().ok()?;
    Some(bytes.into_bytes())
}

fn check_signature(signed: &Signed, service: &Certificate, content: &[u8]) -> Result<(), StampProblem> {
    let info = &signed.signer;
    let hash = Hash::of(&info.digest_alg).ok_or(StampProblem::Algorithm)?;
    let attributes = info.signed_attrs.as_ref().ok_or(StampProblem::Form)?;
    let kind = attribute(attributes, oid::ID_CONTENT_TYPE).and_then(|kind| kind.decode_as::<ObjectIdentifier>().ok());
    let digest = attribute(attributes, oid::ID_MESSAGE_DIGEST).and_then(|value| value.decode_as::<OctetString>().ok());
    let (kind, digest) = kind.zip(digest).ok_or(StampProblem::Form)?;
    if kind != oid::ID_CT_TST_INFO || digest.as_bytes() != hash.digest(content) {
        return Err(StampProblem::Signature);
    }
    let bytes = attributes.to_der().map_err(|_| StampProblem::Form)?;
    let signature = info.signature.as_bytes();
    algorithm::check_message(service, &info.signature_algorithm, hash, &bytes, signature).map_err(
        |fault| match fault {
            Fault::Unknown => StampProblem::Algorithm,
            Fault::Wrong => StampProblem::Signature,
        },
    )?;
    if names(attributes, service) { Ok(()) } else { Err(StampProblem::Signer) }
}

/// Whether the signed attributes name this certificate as the signer's.
fn names(attributes: &Attributes, service: &Certificate) -> bool {
    let new = attribute(attributes, oid::ID_AA_SIGNING_CERTIFICATE_V_2)
        .map(|value| value.decode_as::<SigningCertificateV2>().is_ok_and(|named| new_names(&named, service)));
    let old = attribute(attributes, oid::ID_AA_SIGNING_CERTIFICATE)
        .map(|value| value.decode_as::<SigningCertificate>().is_ok_and(|named| old_names(&named, service)));
    (new.is_some() || old.is_some()) && new != Some(false) && old != Some(false)
}

fn new_names(named: &SigningCertificateV2, service: &Certificate) -> bool {
    named.certificates.first().is_some_and(|first| {
        first
            .hash
            .as_ref()
            .map_or(Some(Hash::Sha256), Hash::of)
            .is_some_and(|hash| hash.digest(service.der()) == first.value.as_bytes())
    })
}

fn old_names(named: &SigningCertificate, service: &Certificate) -> bool {
    let hash = digest(&SHA1_FOR_LEGACY_USE_ONLY, service.der());
    named.certificates.first().is_some_and(|first| first.value.as_bytes() == hash.as_ref())
}
