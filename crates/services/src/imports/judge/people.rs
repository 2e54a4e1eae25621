//! Rows of staff.

use super::known::{self, Called, Person};
use super::{Judgement, Names, Parsed, Plan, Sheet};
use crate::imports::{ImportError, Outcome};
use domain::employment::EmploymentState;
use domain::id::{PayrollAreaId, RecordId, SiteId};
use domain::intake::{CellFault, Column, FaultCode, Judged, List, PersonRow, ReadRow, TaxId, Values, Verdict};
use domain::people::RecordState;
use domain::{Org, Percent};
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap, HashSet};
use store::Scope;

/// A person of whom something is to be written.
pub(in crate::imports) struct PersonStep {
    /// Which row.
    pub(in crate::imports) place: usize,
    /// As they are known; nothing for somebody new.
    pub(in crate::imports) known: Option<Person>,
    /// What differs; everything that is said of somebody new.
    pub(in crate::imports) columns: Vec<Column>,
}

/// Everything that rows of staff are compared with.
struct Knowledge {
    people: HashMap<String, Person>,
    called: Called,
    sites: Names<SiteId>,
    areas: Names<PayrollAreaId>,
    /// Places of work and payroll areas that are closed: nobody new comes to them.
    closed: HashSet<(Column, String)>,
    /// Whose tax id it is.
    holders: BTreeMap<String, Vec<RecordId>>,
}

pub(super) async fn judge(
    scope: &mut Scope<'_, Org>,
    sheet: &Sheet,
    rows: &[Parsed<PersonRow>],
) -> Result<Judgement, ImportError> {
    let mut knowledge = knowledge(scope, sheet, rows).await?;
    let twins = twins(rows);
    let read: Vec<ReadRow> = rows.iter().map(|parsed| knowledge.read(parsed, &twins, sheet.day)).collect();
    let said: Vec<Option<Vec<Column>>> = read.iter().map(columns).collect();
    let values = knowledge.people.iter().map(|(key, person)| (key.clone(), person.values(&knowledge.called)));
    let judged = super::verdicts(List::People, read, &values.collect());
    let mut outcome = Outcome::default();
    let mut steps = Vec::new();
    for (place, judged) in judged.into_iter().enumerate() {
        let row = rows.get(place).and_then(|parsed| parsed.row.as_ref().ok());
        let judged = knowledge.closed(knowledge.locked(judged), row);
        if let Some(columns) = effect(&judged.verdict, said.get(place)) {
            knowledge.want(row);
            let known = judged.key.as_ref().and_then(|key| knowledge.people.remove(key));
            steps.push(PersonStep { place, known, columns });
        }
        outcome.rows.push(sheet.shown(place, judged, None));
    }
    outcome.new_sites = knowledge.sites.new_names();
    outcome.new_areas = knowledge.areas.new_names();
    let plan = Plan::People { steps, sites: knowledge.sites, areas: knowledge.areas };
    Ok(Judgement { outcome, plan })
}

async fn knowledge(
    scope: &mut Scope<'_, Org>,
    sheet: &Sheet,
    rows: &[Parsed<PersonRow>],
) -> Result<Knowledge, ImportError> {
    let numbers: Vec<String> = rows.iter().filter_map(|parsed| parsed.key.clone()).collect();
    let tax_ids: Vec<String> = rows.iter().filter_map(tax_id).map(str::to_owned).collect();
    let (sites, areas) = (scope.sites().await?, scope.payroll_areas().await?);
    let called = Called {
        sites: sites.iter().map(|site| (site.id, site.name.clone())).collect(),
        areas: areas.iter().map(|area| (area.id, area.name.clone())).collect(),
    };
    let shut = |on: Option<Date>| on.is_some_and(|on| on <= sheet.day);
    let closed_sites = sites.iter().filter(|site| shut(site.closed_on)).map(|site| (Column::Site, site.name.clone()));
    let closed_areas =
        areas.iter().filter(|area| shut(area.closed_on)).map(|area| (Column::PayrollArea, area.name.clone()));
    Ok(Knowledge {
        people: known::people(scope, sheet, &numbers).await?,
        called,
        closed: closed_sites.chain(closed_areas).collect(),
        sites: Names::of(sites.into_iter().map(|site| (site.id, site.name))),
        areas: Names::of(areas.into_iter().map(|area| (area.id, area.name))),
        holders: scope.holders_of(&tax_ids).await?,
    })
}

