//! What can be wrong. Texts for people are made elsewhere from the codes; no message here repeats what stands in a file.

use thiserror::Error;

/// Why an authority, or a seal's certificate, could not be made or loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum AuthorityError {
    /// A name is empty, longer than 64 characters less what is added to it, or holds a control character.
    #[error("the name does not fit into a certificate")]
    Name,
    /// The first day lies before 1970 or too far ahead.
    #[error("the time does not fit into a certificate")]
    Time,
    /// What was loaded is no key of ours.
    #[error("this is no P-256 key in PKCS#8")]
    Key,
    /// The key and the certificate do not belong together.
    #[error("the key does not belong to the certificate")]
    Pair,
    /// A certificate is at fault.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    /// The certificate could not be written.
    #[error("the certificate could not be written")]
    Write,
}

/// Why a certificate, or a chain of them, is not usable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CertificateError {
    /// No X.509 certificate, or not written by the rules (DER).
    #[error("this is no X.509 certificate in DER")]
    Form,
    /// No certificate at all, or more than make sense.
    #[error("a chain has one to eight certificates")]
    Count,
    /// A certificate was not issued by the one that follows.
    #[error("a certificate was not issued by the next one")]
    Order,
}

/// Why a document cannot be sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Unsealable {
    /// It does not begin or end like a PDF.
    #[error("this is no PDF")]
    NotPdf,
    /// Larger than [`crate::LARGEST_FILE`] with the seal.
    #[error("the file is too large")]
    TooLarge,
    /// As many seals as there may be.
    #[error("the file carries too many seals")]
    TooMany,
    /// It is encrypted.
    #[error("the file is encrypted")]
    Encrypted,
    /// Its table of objects is a stream (PDF 1.5), which is not read here.
    #[error("the file's cross-reference table is a stream")]
    Compressed,
    /// It was changed by an update that is no seal, so what it shows is not what its first revision showed.
    #[error("the file holds an update that is no seal")]
    Updated,
    /// Its catalogue, first page or form is broken.
    #[error("the file's structure is broken")]
    Structure,
    /// There is a field of this name.
    #[error("the file has a field of this name")]
    FieldExists,
    /// The field's name is not made of 1 to 64 letters, digits, `-`, `_`.
    #[error("this is no name for a field")]
    FieldName,
    /// Name or reason are empty, longer than 200 characters, or hold a control character.
    #[error("name or reason do not fit into a seal")]
    Text,
    /// The moment lies outside of the years 1970 to 9999.
    #[error("the moment does not fit into a seal")]
    Moment,
    /// The room is less than 4,096 or more than 32,768 bytes.
    #[error("this is no room for a seal")]
    Room,
}

/// Why a prepared document did not become a sealed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SealError {
    /// The key's certificate has no key that we know: P-256, P-384 or RSA from 2048 bits.
    #[error("the key is of a kind that is not supported")]
    Algorithm,
    /// The key did not sign.
    #[error(transparent)]
    Key(#[from] crate::KeyFault),
    /// What the key signed does not fit its certificate.
    #[error("the signature does not fit the certificate")]
    Signature,
    /// Signature, certificates and time stamp need more than the room kept for them.
    #[error("the seal needs more room than was kept")]
    Room,
    /// The time stamp is at fault.
    #[error("time stamp: {0}")]
    Stamp(#[from] StampProblem),
    /// The signature could not be written.
    #[error("the signature could not be written")]
    Write,
}

/// What is wrong with a time stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum StampProblem {
    /// The answer or the token cannot be read.
    #[error("cannot be read")]
    Form,
    /// The service did not grant it.
    #[error("was not granted")]
    Status,
    /// It is about something else.
    #[error("is about something else")]
    Imprint,
    /// It answers another question.
    #[error("answers another question")]
    Nonce,
    /// The token is not written as it has to be.
    #[error("is not written as it has to be")]
    Canonical,
    /// Its signature is wrong.
    #[error("has a wrong signature")]
    Signature,
    /// Its signature is of a kind that is not supported.
    #[error("has a signature of a kind that is not supported")]
    Algorithm,
    /// It names another certificate than the one that signed.
    #[error("names another certificate")]
    Signer,
    /// Its certificates are at fault.
    #[error("certificate {0}")]
    Path(#[from] PathProblem),
}

/// What is wrong with a certificate and those above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PathProblem {
    /// No trusted certificate stands above it.
    #[error("is not from a trusted root")]
    Untrusted,
    /// It, or one above it, was not valid at the time.
    #[error("was not valid at the time")]
    Time,
    /// It, or one above it, is for something else.
    #[error("is for something else")]
    Usage,
    /// A signature in the chain is wrong or of a kind that is not supported.
    #[error("has a wrong signature")]
    Signature,
}

/// Why a file's seal does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Refused {
    /// It does not begin like a PDF.
    #[error("this is no PDF")]
    NotPdf,
    /// Larger than [`crate::LARGEST_FILE`].
    #[error("the file is too large")]
    TooLarge,
    /// More seals than [`crate::MOST_SEALS`].
    #[error("the file carries too many seals")]
    TooMany,
    /// Nothing is sealed.
    #[error("the file carries no seal")]
    NoSeal,
    /// There is a signature, and it is not one of ours.
    #[error("the file carries a foreign signature")]
    Foreign,
    /// The lines of the seal are not as they were written.
    #[error("the seal's lines are damaged")]
    Damaged,
    /// What the seal says it covers is not what it has to cover.
    #[error("the seal covers the wrong bytes")]
    ByteRange,
    /// Something stands behind what the seal covers.
    #[error("something was added behind the seal")]
    Appended,
    /// The file ends before what the seal covers.
    #[error("the file is cut off")]
    Cut,
    /// The signature is not written as it has to be.
    #[error("the signature is not written as it has to be")]
    Canonical,
    /// The document is not the one that was sealed.
    #[error("the document was changed")]
    Digest,
    /// The signature is wrong.
    #[error("the signature is wrong")]
    Signature,
    /// The signature is of a kind that is not supported.
    #[error("the signature is of a kind that is not supported")]
    Algorithm,
    /// The seal's certificate is at fault.
    #[error("the certificate {0}")]
    Certificate(#[from] PathProblem),
    /// The time stamp is at fault.
    #[error("the time stamp {0}")]
    Stamp(#[from] StampProblem),
    /// An update changes something that no seal changes, or does it in another way.
    #[error("an update changes more than a seal needs")]
    Shadow,
}

impl Refused {
    /// A short name that stays the same, for texts in any language.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotPdf => "not-pdf",
            Self::TooLarge => "too-large",
            Self::TooMany => "too-many",
            Self::NoSeal => "no-seal",
            Self::Foreign => "foreign",
            Self::Damaged => "damaged",
            Self::ByteRange => "byte-range",
            Self::Appended => "appended",
            Self::Cut => "cut",
            Self::Canonical => "canonical",
            Self::Digest => "digest",
            Self::Signature => "signature",
            Self::Algorithm => "algorithm",
            Self::Certificate(PathProblem::Untrusted) => "certificate-untrusted",
            Self::Certificate(PathProblem::Time) => "certificate-time",
            Self::Certificate(PathProblem::Usage) => "certificate-usage",
            Self::Certificate(PathProblem::Signature) => "certificate-signature",
            Self::Stamp(_) => "stamp",
            Self::Shadow => "shadow",
        }
    }
}
