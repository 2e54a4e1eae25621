//! Seals for PDF (`PAdES`, B-B and B-T): an authority of one's own, sealing in steps, time stamps, verification.
//!
//! Nothing here reads a file, the network, the clock or chance: the same input and key give the same bytes. A time stamp
//! is asked for and brought by the caller.
//!
//! A seal is an update behind the document: not one byte of what was there changes. How that update is written is fixed
//! ([`prepare`]), so that [`verify`] can write it anew and demand the very same bytes. Whatever else stands in a file is
//! refused, be it harmless or not: nothing can be shown that the first revision did not show.

mod about;
mod algorithm;
mod authority;
mod certificate;
mod chain;
mod cms;
mod hash;
mod key;
mod oid;
mod pdf;
mod problem;
mod sealing;
mod shape;
mod stamp;
mod time;
mod trust;
mod verify;

pub use about::About;
pub use authority::{Authority, LocalKey, Seed};
pub use certificate::Certificate;
pub use chain::Chain;
pub use key::{KeyFault, SealKey};
pub use problem::{AuthorityError, CertificateError, PathProblem, Refused, SealError, StampProblem, Unsealable};
pub use sealing::{Answer, Prepared, Signed, prepare};
pub use trust::Trust;
pub use verify::{Level, Report, Revision, Seal, Stamp, verify};

/// What is larger is neither sealed nor verified: 64 MiB.
pub const LARGEST_FILE: usize = 64 << 20;
/// How many seals one file may carry.
pub const MOST_SEALS: usize = 16;
