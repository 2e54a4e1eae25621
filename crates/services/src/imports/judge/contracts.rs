//! Rows of contracts.

use super::{Judgement, Parsed, Plan, Sheet, merged};
use crate::imports::{ImportError, Outcome};
use domain::Org;
use domain::id::{CarrierId, RecordId};
use domain::intake::{CellFault, Column, ContractRow, FaultCode, List, ReadRow, Values, Verdict, normalised};
use domain::money::Currency;
use domain::people::RecordState;
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};
use store::Scope;
use store::carriers::{Carrier, carrier_norm};
use store::contracts::Contract;
use store::group_contracts::GroupContract;
use store::people::Record;

/// Who carries a contract.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::imports) enum CarrierOf {
    /// A carrier that is known.
    Known(CarrierId),
    /// One that is added when the list is booked, by its folded name.
    New(String),
}

/// A contract of which something is to be written.
pub(in crate::imports) struct ContractStep {
    /// Which row.
    pub(in crate::imports) place: usize,
    /// Whose contract it is.
    pub(in crate::imports) record: RecordId,
    /// Who carries it.
    pub(in crate::imports) carrier: CarrierOf,
    /// The group contract that the row names.
    pub(in crate::imports) group: Option<GroupContract>,
    /// As it is known; nothing for a new one.
    pub(in crate::imports) known: Option<Contract>,
}

/// Everything that rows of contracts are compared with.
struct Knowledge {
    people: HashMap<String, Record>,
    carriers: HashMap<String, Carrier>,
    groups: HashMap<String, GroupContract>,
    contracts: HashMap<String, Contract>,
}

/// A row with what it refers to.
struct Found<'k> {
    record: &'k Record,
    carrier: CarrierOf,
    group: Option<&'k GroupContract>,
    known: Option<&'k Contract>,
}

pub(super) async fn judge(
    scope: &mut Scope<'_, Org>,
    sheet: &Sheet,
    rows: &[Parsed<ContractRow>],
) -> Result<Judgement, ImportError> {
    let knowledge = knowledge(scope, sheet, rows).await?;
    let read = (0..rows.len()).zip(rows).map(|(place, parsed)| knowledge.read(sheet, place, parsed)).collect();
    let contracts = knowledge.contracts.iter();
    let known = contracts.map(|(key, contract)| (key.clone(), knowledge.values(contract))).collect();
    let judged = super::verdicts(List::Contracts, read, &known);
    let mut outcome = Outcome::default();
    let mut steps = Vec::new();
    let mut new_carriers = BTreeSet::new();
    for ((place, judged), parsed) in judged.into_iter().enumerate().zip(rows) {
        let found = parsed.row.as_ref().ok().and_then(|row| knowledge.found(row).ok());
        let name = found.as_ref().map(|found| format!("{} {}", found.record.given_name, found.record.family_name));
        let split = found.as_ref().zip(parsed.row.as_ref().ok()).map(|(found, row)| merged::split(row, found.known));
        let writes = matches!(judged.verdict, Verdict::New | Verdict::Changed(_));
        if let (true, Some(found), Ok(row)) = (writes, found, &parsed.row) {
            if let (CarrierOf::New(norm), Some(carrier)) = (&found.carrier, &row.carrier)
                && new_carriers.insert(norm.clone())
            {
                outcome.new_carriers.push(carrier.clone());
            }
            steps.push(found.step(place));
        }
        outcome.rows.push(sheet.shown(place, judged, name).with_split(split));
    }
    Ok(Judgement { outcome, plan: Plan::Contracts(steps) })
}

async fn knowledge(
    scope: &mut Scope<'_, Org>,
    sheet: &Sheet,
    rows: &[Parsed<ContractRow>],
) -> Result<Knowledge, ImportError> {
    let read: Vec<&ContractRow> = rows.iter().filter_map(|parsed| parsed.row.as_ref().ok()).collect();
    let people: Vec<String> = distinct(read.iter().map(|row| row.personnel_number.clone()));
    let numbers: Vec<String> = distinct(
        (0..rows.len())
            .map(|place| sheet.cell(place, Column::ContractNumber).to_owned())
            .chain(read.iter().map(|row| row.contract_number.clone())),
    );
    let records = scope.records_by_numbers(&people).await?;
    let carriers = scope.carriers().await?;
    let groups = scope.group_contracts().await?;
    let mut contracts = HashMap::new();
    for chunk in numbers.chunks(500) {
        let found = scope.contracts_by_numbers(chunk).await?;
        let keyed = found.into_iter().map(|one| (key(&one.number, &CarrierOf::Known(one.carrier)), one));
        contracts.extend(keyed);
    }
    Ok(Knowledge {
        people: records.into_iter().map(|record| (record.personnel_no.clone(), record)).collect(),
        carriers: carriers.into_iter().map(|carrier| (carrier_norm(&carrier.name), carrier)).collect(),
        groups: groups.into_iter().map(|group| (group.number.clone(), group)).collect(),
        contracts,
    })
}

