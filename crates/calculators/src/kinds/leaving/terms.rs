//! The deadlines themselves, counted by BGB §§ 187-193.

use super::{Leaving, is_too_old};
use crate::{Deadline, Key, Reading, k};
use domain::Land;
use domain::deadline::{self, Effect, Period, Start};
use domain::holiday::{Locality, Place};
use domain::money::Cents;
use domain::pension::Way;
use domain::typed::write_date;

/// Whether a carrier holds a capital that can be transferred (§ 4 Abs. 3 BetrAVG).
pub(super) const fn is_funded(way: Way) -> bool {
    matches!(way, Way::DirectInsurance | Way::PensionInsuranceFund | Way::PensionFund)
}

/// Whether the claim can be limited to an insurance contract (§ 2 Abs. 2, 3 BetrAVG).
pub(super) const fn is_insured(way: Way) -> bool {
    matches!(way, Way::DirectInsurance | Way::PensionInsuranceFund)
}

/// What a deadline is about.
struct Term {
    title: Key,
    text: Key,
    period: Period,
    effect: Effect,
    norm: &'static str,
}

/// Three months (R08): the contract must be clean. A condition, not a declaration: nothing moves.
const CONTRACT: Term = Term {
    title: k::LEAVING_CONTRACT,
    text: k::LEAVING_CONTRACT_TEXT,
    period: Period::months(3),
    effect: Effect::Status,
    norm: "§ 2 Abs. 2 BetrAVG",
};

/// Three months (R09): tell of a job in another state of the Union.
const ABROAD: Term = Term {
    title: k::LEAVING_ABROAD_TERM,
    text: k::LEAVING_ABROAD_TEXT,
    period: Period::months(3),
    effect: Effect::Declaration,
    norm: "§ 3 Abs. 2 BetrAVG",
};

/// A year (R10): claim the transfer.
const TRANSFER: Term = Term {
    title: k::LEAVING_TRANSFER,
    text: k::LEAVING_TRANSFER_TEXT,
    period: Period::years(1),
    effect: Effect::Declaration,
    norm: "§ 4 Abs. 3 BetrAVG",
};

/// Fifteen months (R11): transfer under the carriers' agreement, which is no law.
const AGREEMENT: Term = Term {
    title: k::LEAVING_AGREEMENT,
    text: k::LEAVING_AGREEMENT_TEXT,
    period: Period::months(15),
    effect: Effect::Declaration,
    norm: "Übertragungsabkommen",
};

/// Every deadline that runs, the next one first; none where the calendar ends.
pub(super) fn all(reading: &Reading<'_>, asked: &Leaving, limit: Option<Cents>) -> Option<Vec<Deadline>> {
    let may_claim = is_funded(asked.way) && !is_too_old(asked) && limit.is_none_or(|limit| asked.value <= limit);
    let mut found = Vec::new();
    for (applies, term) in [
        (asked.way == Way::DirectInsurance, CONTRACT),
        (asked.abroad, ABROAD),
        (may_claim, TRANSFER),
        (is_funded(asked.way), AGREEMENT),
    ] {
        if applies {
            found.push(counted(reading, asked, &term)?);
        }
    }
    if is_insured(asked.way) {
        found.push(open(reading, k::LEAVING_CONTINUE, k::LEAVING_CONTINUE_TEXT, "§ 2 Abs. 2, 3 BetrAVG"));
    }
    found.extend(to_ask(reading));
    Some(found)
}

/// Whoever leaves can ask, even where nothing stays (R12): in text form, without a fixed time.
pub(super) fn to_ask(reading: &Reading<'_>) -> Vec<Deadline> {
    vec![open(reading, k::LEAVING_ASK, k::LEAVING_ASK_TEXT, "§ 4a BetrAVG")]
}

fn counted(reading: &Reading<'_>, asked: &Leaving, term: &Term) -> Option<Deadline> {
    let end = end(asked, term)?;
    let mut text = reading.texts.get(term.text).to_owned();
    if end.target < end.legal {
        let day = write_date(end.target, reading.texts.language());
        text.push(' ');
        text.push_str(&reading.texts.fill(k::LEAVING_TARGET, &[("day", &day)]));
    }
    Some(Deadline {
        title: reading.texts.get(term.title).to_owned(),
        text,
        until: Some(end.legal),
        norm: term.norm,
        is_over: !end.is_met_on(reading.today()),
    })
}

/// The end of a term. Who does not know the Land gets the earliest day of all of them: nobody is late by it.
fn end(asked: &Leaving, term: &Term) -> Option<deadline::Deadline> {
    let lands = asked.land.as_ref().map_or(Land::ALL, std::slice::from_ref);
    let at = |land: &Land| {
        let place = Place::de(*land, Locality::Unknown);
        deadline::Deadline::after(Start::Event(asked.last), term.period, term.effect, place).ok()
    };
    lands.iter().map(at).collect::<Option<Vec<_>>>()?.into_iter().min_by_key(|end| (end.legal, end.target))
}

/// Something to do whose time the law does not set.
fn open(reading: &Reading<'_>, title: Key, text: Key, norm: &'static str) -> Deadline {
    let (title, text) = (reading.texts.get(title).to_owned(), reading.texts.get(text).to_owned());
    Deadline { title, text, until: None, norm, is_over: false }
}
