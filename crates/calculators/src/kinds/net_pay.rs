//! Net pay (B07): what is left of a gross pay, and who gets the rest.

use super::person::{self, unexpected};
use super::published;
use crate::{Field, Figure, Hue, Key, Level, Part, Reading, Share, Texts, k};
use calc::net::{Insurer, Net, net};
use calc::social_insurance::Zone;
use domain::money::Cents;
use domain::typed::write_euro;

pub(super) const FIELDS: &[Field] = &[
    person::GROSS,
    person::CLASS,
    person::CHURCH,
    person::LAND,
    person::CHILDREN,
    person::ALLOWANCES,
    person::BORN,
    person::INSURANCE,
    person::ADDITIONAL,
    person::PREMIUM,
    person::BASIC,
    person::CARE,
    person::INSURED,
    published::LAST,
];

pub(super) fn figure(reading: &mut Reading<'_>) -> Option<Figure> {
    let year = published::year(reading);
    let pay = person::pay(reading, *year.as_ref().unwrap_or(&calc::parameters::last_year()));
    if !reading.problems.is_empty() {
        return None;
    }
    let year = match year {
        Ok(year) => year,
        Err(unpublished) => return Some(unpublished),
    };
    match net(&pay) {
        Ok(found) => Some(answer(reading, year, &found)),
        Err(error) => {
            unexpected(reading, error);
            None
        }
    }
}

fn answer(reading: &Reading<'_>, year: i16, found: &Net) -> Figure {
    let texts = reading.texts;
    let euro = |amount| write_euro(amount, texts.language());
    let gross = found.input.gross;
    let mut parts = vec![Part::Main { label: k::NET_MAIN, amount: found.net, unit: Some(k::PERSON_MONTH) }];
    parts.extend(shares(found));
    parts.extend(published::finding(reading, year));
    parts.extend(zone(texts, found));
    parts.extend(facts(texts, k::NET_TAXES, taxes(found)));
    parts.extend(facts(texts, k::NET_INSURANCE, insurances(found)));
    let mut how = person::facts(texts, found);
    if found.flat_tax > Cents::ZERO {
        how.push((texts.get(k::NET_FLAT_TAX).to_owned(), euro(found.flat_tax)));
    }
    how.push((texts.get(k::NET_EMPLOYER).to_owned(), euro(found.social.employer_sum())));
    let source = texts.fill(k::PERSON_SOURCE, &[("year", &year.to_string())]);
    parts.push(Part::Facts { title: k::PERSON_HOW, facts: how, source: Some(source) });
    let whys = vec![found.explanation(), found.employer_explanation()];
    let spoken = texts.fill(k::NET_SPOKEN, &[("net", &euro(found.net)), ("gross", &euro(gross))]);
    Figure { parts, whys, spoken }
}

/// The gross pay as a whole; none where premiums are higher than the pay.
fn shares(found: &Net) -> Option<Part> {
    let private = matches!(found.input.insurer, Insurer::Private { .. });
    let label = if private { k::NET_SHARE_INSURANCE_PRIVATE } else { k::NET_SHARE_INSURANCE };
    let insurances = found.social.employee.sum() + found.social.own_private;
    let share = |label, hue, amount| Share { label, hue, amount };
    let shares = vec![
        share(k::NET_SHARE_OWN, Hue::Own, found.net),
        share(k::NET_SHARE_TAX, Hue::Tax, found.tax()),
        share(label, Hue::Insurance, insurances),
    ];
    let is_whole = found.input.gross > Cents::ZERO && !found.net.is_negative();
    is_whole.then_some(Part::Shares(shares))
}

fn taxes(found: &Net) -> Vec<(Key, Cents)> {
    let tax = &found.wage_tax;
    vec![(k::NET_WAGE_TAX, tax.tax), (k::NET_SOLIDARITY, tax.solidarity), (k::NET_CHURCH_TAX, found.church_tax)]
}

fn insurances(found: &Net) -> Vec<(Key, Cents)> {
    let own = &found.social.employee;
    vec![
        (k::NET_HEALTH, own.health),
        (k::NET_ADDITIONAL, own.additional),
        (k::NET_CARE, own.care),
        (k::NET_PENSION, own.pension),
        (k::NET_UNEMPLOYMENT, own.unemployment),
        (k::NET_OWN_PRIVATE, found.social.own_private),
    ]
}

/// A card of those that are something; no card where none is.
fn facts(texts: &Texts, title: Key, lines: Vec<(Key, Cents)>) -> Option<Part> {
    let written = |amount| write_euro(amount, texts.language());
    let there = lines.into_iter().filter(|(_, amount)| *amount != Cents::ZERO);
    let facts: Vec<_> = there.map(|(name, amount)| (texts.get(name).to_owned(), written(amount))).collect();
    (!facts.is_empty()).then_some(Part::Facts { title, facts, source: None })
}

fn zone(texts: &Texts, found: &Net) -> Option<Part> {
    let social = &found.year.social;
    let (title, text, limit) = match found.social.zone {
        Zone::Regular => return None,
        Zone::Marginal => (k::NET_MARGINAL, k::NET_MARGINAL_TEXT, social.marginal_limit.value),
        Zone::Transition => (k::NET_TRANSITION, k::NET_TRANSITION_TEXT, social.transition_limit.value),
    };
    let text = texts.fill(text, &[("limit", &write_euro(limit, texts.language()))]);
    let title = texts.get(title).to_owned();
    Some(Part::Finding { level: Level::Info, title, text, facts: Vec::new(), foot: None })
}
