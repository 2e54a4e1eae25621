//! How the organisations are doing, as the list shows it: sums in words, no names.

use super::api::{Entry, entry, escaped};
use crate::features::desk::figures::{FiguresView, count, percent};
use crate::i18n::{Lang, Texts, date, k};
use serde::{Deserialize, Serialize};
use services::figures::Share;
use services::overview::{Health, LastImport, Line, Overview, OverviewQuery, OverviewSort, Reason, Tally};
use services::today;

/// An organisation with what it holds, written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Glance {
    /// What it is.
    pub(super) entry: Entry,
    /// How it is doing.
    pub(super) health: Health,
    /// What decided it.
    pub(super) reason: Option<String>,
    /// People, the share with an account, contracts, the rate of participation, people with an open step.
    pub(super) sums: [String; 5],
    /// The day of the last list and the rows that it lost; none: no list was booked.
    pub(super) import: Option<(String, String)>,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Listed {
    /// The figures of all organisations found, together.
    pub(super) figures: FiguresView,
    /// The organisations, in the order that was asked for.
    pub(super) found: Vec<Glance>,
    /// What was looked for.
    pub(super) text: String,
    /// By what they are sorted.
    pub(super) sort: OverviewSort,
    /// The largest first.
    pub(super) down: bool,
    /// Which page, from 1.
    pub(super) page: u16,
    /// How many pages.
    pub(super) pages: u16,
}

impl Listed {
    /// The part of an address that looks for the same in this order, up to where more may follow.
    pub(super) fn query(&self, sort: OverviewSort, down: bool) -> String {
        let text = if self.text.is_empty() { String::new() } else { format!("q={}&", escaped(&self.text)) };
        let order = if down { "&order=down" } else { "" };
        format!("?{text}sort={}{order}", sort.code())
    }
}

pub(super) fn listed(t: Texts, query: OverviewQuery<'_>, overview: Overview) -> Listed {
    Listed {
        figures: FiguresView::of(t, overview.figures),
        found: overview.lines.into_iter().map(|line| glance(t, line)).collect(),
        text: query.text.to_owned(),
        sort: query.sort,
        down: query.falling,
        page: overview.page,
        pages: overview.pages,
    }
}

fn glance(t: Texts, line: Line) -> Glance {
    let Line { organisation, tally, health } = line;
    let import = tally.last_import.map(|last| (date(t.lang(), today(last.at)), refused(t, last)));
    let reason = Health::judge(&tally).1.map(|reason| said(t, reason));
    Glance { entry: entry(organisation), health, reason, sums: sums(t.lang(), &tally), import }
}

/// What decided how an organisation is doing.
fn said(t: Texts, reason: Reason) -> String {
    let (text, number) = match reason {
        Reason::Refused(rows) => (k::OVERVIEW_REASON_REFUSED, rows),
        Reason::Open(people) => (k::OVERVIEW_REASON_OPEN, people),
        Reason::Activated(people) => (k::OVERVIEW_REASON_ACTIVATED, people),
    };
    t.fill(text, &[("count", &count(t.lang(), number))])
}

fn sums(lang: Lang, tally: &Tally) -> [String; 5] {
    [
        count(lang, tally.people),
        percent(lang, Share::of(tally.activated, tally.people)),
        count(lang, tally.contracts),
        percent(lang, Share::of(tally.taking_part, tally.employed)),
        count(lang, tally.open),
    ]
}

fn refused(t: Texts, last: LastImport) -> String {
    let (refused, lines) = (count(t.lang(), last.refused), count(t.lang(), last.lines));
    t.fill(k::OVERVIEW_REFUSED_OF, &[("refused", &refused), ("lines", &lines)])
}
