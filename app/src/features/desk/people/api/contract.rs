//! Contracts in words: each value with its source and day.

use super::super::views::{ContractView, FactView, MonthView, Weight, Word};
use super::facts::fact;
use crate::features::desk::words;
use crate::i18n::{Texts, date, k};
use domain::money::{Cents, Currency};
use domain::pension::{ContractState, ContributionState};
use services::people::{Contribution, Held};

/// A contract with its values and months.
pub(super) fn view(t: Texts, held: &Held) -> ContractView {
    let contract = &held.contract;
    let currency = contract.currency;
    ContractView {
        title: format!("{}, {}", t.get(words::way(contract.way)), contract.carrier_name),
        state: Word { text: t.get(words::contract(contract.state)).to_owned(), weight: weight(contract.state) },
        facts: terms(t, held).into_iter().chain(values(t, held)).collect(),
        months: held.contributions.iter().map(|one| month(t, one, currency)).collect(),
    }
}

const fn weight(state: ContractState) -> Weight {
    match state {
        ContractState::Issued | ContractState::Active | ContractState::Reinstated => Weight::Quiet,
        ContractState::Applied | ContractState::Deferred | ContractState::HolderChange => Weight::Warn,
        ContractState::InBenefit => Weight::Current,
        ContractState::PaidUp | ContractState::Private | ContractState::Transferred | ContractState::Ended => {
            Weight::Plain
        }
    }
}

/// What was agreed.
fn terms(t: Texts, held: &Held) -> Vec<FactView> {
    let contract = &held.contract;
    let split = contract.split;
    let each = |amount: Cents| {
        let amount = words::money(t.lang(), amount, contract.currency);
        t.fill(words::rhythm(contract.rhythm), &[("amount", &amount)])
    };
    let some = |amount: Cents| (amount != Cents::ZERO).then(|| each(amount));
    let day = |day: Option<jiff::civil::Date>| day.map(|day| date(t.lang(), day));
    let facts = [
        fact(t, k::FACT_CONTRACT, Some(contract.number.clone()), None),
        fact(t, k::FACT_OWN, Some(each(split.own)), None),
        fact(t, k::FACT_EMPLOYER, some(split.employer), None),
        fact(t, k::FACT_SUBSIDY, some(split.subsidy), None),
        fact(t, k::FACT_TOTAL, split.total().map(each), None),
        fact(t, k::FACT_START, day(contract.start_on), None),
        fact(t, k::FACT_END, day(contract.end_on), None),
    ];
    facts.into_iter().flatten().collect()
}

/// What was stated last, and by whom; that nobody did is said.
fn values(t: Texts, held: &Held) -> Vec<FactView> {
    let Some(value) = &held.value else {
        let none = Some(t.get(k::PEOPLE_NO_VALUE).to_owned());
        return fact(t, k::FACT_GUARANTEED, none, None).into_iter().collect();
    };
    let since = t.fill(words::source(value.source), &[("date", &date(t.lang(), value.as_of))]);
    let stated = |label, amount: Option<Cents>| {
        let amount = amount.map(|amount| words::money(t.lang(), amount, held.contract.currency));
        fact(t, label, amount, Some(since.clone()))
    };
    let facts = [
        stated(k::FACT_GUARANTEED, value.guaranteed),
        stated(k::FACT_PROJECTED, value.projected),
        stated(k::FACT_CAPITAL, value.capital),
        stated(k::FACT_SURRENDER, value.surrender),
    ];
    facts.into_iter().flatten().collect()
}

fn month(t: Texts, one: &Contribution, currency: Currency) -> MonthView {
    let money =
        |amount: Option<Cents>| amount.map(|amount| words::money(t.lang(), amount, currency)).unwrap_or_default();
    let weight = match one.state {
        ContributionState::Paid => Weight::Quiet,
        ContributionState::Due => Weight::Plain,
        ContributionState::Missing => Weight::Act,
    };
    let said = t.get(words::contribution(one.state));
    let paid = one.paid_on.filter(|_| one.state == ContributionState::Paid);
    let text = paid.map_or_else(|| said.to_owned(), |day| format!("{said}, {}", date(t.lang(), day)));
    MonthView {
        month: words::month(one.month),
        own: money(Some(one.split.own)),
        employer: money(one.split.employer.checked_add(one.split.subsidy)),
        state: Word { text, weight },
    }
}
