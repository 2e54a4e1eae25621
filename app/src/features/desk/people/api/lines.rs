//! The list in words.

use super::super::pieces::Order;
use super::super::views::{LineView, PeopleView};
use super::told;
use crate::features::desk::figures::count;
use crate::features::desk::words;
use crate::i18n::{Texts, k, moment, use_texts};
use domain::id::SiteId;
use domain::listing::PersonFacet;
use domain::money::Cents;
use domain::time::Timestamp;
use jiff::civil::Date;
use services::people::{PAGE, PeoplePage, PeopleQuery, PersonLine};
use services::{finding, today};
use std::collections::BTreeMap;

/// What a part of the list and a text ask for.
pub(super) fn query(order: Order, text: &str) -> PeopleQuery {
    let Order { facet, sort, direction, page } = order;
    let enough = text.chars().filter(|c| c.is_alphanumeric()).count() >= finding::LEAST;
    PeopleQuery { facet, sort, direction, page, find: enough.then(|| text.to_owned()) }
}

/// A page; what the person may do is added by who knows.
pub(super) fn page(found: &PeoplePage, finding: bool, now: Timestamp) -> PeopleView {
    let (t, day) = (use_texts(), today(now));
    let said = if finding { how_many(t, found) } else { which(t, found) };
    PeopleView {
        lines: found.lines.iter().map(|one| line(t, one, &found.sites, day)).collect(),
        empty: found.counts.all == 0,
        counts: PersonFacet::ALL.iter().map(|facet| count(t.lang(), found.counts.of(*facet))).collect(),
        said,
        page: u16::try_from(found.page).unwrap_or(u16::MAX),
        pages: u16::try_from(found.pages).unwrap_or(u16::MAX),
        finding,
        as_of: t.fill(k::PEOPLE_AS_OF, &[("moment", &moment(t.lang(), now))]),
        imports: false,
        invites: false,
    }
}

fn how_many(t: Texts, found: &PeoplePage) -> String {
    let count = count(t.lang(), found.total);
    match found.total {
        1 => t.get(k::PEOPLE_FOUND_ONE).to_owned(),
        _ if found.more => t.fill(k::PEOPLE_FOUND_MORE, &[("count", &count)]),
        _ => t.fill(k::PEOPLE_FOUND, &[("count", &count)]),
    }
}

fn which(t: Texts, found: &PeoplePage) -> String {
    if found.lines.is_empty() {
        return String::new();
    }
    let before = u64::from(found.page - 1) * u64::from(PAGE);
    let last = before + u64::try_from(found.lines.len()).unwrap_or_default();
    let values = [("from", before + 1), ("to", last), ("count", found.total)];
    let values = values.map(|(name, number)| (name, count(t.lang(), number)));
    t.fill(k::PEOPLE_SHOWN, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

fn line(t: Texts, line: &PersonLine, sites: &BTreeMap<SiteId, String>, day: Date) -> LineView {
    let site = line.site.and_then(|site| sites.get(&site));
    let facts = site.map_or_else(|| line.personnel_no.clone(), |site| format!("{}, {site}", line.personnel_no));
    let state = told::state(t, line.state, line.employment);
    let amount = |cents: Cents| (line.contracts > 0).then(|| words::money(t.lang(), cents, line.currency));
    LineView {
        who: told::name(line.record.to_string(), &line.given_name, &line.family_name, facts, state),
        way: way(t, line),
        own: amount(line.own),
        employer: amount(line.employer),
        step: line.step.and_then(|step| told::step(t, step, day)),
    }
}

fn way(t: Texts, line: &PersonLine) -> String {
    let Some(way) = line.way else { return t.get(k::PEOPLE_NO_WAY).to_owned() };
    let way = t.get(words::way(way));
    match line.contracts.saturating_sub(1) {
        0 => way.to_owned(),
        others => t.fill(k::PEOPLE_WAY_MORE, &[("way", way), ("count", &others.to_string())]),
    }
}
