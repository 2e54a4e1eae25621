//! One seal: its signature and certificate, its time stamp.

use super::{
    report::{Revision, Seal, Stamp},
    signature::{self, Parts, Read},
};
use crate::{
    algorithm::{self, Fault, Hash, Kind},
    certificate::Certificate,
    hash,
    pdf::Kept,
    problem::Refused,
    shape,
    stamp::{self, Checked},
    trust::{self, Purpose, Trust},
};

/// Checks a seal, and nothing of what it covers but its hash.
pub(super) fn check(kept: &Kept<'_>, trust: &Trust) -> Result<Seal, Refused> {
    let digits = kept.whole.get(kept.contents.clone()).ok_or(Refused::ByteRange)?;
    let bytes = unpadded(digits).ok_or(Refused::Canonical)?;
    let read = signature::read(&bytes).ok_or(Refused::Canonical)?;
    let digest = signature::digest(kept.whole, &kept.contents).ok_or(Refused::ByteRange)?;
    if read.digest != digest {
        return Err(Refused::Digest);
    }
    let chain: Vec<&Certificate> = read.certificates.iter().collect();
    let signer = *chain.first().ok_or(Refused::Canonical)?;
    let parts = Parts { chain: &chain, digest: &digest, signature: &read.signature };
    let written = signature::write(&parts, read.token.clone()).map_err(|_| Refused::Canonical)?;
    if written != bytes {
        return Err(Refused::Canonical);
    }
    check_signature(&chain, &digest, &read.signature)?;
    let stamp = check_stamp(&read, trust)?;
    let at = [Some(kept.about.made), stamp.as_ref().map(|stamp| stamp.time)];
    for moment in at.into_iter().flatten() {
        trust::check(&chain, trust, Purpose::Seal, moment)?;
    }
    Ok(Seal {
        subject: signer.subject(),
        fingerprint: signer.fingerprint(),
        field: kept.about.field.clone(),
        name: kept.about.name.clone(),
        reason: kept.about.reason.clone(),
        claimed: kept.about.made,
        stamp: stamp.map(told),
        covered: kept.whole.len() - digits.len() - 2,
        revision: Revision { length: kept.whole.len(), sha256: hash::sha256(kept.whole) },
    })
}

fn check_signature(chain: &[&Certificate], digest: &[u8; 32], signature: &[u8]) -> Result<(), Refused> {
    let signer = *chain.first().ok_or(Refused::Canonical)?;
    let kind = Kind::of(signer).ok_or(Refused::Algorithm)?;
    let normal = algorithm::normal(kind, signature.to_vec()).ok_or(Refused::Signature)?;
    if normal != signature {
        return Err(Refused::Canonical);
    }
    let bytes = signature::to_sign(digest, chain).map_err(|_| Refused::Canonical)?;
    let checked = algorithm::check_message(signer, &kind.with_sha256(), Hash::Sha256, &bytes, signature);
    checked.map_err(|fault| match fault {
        Fault::Unknown => Refused::Algorithm,
        Fault::Wrong => Refused::Signature,
    })
}

fn check_stamp(read: &Read, trust: &Trust) -> Result<Option<Checked>, Refused> {
    let imprint = hash::sha256(&read.signature);
    let token = read.token.as_ref();
    Ok(token.map(|token| stamp::check(token, &imprint, trust)).transpose()?)
}

fn told(checked: Checked) -> Stamp {
    let Checked { time, service, .. } = checked;
    Stamp { time, subject: service.subject(), fingerprint: service.fingerprint() }
}

/// The bytes of lower-case hex digits up to the end of their one element; only zeros may follow.
fn unpadded(digits: &[u8]) -> Option<Vec<u8>> {
    let value = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let byte = |pair: &[u8]| Some(value(*pair.first()?)? << 4 | value(*pair.get(1)?)?);
    let mut bytes = digits.chunks(2).map(byte).collect::<Option<Vec<u8>>>()?;
    let padding = bytes.split_off(shape::length(&bytes)?);
    padding.iter().all(|byte| *byte == 0).then_some(bytes)
}
