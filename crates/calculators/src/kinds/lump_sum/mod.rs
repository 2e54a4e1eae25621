//! Pay out or pension? Both after tax and contributions; information, no recommendation.

mod over_time;

use super::law_year;
use super::payout::{ahead, insured};
use super::pensioner::{self, MOST_PENSION};
use super::shared::{euro, fact, faultless, note, said, settle};
use crate::{Field, FieldKind, Figure, Hue, Key, Level, Part, Reading, Share, k};
use calc::payout::{Benefit, LumpSumTax, Payout, PayoutInput, payout};
use domain::money::Cents;
use over_time::{OverTime, Terms};

const CAPITAL: Field = Field {
    name: "capital",
    label: k::LUMP_CAPITAL,
    hint: Some(k::LUMP_CAPITAL_HINT),
    kind: FieldKind::Money { most: Cents::euro(100_000_000), slider: None },
    start: "50000.00",
    is_detail: false,
};

const PENSION: Field = Field {
    name: "pension",
    label: k::LUMP_PENSION,
    hint: Some(k::LUMP_PENSION_HINT),
    kind: FieldKind::Money { most: MOST_PENSION, slider: None },
    start: "190.00",
    is_detail: false,
};

const AGE: Field = Field {
    name: "age",
    label: k::LUMP_AGE,
    hint: None,
    kind: FieldKind::Whole { least: 50, most: 80, unit: Some(k::GAP_YEARS_UNIT) },
    start: "67",
    is_detail: false,
};

const fn rate(name: &'static str, label: Key, hint: Key) -> Field {
    let kind = FieldKind::Percent { most: 1_000, signed: false };
    Field { name, label, hint: Some(hint), kind, start: "0", is_detail: true }
}

pub(super) const FIELDS: &[Field] = &[
    CAPITAL,
    PENSION,
    AGE,
    pensioner::STATUTORY,
    pensioner::SINCE,
    pensioner::STATUS,
    rate("return", k::LUMP_RETURN, k::LUMP_RETURN_HINT),
    rate("rise", k::LUMP_RISE, k::LUMP_RISE_HINT),
    pensioner::CHILDREN,
    pensioner::ADDITIONAL,
    pensioner::CHURCH,
    pensioner::LAND,
    law_year::FIELD,
];

/// Both ways, calculated.
struct Both {
    capital: Cents,
    pension: Cents,
    of_capital: Payout,
    of_pension: Payout,
    tax: LumpSumTax,
    /// What is left of the capital after its tax and the contributions of ten years.
    capital_net: Cents,
    /// What is left of the pension in a month.
    pension_net: Cents,
}

pub(super) fn figure(reading: &mut Reading<'_>) -> Option<Figure> {
    calculate(reading).map_or_else(|instead| instead, Some)
}

fn calculate(reading: &mut Reading<'_>) -> Result<Figure, Option<Figure>> {
    let (capital, pension) = (reading.money("capital"), reading.money("pension"));
    let input = pensioner::read(reading, reading.today().year(), Benefit::LumpSum(capital));
    let terms = Terms::read(reading);
    faultless(reading)?;
    let law = law_year::read(reading)?;
    let both = both(reading, PayoutInput { year: law.year, ..input }, capital, pension)?;
    let time = terms.run(both.capital_net, both.pension_net);
    let time = settle(reading, time, "capital", &[("rate", "return"), ("growth", "rise"), ("dynamic", "rise")])?;
    let mut parts: Vec<Part> = law.note.into_iter().collect();
    answer(reading, &mut parts, &both, &time);
    let taxes = both.of_capital.lump_sum_tax_explanation();
    let whys = std::iter::once(both.of_capital.explanation()).chain(taxes).chain([both.of_pension.explanation()]);
    Ok(Figure { parts, whys: whys.collect(), spoken: spoken(reading, &both, &time) })
}