fn distinct(texts: impl Iterator<Item = String>) -> Vec<String> {
    texts.collect::<BTreeSet<_>>().into_iter().collect()
}

/// Two carriers may give the same number.
fn key(number: &str, carrier: &CarrierOf) -> String {
    match carrier {
        CarrierOf::Known(id) => format!("{number} · {id}"),
        CarrierOf::New(norm) => format!("{number} · {norm}"),
    }
}

impl Found<'_> {
    fn step(self, place: usize) -> ContractStep {
        ContractStep {
            place,
            record: self.record.id,
            carrier: self.carrier,
            group: self.group.cloned(),
            known: self.known.cloned(),
        }
    }
}

impl Knowledge {
    /// A row as it is compared, with what is wrong with it beyond its own cells.
    fn read(&self, sheet: &Sheet, place: usize, parsed: &Parsed<ContractRow>) -> ReadRow {
        let line = parsed.line;
        let row = match &parsed.row {
            Ok(row) => row,
            Err(faults) => return ReadRow { line, key: self.key_of_cells(sheet, place), values: Err(faults.clone()) },
        };
        let own_key = || self.carrier(row).ok().map(|carrier| key(&row.contract_number, &carrier));
        match self.found(row) {
            Err(faults) => ReadRow { line, key: own_key(), values: Err(faults) },
            Ok(found) => {
                let key = key(&row.contract_number, &found.carrier);
                let faults = faults(sheet, row, &found);
                let values = if faults.is_empty() { Ok(values(row, &found, sheet.day)) } else { Err(faults) };
                ReadRow { line, key: Some(key), values }
            }
        }
    }

    /// What a row is known by that cannot be read: so that a readable one beside it is not taken for the only one.
    fn key_of_cells(&self, sheet: &Sheet, place: usize) -> Option<String> {
        let cell = |column| Some(sheet.cell(place, column)).filter(|cell: &&str| !cell.is_empty());
        let number = cell(Column::ContractNumber)?;
        let group = cell(Column::GroupContract).and_then(|group| self.groups.get(group));
        let carrier = match (cell(Column::Carrier), group) {
            (Some(carrier), _) => self.carrier_called(carrier),
            (None, Some(group)) => CarrierOf::Known(group.carrier),
            (None, None) => return None,
        };
        Some(key(number, &carrier))
    }

    fn carrier_called(&self, name: &str) -> CarrierOf {
        let norm = carrier_norm(name);
        self.carriers.get(&norm).map_or(CarrierOf::New(norm), |carrier| CarrierOf::Known(carrier.id))
    }

    /// Who carries the contract, as the row or its group contract says.
    fn carrier(&self, row: &ContractRow) -> Result<CarrierOf, CellFault> {
        let group = self.group(row)?;
        match (&row.carrier, group) {
            (Some(carrier), _) => Ok(self.carrier_called(carrier)),
            (None, Some(group)) => Ok(CarrierOf::Known(group.carrier)),
            (None, None) => Err(CellFault::new(Column::Carrier, FaultCode::Missing)),
        }
    }

    fn group(&self, row: &ContractRow) -> Result<Option<&GroupContract>, CellFault> {
        let Some(number) = &row.group_contract else { return Ok(None) };
        let unknown = CellFault::new(Column::GroupContract, FaultCode::UnknownGroup);
        self.groups.get(number).map(Some).ok_or(unknown)
    }

    /// What a row refers to, or everything of it that is not here.
    fn found(&self, row: &ContractRow) -> Result<Found<'_>, Vec<CellFault>> {
        let record = self.people.get(&row.personnel_number).filter(|record| record.state.is_somebody());
        let mut faults = Vec::new();
        if record.is_none() {
            faults.push(CellFault::new(Column::PersonnelNumber, FaultCode::UnknownPerson));
        }
        let carrier = self.carrier(row).map_err(|fault| faults.push(fault)).ok();
        match (record, carrier, self.group(row)) {
            (Some(record), Some(carrier), Ok(group)) => {
                let known = self.contracts.get(&key(&row.contract_number, &carrier));
                Ok(Found { record, carrier, group, known })
            }
            _ => Err(faults),
        }
    }

    /// A known contract as texts that can be compared with a row. Whose it is and who carries it never differ here.
    fn values(&self, contract: &Contract) -> Values {
        let group = self.groups.values().find(|group| Some(group.id) == contract.group);
        let Contract { split, .. } = contract;
        Values::default()
            .with(Column::ContractNumber, Some(&contract.number))
            .with(Column::Way, Some(contract.way.code()))
            .with(Column::OwnContribution, Some(split.own))
            .with(Column::EmployerContribution, Some(split.employer))
            .with(Column::Subsidy, Some(split.subsidy))
            .with(Column::Rhythm, Some(contract.rhythm.code()))
            .with(Column::Start, contract.start_on)
            .with(Column::End, contract.end_on)
            .with(Column::GroupContract, group.map(|group| &group.number))
            .with(Column::Status, Some(contract.state.code()))
    }
}

