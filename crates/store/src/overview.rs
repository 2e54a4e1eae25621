//! Sums over whole organisations: never a row about one person, never a name.

use crate::engine::conn::rows;
use crate::engine::statement::statements;
use crate::engine::types::{Orgs, Ts};
use crate::{Result, Scope};
use domain::Desk;
use domain::id::OrgId;
use domain::time::Timestamp;
use std::collections::BTreeMap;
use uuid::Uuid;

// Whether somebody takes part counts among those who work there, so that the rate never exceeds one. The list of actions is that of the
// index `ledger_figures`, word for word: only then may the engines use it.
statements! {
    Desk: TALLY_PEOPLE = "SELECT l.org_id, COUNT(*) AS people, COUNT(CASE WHEN l.employment <> 'ended' THEN 1 END) AS employed, COUNT(CASE WHEN l.employment <> 'ended' AND l.contracts > 0 THEN 1 END) AS taking_part, COUNT(CASE WHEN l.is_open = 1 AND l.step NOT IN ('invite_now', 'no_statement') THEN 1 END) AS open, CAST(SUM(l.contracts) AS BIGINT) AS contracts FROM person_line AS l WHERE l.org_id IN (SELECT unhex(value) FROM json_each($1)) GROUP BY l.org_id",
    "SELECT l.org_id, COUNT(*) AS people, COUNT(CASE WHEN l.employment <> 'ended' THEN 1 END) AS employed, COUNT(CASE WHEN l.employment <> 'ended' AND l.contracts > 0 THEN 1 END) AS taking_part, COUNT(CASE WHEN l.is_open = 1 AND l.step NOT IN ('invite_now', 'no_statement') THEN 1 END) AS open, CAST(SUM(l.contracts) AS BIGINT) AS contracts FROM person_line AS l WHERE l.org_id = ANY ($1) GROUP BY l.org_id";
    Desk: TALLY_ACTIVATED = "SELECT org_id, COUNT(*) AS activated FROM person_record WHERE org_id IN (SELECT unhex(value) FROM json_each($1)) AND person_id IS NOT NULL AND state NOT IN ('pseudonymised', 'deleted') GROUP BY org_id",
    "SELECT org_id, COUNT(*) AS activated FROM person_record WHERE org_id = ANY ($1) AND person_id IS NOT NULL AND state NOT IN ('pseudonymised', 'deleted') GROUP BY org_id";
    Desk: TALLY_IMPORTS = "SELECT b.org_id, b.updated_at, b.lines, b.refused FROM import_batch AS b WHERE b.org_id IN (SELECT unhex(value) FROM json_each($1)) AND b.state = 'booked' AND b.created_at = (SELECT MAX(n.created_at) FROM import_batch AS n WHERE n.org_id = b.org_id AND n.state = 'booked') ORDER BY b.org_id, b.id",
    "SELECT b.org_id, b.updated_at, b.lines, b.refused FROM import_batch AS b WHERE b.org_id = ANY ($1) AND b.state = 'booked' AND b.created_at = (SELECT MAX(n.created_at) FROM import_batch AS n WHERE n.org_id = b.org_id AND n.state = 'booked') ORDER BY b.org_id, b.id";
    Desk: ACTIONS_COUNTED = "SELECT org_id, action, COUNT(*) AS times, COUNT(DISTINCT subject_id) AS people FROM ledger WHERE org_id IN (SELECT unhex(value) FROM json_each($1)) AND action IN ('filing.added', 'filing.read', 'invitation.mailed', 'person_record.activated', 'person_record.invited', 'receipt.given') GROUP BY org_id, action",
    "SELECT org_id, action, COUNT(*) AS times, COUNT(DISTINCT subject_id) AS people FROM ledger WHERE org_id = ANY ($1) AND action IN ('filing.added', 'filing.read', 'invitation.mailed', 'person_record.activated', 'person_record.invited', 'receipt.given') GROUP BY org_id, action";
}

/// The last list that an organisation booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastImport {
    /// When it was booked.
    pub at: Timestamp,
    /// Its rows.
    pub lines: u64,
    /// The rows that were refused.
    pub refused: u64,
}

