//! Amounts and rates as answers say them.

use calc::Percent;
use domain::Language;
use domain::money::Cents;
use domain::typed::{write_amount, write_euro};

/// To the nearest euro, without cents: `87 €`. For what is said with "rund".
pub(super) fn whole_euro(amount: Cents, language: Language) -> String {
    let half = Cents::new(if amount.is_negative() { -50 } else { 50 });
    let cents = if language == Language::En { ".00" } else { ",00" };
    write_euro((amount + half).floor_euro(), language).replacen(cents, "", 1)
}

/// With two decimals, as funds print their rates: `2,90 %`.
pub(super) fn two_decimals(rate: Percent, language: Language) -> String {
    let number = write_amount(Cents::new(rate.ten_thousandths() / 100), language);
    let space = if matches!(language, Language::De | Language::Da) { "\u{a0}" } else { "" };
    format!("{number}{space}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_rounded_to_the_euro() {
        let rows = [
            (8_672, "87\u{a0}€"),
            (6_750, "68\u{a0}€"),
            (49, "0\u{a0}€"),
            (123_450, "1.235\u{a0}€"),
            (-51, "−1\u{a0}€"),
        ];
        for (cents, text) in rows {
            assert_eq!(whole_euro(Cents::new(cents), Language::De), text);
        }
        let all = [Language::De, Language::En, Language::Nl, Language::Da]
            .map(|language| whole_euro(Cents::new(123_450), language));
        assert_eq!(all, ["1.235\u{a0}€", "€1,235", "€\u{a0}1.235", "1.235\u{a0}€"]);
    }

    #[test]
    fn a_rate_has_two_decimals() {
        let rate = Percent::from_basis_points(290);
        let all = [Language::De, Language::En, Language::Nl, Language::Da].map(|language| two_decimals(rate, language));
        assert_eq!(all, ["2,90\u{a0}%", "2.90%", "2,90%", "2,90\u{a0}%"]);
    }
}
