//! A person's own chain, to be read by themself (A17).

use crate::engine::conn::rows;
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::{Result, Scope};
use domain::Own;
use domain::time::Timestamp;

statements! {
    Own: LEDGER_OWN = "SELECT at, action FROM ledger WHERE chain_id = $1 AND person_id = $1 ORDER BY seq DESC LIMIT 200";
}

/// Something that happened to a person's account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// What, as the ledger calls it.
    pub action: String,
}

impl Scope<'_, Own> {
    /// What happened to the person's account, the latest first, at most 200 entries.
    ///
    /// # Errors
    /// The store's.
    pub async fn own_activity(&mut self) -> Result<Vec<Entry>> {
        let found = rows!(self, LEDGER_OWN, (Ts, String), fetch_all; self.reach.0.uuid())?;
        Ok(found.into_iter().map(|(at, action)| Entry { at: at.0, action }).collect())
    }
}
