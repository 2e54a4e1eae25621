//! Employers' copies of people's master data, and the accounts of those people.

mod account;
mod private;
mod remove;
mod stamps;

pub(crate) use account::STATEMENTS as ACCOUNT_STATEMENTS;
pub use private::Private;
pub(crate) use private::STATEMENTS as PRIVATE_STATEMENTS;
pub(crate) use remove::STATEMENTS as REMOVE_STATEMENTS;
pub use stamps::{Stamp, StampBy, Stamps};

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Ids, Ts};
use crate::ledger::Change;
use crate::listing::name_key;
use crate::person_lines::NewLine;
use crate::search::{SearchDoc, Words};
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use domain::id::{OrgId, PersonId, RecordId};
use domain::intake::Column;
use domain::people::RecordState;
use domain::time::Timestamp;
use jiff::civil::Date;
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    Org: RECORD_ADD = "INSERT INTO person_record (org_id, id, personnel_no, given_name, family_name, sort_name, birth_date, stamps, state, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'created', 1, $9, $9)";
    Org: RECORD_GET = "SELECT id, org_id, personnel_no, given_name, family_name, birth_date, state, person_id, stamps, version, created_at, updated_at FROM person_record WHERE org_id = $1 AND id = $2";
    Org: RECORD_NUMBERED = "SELECT id, org_id, personnel_no, given_name, family_name, birth_date, state, person_id, stamps, version, created_at, updated_at FROM person_record WHERE org_id = $1 AND personnel_no = $2";
    Org: RECORDS_NUMBERED = "SELECT id, org_id, personnel_no, given_name, family_name, birth_date, state, person_id, stamps, version, created_at, updated_at FROM person_record WHERE org_id = $1 AND personnel_no IN (SELECT value FROM json_each($2))",
        "SELECT id, org_id, personnel_no, given_name, family_name, birth_date, state, person_id, stamps, version, created_at, updated_at FROM person_record WHERE org_id = $1 AND personnel_no IN (SELECT value FROM json_array_elements_text(CAST($2 AS JSON)))";
    Org: RECORDS_NAMED = "SELECT id, family_name, given_name, personnel_no FROM person_record WHERE org_id = $1 AND id IN (SELECT unhex(value) FROM json_each($2))",
        "SELECT id, family_name, given_name, personnel_no FROM person_record WHERE org_id = $1 AND id = ANY ($2)";
    Org: RECORD_CHANGE = "UPDATE person_record SET given_name = $3, family_name = $4, sort_name = $5, birth_date = $6, stamps = $7, version = version + 1, updated_at = $9 WHERE org_id = $1 AND id = $2 AND version = $8 AND state NOT IN ('pseudonymised', 'deleted')";
    Org: STAMPS_SET = "UPDATE person_record SET stamps = $3 WHERE org_id = $1 AND id = $2 AND stamps = $4 AND state NOT IN ('pseudonymised', 'deleted')";
    Org: RECORD_LINK = "UPDATE person_record SET person_id = $3, state = 'activated', version = version + 1, updated_at = $4 WHERE org_id = $1 AND id = $2 AND person_id IS NULL AND state NOT IN ('pseudonymised', 'deleted') RETURNING version";
    Org: RECORD_PAGE = "SELECT id, org_id, personnel_no, given_name, family_name, birth_date, state, person_id, stamps, version, created_at, updated_at FROM person_record WHERE org_id = $1 AND (sort_name, id) > ($2, $3) ORDER BY sort_name, id LIMIT $4";
    Org: RECORD_PART = "SELECT id, org_id, personnel_no, given_name, family_name, birth_date, state, person_id, stamps, version, created_at, updated_at FROM person_record WHERE org_id = $1 AND id > $2 ORDER BY id LIMIT $3";
    Org: RECORD_SORT = "UPDATE person_record SET sort_name = $3 WHERE org_id = $1 AND id = $2 AND sort_name <> $3";
    Org: RECORD_COUNT = "SELECT COUNT(*) FROM person_record WHERE org_id = $1";
}

/// How many rows are asked for at once by their numbers or identifiers.
pub(crate) const CHUNK: usize = 500;

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

/// What changes of a record; nothing leaves it as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct RecordChange {
    /// Given names.
    pub given_name: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// Birthday.
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
    /// Where it stands.
    pub state: RecordState,
    /// Whether it belongs to an account.
    pub activated: bool,
    /// Since when its values stand, and by whose word.
    pub stamps: Stamps,
    /// Counts changes; a change names the version it was based on.
    pub version: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    org_id: Uuid,
    personnel_no: String,
    given_name: String,
    family_name: String,
    birth_date: Option<Day>,
    state: String,
    person_id: Option<Uuid>,
    stamps: String,
    version: i64,
    created_at: Ts,
    updated_at: Ts,
}

