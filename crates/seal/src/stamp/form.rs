//! What goes over the wire. Parts that nobody here reads are kept as they are.

use cms::content_info::ContentInfo;
use der::{
    Sequence,
    asn1::{Any, BitString, Int, ObjectIdentifier, OctetString},
};
use x509_cert::{ext::Extension, spki::AlgorithmIdentifierOwned};

/// A hash and its name.
#[derive(Debug, Clone, Sequence)]
pub(super) struct Imprint {
    pub(super) algorithm: AlgorithmIdentifierOwned,
    pub(super) hash: OctetString,
}

/// `TimeStampReq`.
#[derive(Debug, Clone, Sequence)]
pub(super) struct Question {
    pub(super) version: u8,
    pub(super) imprint: Imprint,
    pub(super) nonce: u64,
    pub(super) with_certificates: bool,
}

/// `TimeStampResp`.
#[derive(Debug, Clone, Sequence)]
pub(super) struct Answer {
    pub(super) status: Status,
    #[asn1(optional = "true")]
    pub(super) token: Option<ContentInfo>,
}

/// `PKIStatusInfo`.
#[derive(Debug, Clone, Sequence)]
pub(super) struct Status {
    pub(super) value: u8,
    #[asn1(optional = "true")]
    pub(super) texts: Option<Vec<Any>>,
    #[asn1(optional = "true")]
    pub(super) failure: Option<BitString>,
}

/// `TSTInfo`. The time is read apart: a service may write parts of a second.
#[derive(Debug, Clone, Sequence)]
pub(super) struct Info {
    pub(super) version: u8,
    pub(super) policy: ObjectIdentifier,
    pub(super) imprint: Imprint,
    pub(super) number: Int,
    pub(super) time: Any,
    #[asn1(optional = "true")]
    pub(super) accuracy: Option<Accuracy>,
    #[asn1(default = "Default::default")]
    pub(super) ordering: bool,
    #[asn1(optional = "true")]
    pub(super) nonce: Option<Int>,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    pub(super) service: Option<Any>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    pub(super) extensions: Option<Vec<Extension>>,
}

/// How exact the time is.
#[derive(Debug, Clone, Sequence)]
pub(super) struct Accuracy {
    #[asn1(optional = "true")]
    pub(super) seconds: Option<u64>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    pub(super) millis: Option<u16>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    pub(super) micros: Option<u16>,
}