/// What an organisation holds, in sums.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// People with a record that is not erased.
    pub people: u64,
    /// Those of them with an employment that has not ended.
    pub employed: u64,
    /// Those of the employed with a contract that is not over.
    pub taking_part: u64,
    /// People with an account of their own.
    pub activated: u64,
    /// Contracts that are not over.
    pub contracts: u64,
    /// People with an open step. Whom nobody invited yet, and who only misses a statement, does not count: an organisation begins so.
    pub open: u64,
    /// The last list that was booked.
    pub last_import: Option<LastImport>,
}

/// How often something happened, as the ledger has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Happened {
    /// People who opened their account.
    pub activated: u64,
    /// People who were invited, by letter or by mail, each of them once.
    pub invited: u64,
    /// Invitations that were made: somebody who lost one gets another.
    pub invitations: u64,
    /// An invitation went out by mail.
    pub mailed: u64,
    /// A person confirmed something on screen.
    pub receipts: u64,
    /// A document was filed with a person.
    pub filed: u64,
    /// A person opened a document for the first time.
    pub read: u64,
}

impl Happened {
    fn add(&mut self, action: &str, times: i64, people: i64) {
        let add = |place: &mut u64, count| *place = place.saturating_add(counted(count));
        match action {
            "person_record.activated" => add(&mut self.activated, people),
            "person_record.invited" => {
                add(&mut self.invited, people);
                add(&mut self.invitations, times);
            }
            "invitation.mailed" => add(&mut self.mailed, times),
            "receipt.given" => add(&mut self.receipts, times),
            "filing.added" => add(&mut self.filed, times),
            "filing.read" => add(&mut self.read, times),
            _ => {}
        }
    }
}

impl Scope<'_, Desk> {
    /// What each organisation of the reach holds; one that holds nothing is not among them.
    ///
    /// # Errors
    /// The store's.
    pub async fn tallies(&mut self) -> Result<BTreeMap<OrgId, Tally>> {
        let mut tallies: BTreeMap<OrgId, Tally> = BTreeMap::new();
        self.tally_people(&mut tallies).await?;
        let orgs = self.reach.0.clone();
        for (org, activated) in rows!(self, TALLY_ACTIVATED, (Uuid, i64), fetch_all; Orgs(&orgs))? {
            of(&mut tallies, org).activated = counted(activated);
        }
        for (org, at, lines, refused) in rows!(self, TALLY_IMPORTS, (Uuid, Ts, i64, i64), fetch_all; Orgs(&orgs))? {
            let last = LastImport { at: at.0, lines: counted(lines), refused: counted(refused) };
            of(&mut tallies, org).last_import = Some(last);
        }
        Ok(tallies)
    }

    async fn tally_people(&mut self, tallies: &mut BTreeMap<OrgId, Tally>) -> Result<()> {
        type Row = (Uuid, i64, i64, i64, i64, i64);
        let orgs = self.reach.0.clone();
        for row in rows!(self, TALLY_PEOPLE, Row, fetch_all; Orgs(&orgs))? {
            let (org, people, employed, taking_part, open, contracts) = row;
            let tally = of(tallies, org);
            (tally.people, tally.employed) = (counted(people), counted(employed));
            (tally.taking_part, tally.open) = (counted(taking_part), counted(open));
            tally.contracts = counted(contracts);
        }
        Ok(())
    }

    /// How often what the figures count happened, in all organisations of the reach together.
    ///
    /// # Errors
    /// The store's.
    pub async fn happened(&mut self) -> Result<Happened> {
        let orgs = self.reach.0.clone();
        let mut happened = Happened::default();
        for (_, action, times, people) in
            rows!(self, ACTIONS_COUNTED, (Uuid, String, i64, i64), fetch_all; Orgs(&orgs))?
        {
            happened.add(&action, times, people);
        }
        Ok(happened)
    }
}

fn of(tallies: &mut BTreeMap<OrgId, Tally>, org: Uuid) -> &mut Tally {
    tallies.entry(OrgId::from_uuid(org)).or_default()
}

/// A count is never negative.
fn counted(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}