impl TryFrom<Row> for Record {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: RecordId::from_uuid(row.id),
            org: OrgId::from_uuid(row.org_id),
            personnel_no: row.personnel_no,
            given_name: row.given_name,
            family_name: row.family_name,
            birth_date: row.birth_date.map(|day| day.0),
            state: state_of(&row.state)?,
            activated: row.person_id.is_some(),
            stamps: Stamps::read(&row.stamps)?,
            version: row.version,
            created_at: row.created_at.0,
            updated_at: row.updated_at.0,
        })
    }
}

/// Reads a record's state.
pub(crate) fn state_of(code: &str) -> Result<RecordState> {
    RecordState::from_code(code).ok_or(Error::Inconsistent { table: "person_record", column: "state" })
}

impl Scope<'_, Org> {
    /// One person's record.
    ///
    /// # Errors
    /// The store's.
    pub async fn record_of(&mut self, id: RecordId) -> Result<Option<Record>> {
        let found = rows!(self, RECORD_GET, Row, fetch_optional; self.reach.0.uuid(), id.uuid())?;
        found.map(Record::try_from).transpose()
    }

    /// The record with a personnel number.
    ///
    /// # Errors
    /// The store's.
    pub async fn record_by_number(&mut self, number: &str) -> Result<Option<Record>> {
        let found = rows!(self, RECORD_NUMBERED, Row, fetch_optional; self.reach.0.uuid(), number)?;
        found.map(Record::try_from).transpose()
    }

    /// The records with these personnel numbers, in no order.
    ///
    /// # Errors
    /// The store's.
    pub async fn records_by_numbers(&mut self, numbers: &[String]) -> Result<Vec<Record>> {
        let mut records = Vec::with_capacity(numbers.len());
        for chunk in numbers.chunks(CHUNK) {
            let asked = json!(chunk).to_string();
            let found = rows!(self, RECORDS_NUMBERED, Row, fetch_all; self.reach.0.uuid(), &asked)?;
            for row in found {
                records.push(Record::try_from(row)?);
            }
        }
        Ok(records)
    }

    /// The names of these people as lists show them ("family, given") and their personnel numbers.
    ///
    /// # Errors
    /// The store's.
    pub async fn person_names(&mut self, ids: &[RecordId]) -> Result<BTreeMap<RecordId, (String, String)>> {
        type Row = (Uuid, String, String, String);
        let mut names = BTreeMap::new();
        for chunk in ids.chunks(CHUNK) {
            let asked: Vec<Uuid> = chunk.iter().map(|id| id.uuid()).collect();
            let found = rows!(self, RECORDS_NAMED, Row, fetch_all; self.reach.0.uuid(), Ids(&asked))?;
            let entry = |(id, family, given, number): Row| (RecordId::from_uuid(id), (title(&family, &given), number));
            names.extend(found.into_iter().map(entry));
        }
        Ok(names)
    }

    /// A page of the list by name, after the given place: a [`name_key`] and who has it.
    ///
    /// # Errors
    /// The store's.
    pub async fn records_after(&mut self, sort_name: &str, id: Option<RecordId>, limit: u16) -> Result<Vec<Record>> {
        let id = id.map_or(Uuid::nil(), RecordId::uuid);
        let page = rows!(self, RECORD_PAGE, Row, fetch_all; self.reach.0.uuid(), sort_name, id, i64::from(limit))?;
        page.into_iter().map(Record::try_from).collect()
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
    /// Adds a person's record that somebody typed at the employer.
    ///
    /// # Errors
    /// [`Error::Taken`] when the personnel number is.
    pub async fn add_record(&mut self, new: &NewRecord) -> Result<RecordId> {
        self.add_record_by(new, StampBy::Desk).await
    }

    /// Adds a person's record, by whose word it may be.
    ///
    /// # Errors
    /// [`Error::Taken`] when the personnel number is.
    pub async fn add_record_by(&mut self, new: &NewRecord, by: StampBy) -> Result<RecordId> {
        let id: RecordId = self.ctx.id();
        let now = Ts(self.ctx.now());
        let mut stamps = Stamps::default();
        let known = [Column::PersonnelNumber, Column::GivenName, Column::FamilyName];
        stamps.put(known.into_iter().chain(new.birth_date.map(|_| Column::BirthDate)), now.0, by);
        let sort = name_key(&new.family_name, &new.given_name);
        changed!(
            self.scope, RECORD_ADD;
            self.ctx.reach.0.uuid(), id.uuid(), &new.personnel_no, &new.given_name, &new.family_name, &sort,
            new.birth_date.map(Day), &stamps.text(), now,
        )?;
        self.index_new(&findable(id, &title(&new.family_name, &new.given_name), &new.personnel_no)).await?;
        let line = NewLine {
            record: id,
            state: RecordState::Created,
            family_name: &new.family_name,
            given_name: &new.given_name,
            personnel_no: &new.personnel_no,
            missing: new.birth_date.is_none(),
        };
        self.add_line(&line).await?;
        self.record(change("person_record.added", id, 1, json!(new)));
        Ok(id)
    }

    /// Changes a name, if nobody changed the record since `version`.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody did, or when there is no such record here.
    pub async fn rename(&mut self, id: RecordId, version: i64, given: &str, family: &str) -> Result<i64> {
        let new =
            RecordChange { given_name: Some(given.to_owned()), family_name: Some(family.to_owned()), birth_date: None };
        self.change_record(id, version, &new, StampBy::Desk).await
    }

    /// Changes master data, if nobody changed the record since `version`, and stamps the values that differ from what stood there.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody did, or when there is no such record here.
    pub async fn change_record(&mut self, id: RecordId, version: i64, new: &RecordChange, by: StampBy) -> Result<i64> {
        let stale = Error::Stale { entity: "person_record" };
        let found = self.record_of(id).await?.filter(|record| record.version == version && record.state.is_somebody());
        let Some(mut record) = found else { return Err(stale) };
        let changed = record.take(new);
        record.stamps.put(changed, self.ctx.now(), by);
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let sort = name_key(&record.family_name, &record.given_name);
        let done = changed!(
            self.scope, RECORD_CHANGE;
            org, id.uuid(), &record.given_name, &record.family_name, &sort, record.birth_date.map(Day),
            &record.stamps.text(), version, now,
        )?;
        if done == 0 {
            return Err(stale);
        }
        self.index(&findable(id, &title(&record.family_name, &record.given_name), &record.personnel_no)).await?;
        self.refresh_line(id).await?;
        self.record(change("person_record.changed", id, version + 1, json!(new)));
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
        self.refresh_line(id).await?;
        self.record(change("person_record.activated", id, version, json!({ "person": person })));
        Ok(())
    }

    /// Indexes a part of all people anew, writes their places in lists by name, and their lines; those after the given one, by identifier. The
    /// last one, after which the next part begins.
    ///
    /// # Errors
    /// The store's.
    pub async fn index_records_after(&mut self, id: Option<RecordId>, limit: u16) -> Result<Option<RecordId>> {
        let (org, after) = (self.ctx.reach.0.uuid(), id.map_or(Uuid::nil(), RecordId::uuid));
        let part = rows!(self.scope, RECORD_PART, Row, fetch_all; org, after, i64::from(limit))?;
        let part = part.into_iter().map(Record::try_from).collect::<Result<Vec<_>>>()?;
        // Whoever was erased has no name any more, and is not to be found.
        for record in part.iter().filter(|record| record.state.is_somebody()) {
            let sort = name_key(&record.family_name, &record.given_name);
            changed!(self.scope, RECORD_SORT; org, record.id.uuid(), &sort)?;
            let title = title(&record.family_name, &record.given_name);
            self.index(&findable(record.id, &title, &record.personnel_no)).await?;
        }
        let ids: Vec<RecordId> = part.iter().map(|record| record.id).collect();
        self.refresh_lines(&ids).await?;
        Ok(ids.last().copied())
    }
}

