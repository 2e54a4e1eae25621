//! Master data and employments in words, each value with since when it is known.

use super::super::views::{FactView, GroupView};
use crate::features::desk::words;
use crate::i18n::{Key, Texts, date, k};
use domain::intake::Column;
use domain::money::Currency;
use jiff::civil::Date;
use services::people::{Employment, PersonFile, Record, StampBy};

/// Master data, then the employments.
pub(super) fn groups(t: Texts, file: &PersonFile) -> Vec<GroupView> {
    let mut groups = vec![GroupView { title: t.get(k::PEOPLE_MASTER).to_owned(), facts: master(t, file) }];
    let jobs = file.employments.iter().enumerate();
    groups.extend(jobs.map(|(place, job)| GroupView {
        title: t.get(if place == 0 { k::PEOPLE_JOB } else { k::PEOPLE_JOB_BEFORE }).to_owned(),
        facts: employment(t, file, job, place == 0),
    }));
    groups
}

/// A value, if there is one.
pub(super) fn fact(t: Texts, label: Key, value: Option<String>, since: Option<String>) -> Option<FactView> {
    value.map(|value| FactView { label: t.get(label).to_owned(), value, since })
}

fn master(t: Texts, file: &PersonFile) -> Vec<FactView> {
    let (record, sealed) = (&file.record, &file.sensitive);
    let known = |label, value: Option<String>, column| {
        let since = since(t, record, column).filter(|_| value.is_some());
        Some(FactView {
            label: t.get(label).to_owned(),
            value: value.unwrap_or_else(|| t.get(k::PEOPLE_UNKNOWN_VALUE).to_owned()),
            since,
        })
    };
    let facts = [
        fact(t, k::FACT_NUMBER, Some(record.personnel_no.clone()), since(t, record, Column::PersonnelNumber)),
        known(k::FACT_GIVEN_NAME, Some(record.given_name.clone()), Column::GivenName),
        known(k::FACT_FAMILY_NAME, Some(record.family_name.clone()), Column::FamilyName),
        known(k::FACT_BIRTH_DATE, record.birth_date.map(|day| date(t.lang(), day)), Column::BirthDate),
        known(k::FACT_EMAIL, sealed.email.clone(), Column::Email),
        known(k::FACT_TAX_ID, sealed.tax_id.clone(), Column::TaxId),
        known(k::FACT_SV_NUMBER, sealed.sv_number.clone(), Column::SvNumber),
        known(k::FACT_IBAN, sealed.iban.clone(), Column::Iban),
        fact(t, k::FACT_ACCOUNT, Some(t.get(words::record(record.state)).to_owned()), None),
    ];
    facts.into_iter().flatten().collect()
}

/// The stamps of a record are those of its current employment.
fn employment(t: Texts, file: &PersonFile, job: &Employment, current: bool) -> Vec<FactView> {
    let since = |column| since(t, &file.record, column).filter(|_| current);
    let day = |day: Option<Date>| day.map(|day| date(t.lang(), day));
    let facts = [
        fact(t, k::FACT_STATE, Some(t.get(words::employment(job.state)).to_owned()), since(Column::Status)),
        fact(t, k::FACT_ENTRY, day(job.start_on), since(Column::EntryDate)),
        fact(t, k::FACT_EXIT, day(job.end_on), since(Column::ExitDate)),
        fact(t, k::FACT_SITE, job.site.and_then(|site| file.sites.get(&site).cloned()), since(Column::Site)),
        fact(t, k::FACT_AREA, job.area.and_then(|area| file.areas.get(&area).cloned()), since(Column::PayrollArea)),
        fact(
            t,
            k::FACT_HOURS,
            job.weekly_hours.map(|hours| decimal(t, &hours.to_string())),
            since(Column::WeeklyHours),
        ),
        fact(
            t,
            k::FACT_PART_TIME,
            job.part_time.map(|share| format!("{}\u{a0}%", decimal(t, &share.to_string()))),
            since(Column::PartTimePercent),
        ),
        fact(
            t,
            k::FACT_GROSS,
            job.gross.map(|gross| words::money(t.lang(), gross, Currency::Eur)),
            since(Column::GrossMonthly),
        ),
        fact(t, k::FACT_TAX_CLASS, job.tax_class.map(|class| class.number().to_string()), since(Column::TaxClass)),
    ];
    facts.into_iter().flatten().collect()
}

/// Since when a value stands so, and by whose word.
fn since(t: Texts, record: &Record, column: Column) -> Option<String> {
    let stamp = record.stamps.get(column)?;
    let key = match stamp.by {
        StampBy::Import => k::STAMP_IMPORT,
        StampBy::Desk => k::STAMP_DESK,
        StampBy::Person => k::STAMP_PERSON,
    };
    Some(t.fill(key, &[("date", &date(t.lang(), stamp.on))]))
}

/// A plain decimal as the language writes it.
fn decimal(t: Texts, plain: &str) -> String {
    if t.lang() == crate::i18n::Lang::En { plain.to_owned() } else { plain.replace('.', ",") }
}
