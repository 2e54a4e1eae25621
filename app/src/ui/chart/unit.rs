//! `ChartUnit`: what a chart counts, and how its figures are written in the language of the page.

use crate::i18n::Lang;
use domain::Percent;
use domain::money::Cents;
use domain::typed::{write_amount, write_euro, write_percent};

/// What the values of a chart are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ChartUnit {
    /// Things; a value is their number.
    #[default]
    Count,
    /// Money; a value is in cents.
    Euro,
    /// Percentages; a value is in 1/10 000 of a percent, as [`Percent`] counts.
    Percent,
}

impl ChartUnit {
    /// The value of one: a thing, a euro, a percent.
    pub(in crate::ui) const fn one(self) -> i64 {
        match self {
            Self::Count => 1,
            Self::Euro => 100,
            Self::Percent => 10_000,
        }
    }

    /// A value at its mark, in the legend and in the table: `1.234`, `1.234,50 €`, `15,5 %`.
    pub(in crate::ui) fn write(self, value: i64, lang: Lang) -> String {
        let language = lang.language();
        match self {
            Self::Count => without_cents(&write_amount(Cents::new(value.saturating_mul(100)), language), lang),
            Self::Euro => write_euro(Cents::new(value), language),
            Self::Percent => write_percent(Percent::from_ten_thousandths(value), language),
        }
    }

    /// A value at the axis, where whole euro need no cents: `1.200 €`.
    pub(in crate::ui) fn write_short(self, value: i64, lang: Lang) -> String {
        let written = self.write(value, lang);
        if self == Self::Euro { without_cents(&written, lang) } else { written }
    }
}

fn without_cents(text: &str, lang: Lang) -> String {
    text.replace(if lang == Lang::En { ".00" } else { ",00" }, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_the_language_does() {
        assert_eq!(ChartUnit::Count.write(1_234_567, Lang::De), "1.234.567");
        assert_eq!(ChartUnit::Count.write(2_000, Lang::En), "2,000");
        assert_eq!(ChartUnit::Euro.write(276_000, Lang::De), "2.760,00\u{a0}€");
        assert_eq!(ChartUnit::Euro.write(276_050, Lang::En), "€2,760.50");
        assert_eq!(ChartUnit::Percent.write(155_000, Lang::Da), "15,5\u{a0}%");
    }

    #[test]
    fn whole_euro_at_the_axis_have_no_cents() {
        assert_eq!(ChartUnit::Euro.write_short(100_000_000, Lang::De), "1.000.000\u{a0}€");
        assert_eq!(ChartUnit::Euro.write_short(100_000, Lang::Nl), "€\u{a0}1.000");
        assert_eq!(ChartUnit::Euro.write_short(100_000_000, Lang::En), "€1,000,000");
        assert_eq!(ChartUnit::Euro.write_short(250, Lang::Da), "2,50\u{a0}€");
        assert_eq!(ChartUnit::Percent.write_short(1_000_000, Lang::En), "100%");
        assert_eq!(ChartUnit::Percent.write_short(120_050, Lang::Nl), "12,005%");
    }
}
