//! What both ways come to as the years go by.

use super::super::shared::{count, euro};
use crate::{Hue, Part, Reading, Series, k};
use calc::finance::{Conversion, Duration, Raise, Rate, Saving, Timing};
use calc::{CalcError, Percent};
use domain::money::Cents;

/// So old the picture goes.
const OLDEST: u32 = 100;

/// How time changes both.
pub(super) struct Terms {
    age: u32,
    rate: Percent,
    rise: Percent,
}

/// Both over the years.
pub(super) struct OverTime {
    /// The age in years and months at which all pensions come to more than the capital; none within a century.
    pub even: Option<(u32, u32)>,
    age: u32,
    pensions: Vec<Cents>,
    capital: Vec<Cents>,
}

impl Terms {
    pub(super) fn read(reading: &mut Reading<'_>) -> Self {
        Self { age: count(reading, "age"), rate: reading.percent("return"), rise: reading.percent("rise") }
    }

    /// What the net amounts come to. The pension rises yearly, whatever is there bears interest.
    pub(super) fn run(&self, capital: Cents, pension: Cents) -> Result<OverTime, CalcError> {
        let lasting = Duration {
            rate: self.rate.into(),
            capital,
            payment: pension,
            conversion: Conversion::Effective,
            timing: Timing::Advance,
            growth: self.rise.into(),
        };
        // The payment that the capital could not make any more is the one by which the pension is ahead.
        let lasting = lasting.calculate()?;
        let even = lasting.exhausted.then_some(lasting.full_payments);
        let (mut pensions, mut capitals) = (vec![Cents::ZERO], vec![capital]);
        for years in 1..=OLDEST.saturating_sub(self.age) {
            pensions.push(self.grown(Cents::ZERO, pension, years)?);
            capitals.push(self.grown(capital, Cents::ZERO, years)?);
        }
        let even = even.map(|months| (self.age + months / 12, months % 12));
        Ok(OverTime { even, age: self.age, pensions, capital: capitals })
    }

    fn grown(&self, start: Cents, monthly: Cents, years: u32) -> Result<Cents, CalcError> {
        let plan = Saving {
            months: 12 * years,
            rate: self.rate.into(),
            monthly,
            start,
            conversion: Conversion::Effective,
            timing: Timing::Advance,
            dynamic: self.rise.into(),
            raise: Raise::Exact,
            cost: Rate::ZERO,
            inflation: None,
        };
        plan.calculate().map(|found| found.capital)
    }
}

impl OverTime {
    /// Both as lines over the ages.
    pub(super) fn picture(&self, reading: &Reading<'_>) -> Part {
        let last = |values: &[Cents]| euro(reading, values.last().copied().unwrap_or_default());
        let (pensions, capital) = (last(&self.pensions), last(&self.capital));
        let values = [("age", &*OLDEST.to_string()), ("pensions", &*pensions), ("capital", &*capital)];
        Part::Years {
            title: k::LUMP_PICTURE,
            places: (self.age..=OLDEST).map(|age| age.to_string()).collect(),
            series: vec![
                Series { label: k::LUMP_PENSIONS, hue: Hue::Own, values: self.pensions.clone() },
                Series { label: k::LUMP_CAPITAL_LINE, hue: Hue::Usual, values: self.capital.clone() },
            ],
            summary: reading.texts.fill(k::LUMP_PICTURE_SUMMARY, &values),
        }
    }
}
