//! Reads every chain from its first row and names the first place in each that does not fit.

use super::change::Chain;
use super::hash::{Content, Digest, START};
use crate::engine::conn::rows;
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::{Error, Result, Scope};
use domain::System;
use domain::id::{OrgId, PersonId};
use sqlx::{ColumnIndex, Decode, FromRow, Type};
use uuid::Uuid;

statements! {
    System: CHAINS = "SELECT chain_id, org_id, person_id, seq, hash, seal FROM ledger_head ORDER BY chain_id";
    System: HEADLESS = "SELECT chain_id, org_id, person_id, MIN(seq) FROM ledger WHERE NOT EXISTS (SELECT 1 FROM ledger_head WHERE ledger_head.chain_id = ledger.chain_id) GROUP BY chain_id, org_id, person_id ORDER BY chain_id";
    System: CHAINLESS_ORGS = "SELECT org_id FROM organisation WHERE NOT EXISTS (SELECT 1 FROM ledger WHERE ledger.chain_id = organisation.org_id) AND NOT EXISTS (SELECT 1 FROM ledger_head WHERE ledger_head.chain_id = organisation.org_id) ORDER BY org_id";
    System: CHAINLESS_PEOPLE = "SELECT person_id FROM account WHERE NOT EXISTS (SELECT 1 FROM ledger WHERE ledger.chain_id = account.person_id) AND NOT EXISTS (SELECT 1 FROM ledger_head WHERE ledger_head.chain_id = account.person_id) ORDER BY person_id";
    System: LEDGER_HASH = "SELECT hash FROM ledger WHERE chain_id = $1 AND seq = $2";
    System: LEDGER_PAGE = "SELECT seq, org_id, person_id, at, actor, request_id, action, entity, entity_id, subject_id, payload_hash, prev_hash, hash FROM ledger WHERE chain_id = $1 AND seq > $2 ORDER BY seq LIMIT 500";
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
    /// All rows fit each other, but the last is not the sealed one: this row or some before it were written anew.
    #[error("or rows before it were written anew, the sealed end is another")]
    Rewritten,
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
    /// Everything is gone: an owner is there, and adding one always begins a chain.
    #[error("and the whole chain are missing")]
    NoChain,
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
    org_id: Option<Uuid>,
    person_id: Option<Uuid>,
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

/// A row as it is found. SQLite keeps anything in any column, and what cannot be read was not written by us.
struct Found {
    seq: Option<i64>,
    row: Option<Row>,
}

impl<'r, R: sqlx::Row> FromRow<'r, R> for Found
where
    Row: FromRow<'r, R>,
    &'static str: ColumnIndex<R>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
{
    fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
        Ok(Self { seq: row.try_get("seq").ok(), row: Row::from_row(row).ok() })
    }
}

/// The end of a chain, as its head says it: with a seal that fits, or not to be trusted.
struct End {
    seq: i64,
    hash: Vec<u8>,
    sealed: bool,
}

/// How far a chain fits.
struct Tip {
    seq: i64,
    hash: Digest,
}

type ChainRow = (Uuid, Option<Uuid>, Option<Uuid>, i64);
type HeadRow = (Uuid, Option<Uuid>, Option<Uuid>, i64, Vec<u8>, Vec<u8>);

/// Reads everything. Memory stays small: 500 rows at a time.
///
/// What this cannot see: the database set back as a whole to what it once was, seals included. Only a head that was noted
/// elsewhere (an evidence sheet) shows that.
pub(crate) async fn verify(scope: &mut Scope<'_, System>) -> Result<Report> {
    let mut report = Report::default();
    for (id, org, person, seq, hash, seal) in rows!(scope, CHAINS, HeadRow, fetch_all;)? {
        let chain = named(id, person);
        let sealed = owned(chain, org, person) && scope.keys.head.fits(id, seq, &hash, &seal);
        report.chains += 1;
        match walk(scope, chain, &End { seq, hash, sealed }, &mut report.rows).await? {
            Ok(Tip { seq, hash }) => report.heads.push(Head { chain, seq, hash }),
            Err(fault) => report.faults.push(fault),
        }
    }
    without_head(scope, &mut report).await?;
    without_chain(scope, &mut report).await?;
    Ok(report)
}

