//! What is known of people, read in bulk, as values that a row can be compared with.

use super::Sheet;
use crate::imports::ImportError;
use domain::Org;
use domain::employment::TaxClass;
use domain::id::{PayrollAreaId, RecordId, SiteId};
use domain::intake::{Column, Values};
use std::collections::{BTreeMap, HashMap};
use store::Scope;
use store::employments::Employment;
use store::imports::Secrets;
use store::people::Record;

/// A person as far as a staff list can say something of them.
#[derive(Debug, Clone)]
pub(in crate::imports) struct Person {
    pub(in crate::imports) record: Record,
    /// The present one, else the last one.
    pub(in crate::imports) employment: Option<Employment>,
    /// Read only where the list has such a column.
    pub(in crate::imports) secrets: Secrets,
}

/// What sites and payroll areas are called.
pub(super) struct Called {
    pub(super) sites: BTreeMap<SiteId, String>,
    pub(super) areas: BTreeMap<PayrollAreaId, String>,
}

impl Person {
    /// As texts that can be compared with a row.
    pub(super) fn values(&self, called: &Called) -> Values {
        let record = &self.record;
        let values = Values::default()
            .with(Column::PersonnelNumber, Some(&record.personnel_no))
            .with(Column::GivenName, Some(&record.given_name))
            .with(Column::FamilyName, Some(&record.family_name))
            .with(Column::BirthDate, record.birth_date)
            .with(Column::TaxId, self.secrets.tax_id.as_ref())
            .with(Column::SvNumber, self.secrets.private.sv_number.as_ref())
            .with(Column::Iban, self.secrets.private.iban.as_ref())
            .with(Column::Email, self.secrets.private.email.as_ref());
        let Some(employment) = &self.employment else { return values };
        let class = employment.tax_class.and_then(class_number);
        values
            .with(Column::EntryDate, employment.start_on)
            .with(Column::ExitDate, employment.end_on)
            .with(Column::Site, employment.site.and_then(|site| called.sites.get(&site)))
            .with(Column::PayrollArea, employment.area.and_then(|area| called.areas.get(&area)))
            .with(Column::WeeklyHours, employment.weekly_hours)
            .with(Column::PartTimePercent, employment.part_time)
            .with(Column::GrossMonthly, employment.gross)
            .with(Column::TaxClass, class)
            .with(Column::Status, Some(employment.state.code()))
    }
}

/// The number of a class for wage tax.
fn class_number(class: TaxClass) -> Option<u8> {
    (1..=6).find(|number| TaxClass::from_number(*number) == Some(class))
}

/// Everybody of the list who is known, by personnel number.
pub(super) async fn people(
    scope: &mut Scope<'_, Org>,
    sheet: &Sheet,
    numbers: &[String],
) -> Result<HashMap<String, Person>, ImportError> {
    let records = scope.records_by_numbers(numbers).await?;
    let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
    let mut employments: HashMap<RecordId, Employment> = HashMap::with_capacity(ids.len());
    for employment in scope.employments_of_many(&ids).await? {
        // The present one comes first.
        employments.entry(employment.record).or_insert(employment);
    }
    let sealed = [Column::TaxId, Column::SvNumber, Column::Iban, Column::Email];
    let mut secrets: BTreeMap<RecordId, Secrets> = if sealed.into_iter().any(|column| sheet.has(column)) {
        scope.secrets_of(&ids).await?
    } else {
        BTreeMap::new()
    };
    let person = |record: Record| {
        let (employment, secrets) = (employments.remove(&record.id), secrets.remove(&record.id));
        (record.personnel_no.clone(), Person { record, employment, secrets: secrets.unwrap_or_default() })
    };
    Ok(records.into_iter().map(person).collect())
}
