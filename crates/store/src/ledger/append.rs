//! Writes the changes of a transaction to ledger and outbox, at its end, so that a chain's head is locked only briefly.

use super::change::{Chain, Pending, PendingChange};
use super::hash::{Content, Digest, START};
use crate::engine::conn::{Conn, changed, rows};
use crate::engine::statement::{Internal, Statement, statements};
use crate::engine::types::Ts;
use crate::{Error, Result, Scope};
use sqlx::Sqlite;
use sqlx::sqlite::SqliteArguments;
use std::collections::BTreeMap;

/// Sixteen times the same, for an `INSERT` of sixteen rows.
macro_rules! sixteen {
    ($row:literal) => {
        concat!(
            $row, ",", $row, ",", $row, ",", $row, ",", $row, ",", $row, ",", $row, ",", $row, ",", $row, ",", $row,
            ",", $row, ",", $row, ",", $row, ",", $row, ",", $row, ",", $row
        )
    };
}

/// On SQLite a statement changes threads twice, which costs more than its rows do, and a transaction holds the changes of
/// many writers. On PostgreSQL each has its own, with a few.
const AT_ONCE: usize = 16;

statements! {
    Internal: HEAD = "SELECT seq, hash FROM ledger_head WHERE chain_id = $1",
    "SELECT seq, hash FROM ledger_head WHERE chain_id = $1 FOR UPDATE";
    Internal: HEAD_NEW = "INSERT INTO ledger_head (chain_id, org_id, person_id, seq, hash, seal) VALUES ($1, $2, $3, 0, $4, $5) ON CONFLICT (chain_id) DO NOTHING";
    Internal: HEAD_SET = "UPDATE ledger_head SET seq = $2, hash = $3, seal = $4 WHERE chain_id = $1";
    Internal: LEDGER_ADD = "INSERT INTO ledger (chain_id, seq, org_id, person_id, at, actor, request_id, action, entity, entity_id, subject_id, payload_hash, salt, prev_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    Internal: EVENT_ADD = "INSERT INTO event (org_id, person_id, topic, entity_id, version, at) VALUES ($1, $2, $3, $4, $5, $6)";
}

/// [`LEDGER_ADD`] and [`EVENT_ADD`] for [`AT_ONCE`] changes, for SQLite only; a test below holds it to them.
const ADD_SIXTEEN: Statement<Internal> = Statement::new(SIXTEEN, SIXTEEN);
const SIXTEEN: &str = concat!(
    "INSERT INTO ledger (chain_id, seq, org_id, person_id, at, actor, request_id, action, entity, entity_id, subject_id, payload_hash, salt, prev_hash, hash) VALUES ",
    sixteen!("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    "; INSERT INTO event (org_id, person_id, topic, entity_id, version, at) VALUES ",
    sixteen!("(?, ?, ?, ?, ?, ?)"),
);

/// A chain's end while it grows.
struct Tip {
    seq: i64,
    hash: Digest,
}

/// A change at its place in the chain.
struct Link<'a> {
    change: &'a PendingChange,
    seq: i64,
    prev_hash: Digest,
    hash: Digest,
}

/// Appends all pending changes. Chains are locked in the order of their ids, so that two writers cannot wait for each
/// other.
pub(crate) async fn append(scope: &mut Scope<'_, Internal>, pending: &Pending) -> Result<()> {
    let mut tips: BTreeMap<Chain, Option<Tip>> = pending.iter().map(|change| (change.chain, None)).collect();
    for (chain, tip) in &mut tips {
        *tip = Some(head(scope, *chain).await?);
    }
    let mut links = Vec::with_capacity(pending.len());
    for change in pending.iter() {
        if let Some(Some(tip)) = tips.get_mut(&change.chain) {
            links.push(link(change, tip));
        }
    }
    add(scope, &links).await?;
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

/// Puts a change at the chain's end, which moves.
fn link<'a>(change: &'a PendingChange, tip: &mut Tip) -> Link<'a> {
    let (seq, prev_hash) = (tip.seq + 1, tip.hash);
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
        prev_hash: &prev_hash,
    };
    let hash = content.hash();
    *tip = Tip { seq, hash };
    Link { change, seq, prev_hash, hash }
}

/// Adds rows of ledger and outbox, in order.
async fn add(scope: &mut Scope<'_, Internal>, links: &[Link<'_>]) -> Result<()> {
    let mut rest = links;
    while let (Conn::Lite(_), Some((many, after))) = (&scope.conn, rest.split_first_chunk::<AT_ONCE>()) {
        add_sixteen(scope, many).await?;
        rest = after;
    }
    for link in rest {
        let change = link.change;
        let (org, person) = (change.chain.org(), change.chain.person());
        changed!(
            scope, LEDGER_ADD;
            change.chain.id(), link.seq, org, person, Ts(change.at), &change.actor, change.request.uuid(), change.action,
            change.entity, change.entity_id, change.subject, &change.payload_hash[..], &change.salt[..],
            &link.prev_hash[..], &link.hash[..],
        )?;
        changed!(
            scope, EVENT_ADD;
            org, person, change.entity, change.entity_id, change.version, Ts(change.at),
        )?;
    }
    Ok(())
}

async fn add_sixteen(scope: &mut Scope<'_, Internal>, links: &[Link<'_>; AT_ONCE]) -> Result<()> {
    let text = scope.text(&ADD_SIXTEEN)?;
    let Conn::Lite(conn) = &mut scope.conn else { return Ok(()) };
    let query = links.iter().fold(sqlx::query(text), |query, link| link.bind_ledger(query));
    let query = links.iter().fold(query, |query, link| link.bind_event(query));
    query.execute(&mut **conn).await.map(drop).map_err(|error| scope.noted(error))
}

type Query<'q> = sqlx::query::Query<'q, Sqlite, SqliteArguments>;

impl Link<'_> {
    fn bind_ledger<'q>(&'q self, query: Query<'q>) -> Query<'q> {
        let change = self.change;
        query
            .bind(change.chain.id())
            .bind(self.seq)
            .bind(change.chain.org())
            .bind(change.chain.person())
            .bind(Ts(change.at))
            .bind(&change.actor)
            .bind(change.request.uuid())
            .bind(change.action)
            .bind(change.entity)
            .bind(change.entity_id)
            .bind(change.subject)
            .bind(&change.payload_hash[..])
            .bind(&change.salt[..])
            .bind(&self.prev_hash[..])
            .bind(&self.hash[..])
    }

    fn bind_event<'q>(&'q self, query: Query<'q>) -> Query<'q> {
        let change = self.change;
        let query = query.bind(change.chain.org()).bind(change.chain.person()).bind(change.entity);
        query.bind(change.entity_id).bind(change.version).bind(Ts(change.at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_rows_have_the_columns_of_one() {
        let (ledger, event) = SIXTEEN.split_once("; ").expect("two statements");
        for (many, one) in [(ledger, LEDGER_ADD.lite), (event, EVENT_ADD.lite)] {
            let (head, values) = one.split_once(" VALUES ").expect("an insert");
            assert!(many.starts_with(head), "{head}");
            assert_eq!(many.matches('?').count(), AT_ONCE * values.matches('$').count(), "{head}");
        }
    }
}