fn tax_id(parsed: &Parsed<PersonRow>) -> Option<&str> {
    parsed.row.as_ref().ok()?.tax_id.as_ref().map(TaxId::as_str)
}

/// For each tax id that stands in several rows, the first two of their lines.
fn twins(rows: &[Parsed<PersonRow>]) -> HashMap<&str, (u32, u32)> {
    let mut first: HashMap<&str, u32> = HashMap::new();
    let mut twins = HashMap::new();
    for parsed in rows {
        let Some(tax_id) = tax_id(parsed) else { continue };
        match first.get(tax_id) {
            Some(line) => {
                twins.entry(tax_id).or_insert((*line, parsed.line));
            }
            None => {
                first.insert(tax_id, parsed.line);
            }
        }
    }
    twins
}

/// What a row says, if it can be read.
fn columns(row: &ReadRow) -> Option<Vec<Column>> {
    row.values.as_ref().ok().map(|values| values.all().map(|(column, _)| column).collect())
}

/// The columns to be written; nothing for a row that writes nothing.
fn effect(verdict: &Verdict, said: Option<&Option<Vec<Column>>>) -> Option<Vec<Column>> {
    match verdict {
        Verdict::New => said.cloned().flatten(),
        Verdict::Changed(changes) => Some(changes.iter().map(|change| change.column).collect()),
        Verdict::Unchanged | Verdict::Refused(_) => None,
    }
}

impl Knowledge {
    /// A row as it is compared, with what is wrong with it beyond its own cells.
    fn read(&self, parsed: &Parsed<PersonRow>, twins: &HashMap<&str, (u32, u32)>, day: Date) -> ReadRow {
        let values = match &parsed.row {
            Err(faults) => Err(faults.clone()),
            Ok(row) => {
                let known = parsed.key.as_ref().and_then(|key| self.people.get(key));
                let mut faults = self.tax_id_faults(parsed, row, known, twins);
                faults.extend(days_fault(row, known));
                if faults.is_empty() { Ok(self.values(row, known, day)) } else { Err(faults) }
            }
        };
        ReadRow { line: parsed.line, key: parsed.key.clone(), values }
    }

    fn values(&self, row: &PersonRow, known: Option<&Person>, day: Date) -> Values {
        let mut values = row.values();
        if let Some(site) = &row.site {
            values.set(Column::Site, self.sites.called(site));
        }
        if let Some(area) = &row.payroll_area {
            values.set(Column::PayrollArea, self.areas.called(area));
        }
        if let Some(share) = row.part_time {
            values.set(Column::PartTimePercent, as_kept(share));
        }
        if let Some(state) = implied_state(row, known, day) {
            values.set(Column::Status, state.code());
        }
        values
    }

    fn tax_id_faults(
        &self,
        parsed: &Parsed<PersonRow>,
        row: &PersonRow,
        known: Option<&Person>,
        twins: &HashMap<&str, (u32, u32)>,
    ) -> Vec<CellFault> {
        let Some(tax_id) = row.tax_id.as_ref().map(TaxId::as_str) else { return Vec::new() };
        if let Some((first, second)) = twins.get(tax_id) {
            let other = if *first == parsed.line { *second } else { *first };
            return vec![CellFault::duplicate(Column::TaxId, other)];
        }
        let own = known.map(|known| known.record.id);
        let taken = self.holders.get(tax_id).is_some_and(|holders| holders.iter().any(|holder| Some(*holder) != own));
        if taken { vec![CellFault::new(Column::TaxId, FaultCode::Taken)] } else { Vec::new() }
    }

