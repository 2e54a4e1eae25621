//! Whether what was restored is what the manifest describes.

use super::copy;
use super::documents::{self, Wanted};
use super::error::BackupError;
use super::manifest::Manifest;
use crate::ledger::Report;
use crate::{Error, Result};
use std::collections::BTreeMap;

/// The ledger has no faults, and its chains end where they must.
pub(super) fn ledger(manifest: &Manifest, report: &Report) -> Result<()> {
    let found = copy::heads(report).map_err(|what| BackupError::Damaged { what })?;
    if found == manifest.heads { Ok(()) } else { Err(differs("the ends of the ledger's chains")) }
}

/// Each table has its number of rows.
pub(super) fn rows(manifest: &Manifest, found: &BTreeMap<String, u64>) -> Result<()> {
    match found.iter().find(|(table, rows)| manifest.rows.get(*table) != Some(*rows)) {
        None if found.len() == manifest.rows.len() => Ok(()),
        Some((table, rows)) => Err(differs(&format!("{rows} rows in {table}"))),
        None => Err(differs("a table is missing")),
    }
}

/// The tables name as many documents.
pub(super) fn documents(manifest: &Manifest, wanted: &Wanted) -> Result<()> {
    let same = documents::sum(wanted) == manifest.documents;
    if same { Ok(()) } else { Err(differs("the documents that the tables name")) }
}

/// A cut document is the backup's fault here.
pub(super) fn cut(error: Error) -> Error {
    match error {
        Error::DamagedDocument => BackupError::Damaged { what: "a document was cut".to_owned() }.into(),
        error => error,
    }
}

fn differs(what: &str) -> Error {
    BackupError::Differs { what: what.to_owned() }.into()
}
