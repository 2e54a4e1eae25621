//! The way from a certificate up to a trusted one.

use super::Trust;
use crate::{certificate::Certificate, oid, problem::PathProblem};
use jiff::Timestamp;
use x509_cert::{
    Version,
    ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage},
};

/// What the first certificate has to be for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Seal,
    Stamp,
}

/// Checks certificates, the one that signed first. Each has to be proved: by the next one, by a trusted one, by being
/// trusted itself, or, at the end, by its own signature. So no byte of any can be another.
pub(crate) fn check(chain: &[&Certificate], trust: &Trust, purpose: Purpose, at: Timestamp) -> Result<(), PathProblem> {
    let anchors = trust.anchors(purpose);
    let (first, last) = chain.first().zip(chain.last()).ok_or(PathProblem::Untrusted)?;
    let issuer = anchors.iter().find(|anchor| last.is_issued_by(anchor));
    let is_anchor = |certificate: &Certificate| anchors.contains(certificate);
    if issuer.is_none() && !chain.iter().any(|certificate| is_anchor(certificate)) {
        return Err(PathProblem::Untrusted);
    }
    if issuer.is_none() && !is_anchor(last) && !last.is_issued_by(last) {
        return Err(PathProblem::Signature);
    }
    let pairs = chain.iter().zip(chain.iter().skip(1));
    if !pairs.into_iter().all(|(one, next)| one.is_issued_by(next)) {
        return Err(PathProblem::Signature);
    }
    // A root at the end of the chain that is trusted has issued itself: it does not count twice.
    let above = issuer.filter(|issuer| *issuer != *last);
    let all: Vec<&Certificate> = chain.iter().copied().chain(above).collect();
    if !all.iter().all(|certificate| certificate.was_valid(at)) {
        return Err(PathProblem::Time);
    }
    let fits = is_for(first, purpose)
        && all.iter().all(|certificate| certificate.is_understood())
        && all.iter().skip(1).enumerate().all(|(between, certificate)| may_issue(certificate, between));
    if fits { Ok(()) } else { Err(PathProblem::Usage) }
}

fn is_for(certificate: &Certificate, purpose: Purpose) -> bool {
    let tbs = &certificate.inner().tbs_certificate;
    let (Ok(constraints), Ok(usage), Ok(extended)) =
        (tbs.get::<BasicConstraints>(), tbs.get::<KeyUsage>(), tbs.get::<ExtendedKeyUsage>())
    else {
        return false;
    };
    let signs = |usage: KeyUsage| usage.digital_signature() || usage.non_repudiation();
    let is_authority = constraints.is_some_and(|(_, constraints)| constraints.ca);
    if is_authority || tbs.version != Version::V3 {
        return false;
    }
    match purpose {
        Purpose::Seal => usage.is_some_and(|(_, usage)| signs(usage)),
        Purpose::Stamp => {
            let only =
                extended.is_some_and(|(critical, extended)| critical && extended.0 == [oid::ID_KP_TIME_STAMPING]);
            only && usage.is_none_or(|(_, usage)| signs(usage))
        }
    }
}

/// Whether it may issue certificates with so many authorities between it and the one that signs.
fn may_issue(certificate: &Certificate, between: usize) -> bool {
    let tbs = &certificate.inner().tbs_certificate;
    let (Ok(Some((_, constraints))), Ok(usage)) = (tbs.get::<BasicConstraints>(), tbs.get::<KeyUsage>()) else {
        return false;
    };
    constraints.ca
        && constraints.path_len_constraint.is_none_or(|most| between <= usize::from(most))
        && usage.is_none_or(|(_, usage)| usage.key_cert_sign())
}
