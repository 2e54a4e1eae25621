//! How large is my pension gap? (B09)

use super::shared::{calendar_years, count, euro, fact, faultless, note, said, settle};
use crate::{Field, FieldKind, Figure, Hue, Level, Part, Reading, Series, Slider, k};
use calc::CalcError;
use calc::finance::{Conversion, Gap, GapResult, Raise, Rate, Saving, Timing};
use domain::money::Cents;

const MOST_INCOME: Cents = Cents::euro(100_000);
const MOST_RATE: FieldKind = FieldKind::Percent { most: 2_000, signed: false };
const MOST_RETURN: FieldKind = FieldKind::Percent { most: 2_000, signed: true };

const fn money(name: &'static str, label: crate::Key, hint: Option<crate::Key>, start: &'static str) -> Field {
    let kind = FieldKind::Money { most: MOST_INCOME, slider: None };
    Field { name, label, hint, kind, start, is_detail: false }
}

pub(super) const FIELDS: &[Field] = &[
    Field {
        kind: FieldKind::Money {
            most: MOST_INCOME,
            slider: Some(Slider { most: Cents::euro(5_000), limit: k::GAP_SLIDER }),
        },
        ..money("wanted", k::GAP_WANTED, Some(k::GAP_WANTED_HINT), "2400.00")
    },
    money("statutory", k::GAP_STATUTORY, Some(k::GAP_STATUTORY_HINT), "1300.00"),
    money("others", k::GAP_OTHERS, Some(k::GAP_OTHERS_HINT), "150.00"),
    Field {
        name: "years",
        label: k::GAP_YEARS,
        hint: None,
        kind: FieldKind::Whole { least: 1, most: 60, unit: Some(k::GAP_YEARS_UNIT) },
        start: "25",
        is_detail: false,
    },
    Field {
        name: "inflation",
        label: k::GAP_INFLATION,
        hint: Some(k::GAP_INFLATION_HINT),
        kind: MOST_RATE,
        start: "2",
        is_detail: false,
    },
    Field {
        name: "return",
        label: k::GAP_RETURN,
        hint: Some(k::GAP_RETURN_HINT),
        kind: MOST_RETURN,
        start: "4",
        is_detail: false,
    },
    Field {
        name: "lasts",
        label: k::GAP_LASTS,
        hint: None,
        kind: FieldKind::Whole { least: 1, most: 50, unit: Some(k::GAP_YEARS_UNIT) },
        start: "25",
        is_detail: true,
    },
    Field { name: "later", label: k::GAP_LATER, hint: None, kind: MOST_RETURN, start: "2", is_detail: true },
    Field {
        name: "growth",
        label: k::GAP_GROWTH,
        hint: Some(k::GAP_GROWTH_HINT),
        kind: MOST_RATE,
        start: "1",
        is_detail: true,
    },
    Field {
        kind: FieldKind::Money { most: Cents::euro(100_000_000), slider: None },
        is_detail: true,
        ..money("capital", k::GAP_CAPITAL, Some(k::GAP_CAPITAL_HINT), "")
    },
    Field { name: "indexed", label: k::GAP_INDEXED, hint: None, kind: FieldKind::Tick, start: "1", is_detail: true },
];

/// What of the calculation is which field.
const BLAMED: &[(&str, &str)] = &[
    ("years_to_retirement", "years"),
    ("pension_years", "lasts"),
    ("rate_saving", "return"),
    ("rate_pension", "later"),
    ("inflation", "inflation"),
    ("pension_growth", "growth"),
    ("target_ct", "wanted"),
    ("pensions_ct", "statutory"),
    ("existing_capital_ct", "capital"),
];

pub(super) fn figure(reading: &mut Reading<'_>) -> Option<Figure> {
    calculate(reading).map_or_else(|instead| instead, Some)
}

