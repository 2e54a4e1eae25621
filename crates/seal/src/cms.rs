//! CMS with one signer: read, and written in the one way in which it is accepted.

use crate::{certificate::Certificate, oid};
use cms::{
    cert::{CertificateChoices, IssuerAndSerialNumber},
    content_info::{CmsVersion, ContentInfo},
    signed_data::{CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos},
};
use der::{
    Sequence,
    asn1::{Any, ObjectIdentifier, OctetString, SetOfVec},
};
use x509_cert::{
    attr::{Attribute, Attributes},
    spki::AlgorithmIdentifierOwned,
};

/// What was signed, by whom, and the certificates, the signer's first.
pub(crate) struct Signed {
    pub(crate) content: EncapsulatedContentInfo,
    pub(crate) signer: SignerInfo,
    pub(crate) certificates: Vec<Certificate>,
}

/// Reads a `SignedData`.
pub(crate) fn read(info: &ContentInfo) -> Option<Signed> {
    if info.content_type != oid::ID_SIGNED_DATA {
        return None;
    }
    let data: SignedData = info.content.decode_as().ok()?;
    let mut signers = data.signer_infos.0.into_vec().into_iter();
    let signer = signers.next().filter(|_| signers.next().is_none())?;
    let certificate = |choice: CertificateChoices| match choice {
        CertificateChoices::Certificate(inner) => Certificate::from_inner(inner).ok(),
        CertificateChoices::Other(_) => None,
    };
    let all = data.certificates?.0.into_vec().into_iter().map(certificate).collect::<Option<Vec<_>>>()?;
    let certificates = ordered(&signer.sid, all)?;
    Some(Signed { content: data.encap_content_info, signer, certificates })
}

/// The signer's certificate and those above it, by their names; others are left out.
fn ordered(signer: &SignerIdentifier, mut all: Vec<Certificate>) -> Option<Vec<Certificate>> {
    let SignerIdentifier::IssuerAndSerialNumber(named) = signer else { return None };
    let first = all.iter().position(|certificate| identifier(certificate) == *named)?;
    let mut way = vec![all.swap_remove(first)];
    while let Some(issuer) = way.last().map(|last| last.inner().tbs_certificate.issuer.clone()) {
        let Some(next) = all.iter().position(|one| one.inner().tbs_certificate.subject == issuer) else { break };
        way.push(all.swap_remove(next));
    }
    Some(way)
}

/// Writes a `SignedData` with one signer, in DER.
pub(crate) fn write(
    version: CmsVersion,
    content: EncapsulatedContentInfo,
    signer: SignerInfo,
    certificates: &[&Certificate],
) -> Result<ContentInfo, der::Error> {
    let choice = |certificate: &&Certificate| CertificateChoices::Certificate(certificate.inner().clone());
    let choices: Vec<CertificateChoices> = certificates.iter().map(choice).collect();
    let data = SignedData {
        version,
        digest_algorithms: SetOfVec::try_from(vec![signer.digest_alg.clone()])?,
        encap_content_info: content,
        certificates: Some(CertificateSet(SetOfVec::try_from(choices)?)),
        crls: None,
        signer_infos: SignerInfos(SetOfVec::try_from(vec![signer])?),
    };
    Ok(ContentInfo { content_type: oid::ID_SIGNED_DATA, content: Any::encode_from(&data)? })
}

/// How a certificate is named in CMS.
pub(crate) fn identifier(certificate: &Certificate) -> IssuerAndSerialNumber {
    let tbs = &certificate.inner().tbs_certificate;
    IssuerAndSerialNumber { issuer: tbs.issuer.clone(), serial_number: tbs.serial_number.clone() }
}

/// The one value of the one attribute of this name.
pub(crate) fn attribute(attributes: &Attributes, name: ObjectIdentifier) -> Option<&Any> {
    let mut found = attributes.iter().filter(|attribute| attribute.oid == name);
    let values = found.next().filter(|_| found.next().is_none())?.values.as_slice();
    values.first().filter(|_| values.len() == 1)
}

/// An attribute with one value.
pub(crate) fn one(oid: ObjectIdentifier, value: Any) -> Result<Attribute, der::Error> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![value])? })
}

/// SHA-256 without parameters (RFC 5754).
pub(crate) fn sha256() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid: oid::ID_SHA_256, parameters: None }
}

/// `SigningCertificateV2` (RFC 5035): which certificate signed. Without it another one with the same key would do.
#[derive(Debug, Clone, Sequence)]
pub(crate) struct SigningCertificateV2 {
    pub(crate) certificates: Vec<CertificateIdV2>,
    #[asn1(optional = "true")]
    pub(crate) policies: Option<Any>,
}

/// One certificate by its hash.
#[derive(Debug, Clone, Sequence)]
pub(crate) struct CertificateIdV2 {
    /// SHA-256 if there is none.
    #[asn1(optional = "true")]
    pub(crate) hash: Option<AlgorithmIdentifierOwned>,
    pub(crate) value: OctetString,
    #[asn1(optional = "true")]
    pub(crate) issuer: Option<Any>,
}

/// `SigningCertificate` (RFC 2634): the same with SHA-1, as many time-stamp services still write it.
#[derive(Debug, Clone, Sequence)]
pub(crate) struct SigningCertificate {
    pub(crate) certificates: Vec<CertificateId>,
    #[asn1(optional = "true")]
    pub(crate) policies: Option<Any>,
}

/// One certificate by its SHA-1.
#[derive(Debug, Clone, Sequence)]
pub(crate) struct CertificateId {
    pub(crate) value: OctetString,
    #[asn1(optional = "true")]
    pub(crate) issuer: Option<Any>,
}
