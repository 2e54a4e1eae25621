//! A row of a list of contracts.

use super::key::normalised;
use super::row::Reading;
use super::{CellFault, Column, ContractState, FaultCode, Rhythm, Values, Way};
use crate::Language;
use crate::money::Cents;
use crate::typed::around_birth;
use jiff::civil::Date;

/// What a row of a list of contracts says. What the list has no column for, or an empty cell, is nothing, and leaves what is known alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractRow {
    /// The number at the carrier.
    pub contract_number: String,
    /// Whose contract it is: the personnel number at the employer.
    pub personnel_number: String,
    /// Given names, to compare with the person of that number.
    pub given_name: Option<String>,
    /// Family name, to compare likewise.
    pub family_name: Option<String>,
    /// Birthday, to compare likewise.
    pub birth_date: Option<Date>,
    /// Who carries it, as the list names it; else the group contract says it.
    pub carrier: Option<String>,
    /// The funding vehicle; else the group contract says it.
    pub way: Option<Way>,
    /// What the employee converts, each time.
    pub own: Option<Cents>,
    /// What the employer pays on top, each time.
    pub employer: Option<Cents>,
    /// The employer's subsidy to what is converted, each time.
    pub subsidy: Option<Cents>,
    /// All of it, where the list states it. Beside parts it is what they come to with those that the list leaves alone.
    pub total: Option<Cents>,
    /// How often.
    pub rhythm: Option<Rhythm>,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// The group contract's number.
    pub group_contract: Option<String>,
    /// Where it stands.
    pub state: Option<ContractState>,
}

impl ContractRow {
    /// Reads a row, and finds everything that is wrong with it.
    ///
    /// # Errors
    /// Every fault, at least one.
    pub fn read(row: &[(Column, &str)], language: Language, today: Date) -> Result<Self, Vec<CellFault>> {
        let mut reading = Reading::new(row);
        reading.need(Column::ContractNumber);
        reading.need(Column::PersonnelNumber);
        let numbers = reading.number(Column::ContractNumber).zip(reading.number(Column::PersonnelNumber));
        let (given_name, family_name) = reading.names(false);
        let birth_date = reading.day(Column::BirthDate, language, around_birth(today));
        let group_contract = reading.number(Column::GroupContract);
        if reading.cell(Column::GroupContract).is_none() {
            reading.need(Column::Carrier);
            reading.need(Column::Way);
        }
        let carrier = reading.text(Column::Carrier);
        let way = word(&mut reading, Column::Way, Way::from_word, FaultCode::UnknownWay);
        let [own, employer, subsidy, total] = amounts(&mut reading, language);
        let rhythm = word(&mut reading, Column::Rhythm, Rhythm::from_word, FaultCode::UnknownRhythm);
        let start = reading.day(Column::Start, language, today);
        let end = reading.day(Column::End, language, today);
        if start.zip(end).is_some_and(|(start, end)| end < start) {
            reading.refuse(Column::End, FaultCode::EndBeforeStart);
        }
        let state = word(&mut reading, Column::Status, ContractState::from_word, FaultCode::UnknownState);
        let read = numbers.map(|(contract_number, personnel_number)| Self {
            contract_number,
            personnel_number,
            given_name,
            family_name,
            birth_date,
            carrier,
            way,
            own,
            employer,
            subsidy,
            total,
            rhythm,
            start,
            end,
            group_contract,
            state,
        });
        reading.finish(read)
    }

    /// As texts that can be compared with what is known. Name and birthday are the person's, not the contract's.
    pub fn values(&self) -> Values {
        Values::default()
            .with(Column::ContractNumber, Some(&self.contract_number))
            .with(Column::PersonnelNumber, Some(&self.personnel_number))
            .with(Column::Carrier, self.carrier.as_ref())
            .with(Column::Way, self.way.map(Way::code))
            .with(Column::OwnContribution, self.own)
            .with(Column::EmployerContribution, self.employer)
            .with(Column::Subsidy, self.subsidy)
            .with(Column::TotalContribution, self.total)
            .with(Column::Rhythm, self.rhythm.map(Rhythm::code))
            .with(Column::Start, self.start)
            .with(Column::End, self.end)
            .with(Column::GroupContract, self.group_contract.as_ref())
            .with(Column::Status, self.state.map(ContractState::code))
    }
}

pub(super) fn word<T>(
    reading: &mut Reading<'_>,
    column: Column,
    known: impl Fn(&str) -> Option<T>,
    unknown: FaultCode,
) -> Option<T> {
    reading.read(column, |cell| known(&normalised(cell)).ok_or(unknown))
}

/// The parts of the contribution and the total as stated. A total beside all parts has to be their sum. Beside some of them it may be
/// more: what is known of the others is added, which is not known here.
fn amounts(reading: &mut Reading<'_>, language: Language) -> [Option<Cents>; 4] {
    const PARTS: [Column; 3] = [Column::OwnContribution, Column::EmployerContribution, Column::Subsidy];
    let whole = PARTS.iter().all(|part| reading.cell(*part).is_none());
    let [own, employer, subsidy] = PARTS.map(|part| reading.amount(part, language));
    let given = reading.amount(Column::TotalContribution, language);
    if whole {
        return [own, employer, subsidy, given];
    }
    // A part that cannot be read is a fault of its own; a sum without it would say nothing.
    let read = PARTS
        .iter()
        .zip([own, employer, subsidy])
        .all(|(part, amount)| amount.is_some() || reading.cell(*part).is_none());
    if !read {
        return [own, employer, subsidy, given];
    }
    let sum = [own, employer, subsidy].into_iter().flatten().try_fold(Cents::ZERO, Cents::checked_add);
    let complete = [own, employer, subsidy].iter().all(Option::is_some);
    match (sum, given) {
        (None, _) => reading.refuse(Column::TotalContribution, FaultCode::TooLarge),
        (Some(sum), Some(given)) if sum > given || (complete && sum != given) => {
            reading.refuse(Column::TotalContribution, FaultCode::SplitDiffers);
        }
        _ => {}
    }
    [own, employer, subsidy, given]
}
