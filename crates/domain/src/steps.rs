//! What is to be done next for a person at their employer, from what is known of them. No day is "today" here: a step carries its own
//! day, and whoever shows it says how far that is.

use crate::employment::EmploymentState;
use crate::organisation::names;
use crate::pension::ContractState;
use crate::people::RecordState;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

names! {
    /// What is to be done, the most urgent first.
    StepKind {
        /// The employment rests, and with it what pays a contract: cover may lapse.
        ReviewProtection = "review_protection",
        /// A contribution did not arrive; its month is the day.
        PaymentMissing = "payment_missing",
        /// Nobody has written to the person yet.
        InviteNow = "invite_now",
        /// The person was written to and has not opened their account.
        AwaitActivation = "await_activation",
        /// The birthday is missing, without which the code of a letter opens nothing.
        CompleteData = "complete_data",
        /// The person works here and has no contract.
        OfferPension = "offer_pension",
        /// A contract ends on the day.
        ContractEnds = "contract_ends",
        /// Nobody has stated what a contract is worth.
        NoStatement = "no_statement",
    }
}

/// Something to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Step {
    /// What.
    pub kind: StepKind,
    /// The day that it is about, where it has one.
    pub on: Option<Date>,
}

impl Step {
    /// Whether it waits for somebody now. The end of a contract does so only when it is near, which its day tells.
    pub const fn is_open(self) -> bool {
        !matches!(self.kind, StepKind::ContractEnds)
    }
}

/// What the steps follow from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts<'a> {
    /// Where the record stands.
    pub record_state: RecordState,
    /// Where the current employment stands.
    pub employment: Option<EmploymentState>,
    /// Whether the birthday is missing.
    pub missing: bool,
    /// The person's contracts here.
    pub contracts: &'a [ContractFacts],
}

/// What the steps follow from, of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContractFacts {
    /// Where it stands.
    pub state: ContractState,
    /// Whether contributions flow.
    pub paying: bool,
    /// Its last day.
    pub end_on: Option<Date>,
    /// The day of the latest statement of its value.
    pub last_value: Option<Date>,
    /// The earliest month whose contribution is missing.
    pub missing_contribution: Option<Date>,
}

/// What is to be done, the most urgent first, each thing once. For whoever was erased there is nothing.
pub fn steps(facts: &Facts<'_>) -> Vec<Step> {
    if !facts.record_state.is_somebody() {
        return Vec::new();
    }
    let mut steps: Vec<Step> = of_record(facts).chain(of_employment(facts)).map(undated).collect();
    steps.extend(facts.contracts.iter().filter(|contract| !contract.state.is_over()).flat_map(of_contract));
    steps.sort_unstable();
    steps.dedup();
    steps
}

/// The step that stands for all in a list: the most urgent one that is open, else the first contract to end.
pub fn first(steps: &[Step]) -> Option<Step> {
    steps.iter().find(|step| step.is_open()).or_else(|| steps.first()).copied()
}

fn undated(kind: StepKind) -> Step {
    Step { kind, on: None }
}

fn of_record(facts: &Facts<'_>) -> impl Iterator<Item = StepKind> {
    let account = match facts.record_state {
        RecordState::Created if facts.employment != Some(EmploymentState::Ended) => Some(StepKind::InviteNow),
        RecordState::Invited => Some(StepKind::AwaitActivation),
        _ => None,
    };
    account.into_iter().chain(facts.missing.then_some(StepKind::CompleteData))
}

fn of_employment(facts: &Facts<'_>) -> impl Iterator<Item = StepKind> {
    let mut running = facts.contracts.iter().filter(|contract| !contract.state.is_over());
    let kind = match facts.employment {
        Some(EmploymentState::Dormant) => running.any(|contract| contract.paying).then_some(StepKind::ReviewProtection),
        Some(EmploymentState::Active) => running.next().is_none().then_some(StepKind::OfferPension),
        _ => None,
    };
    kind.into_iter()
}

