//! Writes the changes of a transaction to ledger and outbox, at its end, so that a chain's head is locked only briefly.

use super::change::{Chain, Pending, PendingChange};
use super::hash::{Content, Digest, START};
use crate::engine::conn::{changed, rows};
use crate::engine::statement::{Internal, statements};
use crate::engine::types::Ts;
use crate::{Error, Result, Scope};
use std::collections::BTreeMap;

statements! {
    Internal: HEAD = "SELECT seq, hash FROM ledger_head WHERE chain_id = $1",
    "SELECT seq, hash FROM ledger_head WHERE chain_id = $1 FOR UPDATE";
    Internal: HEAD_NEW = "INSERT INTO ledger_head (chain_id, org_id, person_id, seq, hash, seal) VALUES ($1, $2, $3, 0, $4, $5) ON CONFLICT (chain_id) DO NOTHING";
    Internal: HEAD_SET = "UPDATE ledger_head SET seq = $2, hash = $3, seal = $4 WHERE chain_id = $1";
    Internal: LEDGER_ADD = "INSERT INTO ledger (chain_id, seq, org_id, person_id, at, actor, request_id, action, entity, entity_id, subject_id, payload_hash, salt, prev_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    Internal: EVENT_ADD = "INSERT INTO event (org_id, person_id, topic, entity_id, version, at) VALUES ($1, $2, $3, $4, $5, $6)";
}

/// A chain's end while it grows.
struct Tip {
    seq: i64,
    hash: Digest,
}

/// Appends all pending changes. Chains are locked in the order of their ids, so that two writers cannot wait for each
/// other.
pub(crate) async fn append(scope: &mut Scope<'_, Internal>, pending: &Pending) -> Result<()> {
    let mut tips: BTreeMap<Chain, Option<Tip>> = pending.iter().map(|change| (change.chain, None)).collect();
    for (chain, tip) in &mut tips {
        *tip = Some(head(scope, *chain).await?);
    }
    for change in pending.iter() {
        let Some(Some(tip)) = tips.get_mut(&change.chain) else { continue };
        add(scope, change, tip).await?;
    }
    for (chain, tip) in tips {
        let Some(tip) = tip else { continue };
        let seal = scope.keys.head.seal(chain.id(), tip.seq, &tip.hash);
        changed!(scope, HEAD_SET; chain.id(), tip.seq, &tip.hash[..], &seal[..])?;
    }
    Ok(())
}

async fn head(scope: &mut Scope<'_, Internal>, chain: Chain) -> Result<Tip> {
    type Row = (i64, Vec<u8>);
    if let Some(row) = rows!(scope, HEAD, Row, fetch_optional; chain.id())? {
        return tip(row);
    }
    let seal = scope.keys.head.seal(chain.id(), 0, &START);
    changed!(scope, HEAD_NEW; chain.id(), chain.org(), chain.person(), &START[..], &seal[..])?;
    tip(rows!(scope, HEAD, Row, fetch_one; chain.id())?)
}

fn tip((seq, hash): (i64, Vec<u8>)) -> Result<Tip> {
    let hash = hash.try_into().map_err(|_| Error::Inconsistent { table: "ledger_head", column: "hash" })?;
    Ok(Tip { seq, hash })
}

async fn add(scope: &mut Scope<'_, Internal>, change: &PendingChange, tip: &mut Tip) -> Result<()> {
    let seq = tip.seq + 1;
    let content = Content {
        chain: change.chain,
        seq,
        at_micros: change.at.as_microsecond(),
        actor: &change.actor,
        request: change.request.uuid(),
        action: change.action,
        entity: change.entity,
        entity_id: change.entity_id,
        subject: change.subject,
        payload_hash: &change.payload_hash,
        prev_hash: &tip.hash,
    };
    let hash = content.hash();
    let (org, person) = (change.chain.org(), change.chain.person());
    changed!(
        scope, LEDGER_ADD;
        change.chain.id(), seq, org, person, Ts(change.at), &change.actor, change.request.uuid(), change.action,
        change.entity, change.entity_id, change.subject, &change.payload_hash[..], &change.salt[..], &tip.hash[..],
        &hash[..],
    )?;
    changed!(scope, EVENT_ADD; org, person, change.entity, change.entity_id, change.version, Ts(change.at))?;
    *tip = Tip { seq, hash };
    Ok(())
}