    /// Nobody changes a locked record.
    fn locked(&self, mut judged: Judged) -> Judged {
        let known = judged.key.as_ref().and_then(|key| self.people.get(key));
        let is_locked =
            known.is_some_and(|known| known.record.state == RecordState::Locked || !known.record.state.is_somebody());
        if is_locked && matches!(judged.verdict, Verdict::Changed(_)) {
            judged.verdict = Verdict::Refused(vec![CellFault::new(Column::PersonnelNumber, FaultCode::Locked)]);
        }
        judged
    }

    /// Nobody comes to a place of work or a payroll area that is closed; whoever is there may stay.
    fn closed(&self, mut judged: Judged, row: Option<&PersonRow>) -> Judged {
        let Some(row) = row else { return judged };
        let is_written = |column: Column| match &judged.verdict {
            Verdict::New => true,
            Verdict::Changed(changes) => changes.iter().any(|change| change.column == column),
            Verdict::Unchanged | Verdict::Refused(_) => false,
        };
        let named = [
            (Column::Site, row.site.as_deref().map(|name| self.sites.called(name))),
            (Column::PayrollArea, row.payroll_area.as_deref().map(|name| self.areas.called(name))),
        ];
        let is_closed = |(column, name): (Column, Option<&str>)| {
            let name = name.filter(|_| is_written(column))?;
            self.closed.contains(&(column, name.to_owned())).then(|| CellFault::new(column, FaultCode::Closed))
        };
        let faults: Vec<CellFault> = named.into_iter().filter_map(is_closed).collect();
        if !faults.is_empty() {
            judged.verdict = Verdict::Refused(faults);
        }
        judged
    }

    /// Notes the parts of the organisation that a row uses.
    fn want(&mut self, row: Option<&PersonRow>) {
        let Some(row) = row else { return };
        if let Some(site) = &row.site {
            self.sites.want(site);
        }
        if let Some(area) = &row.payroll_area {
            self.areas.want(area);
        }
    }
}

/// A share of full time is kept exact to a hundredth of a percent.
pub(in crate::imports) fn as_kept(share: Percent) -> Percent {
    Percent::from_basis_points(share.ten_thousandths() / 100)
}

/// The last day lies before the first, one of which is known already.
fn days_fault(row: &PersonRow, known: Option<&Person>) -> Option<CellFault> {
    let employment = known?.employment.as_ref()?;
    if returns(row, known) {
        return None;
    }
    let entry = row.entry_date.or(employment.start_on)?;
    let exit = row.exit_date.or(employment.end_on)?;
    let column = if row.exit_date.is_some() { Column::ExitDate } else { Column::EntryDate };
    let said = row.exit_date.is_some() || row.entry_date.is_some();
    (said && exit < entry).then(|| CellFault::new(column, FaultCode::ExitBeforeEntry))
}

/// Somebody who left comes again: another employment begins after the last one's end.
pub(in crate::imports) fn returns(row: &PersonRow, known: Option<&Person>) -> bool {
    let over = known.and_then(|known| known.employment.as_ref()).and_then(|employment| employment.end_on);
    over.zip(row.entry_date).is_some_and(|(over, entry)| entry > over)
}

/// Where an employment stands by its days, if the list does not say it: for somebody new, somebody who comes again, and when the last day
/// is over.
pub(in crate::imports) fn implied_state(row: &PersonRow, known: Option<&Person>, day: Date) -> Option<EmploymentState> {
    if row.state.is_some() {
        return None;
    }
    let is_over = row.exit_date.is_some_and(|exit| exit < day);
    let begins = known.is_none_or(|known| known.employment.is_none()) || returns(row, known);
    match (is_over, begins) {
        (true, _) => Some(EmploymentState::Ended),
        (false, true) if row.entry_date.is_some_and(|entry| entry > day) => Some(EmploymentState::Planned),
        (false, true) => Some(EmploymentState::Active),
        (false, false) => None,
    }
}
