//! Accounts and employers' copies of master data.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Ts};
use crate::ledger::Change;
use crate::search::{SearchDoc, Words};
use crate::{Error, Result, Scope, WriteScope};
use domain::id::{OrgId, PersonId, RecordId};
use domain::{Org, Own};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

statements! {
    Own: ACCOUNT_ADD = "INSERT INTO account (person_id, language, state, version, created_at, updated_at) VALUES ($1, $2, 'active', 1, $3, $3)";
    Own: ACCOUNT_GET = "SELECT language, state, version FROM account WHERE person_id = $1";
    Own: ACCOUNT_LANGUAGE = "UPDATE account SET language = $2, version = version + 1, updated_at = $3 WHERE person_id = $1 AND language <> $2 RETURNING version";
    Own: OWN_RECORDS = "SELECT id, org_id, personnel_no, given_name, family_name, birth_date, version FROM person_record WHERE person_id = $1 ORDER BY org_id, id";
    Org: RECORD_ADD = "INSERT INTO person_record (org_id, id, personnel_no, given_name, family_name, sort_name, birth_date, state, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'created', 1, $8, $8)";
    Org: RECORD_GET = "SELECT id, org_id, personnel_no, given_name, family_name, birth_date, version FROM person_record WHERE org_id = $1 AND id = $2";
    Org: RECORD_RENAME = "UPDATE person_record SET given_name = $3, family_name = $4, sort_name = $5, version = version + 1, updated_at = $7 WHERE org_id = $1 AND id = $2 AND version = $6 AND state NOT IN ('pseudonymised', 'deleted') RETURNING personnel_no";
    Org: RECORD_LINK = "UPDATE person_record SET person_id = $3, state = 'activated', version = version + 1, updated_at = $4 WHERE org_id = $1 AND id = $2 AND person_id IS NULL AND state NOT IN ('pseudonymised', 'deleted') RETURNING version";
    Org: RECORD_PAGE = "SELECT id, org_id, personnel_no, given_name, family_name, birth_date, version FROM person_record WHERE org_id = $1 AND (sort_name, id) > ($2, $3) ORDER BY sort_name, id LIMIT $4";
    Org: RECORD_COUNT = "SELECT COUNT(*) FROM person_record WHERE org_id = $1";
}

/// What an employer knows about a person before anything else.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct NewRecord {
    /// Unique in the organisation.
    pub personnel_no: String,
    /// Given names.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Birthday, if known.
    pub birth_date: Option<Date>,
}

/// An employer's copy of a person's master data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The copy.
    pub id: RecordId,
    /// Whose copy it is.
    pub org: OrgId,
    /// Unique in the organisation.
    pub personnel_no: String,
    /// Given names.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Birthday, if known.
    pub birth_date: Option<Date>,
    /// Counts changes; a change names the version it was based on.
    pub version: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    org_id: Uuid,
    personnel_no: String,
    given_name: String,
    family_name: String,
    birth_date: Option<Day>,
    version: i64,
}

impl From<Row> for Record {
    fn from(row: Row) -> Self {
        Self {
            id: RecordId::from_uuid(row.id),
            org: OrgId::from_uuid(row.org_id),
            personnel_no: row.personnel_no,
            given_name: row.given_name,
            family_name: row.family_name,
            birth_date: row.birth_date.map(|day| day.0),
            version: row.version,
        }
    }
}

impl Scope<'_, Org> {
    /// One person's record.
    ///
    /// # Errors
    /// The store's.
    pub async fn record_of(&mut self, id: RecordId) -> Result<Option<Record>> {
        Ok(rows!(self, RECORD_GET, Row, fetch_optional; self.reach.0.uuid(), id.uuid())?.map(Record::from))
    }

    /// A page of the list by name, after the given place.
    ///
    /// # Errors
    /// The store's.
    pub async fn records_after(&mut self, sort_name: &str, id: Option<RecordId>, limit: u16) -> Result<Vec<Record>> {
        let id = id.map_or(Uuid::nil(), RecordId::uuid);
        let page = rows!(self, RECORD_PAGE, Row, fetch_all; self.reach.0.uuid(), sort_name, id, i64::from(limit))?;
        Ok(page.into_iter().map(Record::from).collect())
    }

    /// How many people the organisation has.
    ///
    /// # Errors
    /// The store's.
    pub async fn count_records(&mut self) -> Result<i64> {
        Ok(rows!(self, RECORD_COUNT, (i64,), fetch_one; self.reach.0.uuid())?.0)
    }
}

