//! Booking staff.

use super::Done;
use crate::imports::ImportError;
use crate::imports::judge::{Names, Person, PersonStep, Rows, Sheet, implied_state, returns};
use domain::Org;
use domain::employment::EmploymentState;
use domain::id::{PayrollAreaId, RecordId, SiteId};
use domain::intake::{Column, PersonRow, TaxId};
use jiff::civil::Date;
use std::collections::BTreeMap;
use store::WriteScope;
use store::employments::{Employment, NewEmployment};
use store::imports::{Entity, Said};
use store::people::Private;
use uuid::Uuid;

/// What an employment holds of a row.
const OF_EMPLOYMENT: [Column; 9] = [
    Column::EntryDate,
    Column::ExitDate,
    Column::Site,
    Column::PayrollArea,
    Column::WeeklyHours,
    Column::PartTimePercent,
    Column::GrossMonthly,
    Column::TaxClass,
    Column::Status,
];
const OF_PRIVATE: [Column; 3] = [Column::SvNumber, Column::Iban, Column::Email];

/// Where the parts of the organisation are found, once they are all there.
struct Places {
    sites: Names<SiteId>,
    areas: Names<PayrollAreaId>,
    day: Date,
}

/// What stood in the rows that are changed.
struct Before {
    records: BTreeMap<Uuid, String>,
    employments: BTreeMap<Uuid, String>,
}

pub(super) async fn write(
    scope: &mut WriteScope<'_, Org>,
    sheet: &Sheet,
    steps: Vec<PersonStep>,
    sites: Names<SiteId>,
    areas: Names<PayrollAreaId>,
) -> Result<Done, ImportError> {
    let mut done = Done::default();
    let mut places = Places { sites, areas, day: sheet.day };
    places.add(scope, &mut done).await?;
    let before = before(scope, &steps).await?;
    let Rows::People(rows) = &sheet.rows else { return Ok(done) };
    for step in &steps {
        let Some(row) = rows.get(step.place).and_then(|parsed| parsed.row.as_ref().ok()) else { continue };
        let record = match &step.known {
            None => add(scope, &places, row, step, &mut done).await?,
            Some(person) => amend(scope, &places, row, (step, person), &before, &mut done).await?,
        };
        done.people.insert(record);
    }
    Ok(done)
}

async fn before(scope: &mut WriteScope<'_, Org>, steps: &[PersonStep]) -> Result<Before, ImportError> {
    let known = || steps.iter().filter_map(|step| step.known.as_ref());
    let records: Vec<Uuid> = known().map(|person| person.record.id.uuid()).collect();
    let employments: Vec<Uuid> = known().filter_map(|person| Some(person.employment.as_ref()?.id.uuid())).collect();
    Ok(Before {
        records: scope.before(Entity::Record, &records).await?,
        employments: scope.before(Entity::Employment, &employments).await?,
    })
}

async fn add(
    scope: &mut WriteScope<'_, Org>,
    places: &Places,
    row: &PersonRow,
    step: &PersonStep,
    done: &mut Done,
) -> Result<RecordId, ImportError> {
    let private = private(row, None);
    let said = said(row, &step.columns, &private);
    let employment = places.employment(row, None);
    let (record, employment) = scope.add_person(&row.personnel_number, &said, &employment).await?;
    done.added(Entity::Record, record.uuid());
    done.added(Entity::Employment, employment.uuid());
    Ok(record)
}

async fn amend(
    scope: &mut WriteScope<'_, Org>,
    places: &Places,
    row: &PersonRow,
    (step, person): (&PersonStep, &Person),
    before: &Before,
    done: &mut Done,
) -> Result<RecordId, ImportError> {
    let record = person.record.id;
    let private = private(row, Some(person));
    scope.amend_person(&person.record, &said(row, &step.columns, &private)).await?;
    done.changed(Entity::Record, record.uuid(), &before.records);
    if !step.columns.iter().any(|column| OF_EMPLOYMENT.contains(column)) {
        return Ok(record);
    }
    let employment = places.employment(row, Some(person));
    if let Some(known) = person.employment.as_ref().filter(|_| !returns(row, Some(person))) {
        scope.change_employment_quietly(known.id, known.version, &employment).await?;
        done.changed(Entity::Employment, known.id.uuid(), &before.employments);
    } else {
        let id = scope.add_employment_quietly(record, &employment).await?;
        done.added(Entity::Employment, id.uuid());
    }
    Ok(record)
}

/// What the row says of the person's master data, as far as it differs.
fn said<'r>(row: &'r PersonRow, columns: &'r [Column], private: &'r Private) -> Said<'r> {
    let seals = columns.iter().any(|column| OF_PRIVATE.contains(column));
    let tax_id = row.tax_id.as_ref().filter(|_| columns.contains(&Column::TaxId));
    Said {
        given_name: &row.given_name,
        family_name: &row.family_name,
        birth_date: row.birth_date,
        tax_id: tax_id.map(TaxId::as_str),
        private: Some(private).filter(|_| seals),
        columns,
    }
}

/// Everything else that is sealed: what the row says, and what it leaves alone.
fn private(row: &PersonRow, person: Option<&Person>) -> Private {
    let known = person.map(|person| person.secrets.private.clone()).unwrap_or_default();
    Private {
        sv_number: row.sv_number.as_ref().map(|number| number.as_str().to_owned()).or(known.sv_number),
        iban: row.iban.as_ref().map(|iban| iban.as_str().to_owned()).or(known.iban),
        email: row.email.clone().or(known.email),
    }
}

impl Places {
    /// Adds the places of work and payroll areas that only the list knows.
    async fn add(&mut self, scope: &mut WriteScope<'_, Org>, done: &mut Done) -> Result<(), ImportError> {
        for name in self.sites.new_names() {
            let id = scope.add_site(&name, None).await?;
            done.part(Entity::Site, id.uuid());
            self.sites.add(&name, id);
        }
        for name in self.areas.new_names() {
            let id = scope.add_payroll_area(&name).await?;
            done.part(Entity::Area, id.uuid());
            self.areas.add(&name, id);
        }
        Ok(())
    }

    /// The employment as the row leaves it. What the row does not say stays; somebody who comes again begins anew.
    fn employment(&self, row: &PersonRow, person: Option<&Person>) -> NewEmployment {
        let again = returns(row, person);
        let known = person.and_then(|person| person.employment.as_ref()).filter(|_| !again).map(Employment::known);
        let implied = implied_state(row, person, self.day);
        let site = row.site.as_ref().and_then(|site| self.sites.id(site));
        let area = row.payroll_area.as_ref().and_then(|area| self.areas.id(area));
        let stands = known.map(|known| known.state);
        NewEmployment {
            state: row.state.or(implied).or(stands).unwrap_or(EmploymentState::Active),
            start_on: row.entry_date.or(known.and_then(|known| known.start_on)),
            end_on: row.exit_date.or(known.and_then(|known| known.end_on)),
            site: site.or(known.and_then(|known| known.site)),
            area: area.or(known.and_then(|known| known.area)),
            weekly_hours: row.weekly_hours.or(known.and_then(|known| known.weekly_hours)),
            part_time: row.part_time.or(known.and_then(|known| known.part_time)),
            gross: row.gross_monthly.or(known.and_then(|known| known.gross)),
            tax_class: row.tax_class.or(known.and_then(|known| known.tax_class)),
        }
    }
}
