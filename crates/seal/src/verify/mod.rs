//! Whether a file's seals hold.

mod report;
mod seal;
pub(crate) mod signature;

pub use report::{Level, Report, Revision, Seal, Stamp};

use crate::{
    LARGEST_FILE, hash, pdf,
    problem::{Refused, Unsealable},
    trust::Trust,
};

/// Checks every seal of a file, the last one first, and that nothing else was ever added.
///
/// The signature comes first: only what a trusted key signed is looked into. What it covers has to be the first revision and
/// seals behind it, each byte for byte what [`crate::prepare`] writes.
///
/// # Errors
///
/// The first reason why the file does not hold.
pub fn verify(file: &[u8], trust: &Trust) -> Result<Report, Refused> {
    if file.len() > LARGEST_FILE {
        return Err(Refused::TooLarge);
    }
    if !file.starts_with(b"%PDF-") {
        return Err(Refused::NotPdf);
    }
    let last = pdf::sealed(file)?;
    let checked = seal::check(&last, trust)?;
    let (kept, first) = pdf::revisions(file).map_err(|problem| match problem {
        Unsealable::TooMany => Refused::TooMany,
        _ => Refused::Shadow,
    })?;
    let mut seals = vec![checked];
    for earlier in kept.iter().skip(1) {
        seals.push(seal::check(earlier, trust)?);
    }
    seals.reverse();
    let first = Revision { length: first.len(), sha256: hash::sha256(first) };
    Ok(Report { first, seals })
}

#[cfg(test)]
mod tests;
