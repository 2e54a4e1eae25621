//! Employments (Dienstverhältnisse): a record can have several, one of them is the current one.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Ids, Ts};
use crate::ledger::Change;
use crate::people::CHUNK;
use crate::{Error, Result, Scope, WriteScope};
use domain::employment::{EmploymentState, TaxClass};
use domain::id::{EmploymentId, PayrollAreaId, RecordId, SiteId};
use domain::intake::Hours;
use domain::money::Cents;
use domain::time::Timestamp;
use domain::{Org, Percent};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::cmp::Reverse;
use uuid::Uuid;

statements! {
    Org: RECORD_HOLD = "SELECT id FROM person_record WHERE org_id = $1 AND id = $2 AND state NOT IN ('pseudonymised', 'deleted')",
        "SELECT id FROM person_record WHERE org_id = $1 AND id = $2 AND state NOT IN ('pseudonymised', 'deleted') FOR SHARE";
    Org: EMPLOYMENT_ADD = "INSERT INTO employment (org_id, id, record_id, state, start_on, end_on, site_id, area_id, weekly_hours, part_time, gross_cents, tax_class, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13, $13)";
    Org: EMPLOYMENT_CHANGE = "UPDATE employment SET state = $4, start_on = $5, end_on = $6, site_id = $7, area_id = $8, weekly_hours = $9, part_time = $10, gross_cents = $11, tax_class = $12, version = version + 1, updated_at = $13 WHERE org_id = $1 AND id = $2 AND version = $3 AND EXISTS (SELECT 1 FROM person_record WHERE person_record.org_id = $1 AND person_record.id = employment.record_id AND person_record.state NOT IN ('pseudonymised', 'deleted')) RETURNING record_id";
    Org: EMPLOYMENT_REMOVE = "DELETE FROM employment WHERE org_id = $1 AND id = $2 AND version = $3 RETURNING record_id";
    Org: EMPLOYMENTS_OF = "SELECT id, record_id, state, start_on, end_on, site_id, area_id, weekly_hours, part_time, gross_cents, tax_class, version, updated_at FROM employment WHERE org_id = $1 AND record_id = $2";
    Org: EMPLOYMENTS_OF_MANY = "SELECT id, record_id, state, start_on, end_on, site_id, area_id, weekly_hours, part_time, gross_cents, tax_class, version, updated_at FROM employment WHERE org_id = $1 AND record_id IN (SELECT unhex(value) FROM json_each($2))",
        "SELECT id, record_id, state, start_on, end_on, site_id, area_id, weekly_hours, part_time, gross_cents, tax_class, version, updated_at FROM employment WHERE org_id = $1 AND record_id = ANY ($2)";
}

/// What is known of an employment. Pay is the employer's own knowledge; logs do not show it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NewEmployment {
    /// Where it stands.
    pub state: EmploymentState,
    /// The first day of work.
    pub start_on: Option<Date>,
    /// The last day of work.
    pub end_on: Option<Date>,
    /// Where.
    pub site: Option<SiteId>,
    /// With whom pay is calculated.
    pub area: Option<PayrollAreaId>,
    /// Hours a week.
    pub weekly_hours: Option<Hours>,
    /// The share of full time; kept exact to a hundredth of a percent.
    pub part_time: Option<Percent>,
    /// Gross pay a month.
    pub gross: Option<Cents>,
    /// The class for wage tax (de).
    pub tax_class: Option<TaxClass>,
}

/// An employment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Employment {
    /// The employment.
    pub id: EmploymentId,
    /// Whose.
    pub record: RecordId,
    /// Where it stands.
    pub state: EmploymentState,
    /// The first day of work.
    pub start_on: Option<Date>,
    /// The last day of work.
    pub end_on: Option<Date>,
    /// Where.
    pub site: Option<SiteId>,
    /// With whom pay is calculated.
    pub area: Option<PayrollAreaId>,
    /// Hours a week.
    pub weekly_hours: Option<Hours>,
    /// The share of full time.
    pub part_time: Option<Percent>,
    /// Gross pay a month.
    pub gross: Option<Cents>,
    /// The class for wage tax (de).
    pub tax_class: Option<TaxClass>,
    /// Counts changes.
    pub version: i64,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

