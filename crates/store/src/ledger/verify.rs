//! Reads every chain from its first row and names the first place in each that does not fit.

use super::change::Chain;
use super::hash::{Content, Digest, START};
use crate::engine::conn::rows;
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::{Error, Result, Scope};
use domain::System;
use domain::id::{OrgId, PersonId};
use uuid::Uuid;

statements! {
    System: CHAINS = "SELECT chain_id, org_id, person_id, seq, hash, seal FROM ledger_head ORDER BY chain_id";
    System: HEADLESS = "SELECT chain_id, org_id, person_id, MIN(seq) FROM ledger WHERE NOT EXISTS (SELECT 1 FROM ledger_head WHERE ledger_head.chain_id = ledger.chain_id) GROUP BY chain_id, org_id, person_id ORDER BY chain_id";
    System: LEDGER_HASH = "SELECT hash FROM ledger WHERE chain_id = $1 AND seq = $2";
    System: LEDGER_PAGE = "SELECT seq, at, actor, request_id, action, entity, entity_id, subject_id, payload_hash, prev_hash, hash FROM ledger WHERE chain_id = $1 AND seq > $2 ORDER BY seq LIMIT 500";
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many chains were read.
    pub chains: u64,
    /// How many rows.
    pub rows: u64,
    /// The first bad place of each chain that has one.
    pub faults: Vec<Fault>,
    /// The ends, to compare with those that evidence sheets name.
    pub heads: Vec<Head>,
}

/// A place that does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{chain}, row {seq}: {kind}")]
pub struct Fault {
    /// The chain.
    pub chain: Chain,
    /// The row's number in the chain.
    pub seq: i64,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// What can be wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    /// The content is not what the hash says.
    #[error("was altered after it was written")]
    Altered,
    /// The number is missing.
    #[error("is missing")]
    Missing,
    /// It does not follow the row before it.
    #[error("does not follow the row before it")]
    OutOfOrder,
    /// The sealed end lies further on.
    #[error("and all after it are missing, the chain was cut")]
    Cut,
    /// Rows lie behind the sealed end.
    #[error("lies behind the sealed end of the chain")]
    Beyond,
    /// The end's seal was not made with this master key.
    #[error("the sealed end of the chain was altered")]
    Head,
    /// The end is gone.
    #[error("the sealed end of the chain is missing")]
    NoHead,
}

/// The end of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The chain.
    pub chain: Chain,
    /// How many rows it has.
    pub seq: i64,
    /// The last row's hash.
    pub hash: [u8; 32],
}

#[derive(sqlx::FromRow)]
struct Row {
    seq: i64,
    at: Ts,
    actor: String,
    request_id: Uuid,
    action: String,
    entity: String,
    entity_id: Uuid,
    subject_id: Option<Uuid>,
    payload_hash: Vec<u8>,
    prev_hash: Vec<u8>,
    hash: Vec<u8>,
}

/// Reads everything. Memory stays small: 500 rows at a time.
pub(crate) async fn verify(scope: &mut Scope<'_, System>) -> Result<Report> {
    let mut report = Report::default();
    for (id, org, person, seq, hash, seal) in
        rows!(scope, CHAINS, (Uuid, Option<Uuid>, Option<Uuid>, i64, Vec<u8>, Vec<u8>), fetch_all;)?
    {
        let chain = chain(org, person)?;
        report.chains += 1;
        if chain.id() != id || !scope.keys.head.fits(id, seq, &hash, &seal) {
            report.faults.push(Fault { chain, seq, kind: FaultKind::Head });
            continue;
        }
        let hash = digest(&hash)?;
        match walk(scope, chain, seq, hash, &mut report.rows).await? {
            Some(fault) => report.faults.push(fault),
            None => report.heads.push(Head { chain, seq, hash }),
        }
    }
    for (_, org, person, seq) in rows!(scope, HEADLESS, (Uuid, Option<Uuid>, Option<Uuid>, i64), fetch_all;)? {
        report.chains += 1;
        report.faults.push(Fault { chain: chain(org, person)?, seq, kind: FaultKind::NoHead });
    }
    Ok(report)
}

/// The hash of one row, for comparing with an end that was printed earlier.
pub(crate) async fn hash_at(scope: &mut Scope<'_, System>, chain: Chain, seq: i64) -> Result<Option<Digest>> {
    let row = rows!(scope, LEDGER_HASH, (Vec<u8>,), fetch_optional; chain.id(), seq)?;
    row.map(|(hash,)| digest(&hash)).transpose()
}

/// The first bad place of one chain whose end is known.
async fn walk(
    scope: &mut Scope<'_, System>,
    chain: Chain,
    end: i64,
    end_hash: Digest,
    count: &mut u64,
) -> Result<Option<Fault>> {
    let (mut last, mut last_hash) = (0, START);
    loop {
        let page = rows!(scope, LEDGER_PAGE, Row, fetch_all; chain.id(), last)?;
        if page.is_empty() {
            break;
        }
        for row in page {
            *count += 1;
            if let Some(kind) = judge(chain, &row, last, &last_hash, end) {
                let seq = if kind == FaultKind::Missing { last + 1 } else { row.seq };
                return Ok(Some(Fault { chain, seq, kind }));
            }
            (last, last_hash) = (row.seq, digest(&row.hash)?);
        }
    }
    let fault = |kind, seq| Some(Fault { chain, seq, kind });
    Ok(if last < end {
        fault(FaultKind::Cut, last + 1)
    } else if last_hash == end_hash {
        None
    } else {
        fault(FaultKind::Altered, last)
    })
}

fn judge(chain: Chain, row: &Row, last: i64, last_hash: &Digest, end: i64) -> Option<FaultKind> {
    if row.seq > end {
        return Some(FaultKind::Beyond);
    }
    if row.seq != last + 1 {
        return Some(FaultKind::Missing);
    }
    let content = Content {
        chain,
        seq: row.seq,
        at_micros: row.at.0.as_microsecond(),
        actor: &row.actor,
        request: row.request_id,
        action: &row.action,
        entity: &row.entity,
        entity_id: row.entity_id,
        subject: row.subject_id,
        payload_hash: &row.payload_hash,
        prev_hash: &row.prev_hash,
    };
    if row.prev_hash != last_hash {
        return Some(FaultKind::OutOfOrder);
    }
    (content.hash()[..] != row.hash[..]).then_some(FaultKind::Altered)
}

fn chain(org: Option<Uuid>, person: Option<Uuid>) -> Result<Chain> {
    match (org, person) {
        (Some(org), None) => Ok(Chain::Org(OrgId::from_uuid(org))),
        (None, Some(person)) => Ok(Chain::Person(PersonId::from_uuid(person))),
        _ => Err(Error::Inconsistent { table: "ledger", column: "org_id" }),
    }
}

fn digest(bytes: &[u8]) -> Result<Digest> {
    bytes.try_into().map_err(|_| Error::Inconsistent { table: "ledger", column: "hash" })
}
