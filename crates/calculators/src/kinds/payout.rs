//! What is left of my pension?

use super::law_year;
use super::pensioner::{self, MOST_PENSION};
use super::shared::{euro, fact, faultless, finding, note, said, settle};
use crate::{Field, FieldKind, Figure, Hue, Level, Part, Reading, Share, k};
use calc::payout::{Benefit, Payout, Status, Taxed, payout};
use domain::money::Cents;

const COMPANY: Field = Field {
    name: "company",
    label: k::PAYOUT_COMPANY,
    hint: Some(k::PAYOUT_COMPANY_HINT),
    kind: FieldKind::Money { most: MOST_PENSION, slider: None },
    start: "300.00",
    is_detail: false,
};

pub(super) const FIELDS: &[Field] = &[
    COMPANY,
    pensioner::STATUTORY,
    pensioner::SINCE,
    pensioner::STATUS,
    pensioner::CHILDREN,
    pensioner::ADDITIONAL,
    pensioner::CHURCH,
    pensioner::LAND,
    law_year::FIELD,
];

pub(super) fn figure(reading: &mut Reading<'_>) -> Option<Figure> {
    calculate(reading).map_or_else(|instead| instead, Some)
}

fn calculate(reading: &mut Reading<'_>) -> Result<Figure, Option<Figure>> {
    let company = reading.money("company");
    let input = pensioner::read(reading, reading.today().year(), Benefit::Monthly(company));
    faultless(reading)?;
    let law = law_year::read(reading)?;
    let input = calc::payout::PayoutInput { year: law.year, ..input };
    let found = settle(reading, payout(&input), "company", pensioner::BLAMED)?;
    // A pension a month always has its tax.
    let taxed = found.taxed.ok_or(None)?;
    let mut parts = law.note.into_iter().collect();
    answer(reading, &mut parts, company, &found, &taxed);
    Ok(Figure {
        parts,
        whys: std::iter::once(found.explanation()).chain(found.total_explanation()).collect(),
        spoken: reading
            .texts
            .fill(k::PAYOUT_SPOKEN, &[("net", &euro(reading, taxed.company_net)), ("gross", &euro(reading, company))]),
    })
}

fn answer(reading: &Reading<'_>, parts: &mut Vec<Part>, company: Cents, found: &Payout, taxed: &Taxed) {
    let paid = &found.contributions;
    // The rest of the sum, so that the bar is the whole.
    let tax = company - paid.company() - taxed.company_net;
    parts.push(Part::Main { label: k::PAYOUT_MAIN, amount: taxed.company_net, unit: Some(k::GAP_MONTH) });
    if [taxed.company_net, tax].iter().all(|amount| !amount.is_negative()) {
        parts.push(Part::Shares(vec![
            Share { label: k::PAYOUT_NET, hue: Hue::Own, amount: taxed.company_net },
            Share { label: k::PAYOUT_INSURANCE, hue: Hue::Insurance, amount: paid.company() },
            Share { label: k::PAYOUT_TAX, hue: Hue::Tax, amount: tax },
        ]));
    }
    parts.push(insured(reading, found));
    parts.push(Part::Facts {
        title: k::PAYOUT_MONTH,
        facts: vec![
            fact(reading, k::PAYOUT_GROSS, company),
            fact(reading, k::PAYOUT_HEALTH, paid.company_health),
            fact(reading, k::PAYOUT_CARE, paid.company_care),
            fact(reading, k::PAYOUT_MORE_TAX, tax),
            fact(reading, k::PAYOUT_ALL, taxed.net),
        ],
        source: Some(reading.texts.fill(k::PAYOUT_SOURCE, &[("year", &found.input.year.to_string())])),
    });
    parts.extend(ahead(reading, found));
    parts.push(note(reading, k::PAYOUT_NOTE));
}

/// What health and care insurance take, and why (R22).
pub(super) fn insured(reading: &Reading<'_>, found: &Payout) -> Part {
    let allowance = euro(reading, found.contributions.allowance);
    match found.input.status {
        Status::Private => said(reading, Level::Warning, k::PAYOUT_PRIVATE, k::PAYOUT_PRIVATE_TEXT),
        Status::Voluntary => said(reading, Level::Warning, k::PAYOUT_VOLUNTARY, k::PAYOUT_VOLUNTARY_TEXT),
        Status::Compulsory if found.contributions.company() == Cents::ZERO => finding(
            Level::Good,
            reading.texts.get(k::PAYOUT_FREE).to_owned(),
            reading.texts.fill(k::PAYOUT_FREE_TEXT, &[("limit", &allowance)]),
        ),
        Status::Compulsory => finding(
            Level::Info,
            reading.texts.get(k::PAYOUT_INSURED).to_owned(),
            reading.texts.fill(k::PAYOUT_INSURED_TEXT, &[("limit", &allowance)]),
        ),
    }
}

/// A pension that begins later is shown at today's law.
pub(super) fn ahead(reading: &Reading<'_>, found: &Payout) -> Option<Part> {
    let (since, year) = (found.input.statutory_since, found.input.year);
    let values = [("since", &*since.to_string()), ("year", &*year.to_string())];
    (since > year).then(|| Part::Note(reading.texts.fill(k::PAYOUT_AHEAD, &values)))
}