impl Record {
    /// Takes new values over; the columns in which they differ.
    fn take(&mut self, new: &RecordChange) -> Vec<Column> {
        let mut changed = Vec::new();
        let names = [
            (Column::GivenName, &mut self.given_name, &new.given_name),
            (Column::FamilyName, &mut self.family_name, &new.family_name),
        ];
        for (column, old, new) in names {
            if let Some(new) = new.as_ref().filter(|new| *new != old) {
                old.clone_from(new);
                changed.push(column);
            }
        }
        if new.birth_date.is_some() && new.birth_date != self.birth_date {
            self.birth_date = new.birth_date;
            changed.push(Column::BirthDate);
        }
        changed
    }
}

pub(crate) fn change(action: &'static str, id: RecordId, version: i64, payload: serde_json::Value) -> Change {
    Change { action, entity: "person_record", entity_id: id.uuid(), version, subject: Some(id.uuid()), payload }
}

/// How a person is found: by names and personnel number.
pub(crate) fn findable<'a>(id: RecordId, title: &'a str, number: &'a str) -> SearchDoc<'a> {
    SearchDoc { kind: "person", ref_id: id.uuid(), title, more: number, words: Words::Names }
}

pub(crate) fn title(family: &str, given: &str) -> String {
    format!("{family}, {given}")
}