impl WriteScope<'_, Org> {
    /// Adds a person's record.
    ///
    /// # Errors
    /// [`Error::Taken`] when the personnel number is.
    pub async fn add_record(&mut self, new: &NewRecord) -> Result<RecordId> {
        let id: RecordId = self.ctx.id();
        let now = Ts(self.ctx.now());
        let sort = sort_name(&new.family_name, &new.given_name);
        changed!(
            self.scope, RECORD_ADD;
            self.ctx.reach.0.uuid(), id.uuid(), &new.personnel_no, &new.given_name, &new.family_name, &sort,
            new.birth_date.map(Day), now,
        )?;
        self.index_new(&findable(id, &title(&new.family_name, &new.given_name), &new.personnel_no)).await?;
        self.record(change("person_record.added", id, 1, json!(new)));
        Ok(id)
    }

    /// Changes a name, if nobody changed the record since `version`.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody did, or when there is no such record here.
    pub async fn rename(&mut self, id: RecordId, version: i64, given: &str, family: &str) -> Result<i64> {
        let now = Ts(self.ctx.now());
        let org = self.ctx.reach.0.uuid();
        let sort = sort_name(family, given);
        let renamed = rows!(
            self.scope, RECORD_RENAME, (String,), fetch_optional;
            org, id.uuid(), given, family, &sort, version, now,
        )?;
        let Some((number,)) = renamed else { return Err(Error::Stale { entity: "person_record" }) };
        self.index(&findable(id, &title(family, given), &number)).await?;
        let payload = json!({ "given_name": given, "family_name": family });
        self.record(change("person_record.renamed", id, version + 1, payload));
        Ok(version + 1)
    }

    /// Links the record to the human it is about; only an activation does this.
    ///
    /// # Errors
    /// [`Error::Stale`] when it is linked already, or not here.
    pub async fn link(&mut self, id: RecordId, person: PersonId) -> Result<()> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let linked = rows!(self.scope, RECORD_LINK, (i64,), fetch_optional; org, id.uuid(), person.uuid(), now)?;
        let Some((version,)) = linked else { return Err(Error::Stale { entity: "person_record" }) };
        self.record(change("person_record.activated", id, version, json!({ "person": person })));
        Ok(())
    }
}

impl WriteScope<'_, Org> {
    /// Indexes a page of people anew, as [`Scope::records_after`] gives it; the last one, after which the next page begins.
    ///
    /// # Errors
    /// The store's.
    pub async fn index_records_after(
        &mut self,
        sort_name: &str,
        id: Option<RecordId>,
        limit: u16,
    ) -> Result<Option<Record>> {
        let page = self.records_after(sort_name, id, limit).await?;
        // Whoever was erased has no name any more, and is not to be found.
        for record in page.iter().filter(|record| !record.family_name.is_empty()) {
            let title = title(&record.family_name, &record.given_name);
            self.index(&findable(record.id, &title, &record.personnel_no)).await?;
        }
        Ok(page.into_iter().next_back())
    }
}

impl WriteScope<'_, Own> {
    /// Opens the account of this person.
    ///
    /// # Errors
    /// [`Error::Taken`] when there is one.
    pub async fn add_account(&mut self, language: &str) -> Result<()> {
        let (person, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        changed!(self.scope, ACCOUNT_ADD; person, language, now)?;
        self.record(Change {
            action: "account.added",
            entity: "account",
            entity_id: person,
            version: 1,
            subject: Some(person),
            payload: json!({ "language": language }),
        });
        Ok(())
    }

    /// Keeps the person's language; the same one again changes nothing.
    ///
    /// # Errors
    /// The store's.
    pub async fn set_language(&mut self, language: &str) -> Result<()> {
        let (person, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let changed = rows!(self.scope, ACCOUNT_LANGUAGE, (i64,), fetch_optional; person, language, now)?;
        if let Some((version,)) = changed {
            self.record(Change {
                action: "account.language",
                entity: "account",
                entity_id: person,
                version,
                subject: Some(person),
                payload: json!({ "language": language }),
            });
        }
        Ok(())
    }
}

impl Scope<'_, Own> {
    /// What employers keep about this person, once linked.
    ///
    /// # Errors
    /// The store's.
    pub async fn own_records(&mut self) -> Result<Vec<Record>> {
        let found = rows!(self, OWN_RECORDS, Row, fetch_all; self.reach.0.uuid())?;
        Ok(found.into_iter().map(Record::from).collect())
    }

    /// Language and state of the account.
    ///
    /// # Errors
    /// The store's.
    pub async fn account(&mut self) -> Result<Option<(String, String, i64)>> {
        rows!(self, ACCOUNT_GET, (String, String, i64), fetch_optional; self.reach.0.uuid())
    }
}

fn change(action: &'static str, id: RecordId, version: i64, payload: serde_json::Value) -> Change {
    Change { action, entity: "person_record", entity_id: id.uuid(), version, subject: Some(id.uuid()), payload }
}

/// How a person is found: by names and personnel number.
fn findable<'a>(id: RecordId, title: &'a str, number: &'a str) -> SearchDoc<'a> {
    SearchDoc { kind: "person", ref_id: id.uuid(), title, more: number, words: Words::Names }
}

fn title(family: &str, given: &str) -> String {
    format!("{family}, {given}")
}

/// Lists sort by this on both engines the same way: bytes of a folded text.
fn sort_name(family: &str, given: &str) -> String {
    format!("{}, {}", family.to_lowercase(), given.to_lowercase())
}
