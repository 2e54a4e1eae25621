//! What the person has to do or should know, each step with the contract that it is about.

use super::{Employer, Held};
use domain::id::ContractId;
use domain::steps::{ContractFacts, Facts, Step, StepKind, steps};
use jiff::ToSpan as _;
use jiff::civil::Date;
use store::people::Record;

/// An open step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenStep {
    /// What.
    pub step: Step,
    /// At which employer: its name.
    pub employer: String,
    /// Its part of addresses.
    pub place: String,
    /// About which contract, if about one, and its number.
    pub contract: Option<(ContractId, String)>,
}

/// The steps at an employer. Letters and accounts are behind whoever reads this.
pub(super) fn open(record: &Record, employer: &Employer, held: &[Held], today: Date) -> Vec<OpenStep> {
    let facts: Vec<ContractFacts> = held.iter().map(contract_facts).collect();
    let of_all =
        found(record, employer, &facts).into_iter().filter(|step| is_of_person(step.kind)).map(|step| (step, None));
    let of_each = held.iter().zip(&facts).flat_map(|(one, facts)| {
        let contract = (one.contract.id, one.contract.number.clone());
        let steps = found(record, employer, std::slice::from_ref(facts)).into_iter();
        let steps = steps.filter(move |step| is_of_contract(*step, today));
        steps.map(move |step| (step, Some(contract.clone())))
    });
    let mut open: Vec<(Step, Option<(ContractId, String)>)> = of_all.chain(of_each).collect();
    open.sort_by_key(|(step, _)| *step);
    let named = |(step, contract)| {
        let (employer, place) = (employer.name.clone(), employer.place.clone());
        OpenStep { step, employer, place, contract }
    };
    open.into_iter().map(named).collect()
}

fn found(record: &Record, employer: &Employer, contracts: &[ContractFacts]) -> Vec<Step> {
    steps(&Facts {
        record_state: record.state,
        employment: employer.employment.as_ref().map(|employment| employment.state),
        missing: record.birth_date.is_none(),
        contracts,
    })
}

fn contract_facts(held: &Held) -> ContractFacts {
    ContractFacts {
        state: held.contract.state,
        paying: held.contract.state.is_paying(),
        end_on: held.contract.end_on,
        last_value: held.values.first().map(|value| value.as_of),
        missing_contribution: held.missing,
    }
}

const fn is_of_person(kind: StepKind) -> bool {
    matches!(kind, StepKind::CompleteData | StepKind::OfferPension | StepKind::ReviewProtection)
}

/// An end is news in the last twelve months before it.
fn is_of_contract(step: Step, today: Date) -> bool {
    match step.kind {
        StepKind::PaymentMissing | StepKind::NoStatement => true,
        StepKind::ContractEnds => {
            let near = today.saturating_add(12.months());
            step.on.is_some_and(|day| today <= day && day <= near)
        }
        _ => false,
    }
}
