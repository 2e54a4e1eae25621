//! `zusage erase`: erases a person's data by destroying the key that opens them.

use super::{Failure, say};
use crate::config::{Config, Overrides};
use crate::data;
use clap::Args;
use domain::id::{OrgId, PersonId, RecordId};
use domain::{Org, Own};

/// Whom to erase: an employer's copy, or a person's own account.
#[derive(Debug, Args)]
pub(super) struct Erase {
    #[command(flatten)]
    overrides: Overrides,
    /// The organisation that keeps the record.
    #[arg(long, requires = "record", conflicts_with = "person")]
    org: Option<OrgId>,
    /// The record.
    #[arg(long, requires = "org")]
    record: Option<RecordId>,
    /// The person whose own data go.
    #[arg(long, required_unless_present = "record")]
    person: Option<PersonId>,
    /// Without this nothing happens: there is no way back.
    #[arg(long)]
    yes: bool,
}

/// Erases, or says what it would.
pub(super) fn run(erase: &Erase) -> Result<(), Failure> {
    let config = Config::load(&erase.overrides)?;
    if !erase.yes {
        return Err(
            "nothing was erased: add --yes. The data cannot be brought back, except from a backup that is older".into(),
        );
    }
    let found = super::with_store(&config, store::Access::Tool, "erase", async |store, _| {
        Ok(match (erase.org, erase.record, erase.person) {
            (Some(org), Some(record), _) => store.erase_record(&data::context("erase", Org(org)), record).await?,
            (_, _, Some(person)) => store.erase_account(&data::context("erase", Own(person))).await?,
            _ => false,
        })
    })?;
    if !found {
        return Err("there is nobody with this identifier; nothing was erased".into());
    }
    say(
        "Erased: the key, the documents, what stood in clear, the ledger's salts. Older backups still hold them until they are gone.",
    );
    Ok(())
}
