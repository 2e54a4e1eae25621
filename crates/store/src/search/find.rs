//! Finding.

use super::Query;
use crate::engine::conn::rows;
use crate::engine::statement::statements;
use crate::engine::types::{Orgs, Ts};
use crate::{Result, Scope};
use domain::id::OrgId;
use domain::time::Timestamp;
use domain::{Desk, Org, Own};
use serde_json::json;
use uuid::Uuid;

/// The search, whole: which rows hold the query's ranges, which words lie in one of them (`q`), whose documents are shown.
/// Documents that have a word in a range of each word of the query, each as close as it was found; ranked.
///
/// On PostgreSQL two fences make the index usable: under row-level security only leakproof conditions reach it, and `->>` is
/// none, so ranges are plain columns first (`MATERIALIZED`); and the planner takes a few ranges for a hundred, so each is
/// looked up by itself (`LATERAL … OFFSET 0`). Without them each search read all words of the organisation.
macro_rules! search_sql {
    ($ranges:literal, $words:literal, $docs:literal) => {
        concat!(
            "WITH q AS MATERIALIZED (SELECT CAST(value ->> 'n' AS BIGINT) AS n, value ->> 'lo' AS lo, value ->> 'hi' AS hi, CAST(value ->> 'loose' AS BIGINT) AS loose FROM ",
            $ranges,
            "), near AS (SELECT w.doc, q.n, MIN(q.loose) AS loose FROM q CROSS JOIN ",
            $words,
            " GROUP BY w.doc, q.n), hit AS (SELECT doc, MAX(loose) AS loose FROM near GROUP BY doc HAVING COUNT(*) = $3) SELECT d.org_id, d.kind, d.ref_id, d.title, d.updated_at FROM hit JOIN search_doc AS d ON d.doc = hit.doc WHERE ",
            $docs,
            " AND (CAST($4 AS TEXT) IS NULL OR d.kind = $4) ORDER BY CASE WHEN d.norm = $5 THEN 0 WHEN d.norm >= $5 AND d.norm < $6 THEN 1 ELSE 2 + hit.loose END, d.updated_at DESC, d.ref_id, d.kind LIMIT $7 OFFSET $8",
        )
    };
}

statements! {
    Org: SEARCH_ORG = search_sql!("json_each($2)", "search_word AS w WHERE w.owner_id = $1 AND w.word >= q.lo AND w.word < q.hi", "d.org_id = $1"),
    search_sql!("json_array_elements(CAST($2 AS JSON))", "LATERAL (SELECT doc FROM search_word WHERE owner_id = $1 AND word >= q.lo AND word < q.hi OFFSET 0) AS w", "d.org_id = $1");
    Own: SEARCH_OWN = search_sql!("json_each($2)", "search_word AS w WHERE w.owner_id = $1 AND w.word >= q.lo AND w.word < q.hi", "d.person_id = $1"),
    search_sql!("json_array_elements(CAST($2 AS JSON))", "LATERAL (SELECT doc FROM search_word WHERE owner_id = $1 AND word >= q.lo AND word < q.hi OFFSET 0) AS w", "d.person_id = $1");
    Desk: SEARCH_DESK = search_sql!("json_each($2)", "search_word AS w WHERE w.owner_id IN (SELECT unhex(value) FROM json_each($1)) AND w.word >= q.lo AND w.word < q.hi", "d.org_id IN (SELECT unhex(value) FROM json_each($1))"),
    search_sql!("json_array_elements(CAST($2 AS JSON))", "LATERAL (SELECT doc FROM search_word WHERE owner_id = ANY ($1) AND word >= q.lo AND word < q.hi OFFSET 0) AS w", "d.org_id = ANY ($1)");
}

/// The most hits of one page.
const LARGEST: u16 = 100;

/// Which part of the hits is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// How many hits to leave out.
    pub skip: u32,
    /// How many hits to give; 100 at most.
    pub take: u16,
}

impl Page {
    /// The first hits.
    pub fn first(take: u16) -> Self {
        Self { skip: 0, take }
    }

    fn take(self) -> usize {
        usize::from(self.take.min(LARGEST))
    }
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Whose it is; none for a person's own.
    pub org: Option<OrgId>,
    /// What it is, as it was indexed.
    pub kind: String,
    /// The row.
    pub ref_id: Uuid,
    /// What to show.
    pub title: String,
    /// When it was indexed last.
    pub updated_at: Timestamp,
}

/// A page of hits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hits {
    /// In the order of their rank.
    pub hits: Vec<Hit>,
    /// Whether another page follows.
    pub more: bool,
}

type Row = (Option<Uuid>, String, Uuid, String, Ts);

/// The same in each reach: only the statement and whose rows differ.
macro_rules! search {
    ($scope:expr, $statement:ident, $whose:expr, $query:expr, $page:expr) => {{
        let (query, page): (&Query, Page) = ($query, $page);
        if query.is_empty() {
            return Ok(Hits::default());
        }
        let ranges = json!(query.ranges).to_string();
        let limit = i64::try_from(page.take()).unwrap_or_default() + 1;
        let found = rows!(
            $scope, $statement, Row, fetch_all;
            $whose, &ranges, query.terms, query.kind, &query.phrase, query.phrase_end(), limit, i64::from(page.skip),
        )?;
        Ok(hits(found, page))
    }};
}

impl Scope<'_, Org> {
    /// What the organisation has that fits the query.
    ///
    /// # Errors
    /// The store's.
    pub async fn search(&mut self, query: &Query, page: Page) -> Result<Hits> {
        search!(self, SEARCH_ORG, self.reach.0.uuid(), query, page)
    }
}

impl Scope<'_, Own> {
    /// What the person has that fits the query.
    ///
    /// # Errors
    /// The store's.
    pub async fn search(&mut self, query: &Query, page: Page) -> Result<Hits> {
        search!(self, SEARCH_OWN, self.reach.0.uuid(), query, page)
    }
}

impl Scope<'_, Desk> {
    /// What the organisations of the mandate have that fits the query.
    ///
    /// # Errors
    /// The store's.
    pub async fn search(&mut self, query: &Query, page: Page) -> Result<Hits> {
        search!(self, SEARCH_DESK, Orgs(&self.reach.0), query, page)
    }
}

fn hits(found: Vec<Row>, page: Page) -> Hits {
    let more = found.len() > page.take();
    let hit = |(org, kind, ref_id, title, at): Row| Hit {
        org: org.map(OrgId::from_uuid),
        kind,
        ref_id,
        title,
        updated_at: at.0,
    };
    Hits { hits: found.into_iter().take(page.take()).map(hit).collect(), more }
}