fn of_contract(contract: &ContractFacts) -> impl Iterator<Item = Step> + use<> {
    let missing = contract.missing_contribution.map(|month| Step { kind: StepKind::PaymentMissing, on: Some(month) });
    let ends = contract.end_on.map(|day| Step { kind: StepKind::ContractEnds, on: Some(day) });
    let unknown = (contract.paying && contract.last_value.is_none()).then_some(undated(StepKind::NoStatement));
    [missing, ends, unknown].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::StepKind::{
        AwaitActivation, CompleteData, ContractEnds, InviteNow, NoStatement, OfferPension, PaymentMissing,
        ReviewProtection,
    };
    use super::*;
    use jiff::civil::date;

    const DAY: Date = date(2027, 3, 1);

    fn paying() -> ContractFacts {
        ContractFacts {
            state: ContractState::Active,
            paying: true,
            end_on: None,
            last_value: Some(DAY),
            missing_contribution: None,
        }
    }

    fn kinds(
        record_state: RecordState,
        employment: Option<EmploymentState>,
        missing: bool,
        contracts: &[ContractFacts],
    ) -> Vec<StepKind> {
        let facts = Facts { record_state, employment, missing, contracts };
        steps(&facts).into_iter().map(|step| step.kind).collect()
    }

    #[test]
    fn each_rule_says_its_step_and_nothing_else() {
        use ContractState::{Ended, PaidUp, Private};
        use EmploymentState as E;
        use RecordState as R;
        type Case<'a> = (R, Option<E>, bool, &'a [ContractFacts], &'a [StepKind]);
        let over = ContractFacts { state: Ended, paying: false, last_value: None, ..paying() };
        let gone = ContractFacts { state: Private, end_on: Some(DAY), missing_contribution: Some(DAY), ..paying() };
        let paid_up = ContractFacts { state: PaidUp, paying: false, last_value: None, ..paying() };
        let unknown = ContractFacts { last_value: None, ..paying() };
        let ending = ContractFacts { end_on: Some(DAY), ..paying() };
        let unpaid = ContractFacts { missing_contribution: Some(DAY), ..paying() };
        let table: &[Case<'_>] = &[
            (R::Activated, Some(E::Active), false, &[paying()], &[]),
            (R::Created, Some(E::Active), false, &[paying()], &[InviteNow]),
            (R::Created, Some(E::Planned), false, &[], &[InviteNow]),
            (R::Created, None, false, &[], &[InviteNow]),
            (R::Created, Some(E::Ended), false, &[], &[]),
            (R::Invited, Some(E::Active), false, &[paying()], &[AwaitActivation]),
            (R::Activated, Some(E::Active), true, &[paying()], &[CompleteData]),
            (R::Activated, Some(E::Active), false, &[], &[OfferPension]),
            (R::Activated, Some(E::Active), false, &[over, gone], &[OfferPension]),
            (R::Activated, Some(E::Active), false, &[over, paid_up], &[]),
            (R::Activated, Some(E::Probation), false, &[], &[]),
            (R::Activated, Some(E::NoticeGiven), false, &[], &[]),
            (R::Activated, Some(E::Dormant), false, &[paid_up], &[]),
            (R::Activated, Some(E::Dormant), false, &[paid_up, paying()], &[ReviewProtection]),
            (R::Activated, Some(E::Dormant), false, &[gone], &[]),
            (R::Activated, Some(E::Active), false, &[unknown], &[NoStatement]),
            (R::Activated, Some(E::Active), false, &[ending], &[ContractEnds]),
            (R::Activated, Some(E::Active), false, &[unpaid], &[PaymentMissing]),
            (R::Activated, Some(E::Active), false, &[unpaid, unpaid, unknown, unknown], &[PaymentMissing, NoStatement]),
            (R::Locked, Some(E::Active), true, &[], &[CompleteData, OfferPension]),
            (R::Pseudonymised, Some(E::Dormant), true, &[unpaid], &[]),
            (R::Deleted, Some(E::Active), true, &[unknown], &[]),
        ];
        for (record, employment, missing, contracts, expected) in table {
            let found = kinds(*record, *employment, *missing, contracts);
            assert_eq!(found, *expected, "{record:?} {employment:?} {missing} {contracts:?}");
        }
    }

    #[test]
    fn steps_stand_by_urgency_then_by_day_and_carry_it() {
        let at =
            |end, unpaid| ContractFacts { end_on: end, missing_contribution: unpaid, last_value: None, ..paying() };
        let contracts = [at(Some(date(2051, 1, 1)), Some(date(2026, 9, 1))), at(Some(DAY), Some(date(2026, 8, 1)))];
        let facts = Facts {
            record_state: RecordState::Invited,
            employment: Some(EmploymentState::Dormant),
            missing: true,
            contracts: &contracts,
        };
        let found: Vec<(StepKind, Option<Date>)> = steps(&facts).into_iter().map(|step| (step.kind, step.on)).collect();
        assert_eq!(
            found,
            [
                (ReviewProtection, None),
                (PaymentMissing, Some(date(2026, 8, 1))),
                (PaymentMissing, Some(date(2026, 9, 1))),
                (AwaitActivation, None),
                (CompleteData, None),
                (ContractEnds, Some(DAY)),
                (ContractEnds, Some(date(2051, 1, 1))),
                (NoStatement, None),
            ]
        );
    }

    #[test]
    fn a_list_shows_what_waits_before_what_ends_some_day() {
        let ends = Step { kind: ContractEnds, on: Some(DAY) };
        let unknown = Step { kind: NoStatement, on: None };
        assert_eq!(first(&[ends, unknown]), Some(unknown));
        assert_eq!(first(&[ends]), Some(ends));
        assert_eq!(first(&[]), None);
    }
}
