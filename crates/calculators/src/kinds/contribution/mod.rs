//! What does my contribution cost me? (B10, ideal: truth view) Net cost and what flows in, and beside it, at the same size, what gets smaller.

mod findings;
mod smaller;

use super::person::{self, unexpected};
use super::published;
use crate::{Choice, Field, FieldKind, Figure, Hue, Part, Reading, Share, Slider, k};
use calc::Percent;
use calc::conversion::{Conversion, ConversionInput, SubsidyRule, conversion};
use calc::effects::{Effects, effects};
use calc::net::NetInput;
use domain::money::Cents;
use domain::typed::write_euro;

/// The claim of a month in the last published year: 4 % of the ceiling. A test holds it to the parameters.
const CLAIM: Cents = Cents::euro(338);

const OWN: Field = Field {
    name: "b",
    label: k::CONTRIBUTION_OWN,
    hint: None,
    kind: FieldKind::Money {
        most: Cents::euro(100_000),
        slider: Some(Slider { most: CLAIM, limit: k::CONTRIBUTION_CLAIM }),
    },
    start: "200.00",
    is_detail: false,
};

const RULE: Field = Field {
    name: "e",
    label: k::CONTRIBUTION_RULE,
    hint: None,
    kind: FieldKind::Choice(&[
        Choice { value: "legal", label: k::CONTRIBUTION_RULE_LEGAL },
        Choice { value: "flat", label: k::CONTRIBUTION_RULE_FLAT },
        Choice { value: "exact", label: k::CONTRIBUTION_RULE_EXACT },
        Choice { value: "own", label: k::CONTRIBUTION_RULE_OWN },
    ]),
    start: "legal",
    is_detail: true,
};

const RATE: Field = Field {
    name: "p",
    label: k::CONTRIBUTION_PERCENT,
    hint: Some(k::CONTRIBUTION_PERCENT_HINT),
    kind: FieldKind::Percent { most: 10_000, signed: false },
    start: "20.00",
    is_detail: true,
};

pub(super) const FIELDS: &[Field] = &[
    OWN,
    person::GROSS,
    RULE,
    RATE,
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
    let input = input(reading, *year.as_ref().unwrap_or(&calc::parameters::last_year()));
    if !reading.problems.is_empty() {
        return None;
    }
    let year = match year {
        Ok(year) => year,
        Err(unpublished) => return Some(unpublished),
    };
    let found = conversion(&input).and_then(|found| Ok((found, effects(&found.before, &found.after)?)));
    match found {
        Ok((found, effects)) => Some(answer(reading, year, &found, &effects)),
        Err(error) => {
            unexpected(reading, error);
            None
        }
    }
}

fn input(reading: &mut Reading<'_>, year: i16) -> ConversionInput {
    let pay = person::pay(reading, year);
    let converted = reading.money(OWN.name);
    // A gross pay that could not be read is one mistake, not two.
    let is_known = reading.problems.iter().all(|problem| problem.field != person::GROSS.name);
    if is_known && converted > pay.gross {
        let most = write_euro(pay.gross, reading.texts.language());
        let text = reading.texts.fill(k::CONTRIBUTION_OVER_GROSS, &[("most", &most)]);
        reading.wrong::<()>(OWN.name, text);
    }
    let (rule, rate) = rule(reading);
    ConversionInput { pay: NetInput { converted: converted.min(pay.gross), ..pay }, rule, rate }
}

/// The law's own: 15 % as far as the employer saves; 15 % of everything; all that is saved; or another share of everything.
fn rule(reading: &mut Reading<'_>) -> (SubsidyRule, Percent) {
    let law = Percent::from_basis_points(1_500);
    match reading.choice(RULE.name) {
        "flat" => (SubsidyRule::Flat, law),
        "exact" => (SubsidyRule::Exact, Percent::HUNDRED),
        "own" => (SubsidyRule::Flat, reading.percent(RATE.name)),
        _ => (SubsidyRule::Exact, law),
    }
}

fn answer(reading: &Reading<'_>, year: i16, found: &Conversion, effects: &Effects) -> Figure {
    let texts = reading.texts;
    let euro = |amount| write_euro(amount, texts.language());
    let (cost, total) = (found.net_cost(), found.total());
    let mut parts = vec![
        Part::Main { label: k::CONTRIBUTION_COST, amount: cost, unit: Some(k::PERSON_MONTH) },
        Part::Also { label: k::CONTRIBUTION_FLOWS_IN, amount: total },
    ];
    parts.extend(shares(reading, found));
    parts.extend(published::finding(reading, year));
    if total > Cents::ZERO {
        parts.push(smaller::finding(texts, found, effects));
    }
    parts.extend(findings::all(texts, found));
    parts.push(how(reading, year, found));
    let mut whys = vec![found.explanation(), found.total_explanation()];
    whys.extend(smaller::whys(effects));
    let spoken = texts.fill(k::CONTRIBUTION_SPOKEN, &[("cost", &euro(cost)), ("total", &euro(total))]);
    Figure { parts, whys, spoken }
}

/// Where the money comes from. Where a private insurance costs more than is saved, there is no whole with parts, so the amounts are listed.
fn shares(reading: &Reading<'_>, found: &Conversion) -> Option<Part> {
    let saved = found.insurance_saved() - found.private_change();
    let share = |label, hue, amount| Share { label, hue, amount };
    let shares = vec![
        share(k::CONTRIBUTION_SHARE_OWN, Hue::Own, found.net_cost()),
        share(k::CONTRIBUTION_SHARE_TAX, Hue::Tax, found.tax_saved()),
        share(k::CONTRIBUTION_SHARE_INSURANCE, Hue::Insurance, saved),
        share(k::CONTRIBUTION_SHARE_EMPLOYER, Hue::Employer, found.subsidy),
    ];
    if found.total() == Cents::ZERO {
        return None;
    }
    if shares.iter().all(|share| !share.amount.is_negative()) {
        return Some(Part::Shares(shares));
    }
    let texts = reading.texts;
    let fact = |share: &Share| (texts.get(share.label).to_owned(), write_euro(share.amount, texts.language()));
    let facts = shares.iter().map(fact).collect();
    Some(Part::Facts { title: k::CONTRIBUTION_PARTS, facts, source: None })
}

fn how(reading: &Reading<'_>, year: i16, found: &Conversion) -> Part {
    let texts = reading.texts;
    let mut facts = person::facts(texts, &found.before);
    let [before, after] = [found.before.net, found.after.net].map(|net| write_euro(net, texts.language()));
    facts.push((texts.get(k::CONTRIBUTION_FACT_NET).to_owned(), format!("{before} → {after}")));
    let source = texts.fill(k::PERSON_SOURCE, &[("year", &year.to_string())]);
    Part::Facts { title: k::PERSON_HOW, facts, source: Some(source) }
}