/// The hash of one row, for comparing with an end that was printed earlier.
pub(crate) async fn hash_at(scope: &mut Scope<'_, System>, chain: Chain, seq: i64) -> Result<Option<Digest>> {
    let row = rows!(scope, LEDGER_HASH, (Vec<u8>,), fetch_optional; chain.id(), seq)?;
    let broken = |_| Error::Inconsistent { table: "ledger", column: "hash" };
    row.map(|(hash,)| hash.try_into().map_err(broken)).transpose()
}

/// Rows whose chain has no end: nothing says that they are all, nor that they are ours, from the first one on.
async fn without_head(scope: &mut Scope<'_, System>, report: &mut Report) -> Result<()> {
    for (id, _, person, seq) in rows!(scope, HEADLESS, ChainRow, fetch_all;)? {
        let chain = named(id, person);
        // Rows that name different owners come apart here.
        if report.faults.last().is_none_or(|fault| fault.chain.id() != id) {
            report.chains += 1;
            report.faults.push(Fault { chain, seq, kind: FaultKind::NoHead });
        }
    }
    Ok(())
}

async fn without_chain(scope: &mut Scope<'_, System>, report: &mut Report) -> Result<()> {
    let orgs = rows!(scope, CHAINLESS_ORGS, (Uuid,), fetch_all;)?;
    let people = rows!(scope, CHAINLESS_PEOPLE, (Uuid,), fetch_all;)?;
    let orgs = orgs.into_iter().map(|(id,)| Chain::Org(OrgId::from_uuid(id)));
    let people = people.into_iter().map(|(id,)| Chain::Person(PersonId::from_uuid(id)));
    report.faults.extend(orgs.chain(people).map(|chain| Fault { chain, seq: 1, kind: FaultKind::NoChain }));
    Ok(())
}

/// Walks a chain from its first row: its sealed end, or the first bad place.
async fn walk(scope: &mut Scope<'_, System>, chain: Chain, end: &End, count: &mut u64) -> Result<Result<Tip, Fault>> {
    let mut tip = Tip { seq: 0, hash: START };
    loop {
        let page = rows!(scope, LEDGER_PAGE, Found, fetch_all; chain.id(), tip.seq)?;
        if page.is_empty() {
            break;
        }
        for found in page {
            *count += 1;
            if let Err((seq, kind)) = step(chain, &found, end, &mut tip) {
                return Ok(Err(Fault { chain, seq, kind }));
            }
        }
    }
    let fault = |seq, kind| Ok(Err(Fault { chain, seq, kind }));
    if !end.sealed {
        fault(end.seq, FaultKind::Head)
    } else if tip.seq < end.seq {
        fault(tip.seq + 1, FaultKind::Cut)
    } else if tip.hash[..] != end.hash[..] {
        fault(tip.seq, FaultKind::Rewritten)
    } else {
        Ok(Ok(tip))
    }
}

/// Takes one row if it fits behind the tip; else the bad place.
fn step(chain: Chain, found: &Found, end: &End, tip: &mut Tip) -> Result<(), (i64, FaultKind)> {
    let next = tip.seq + 1;
    match found.seq {
        Some(seq) if end.sealed && seq > end.seq && tip.seq == end.seq => return Err((seq, FaultKind::Beyond)),
        Some(seq) if seq == next => {}
        _ => return Err((next, FaultKind::Missing)),
    }
    let Some(row) = &found.row else { return Err((next, FaultKind::Altered)) };
    if row.prev_hash[..] != tip.hash[..] {
        return Err((next, FaultKind::OutOfOrder));
    }
    let hash = content(chain, row).hash();
    if hash[..] != row.hash[..] || !owned(chain, row.org_id, row.person_id) {
        return Err((next, FaultKind::Altered));
    }
    *tip = Tip { seq: next, hash };
    Ok(())
}

fn content(chain: Chain, row: &Row) -> Content<'_> {
    Content {
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
    }
}

/// The chain that is kept under an identifier; who owns its row says of which kind it is.
fn named(id: Uuid, person: Option<Uuid>) -> Chain {
    if person.is_some() { Chain::Person(PersonId::from_uuid(id)) } else { Chain::Org(OrgId::from_uuid(id)) }
}

/// Whether a row's owner is its chain's: scopes and policies go by the owner.
fn owned(chain: Chain, org: Option<Uuid>, person: Option<Uuid>) -> bool {
    chain.org() == org && chain.person() == person
}
