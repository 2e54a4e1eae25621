//! `/home`.

use super::papers::paper_row;
use super::{Words, contract_path, sign, words};
use crate::features::pension::views::{ContractRow, Fact, HomeView, Picture, PromiseView, RowTone, RowView};
use crate::i18n::{Key, k};
use domain::money::{Cents, Currency};
use domain::steps::StepKind;
use services::own_pension::{AtEmployer, Contract, Employer, Held, Home, OpenStep, Stated, Totals};

/// What the person has.
pub(in crate::features::pension) fn home(w: Words, home: &Home) -> HomeView {
    let contracts = home.employers.iter().flat_map(|at| at.contracts.iter().map(move |held| (at, held)));
    let without = home.employers.iter().filter(|at| at.contracts.is_empty());
    let steps_count = match home.steps.len() {
        1 => w.text(k::OWN_STEP_ONE),
        count => w.fill(k::OWN_STEPS, &[("count", &count.to_string())]),
    };
    let more = home.papers_count > home.papers.len();
    HomeView {
        stand: w.stand(),
        promises: home.totals.iter().map(|totals| promise(w, totals)).collect(),
        steps_count,
        steps: home.steps.iter().map(|open| step(w, open)).collect(),
        contracts: contracts.map(|(at, held)| row(w, &at.employer, held)).collect(),
        without: without.map(|at| nothing(w, at)).collect(),
        papers: home.papers.iter().map(|paper| paper_row(w, paper)).collect(),
        papers_more: more.then(|| w.fill(k::OWN_PAPERS_ALL, &[("count", &home.papers_count.to_string())])),
    }
}

fn promise(w: Words, totals: &Totals) -> PromiseView {
    let title = match (totals.guaranteed.as_ref(), totals.from) {
        (Some(stated), Some(from)) if stated.contracts > 1 => {
            w.fill(k::OWN_GUARANTEED_ALL_FROM, &[("month", &w.month(from))])
        }
        (Some(_), Some(from)) => w.fill(k::OWN_GUARANTEED_FROM, &[("month", &w.month(from))]),
        _ => w.text(k::OWN_GUARANTEED_PLAIN),
    };
    PromiseView {
        title,
        amount: totals.guaranteed.as_ref().map(|stated| w.bare(stated.amount)),
        currency: sign(totals.currency).to_owned(),
        gap: w.before(totals.currency),
        hints: hints(w, totals),
        inflow: totals.inflow.map(|amount| w.bare(amount)),
        capital: totals.capital.as_ref().map(|stated| w.bare(stated.amount)),
    }
}

fn hints(w: Words, totals: &Totals) -> Vec<String> {
    let Some(guaranteed) = &totals.guaranteed else {
        return vec![w.text(k::OWN_NOTHING_STATED)];
    };
    let mut hints = vec![stated(w, k::OWN_STAND, guaranteed, &[])];
    if guaranteed.contracts < totals.contracts {
        let missing = (totals.contracts - guaranteed.contracts).to_string();
        hints.push(w.fill(k::OWN_UNSTATED, &[("count", &missing)]));
    }
    if let Some(capital) = totals.capital.as_ref().filter(|capital| capital.as_of != guaranteed.as_of) {
        hints.push(w.fill(k::OWN_CAPITAL_STAND, &[("date", &w.date(capital.as_of))]));
    }
    if let Some(capital) = totals.capital.as_ref().filter(|capital| !covers(capital, totals)) {
        let (count, all) = (capital.contracts.to_string(), totals.contracts.to_string());
        hints.push(w.fill(k::OWN_CAPITAL_PART, &[("count", &count), ("all", &all)]));
    }
    if let Some(projected) = &totals.projected {
        let amount = w.money(projected.amount, totals.currency);
        let (count, all) = (projected.contracts.to_string(), totals.contracts.to_string());
        let key = if covers(projected, totals) { k::OWN_PROJECTED_LINE } else { k::OWN_PROJECTED_PART };
        hints.push(stated(w, key, projected, &[("amount", &amount), ("count", &count), ("all", &all)]));
    }
    hints
}

/// Whether a sum holds all contracts.
const fn covers(stated: &Stated, totals: &Totals) -> bool {
    stated.contracts >= totals.contracts
}

/// Day and sources of a sum, and what else its sentence names.
fn stated(w: Words, key: Key, stated: &Stated, more: &[(&str, &str)]) -> String {
    let sources: Vec<&str> = stated.sources.iter().map(|source| w.sources(*source, stated.contracts)).collect();
    let (day, sources) = (w.date(stated.as_of), sources.join(", "));
    let values: Vec<(&str, &str)> =
        [("date", day.as_str()), ("source", &sources)].into_iter().chain(more.iter().copied()).collect();
    w.fill(key, &values)
}

