//! `/contracts/{org}/{id}`.

use super::papers::paper_row;
use super::{Words, words};
use crate::features::pension::views::{ContractView, Fact, LedgerRow, RowTone};
use crate::i18n::{Key, k};
use domain::money::{Cents, Currency};
use domain::pension::ContributionState;
use services::own_pension::{Contract, ContractFile, Contribution, Held, Value};

/// A contract in plain language.
pub(in crate::features::pension) fn contract(w: Words, file: &ContractFile) -> ContractView {
    let contract = &file.held.contract;
    let (title, way) = words::way(contract.way);
    let (state, state_text) = words::state(contract.state);
    let employer = if file.employer.is_former() {
        w.fill(k::OWN_FORMER, &[("employer", &file.employer.name)])
    } else {
        file.employer.name.clone()
    };
    let (values, values_source, values_text) = values(w, &file.held);
    let pays = pays(w, contract);
    let none = if pays.is_empty() { k::OWN_LEDGER_RESTS } else { k::OWN_LEDGER_NONE };
    ContractView {
        stand: w.stand(),
        title: w.text(title),
        employer,
        way: w.text(way),
        state: w.text(state),
        tone: words::tone(contract.state),
        state_text: w.text(state_text),
        pays,
        rhythm: w.text(words::rhythm(contract.rhythm)),
        values,
        values_source,
        values_text,
        ledger: file.held.contributions.iter().map(|one| month(w, contract.currency, one)).collect(),
        ledger_none: w.text(none),
        missing: missing(w, &file.held),
        facts: facts(w, file),
        papers: file.papers.iter().map(|paper| paper_row(w, paper)).collect(),
    }
}

fn fact(w: Words, label: Key, text: String) -> Fact {
    Fact { label: w.text(label), text, note: None }
}

/// The three parts and their sum; parts that are nothing are left out, and so is a sum of nothing.
fn pays(w: Words, contract: &Contract) -> Vec<Fact> {
    let split = contract.split;
    let parts = [(k::OWN_YOU, split.own), (k::OWN_EMPLOYER, split.employer), (k::OWN_SUBSIDY, split.subsidy)];
    let shown = parts.into_iter().filter(|(_, amount)| *amount != Cents::ZERO);
    let total = split.total().filter(|total| *total != Cents::ZERO).map(|total| (k::OWN_TOTAL, total));
    shown.chain(total).map(|(label, amount)| fact(w, label, w.money(amount, contract.currency))).collect()
}

/// The latest of each kind of value with its day and source, and what the words mean.
fn values(w: Words, held: &Held) -> (Vec<Fact>, Option<String>, Vec<String>) {
    type Part = fn(&Value) -> Option<Cents>;
    let parts: [(Key, Part); 4] = [
        (k::OWN_GUARANTEED, |value| value.guaranteed),
        (k::OWN_PROJECTED, |value| value.projected),
        (k::OWN_CAPITAL, |value| value.capital),
        (k::OWN_SURRENDER, |value| value.surrender),
    ];
    let latest = |what: Part| held.values.iter().find_map(|value| what(value).map(|amount| (value, amount)));
    let written =
        |(label, what): (Key, Part)| latest(what).map(|(value, amount)| stated(w, held, label, value, amount));
    let mut facts: Vec<Fact> = parts.into_iter().filter_map(written).collect();
    let Some(source) = facts.first().and_then(|first| first.note.clone()) else {
        return (facts, None, vec![w.text(k::OWN_NOTHING_STATED)]);
    };
    let source = facts.iter().all(|fact| fact.note.as_ref() == Some(&source)).then_some(source);
    if source.is_some() {
        for fact in &mut facts {
            fact.note = None;
        }
    }
    let mut texts = Vec::new();
    if latest(|value| value.guaranteed).is_some() {
        texts.push(w.text(k::OWN_GUARANTEED_TEXT));
    }
    if latest(|value| value.projected).is_some() {
        texts.push(w.text(k::OWN_PROJECTED_TEXT));
    }
    if latest(|value| value.surrender).is_some() {
        texts.push(w.text(k::OWN_SURRENDER_TEXT));
    }
    (facts, source, texts)
}

fn stated(w: Words, held: &Held, label: Key, value: &Value, amount: Cents) -> Fact {
    let (day, source) = (w.date(value.as_of), w.source(value.source));
    let note = w.fill(k::OWN_STAND, &[("date", &day), ("source", source)]);
    Fact { label: w.text(label), text: w.money(amount, held.contract.currency), note: Some(note) }
}

fn month(w: Words, currency: Currency, one: &Contribution) -> LedgerRow {
    let split = one.split;
    let employer = split.employer.checked_add(split.subsidy).unwrap_or(split.employer);
    let (state, tone) = match one.state {
        ContributionState::Paid => (k::OWN_PAID, RowTone::Good),
        ContributionState::Due => (k::OWN_DUE, RowTone::Plain),
        ContributionState::Missing => (k::OWN_MISSING, RowTone::Warn),
    };
    let (own, employer) = (w.money(split.own, currency), w.money(employer, currency));
    let line = w.fill(k::OWN_LEDGER_LINE, &[("own", &own), ("employer", &employer)]);
    let line = match one.paid_on.filter(|_| one.state == ContributionState::Paid) {
        Some(day) => w.fill(k::OWN_PAID_ON, &[("line", &line), ("date", &w.date(day))]),
        None => line,
    };
    LedgerRow { month: w.month(one.month), line, state: w.text(state), tone }
}

fn missing(w: Words, held: &Held) -> Option<String> {
    let missing = held.contributions.iter().filter(|one| one.state == ContributionState::Missing);
    let months: Vec<String> = missing.map(|one| w.month(one.month)).collect();
    (!months.is_empty()).then(|| w.fill(k::OWN_MISSING_TEXT, &[("months", &months.join(", "))]))
}

fn facts(w: Words, file: &ContractFile) -> Vec<Fact> {
    let contract = &file.held.contract;
    let group = file.group.as_ref().map(|group| fact(w, k::OWN_GROUP, group.number.clone()));
    let tariff =
        file.group.as_ref().and_then(|group| group.tariff.clone()).map(|tariff| fact(w, k::OWN_TARIFF, tariff));
    let start = contract.start_on.map(|day| fact(w, k::OWN_START, w.date(day)));
    let end = contract.end_on.map(|day| fact(w, k::OWN_END, w.date(day)));
    let first =
        [fact(w, k::OWN_CARRIER, contract.carrier_name.clone()), fact(w, k::OWN_NUMBER, contract.number.clone())];
    first.into_iter().chain([group, tariff, start, end].into_iter().flatten()).collect()
}
