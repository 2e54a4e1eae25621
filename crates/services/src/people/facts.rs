//! What is known of a person, as the rules for open steps read it.

use super::file::Held;
use domain::steps::{ContractFacts, Facts, Step, steps};
use store::employments::Employment;
use store::people::Record;

/// The open steps of a person, the most urgent first. The first employment is the current one.
pub(super) fn open_steps(record: &Record, employments: &[Employment], contracts: &[Held]) -> Vec<Step> {
    let contracts: Vec<ContractFacts> = contracts.iter().map(facts).collect();
    steps(&Facts {
        record_state: record.state,
        employment: employments.first().map(|employment| employment.state),
        missing: record.birth_date.is_none(),
        contracts: &contracts,
    })
}

fn facts(held: &Held) -> ContractFacts {
    let contract = &held.contract;
    ContractFacts {
        state: contract.state,
        paying: contract.state.is_paying(),
        end_on: contract.end_on,
        last_value: held.value.as_ref().map(|value| value.as_of),
        missing_contribution: held.missing,
    }
}