fn row(w: Words, employer: &Employer, held: &Held) -> ContractRow {
    let contract = &held.contract;
    let pays = contract.state.is_paying();
    let row = RowView {
        href: contract_path(&employer.place, contract.id),
        picture: if pays { Picture::Paying } else { Picture::Resting },
        tone: RowTone::Plain,
        title: w.text(words::way(contract.way).0),
        line: since(w, employer, contract),
        badge: None,
    };
    ContractRow {
        row,
        figures: if pays { parts(w, contract) } else { promised(w, held) },
        state: w.text(words::state(contract.state).0),
        tone: words::tone(contract.state),
    }
}

/// The employer's name and the years: `Kessler Maschinenbau, seit März 2021`, `Ostsee Logistik, 2016 bis 2021`.
fn since(w: Words, employer: &Employer, contract: &Contract) -> String {
    let name = employer.name.as_str();
    let left = employer.employment.as_ref().and_then(|employment| employment.end_on).filter(|_| employer.is_former());
    match (contract.start_on, left) {
        (Some(start), Some(end)) => {
            let (start, end) = (start.year().to_string(), end.year().to_string());
            w.fill(k::OWN_FROM_TO, &[("employer", name), ("from", &start), ("to", &end)])
        }
        (None, Some(end)) => w.fill(k::OWN_UNTIL, &[("employer", name), ("to", &w.month(end))]),
        (Some(start), None) if employer.is_former() => {
            w.fill(k::OWN_FORMER_SINCE, &[("employer", name), ("from", &w.month(start))])
        }
        (Some(start), None) => w.fill(k::OWN_SINCE, &[("employer", name), ("from", &w.month(start))]),
        (None, None) if employer.is_former() => w.fill(k::OWN_FORMER, &[("employer", name)]),
        (None, None) => name.to_owned(),
    }
}

/// Who pays what a month.
fn parts(w: Words, contract: &Contract) -> Vec<Fact> {
    let split = contract.split.per_month(contract.rhythm);
    let employer = split.employer.checked_add(split.subsidy).unwrap_or(split.employer);
    let figure = |label, amount| figure(w, label, amount, contract.currency);
    vec![figure(k::OWN_YOU, split.own), figure(k::OWN_EMPLOYER, employer)]
}

/// What was stated, where nothing is paid any more.
fn promised(w: Words, held: &Held) -> Vec<Fact> {
    let guaranteed = held.values.iter().find_map(|value| value.guaranteed);
    let figure = |amount| figure(w, k::OWN_GUARANTEED, amount, held.contract.currency);
    guaranteed.map(figure).into_iter().collect()
}

fn figure(w: Words, label: Key, amount: Cents, currency: Currency) -> Fact {
    Fact { label: w.text(label), text: w.money(amount, currency), note: None }
}

fn nothing(w: Words, at: &AtEmployer) -> String {
    let key = if at.employer.is_former() { k::OWN_NOTHING_FORMER } else { k::OWN_NOTHING_AT };
    w.fill(key, &[("employer", &at.employer.name)])
}

/// What to do: its words, where it leads, how it looks.
fn step(w: Words, open: &OpenStep) -> RowView {
    let (title, line, picture, tone) = match open.step.kind {
        StepKind::PaymentMissing => (k::OWN_DO_MISSING, k::OWN_DO_MISSING_LINE, Picture::Warning, RowTone::Warn),
        StepKind::ReviewProtection => {
            (k::OWN_DO_PROTECTION, k::OWN_DO_PROTECTION_LINE, Picture::Warning, RowTone::Warn)
        }
        StepKind::ContractEnds => (k::OWN_DO_ENDS, k::OWN_DO_ENDS_LINE, Picture::Day, RowTone::Accent),
        StepKind::NoStatement => (k::OWN_DO_STATEMENT, k::OWN_DO_STATEMENT_LINE, Picture::Paper, RowTone::Plain),
        StepKind::OfferPension => (k::OWN_DO_START, k::OWN_DO_START_LINE, Picture::Calculate, RowTone::Accent),
        // Data is what remains: invitations are behind whoever reads this.
        _ => (k::OWN_DO_DATA, k::OWN_DO_DATA_LINE, Picture::Personal, RowTone::Warn),
    };
    let href = match (&open.contract, open.step.kind) {
        (Some((id, _)), _) => contract_path(&open.place, *id),
        (None, StepKind::OfferPension) => "/calculate/contribution".to_owned(),
        (None, StepKind::CompleteData) => "/account".to_owned(),
        (None, _) => "/messages".to_owned(),
    };
    let (day, month) = open.step.on.map(|on| (w.date(on), w.month(on))).unwrap_or_default();
    let number = open.contract.as_ref().map_or("", |(_, number)| number.as_str());
    let values: [(&str, &str); 4] =
        [("employer", &open.employer), ("date", &day), ("month", &month), ("number", number)];
    RowView { href, picture, tone, title: w.text(title), line: w.fill(line, &values), badge: None }
}