impl std::fmt::Debug for NewEmployment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { state, start_on, end_on, site, .. } = self;
        write!(f, "NewEmployment({state:?}, {start_on:?} to {end_on:?}, {site:?})")
    }
}

impl std::fmt::Debug for Employment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} of {:?}, version {}: {:?}", self.id, self.record, self.version, self.known())
    }
}

impl Employment {
    /// What is known of it, as a change takes it.
    pub const fn known(&self) -> NewEmployment {
        NewEmployment {
            state: self.state,
            start_on: self.start_on,
            end_on: self.end_on,
            site: self.site,
            area: self.area,
            weekly_hours: self.weekly_hours,
            part_time: self.part_time,
            gross: self.gross,
            tax_class: self.tax_class,
        }
    }

    /// The current one is the least: one that runs, then one to come, then one that is over; of several the one that began last.
    fn rank(&self) -> (u8, Reverse<Option<Date>>, Reverse<EmploymentId>) {
        let over = match self.state {
            EmploymentState::Ended => 2,
            EmploymentState::Planned => 1,
            _ => 0,
        };
        (over, Reverse(self.start_on), Reverse(self.id))
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    record_id: Uuid,
    state: String,
    start_on: Option<Day>,
    end_on: Option<Day>,
    site_id: Option<Uuid>,
    area_id: Option<Uuid>,
    weekly_hours: Option<i64>,
    part_time: Option<i64>,
    gross_cents: Option<i64>,
    tax_class: Option<i64>,
    version: i64,
    updated_at: Ts,
}

impl TryFrom<Row> for Employment {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = |column| Error::Inconsistent { table: "employment", column };
        Ok(Self {
            id: EmploymentId::from_uuid(row.id),
            record: RecordId::from_uuid(row.record_id),
            state: EmploymentState::from_code(&row.state).ok_or(broken("state"))?,
            start_on: row.start_on.map(|day| day.0),
            end_on: row.end_on.map(|day| day.0),
            site: row.site_id.map(SiteId::from_uuid),
            area: row.area_id.map(PayrollAreaId::from_uuid),
            weekly_hours: row.weekly_hours.map(Hours::from_hundredths),
            part_time: row.part_time.map(Percent::from_basis_points),
            gross: row.gross_cents.map(Cents::new),
            tax_class: row.tax_class.map(class_of).transpose()?,
            version: row.version,
            updated_at: row.updated_at.0,
        })
    }
}

impl Scope<'_, Org> {
    /// A person's employments, the current one first.
    ///
    /// # Errors
    /// The store's.
    pub async fn employments_of(&mut self, record: RecordId) -> Result<Vec<Employment>> {
        read(rows!(self, EMPLOYMENTS_OF, Row, fetch_all; self.reach.0.uuid(), record.uuid())?)
    }

    /// The employments of several people, person by person, each one's current one first.
    ///
    /// # Errors
    /// The store's.
    pub async fn employments_of_many(&mut self, records: &[RecordId]) -> Result<Vec<Employment>> {
        let mut found = Vec::new();
        for chunk in records.chunks(CHUNK) {
            let asked: Vec<Uuid> = chunk.iter().map(|id| id.uuid()).collect();
            found.extend(rows!(self, EMPLOYMENTS_OF_MANY, Row, fetch_all; self.reach.0.uuid(), Ids(&asked))?);
        }
        read(found)
    }
}

fn read(rows: Vec<Row>) -> Result<Vec<Employment>> {
    let mut found: Vec<Employment> = rows.into_iter().map(Employment::try_from).collect::<Result<_>>()?;
    found.sort_by_key(|employment| (employment.record, employment.rank()));
    Ok(found)
}