/// What of a row is compared. Of amounts the parts: an empty part leaves alone what is known, and then a sum would say nothing.
fn values(row: &ContractRow, found: &Found<'_>, day: Date) -> Values {
    let mut values = row.values();
    for column in [Column::TotalContribution, Column::PersonnelNumber, Column::Carrier] {
        values.set(column, "");
    }
    // The way follows the group contract, if the list names only that.
    if let Some(group) = found.group {
        values.set(Column::Way, group.way.code());
    }
    if found.known.is_none() {
        values.set(Column::Status, merged::state(row, None, day).code());
    }
    values
}

/// What is wrong with a row beside its own cells.
fn faults(sheet: &Sheet, row: &ContractRow, found: &Found<'_>) -> Vec<CellFault> {
    let all = [
        locked(found),
        other_person(sheet, row, found.record),
        belongs(found),
        group_differs(row, found),
        amounts(row, found),
        days(row, found.known),
    ];
    all.into_iter().flatten().collect()
}

fn locked(found: &Found<'_>) -> Option<CellFault> {
    let locked = found.record.state == RecordState::Locked;
    locked.then(|| CellFault::new(Column::PersonnelNumber, FaultCode::Locked))
}

/// The row names somebody else than the person of this number. A birthday that fits proves enough: people marry and take another name.
fn other_person(sheet: &Sheet, row: &ContractRow, record: &Record) -> Option<CellFault> {
    if let Some((said, known)) = row.birth_date.zip(record.birth_date) {
        return (said != known).then(|| CellFault::new(Column::BirthDate, FaultCode::PersonDiffers));
    }
    let differs = row.family_name.as_ref().is_some_and(|name| normalised(name) != normalised(&record.family_name));
    differs.then(|| CellFault::new(sheet.name_column(), FaultCode::PersonDiffers))
}

/// The contract is known, and is another person's.
fn belongs(found: &Found<'_>) -> Option<CellFault> {
    let other = found.known.is_some_and(|known| known.record != found.record.id);
    other.then(|| CellFault::new(Column::PersonnelNumber, FaultCode::OtherPerson))
}

/// The group contract is another carrier's, or of another way.
fn group_differs(row: &ContractRow, found: &Found<'_>) -> Option<CellFault> {
    let group = found.group?;
    let way = row.way.is_some_and(|way| way != group.way);
    let differs = found.carrier != CarrierOf::Known(group.carrier) || way;
    differs.then(|| CellFault::new(Column::GroupContract, FaultCode::GroupDiffers))
}

/// A total alone does not say who pays what; one that is known already says nothing new. Beside parts it is what the contract comes to
/// once they are written, with those that are known.
fn amounts(row: &ContractRow, found: &Found<'_>) -> Option<CellFault> {
    let parts = [row.own, row.employer, row.subsidy];
    let said = parts.iter().any(Option::is_some);
    let foreign = found.known.is_some_and(|known| known.currency != Currency::Eur);
    let sum = merged::split(row, found.known).total();
    let code = match (said, row.total) {
        (true, _) if foreign => FaultCode::OtherCurrency,
        (true, _) if sum.is_none() => FaultCode::TooLarge,
        (true, Some(total)) if sum != Some(total) => FaultCode::SplitDiffers,
        (false, Some(total)) if sum != Some(total) => FaultCode::SplitMissing,
        _ => return None,
    };
    Some(CellFault::new(Column::TotalContribution, code))
}

/// The contract would end before it starts, one of which is known already.
fn days(row: &ContractRow, known: Option<&Contract>) -> Option<CellFault> {
    let known = known?;
    let (start, end) = (row.start.or(known.start_on)?, row.end.or(known.end_on)?);
    let column = if row.end.is_some() { Column::End } else { Column::Start };
    let said = row.end.is_some() || row.start.is_some();
    (said && end < start).then(|| CellFault::new(column, FaultCode::EndBeforeStart))
}
