//! Fund or guarantee? (B08)

mod fields;
mod plans;

pub(super) use fields::FIELDS;

use super::shared::{calendar_years, euro, fact, note, percent, said, settle};
use crate::{Figure, Hue, Level, Part, Reading, Series, k};
use calc::Percent;
use calc::finance::FundTax;
use domain::money::Cents;
use plans::{Plans, Way};

/// What of the calculation is which field.
const BLAMED: &[(&str, &str)] = &[
    ("months", "years"),
    ("monthly_ct", "monthly"),
    ("rate", "return"),
    ("cost", "cost"),
    ("dynamic", "dynamic"),
    ("inflation", "inflation"),
    ("basiszins", "base"),
    ("teilfreistellung", "kind"),
    ("allowance_ct", "allowance"),
];

pub(super) fn figure(reading: &mut Reading<'_>) -> Option<Figure> {
    calculate(reading).map_or_else(|instead| instead, Some)
}

/// The three ways of the same payments.
struct Ways {
    fund: Way,
    weaker: Way,
    guarantee: Way,
}

fn calculate(reading: &mut Reading<'_>) -> Result<Figure, Option<Figure>> {
    let plans = Plans::read(reading)?;
    let fund = settle(reading, plans.fund(), "monthly", BLAMED)?;
    let weaker = settle(reading, plans.weaker(), "monthly", BLAMED)?;
    let guarantee = settle(reading, plans.guarantee(), "monthly", BLAMED)?;
    let tax = settle(reading, plans.tax(&fund), "monthly", BLAMED)?;
    let ways = Ways { fund, weaker, guarantee };
    let spoken = reading.texts.fill(
        k::SAVING_SPOKEN,
        &[
            ("fund", &euro(reading, ways.fund.end.capital)),
            ("guarantee", &euro(reading, ways.guarantee.end.capital)),
            ("paid", &euro(reading, ways.fund.end.paid)),
        ],
    );
    let mut reasons = vec![ways.fund.end.explanation(), ways.guarantee.end.explanation()];
    if tax.lump_sum > Cents::ZERO {
        reasons.push(tax.explanation());
    }
    Ok(Figure { parts: parts(reading, &plans, ways, &tax), whys: reasons, spoken })
}

fn parts(reading: &Reading<'_>, plans: &Plans, ways: Ways, tax: &FundTax) -> Vec<Part> {
    let today = |way: &Way| way.end.real.unwrap_or(way.end.capital);
    let mut parts = vec![
        Part::Main { label: k::SAVING_MAIN, amount: ways.fund.end.capital, unit: None },
        Part::Also { label: k::SAVING_WEAKER, amount: ways.weaker.end.capital },
        Part::Also { label: k::SAVING_GUARANTEE, amount: ways.guarantee.end.capital },
        risk(reading, plans, &ways),
        Part::Facts {
            title: k::SAVING_TODAY,
            facts: vec![
                fact(reading, k::SAVING_PAID, ways.fund.end.paid),
                fact(reading, k::SAVING_FUND_TODAY, today(&ways.fund)),
                fact(reading, k::SAVING_WEAKER_TODAY, today(&ways.weaker)),
                fact(reading, k::SAVING_GUARANTEE_TODAY, today(&ways.guarantee)),
                fact(reading, k::SAVING_LAST_PAYMENT, ways.fund.end.last_payment),
            ],
            source: Some(reading.texts.get(k::SAVING_SOURCE).to_owned()),
        },
    ];
    if ways.guarantee.end.capital < ways.guarantee.end.paid {
        parts.push(said(reading, Level::Warning, k::SAVING_BELOW, k::SAVING_BELOW_TEXT));
    }
    parts.push(taxed(reading, tax));
    parts.push(picture(reading, plans, ways));
    parts.push(note(reading, k::SAVING_NOTE));
    parts
}

/// What a fund is worth later nobody knows: said beside what it would be with less.
fn risk(reading: &Reading<'_>, plans: &Plans, ways: &Ways) -> Part {
    let rate = percent(reading, plans.weaker_return());
    Part::Finding {
        level: Level::Warning,
        title: reading.texts.get(k::SAVING_RISK).to_owned(),
        text: reading.texts.fill(k::SAVING_RISK_TEXT, &[("rate", &rate)]),
        facts: vec![
            fact(reading, k::SAVING_FUND, ways.fund.end.capital),
            fact(reading, k::SAVING_WEAKER, ways.weaker.end.capital),
        ],
        foot: Some(reading.texts.get(k::SAVING_RISK_FOOT).to_owned()),
    }
}

/// The advance lump sum (InvStG § 18) of the last year, for a fund that is held privately.
fn taxed(reading: &Reading<'_>, tax: &FundTax) -> Part {
    Part::Finding {
        level: Level::Info,
        title: reading.texts.get(k::SAVING_TAX).to_owned(),
        text: reading.texts.get(k::SAVING_TAX_TEXT).to_owned(),
        facts: vec![
            fact(reading, k::SAVING_TAX_LUMP, tax.lump_sum),
            fact(reading, k::SAVING_TAX_TAXABLE, tax.taxable),
            fact(reading, k::SAVING_TAX_DUE, tax.tax + tax.surcharge),
        ],
        foot: Some(reading.texts.get(k::SAVING_TAX_FOOT).to_owned()),
    }
}

fn picture(reading: &Reading<'_>, plans: &Plans, ways: Ways) -> Part {
    let summary = reading.texts.fill(
        k::SAVING_PICTURE_SUMMARY,
        &[
            ("fund", &euro(reading, ways.fund.end.capital)),
            ("weaker", &euro(reading, ways.weaker.end.capital)),
            ("guarantee", &euro(reading, ways.guarantee.end.capital)),
            ("paid", &euro(reading, ways.fund.end.paid)),
        ],
    );
    Part::Years {
        title: k::SAVING_PICTURE,
        places: calendar_years(reading, plans.years),
        series: vec![
            Series { label: k::SAVING_FUND, hue: Hue::Own, values: ways.fund.values },
            Series { label: k::SAVING_WEAKER, hue: Hue::Tax, values: ways.weaker.values },
            Series { label: k::SAVING_GUARANTEE, hue: Hue::Insurance, values: ways.guarantee.values },
            Series { label: k::SAVING_PAID, hue: Hue::Usual, values: ways.fund.paid },
        ],
        summary,
    }
}

/// How much less a weaker fund brings: an assumption of ours, shown as such.
const WEAKER_BY: Percent = Percent::from_basis_points(300);
