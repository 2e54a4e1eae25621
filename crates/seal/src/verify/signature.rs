//! The signature in a seal: how it is written, and read back.

use crate::{
    algorithm::Kind,
    certificate::Certificate,
    cms::{self, CertificateIdV2, SigningCertificateV2, attribute},
    hash, oid, shape,
};
use ::cms::{
    content_info::{CmsVersion, ContentInfo},
    signed_data::{EncapsulatedContentInfo, SignerIdentifier, SignerInfo},
};
use der::{
    Decode as _, Encode as _,
    asn1::{Any, OctetString, SetOfVec},
};
use std::ops::Range;
use x509_cert::attr::Attributes;

/// What a signature is made of.
pub(crate) struct Parts<'a> {
    /// The certificates, the signer's first.
    pub(crate) chain: &'a [&'a Certificate],
    /// SHA-256 of what the seal covers.
    pub(crate) digest: &'a [u8; 32],
    pub(crate) signature: &'a [u8],
}

/// What a signature was made of, as far as it is not known from elsewhere.
pub(crate) struct Read {
    pub(crate) certificates: Vec<Certificate>,
    /// SHA-256 of what the seal says that it covers.
    pub(crate) digest: Vec<u8>,
    pub(crate) signature: Vec<u8>,
    pub(crate) token: Option<ContentInfo>,
}

/// SHA-256 of everything but the signature and its brackets.
pub(crate) fn digest(file: &[u8], contents: &Range<usize>) -> Option<[u8; 32]> {
    let before = file.get(..contents.start.checked_sub(1)?)?;
    Some(hash::sha256_of(&[before, file.get(contents.end + 1..)?]))
}

/// What is signed: the signed attributes in DER.
pub(crate) fn to_sign(digest: &[u8; 32], chain: &[&Certificate]) -> Result<Vec<u8>, der::Error> {
    attributes(digest, chain)?.to_der()
}

/// Content type, digest, all certificates, so that none can be left out; no time, which stands in the document (`PAdES`
/// forbids it here).
fn attributes(digest: &[u8; 32], chain: &[&Certificate]) -> Result<Attributes, der::Error> {
    let name = |certificate: &&Certificate| {
        octets(&certificate.fingerprint()).map(|value| CertificateIdV2 { hash: None, value, issuer: None })
    };
    let certificates = chain.iter().map(name).collect::<Result<_, _>>()?;
    let named = SigningCertificateV2 { certificates, policies: None };
    SetOfVec::try_from(vec![
        cms::one(oid::ID_CONTENT_TYPE, Any::encode_from(&oid::ID_DATA)?)?,
        cms::one(oid::ID_MESSAGE_DIGEST, Any::encode_from(&octets(digest)?)?)?,
        cms::one(oid::ID_AA_SIGNING_CERTIFICATE_V_2, Any::encode_from(&named)?)?,
    ])
}

/// Writes the whole signature: the only form that is accepted.
pub(crate) fn write(parts: &Parts<'_>, token: Option<ContentInfo>) -> Result<Vec<u8>, der::Error> {
    let unknown = || der::Tag::Sequence.value_error();
    let signer = *parts.chain.first().ok_or_else(unknown)?;
    let stamp =
        |token: ContentInfo| SetOfVec::try_from(vec![cms::one(oid::TIME_STAMP_TOKEN, Any::encode_from(&token)?)?]);
    let info = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(cms::identifier(signer)),
        digest_alg: cms::sha256(),
        signed_attrs: Some(attributes(parts.digest, parts.chain)?),
        signature_algorithm: Kind::of(signer).ok_or_else(unknown)?.with_sha256(),
        signature: octets(parts.signature)?,
        unsigned_attrs: token.map(stamp).transpose()?,
    };
    let content = EncapsulatedContentInfo { econtent_type: oid::ID_DATA, econtent: None };
    cms::write(CmsVersion::V1, content, info, parts.chain)?.to_der()
}

/// Reads what [`write`] wrote; whether it did is not known before it has written it again.
pub(crate) fn read(bytes: &[u8]) -> Option<Read> {
    if !shape::is_sane(bytes) {
        return None;
    }
    let signed = cms::read(&ContentInfo::from_der(bytes).ok()?)?;
    let info = signed.signer;
    let digest = attribute(info.signed_attrs.as_ref()?, oid::ID_MESSAGE_DIGEST)?.decode_as::<OctetString>().ok()?;
    let token = match &info.unsigned_attrs {
        None => None,
        Some(attributes) => Some(attribute(attributes, oid::TIME_STAMP_TOKEN)?.decode_as::<ContentInfo>().ok()?),
    };
    Some(Read {
        certificates: signed.certificates,
        digest: digest.into_bytes(),
        signature: info.signature.into_bytes(),
        token,
    })
}

fn octets(bytes: &[u8]) -> Result<OctetString, der::Error> {
    OctetString::new(bytes)
}
