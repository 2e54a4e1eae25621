//! What browsers were asked to sign: kept for some minutes, taken once, whichever node is asked.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::{Result, WriteScope};
use domain::System;
use domain::time::Timestamp;

statements! {
    System: TICKET_ADD = "INSERT INTO passkey_ticket (ticket_hash, asked, expires_at) VALUES ($1, $2, $3)";
    System: TICKET_TAKE = "DELETE FROM passkey_ticket WHERE ticket_hash = $1 RETURNING asked, expires_at";
    System: TICKETS_PRUNE = "DELETE FROM passkey_ticket WHERE ticket_hash IN (SELECT ticket_hash FROM passkey_ticket WHERE expires_at < $1 ORDER BY expires_at LIMIT 200)";
}

impl WriteScope<'_, System> {
    /// Keeps what was asked under the SHA-256 of the browser's ticket.
    ///
    /// # Errors
    /// [`crate::Error::Taken`] for a ticket that was given before.
    pub async fn add_passkey_ticket(&mut self, hash: &[u8; 32], asked: &str, expires: Timestamp) -> Result<()> {
        changed!(self.scope, TICKET_ADD; hash.as_slice(), asked, Ts(expires))?;
        Ok(())
    }

    /// What was asked under this ticket, which is gone afterwards; nothing for one that is unknown, used or too old.
    ///
    /// # Errors
    /// The store's.
    pub async fn take_passkey_ticket(&mut self, hash: &[u8; 32]) -> Result<Option<String>> {
        let taken = rows!(self.scope, TICKET_TAKE, (String, Ts), fetch_optional; hash.as_slice())?;
        Ok(taken.filter(|(_, expires)| expires.0 > self.ctx.now()).map(|(asked, _)| asked))
    }

    /// Forgets some tickets that expired before; says how many.
    ///
    /// # Errors
    /// The store's.
    pub async fn prune_passkey_tickets(&mut self, before: Timestamp) -> Result<u64> {
        changed!(self.scope, TICKETS_PRUNE; Ts(before))
    }
}
