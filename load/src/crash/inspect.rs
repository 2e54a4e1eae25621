//! What is left after crashes, compared with what was acknowledged.

use crate::client::acknowledged::Acknowledged;
use crate::opening::ctx;
use crate::subject::write::number;
use anyhow::Result;
use domain::id::{OrgId, RecordId};
use domain::{Ctx, Org, System};
use serde::Serialize;
use std::collections::BTreeMap;
use store::Store;
use store::listing::name_key;

const PAGE: u16 = 1000;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Acknowledged commands.
    pub acknowledged: usize,
    /// Acknowledged, and not there.
    pub lost: usize,
    /// Carried out more than once.
    pub doubled: usize,
    /// There, and never acknowledged: none, once every client has had its answer.
    pub unknown: usize,
    /// Rows of the ledger.
    pub ledger_rows: u64,
    /// Places of the ledger that do not fit.
    pub ledger_faults: usize,
}

impl Found {
    /// Whether every promise was kept.
    pub fn is_clean(&self) -> bool {
        self.lost + self.doubled + self.unknown + self.ledger_faults == 0
    }
}

/// Reads everything through the store, on which nobody writes any more.
///
/// # Errors
/// The store's, or the client's ledger's.
pub async fn inspect(store: &Store, org: OrgId, ledger: &Acknowledged) -> Result<Found> {
    let acknowledged = ledger.read()?;
    let there = records(store, &ctx(Org(org))).await?;
    let report = store.verify_ledger(&ctx(System)).await?;
    Ok(Found {
        acknowledged: acknowledged.len(),
        lost: acknowledged.iter().filter(|(number, id)| !there.get(number).is_some_and(|ids| ids.contains(id))).count(),
        doubled: there.values().filter(|ids| ids.len() > 1).count(),
        unknown: there.keys().filter(|number| !acknowledged.contains_key(number)).count(),
        ledger_rows: report.rows,
        ledger_faults: report.faults.len(),
    })
}

/// The records that commands added, by the client's number.
async fn records(store: &Store, org: &Ctx<Org>) -> Result<BTreeMap<u64, Vec<RecordId>>> {
    let mut found: BTreeMap<u64, Vec<RecordId>> = BTreeMap::new();
    let mut after = (String::new(), None);
    loop {
        let page = store.read(org, async |scope| scope.records_after(&after.0, after.1, PAGE).await).await?;
        let Some(last) = page.last() else { return Ok(found) };
        after = (name_key(&last.family_name, &last.given_name), Some(last.id));
        for record in page {
            if let Some(number) = number(&record.family_name) {
                found.entry(number).or_default().push(record.id);
            }
        }
    }
}