fn both(reading: &mut Reading<'_>, input: PayoutInput, capital: Cents, pension: Cents) -> Result<Both, Option<Figure>> {
    let of_capital = settle(reading, payout(&input), "capital", pensioner::BLAMED)?;
    let input = PayoutInput { benefit: Benefit::Monthly(pension), ..input };
    let of_pension = settle(reading, payout(&input), "pension", &[("bav_m_ct", "pension")])?;
    // A lump sum has one year's tax, a pension each year's.
    let (tax, taxed) = (of_capital.lump_sum_tax().ok_or(None)?, of_pension.taxed.ok_or(None)?);
    let capital_net = (capital - tax.more() - of_capital.deduction_in_ten_years()).at_least_zero();
    let pension_net = taxed.company_net.at_least_zero();
    Ok(Both { capital, pension, of_capital, of_pension, tax, capital_net, pension_net })
}

fn answer(reading: &Reading<'_>, parts: &mut Vec<Part>, both: &Both, time: &OverTime) {
    let deduction = both.of_capital.deduction_in_ten_years();
    parts.push(Part::Main { label: k::LUMP_MAIN, amount: both.capital_net, unit: None });
    parts.push(Part::Also { label: k::LUMP_PENSION_NET, amount: both.pension_net });
    parts.push(Part::Shares(vec![
        Share { label: k::LUMP_NET, hue: Hue::Own, amount: both.capital_net },
        Share { label: k::PAYOUT_INSURANCE, hue: Hue::Insurance, amount: deduction },
        // The rest of the sum, so that the bar is the whole.
        Share { label: k::PAYOUT_TAX, hue: Hue::Tax, amount: both.capital - both.capital_net - deduction },
    ]));
    parts.push(even(reading, time));
    parts.push(Part::Facts {
        title: k::LUMP_FACTS,
        facts: vec![
            fact(reading, k::LUMP_FACT_CAPITAL, both.capital),
            fact(reading, k::LUMP_FACT_TAX, both.tax.more()),
            fact(reading, k::LUMP_FACT_ASSESSED, both.of_capital.contributions.assessed),
            fact(reading, k::LUMP_FACT_MONTH, both.of_capital.contributions.company()),
            fact(reading, k::LUMP_FACT_TEN_YEARS, deduction),
            fact(reading, k::LUMP_FACT_PENSION, both.pension),
            fact(reading, k::LUMP_FACT_PENSION_NET, both.pension_net),
        ],
        source: Some(reading.texts.fill(k::LUMP_SOURCE, &[("year", &both.of_capital.input.year.to_string())])),
    });
    parts.push(insured(reading, &both.of_pension));
    parts.push(time.picture(reading));
    parts.extend(ahead(reading, &both.of_capital));
    parts.push(note(reading, k::LUMP_TAX_NOTE));
}

/// From which age on the pension has brought more.
fn even(reading: &Reading<'_>, time: &OverTime) -> Part {
    let Some((years, months)) = time.even else {
        return said(reading, Level::Info, k::LUMP_NEVER, k::LUMP_NEVER_TEXT);
    };
    let title = match months {
        0 => k::LUMP_EVEN_YEARS,
        1 => k::LUMP_EVEN_ONE,
        _ => k::LUMP_EVEN,
    };
    Part::Finding {
        level: Level::Info,
        title: reading.texts.fill(title, &[("years", &years.to_string()), ("months", &months.to_string())]),
        text: reading.texts.get(k::LUMP_EVEN_TEXT).to_owned(),
        facts: Vec::new(),
        foot: Some(reading.texts.get(k::LUMP_EVEN_FOOT).to_owned()),
    }
}

fn spoken(reading: &Reading<'_>, both: &Both, time: &OverTime) -> String {
    let (capital, pension) = (euro(reading, both.capital_net), euro(reading, both.pension_net));
    let values = [("capital", &*capital), ("pension", &*pension)];
    let Some((years, _)) = time.even else { return reading.texts.fill(k::LUMP_SPOKEN_NEVER, &values) };
    reading.texts.fill(k::LUMP_SPOKEN, &[values[0], values[1], ("years", &years.to_string())])
}