fn calculate(reading: &mut Reading<'_>) -> Result<Figure, Option<Figure>> {
    let gap = Gap {
        years_to_retirement: count(reading, "years"),
        pension_years: count(reading, "lasts"),
        rate_saving: reading.percent("return").into(),
        rate_pension: reading.percent("later").into(),
        inflation: reading.percent("inflation").into(),
        pension_growth: reading.percent("growth").into(),
        target: reading.money("wanted"),
        pensions: vec![reading.money("statutory"), reading.money("others")],
        existing: reading.money("capital"),
        index_pension: reading.tick("indexed"),
        dynamic: Rate::ZERO,
    };
    faultless(reading)?;
    let found = settle(reading, gap.calculate(), "wanted", BLAMED)?;
    let lines = settle(reading, lines(&gap, found.monthly_saving), "wanted", BLAMED)?;
    Ok(Figure {
        parts: parts(reading, &gap, &found, lines),
        whys: vec![found.explanation()],
        spoken: reading.texts.fill(
            k::GAP_SPOKEN,
            &[("gap", &euro(reading, found.gap_today)), ("saving", &euro(reading, found.monthly_saving))],
        ),
    })
}

fn parts(reading: &Reading<'_>, gap: &Gap, found: &GapResult, (paid, grown): (Vec<Cents>, Vec<Cents>)) -> Vec<Part> {
    let mut parts = vec![
        Part::Main { label: k::GAP_MAIN, amount: found.gap_today, unit: Some(k::GAP_MONTH) },
        Part::Also { label: k::GAP_SAVING, amount: found.monthly_saving },
    ];
    if found.gap_future == Cents::ZERO {
        parts.push(said(reading, Level::Good, k::GAP_NONE, k::GAP_NONE_TEXT));
    } else if found.missing_capital == Cents::ZERO {
        parts.push(said(reading, Level::Good, k::GAP_SAVED, k::GAP_SAVED_TEXT));
    }
    parts.push(Part::Facts {
        title: k::GAP_THEN,
        facts: vec![
            fact(reading, k::GAP_NEED, found.need_future),
            fact(reading, k::GAP_HAVE, found.have_future),
            fact(reading, k::GAP_FUTURE, found.gap_future),
            fact(reading, k::GAP_NEEDED_CAPITAL, found.capital),
            fact(reading, k::GAP_MISSING_CAPITAL, found.missing_capital),
        ],
        source: Some(reading.texts.get(k::GAP_SOURCE).to_owned()),
    });
    if found.monthly_saving > Cents::ZERO {
        parts.push(picture(reading, gap, paid, grown));
    }
    parts.push(said(reading, Level::Info, k::GAP_ASSUMED, k::GAP_ASSUMED_TEXT));
    parts.push(note(reading, k::GAP_NET_NOTE));
    parts
}

fn picture(reading: &Reading<'_>, gap: &Gap, paid: Vec<Cents>, grown: Vec<Cents>) -> Part {
    let last = |values: &[Cents]| euro(reading, values.last().copied().unwrap_or_default());
    let summary = reading.texts.fill(k::GAP_PICTURE_SUMMARY, &[("paid", &last(&paid)), ("grown", &last(&grown))]);
    Part::Years {
        title: k::GAP_PICTURE,
        places: calendar_years(reading, gap.years_to_retirement),
        series: vec![
            Series { label: k::GAP_GROWN, hue: Hue::Own, values: grown },
            Series { label: k::GAP_PAID, hue: Hue::Usual, values: paid },
        ],
        summary,
    }
}

/// What is paid in and what it becomes, today and at the end of each year.
fn lines(gap: &Gap, monthly: Cents) -> Result<(Vec<Cents>, Vec<Cents>), CalcError> {
    let (mut paid, mut grown) = (vec![gap.existing], vec![gap.existing]);
    for years in 1..=gap.years_to_retirement {
        let plan = Saving {
            months: 12 * years,
            rate: gap.rate_saving,
            monthly,
            start: gap.existing,
            conversion: Conversion::Effective,
            timing: Timing::Advance,
            dynamic: gap.dynamic,
            raise: Raise::Exact,
            cost: Rate::ZERO,
            inflation: None,
        };
        let found = plan.calculate()?;
        paid.push(found.paid);
        grown.push(found.capital);
    }
    Ok((paid, grown))
}
