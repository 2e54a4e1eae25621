//! What was written in an order.

use super::{advice_change, context};
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::organisations::stale;
use crate::{Error, Result, Scope, WriteScope, vault};
use domain::Org;
use domain::id::AdviceOrderId;

statements! {
    Org: ORDER_TEXTS = "SELECT wish, answers, note FROM advice_order WHERE org_id = $1 AND id = $2";
    Org: ORDER_NOTE = "UPDATE advice_order SET note = $4, version = version + 1, updated_at = $5 WHERE org_id = $1 AND id = $2 AND version = $3 AND state <> 'closed'";
}

/// What was written in an order.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct AdviceTexts {
    /// What the person wishes.
    pub wish: Option<String>,
    /// What the person shared of what they typed into a calculator.
    pub scenario: Option<String>,
    /// What the broker noted.
    pub note: Option<String>,
}

impl std::fmt::Debug for AdviceTexts {
    /// Without the texts: logs hold nobody's wishes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AdviceTexts").finish_non_exhaustive()
    }
}

impl Scope<'_, Org> {
    /// What was written in an order of this organisation.
    ///
    /// # Errors
    /// [`Error::Erased`] when the person was.
    pub async fn advice_texts(&mut self, id: AdviceOrderId) -> Result<Option<AdviceTexts>> {
        type Texts = (Option<Vec<u8>>, Option<Vec<u8>>, Option<Vec<u8>>);
        let found = rows!(self, ORDER_TEXTS, Texts, fetch_optional; self.reach.0.uuid(), id.uuid())?;
        let Some((wish, scenario, note)) = found else { return Ok(None) };
        let key = self.key_for(id.uuid()).await?.ok_or(Error::Erased)?;
        let clear = |column: &'static str, sealed: Option<Vec<u8>>| {
            let Some(sealed) = sealed else { return Ok(None) };
            let text = vault::open(&key, &context(id, column), &sealed).ok();
            let text = text.and_then(|text| String::from_utf8(text).ok());
            text.map(Some).ok_or(Error::Inconsistent { table: "advice_order", column })
        };
        let (wish, scenario) = (clear("wish", wish)?, clear("scenario", scenario)?);
        Ok(Some(AdviceTexts { wish, scenario, note: clear("note", note)? }))
    }
}

impl WriteScope<'_, Org> {
    /// Notes something; it takes the place of what was noted before.
    ///
    /// # Errors
    /// [`Error::Stale`] when the order was changed since `version`, is closed or is not this broker's; [`Error::Erased`] when the person was.
    pub async fn note_advice(&mut self, id: AdviceOrderId, version: i64, note: &str) -> Result<i64> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let Some(key) = self.key_for(id.uuid()).await? else { return Err(Error::Stale { entity: "advice_order" }) };
        let sealed = vault::seal(&key, &context(id, "note"), note.as_bytes(), self.ctx.source());
        stale(changed!(self.scope, ORDER_NOTE; org, id.uuid(), version, &sealed, now)?, "advice_order")?;
        self.record(advice_change("advice_order.noted", id, version + 1));
        Ok(version + 1)
    }
}
