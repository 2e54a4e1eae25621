//! Reading the outbox.

use super::event::Event;
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::{Error, Result, Scope, WriteScope};
use domain::time::Timestamp;
use domain::{Org, Own, System};
use uuid::Uuid;

// Told apart so that each part finds its rows by an index: MIN and MAX together, or an OR, would read the whole table. On
// SQLite numbers are the order of commits, so nothing is told again, and $3 only bounds what is never newer.
statements! {
    System: EVENT_LAST = "SELECT COALESCE((SELECT MAX(seq) FROM event), 0), COALESCE((SELECT MIN(seq) FROM event), 0)";
    System: EVENTS_NEW = "SELECT seq, org_id, person_id, topic, entity_id, version, at FROM event WHERE seq IN (SELECT value FROM json_each($2)) UNION ALL SELECT seq, org_id, person_id, topic, entity_id, version, at FROM event WHERE seq > $1 ORDER BY seq LIMIT $3",
        "SELECT seq, org_id, person_id, topic, entity_id, version, at FROM event WHERE seq IN (SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($2 AS JSON))) UNION ALL SELECT seq, org_id, person_id, topic, entity_id, version, at FROM event WHERE seq > $1 ORDER BY seq LIMIT $3";
    System: EVENT_AT = "SELECT at FROM event WHERE seq = $1";
    System: EVENTS_PRUNE = "DELETE FROM event WHERE seq IN (SELECT seq FROM event WHERE at < $1 ORDER BY at LIMIT 1000)";
    Org: ORG_EVENTS = "SELECT seq, org_id, person_id, topic, entity_id, version, at FROM event WHERE org_id = $1 AND seq > $2 AND at <= $3 ORDER BY seq LIMIT $4",
        "SELECT seq, org_id, person_id, topic, entity_id, version, at FROM event WHERE org_id = $1 AND (seq > $2 OR at >= $3) ORDER BY seq LIMIT $4";
    Org: ORG_NEWEST = "SELECT seq, org_id, person_id, topic, entity_id, version, at FROM event WHERE org_id = $1 AND topic = $2 ORDER BY seq DESC LIMIT $3";
    Own: OWN_EVENTS = "SELECT seq, org_id, person_id, topic, entity_id, version, at FROM event WHERE person_id = $1 AND seq > $2 AND at <= $3 ORDER BY seq LIMIT $4",
        "SELECT seq, org_id, person_id, topic, entity_id, version, at FROM event WHERE person_id = $1 AND (seq > $2 OR at >= $3) ORDER BY seq LIMIT $4";
}

#[derive(sqlx::FromRow)]
struct Row {
    seq: i64,
    org_id: Option<Uuid>,
    person_id: Option<Uuid>,
    topic: String,
    entity_id: Uuid,
    version: i64,
    at: Ts,
}

impl TryFrom<Row> for Event {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let chain = row.org_id.or(row.person_id).ok_or(Error::Inconsistent { table: "event", column: "org_id" })?;
        let Row { seq, topic, entity_id: entity, version, at: Ts(at), .. } = row;
        Ok(Self { seq, chain, topic, entity, version, at })
    }
}

fn events(rows: Vec<Row>) -> Result<Vec<Event>> {
    rows.into_iter().map(Event::try_from).collect()
}

/// From where a watcher's past is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Since {
    /// The last event that the watcher knows.
    pub(crate) seq: i64,
    /// Numbers are not the order of commits on PostgreSQL: what was written this late is told again.
    pub(crate) at: Timestamp,
    pub(crate) limit: i64,
}

impl Scope<'_, System> {
    /// The newest and the oldest number.
    pub(crate) async fn event_bounds(&mut self) -> Result<(i64, i64)> {
        rows!(self, EVENT_LAST, (i64, i64), fetch_one;)
    }

    /// What is newer than `seq`, and the given gaps if they were filled since.
    pub(crate) async fn new_events(&mut self, seq: i64, gaps: &[i64], limit: i64) -> Result<Vec<Event>> {
        let gaps = serde_json::Value::from(gaps).to_string();
        events(rows!(self, EVENTS_NEW, Row, fetch_all; seq, &gaps, limit)?)
    }

    pub(crate) async fn event_time(&mut self, seq: i64) -> Result<Option<Timestamp>> {
        Ok(rows!(self, EVENT_AT, (Ts,), fetch_optional; seq)?.map(|(at,)| at.0))
    }
}

impl WriteScope<'_, System> {
    /// Forgets events from before, a thousand at most, and says how many; watchers that come back from further away read everything again.
    ///
    /// # Errors
    /// The store's.
    pub async fn prune_events(&mut self, before: Timestamp) -> Result<u64> {
        changed!(self.scope, EVENTS_PRUNE; Ts(before))
    }
}

impl Scope<'_, Org> {
    pub(crate) async fn events_since(&mut self, since: Since) -> Result<Vec<Event>> {
        let org = self.reach.0.uuid();
        events(rows!(self, ORG_EVENTS, Row, fetch_all; org, since.seq, Ts(since.at), since.limit)?)
    }

    /// The organisation's newest events of these topics, the newest first; what was forgotten since is not among them.
    ///
    /// # Errors
    /// The store's.
    pub async fn newest_events(&mut self, topics: &[&str], limit: u16) -> Result<Vec<Event>> {
        let org = self.reach.0.uuid();
        let mut newest = Vec::new();
        // One topic after the other: each is the end of one range of the index.
        for topic in topics {
            newest.extend(events(rows!(self, ORG_NEWEST, Row, fetch_all; org, *topic, i64::from(limit))?)?);
        }
        newest.sort_unstable_by_key(|event| std::cmp::Reverse(event.seq));
        newest.truncate(usize::from(limit));
        Ok(newest)
    }
}

impl Scope<'_, Own> {
    pub(crate) async fn events_since(&mut self, since: Since) -> Result<Vec<Event>> {
        let person = self.reach.0.uuid();
        events(rows!(self, OWN_EVENTS, Row, fetch_all; person, since.seq, Ts(since.at), since.limit)?)
    }
}