impl WriteScope<'_, Org> {
    /// Adds an employment to a record.
    ///
    /// # Errors
    /// [`Error::Stale`] for somebody who is not here or was erased.
    pub async fn add_employment(&mut self, record: RecordId, new: &NewEmployment) -> Result<EmploymentId> {
        let org = self.ctx.reach.0.uuid();
        let held = rows!(self.scope, RECORD_HOLD, (Uuid,), fetch_optional; org, record.uuid())?;
        if held.is_none() {
            return Err(Error::Stale { entity: "person_record" });
        }
        let id = self.add_employment_quietly(record, new).await?;
        self.refresh_line(record).await?;
        Ok(id)
    }

    /// Adds an employment to somebody of whom the caller knows that they are here; their line is the caller's to bring up to date.
    ///
    /// # Errors
    /// The store's.
    pub async fn add_employment_quietly(&mut self, record: RecordId, new: &NewEmployment) -> Result<EmploymentId> {
        let (org, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<EmploymentId>(), Ts(self.ctx.now()));
        changed!(
            self.scope, EMPLOYMENT_ADD;
            org, id.uuid(), record.uuid(), new.state.code(), new.start_on.map(Day), new.end_on.map(Day),
            new.site.map(SiteId::uuid), new.area.map(PayrollAreaId::uuid), new.weekly_hours.map(Hours::hundredths),
            new.part_time.map(basis_points), new.gross.map(Cents::get), new.tax_class.map(class_number), now,
        )?;
        self.record(change("employment.added", id, 1, record, payload(new)));
        Ok(id)
    }

    /// Changes an employment, if nobody did since `version`.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody did, or when it is not here.
    pub async fn change_employment(&mut self, id: EmploymentId, version: i64, new: &NewEmployment) -> Result<i64> {
        let record = self.change_employment_quietly(id, version, new).await?;
        self.refresh_line(record).await?;
        Ok(version + 1)
    }

    /// As [`Self::change_employment`], but the person's line is the caller's to bring up to date; whose it is.
    ///
    /// # Errors
    /// As [`Self::change_employment`].
    pub async fn change_employment_quietly(
        &mut self,
        id: EmploymentId,
        version: i64,
        new: &NewEmployment,
    ) -> Result<RecordId> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let changed = rows!(
            self.scope, EMPLOYMENT_CHANGE, (Uuid,), fetch_optional;
            org, id.uuid(), version, new.state.code(), new.start_on.map(Day), new.end_on.map(Day),
            new.site.map(SiteId::uuid), new.area.map(PayrollAreaId::uuid), new.weekly_hours.map(Hours::hundredths),
            new.part_time.map(basis_points), new.gross.map(Cents::get), new.tax_class.map(class_number), now,
        )?;
        let Some((record,)) = changed else { return Err(Error::Stale { entity: "employment" }) };
        let record = RecordId::from_uuid(record);
        self.record(change("employment.changed", id, version + 1, record, payload(new)));
        Ok(record)
    }

    /// Removes an employment as if it had never been: only for undoing the list that made it. The person's line is the caller's to bring
    /// up to date; the answer is whose it was.
    ///
    /// # Errors
    /// [`Error::Stale`] when it changed since `version`, or is not here.
    pub async fn remove_employment_quietly(&mut self, id: EmploymentId, version: i64) -> Result<RecordId> {
        let org = self.ctx.reach.0.uuid();
        let removed = rows!(self.scope, EMPLOYMENT_REMOVE, (Uuid,), fetch_optional; org, id.uuid(), version)?;
        let Some((record,)) = removed else { return Err(Error::Stale { entity: "employment" }) };
        let record = RecordId::from_uuid(record);
        self.record(change("employment.removed", id, version + 1, record, json!({})));
        Ok(record)
    }
}

fn basis_points(share: Percent) -> i64 {
    share.ten_thousandths() / 100
}

/// Reads what [`class_number`] writes.
pub(crate) fn class_of(number: i64) -> Result<TaxClass> {
    let class = u8::try_from(number).ok().and_then(TaxClass::from_number);
    class.ok_or(Error::Inconsistent { table: "employment", column: "tax_class" })
}

fn class_number(class: TaxClass) -> i64 {
    i64::from(class.number())
}

fn payload(new: &NewEmployment) -> Value {
    json!({
        "state": new.state, "start_on": new.start_on, "end_on": new.end_on, "site": new.site, "area": new.area,
        "weekly_hours": new.weekly_hours.map(Hours::hundredths), "part_time": new.part_time, "gross": new.gross,
        "tax_class": new.tax_class.map(TaxClass::number),
    })
}

fn change(action: &'static str, id: EmploymentId, version: i64, record: RecordId, payload: Value) -> Change {
    Change { action, entity: "employment", entity_id: id.uuid(), version, subject: Some(record.uuid()), payload }
}
