//! Amounts as people write and type them: `25.000,00` in German, Dutch and Danish, `25,000.00` in English.

use super::Cents;
use crate::Language;

/// The text is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no amount")]
pub struct NoAmount;

/// The signs between thousands and before the cents.
const fn signs(language: Language) -> (char, char) {
    match language {
        Language::De | Language::Nl | Language::Da => ('.', ','),
        Language::En => (',', '.'),
    }
}

/// Reads an amount that is not negative: with or without thousands (their sign, or blanks), with up to two decimals, with or without the
/// currency's sign. What could be meant in two ways is refused: `300.50` in German is neither 300 nor 30,050.
///
/// # Errors
/// [`NoAmount`].
pub fn parse_amount(text: &str, language: Language) -> Result<Cents, NoAmount> {
    let (between, before_cents) = signs(language);
    let bare = without_currency(text);
    let (whole, cents) = bare.split_once(before_cents).unwrap_or((bare, "-"));
    let digits = ungrouped(whole, between)?;
    let cents = match cents.as_bytes() {
        b"-" => 0,
        [tens @ b'0'..=b'9'] => i64::from(tens - b'0') * 10,
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => i64::from(tens - b'0') * 10 + i64::from(ones - b'0'),
        _ => return Err(NoAmount),
    };
    let whole: i64 = digits.parse().map_err(|_| NoAmount)?;
    whole.checked_mul(100).and_then(|hundreds| hundreds.checked_add(cents)).map(Cents::new).ok_or(NoAmount)
}

/// Writes an amount with thousands and two decimals, without a currency.
pub fn write_amount(amount: Cents, language: Language) -> String {
    let (between, before_cents) = signs(language);
    let (whole, cents) = (amount.get().unsigned_abs() / 100, amount.get().unsigned_abs() % 100);
    let digits = whole.to_string();
    let mut text = if amount.get() < 0 { "-".to_owned() } else { String::new() };
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(between);
        }
        text.push(digit);
    }
    format!("{text}{before_cents}{cents:02}")
}

fn without_currency(text: &str) -> &str {
    let mut bare = text.trim();
    for sign in ["€", "EUR", "Eur", "eur", "Euro", "euro"] {
        bare = bare.strip_suffix(sign).or_else(|| bare.strip_prefix(sign)).unwrap_or(bare).trim();
    }
    bare
}

/// The digits without the signs between thousands, which must stand where they belong.
fn ungrouped(whole: &str, between: char) -> Result<String, NoAmount> {
    let is_between = |c: char| c == between || matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let mut signs = whole.chars().filter(|c| !c.is_ascii_digit());
    let sign = signs.next();
    if sign.is_some_and(|sign| !is_between(sign) || signs.any(|other| other != sign)) {
        return Err(NoAmount);
    }
    let groups: Vec<&str> = sign.map_or_else(|| vec![whole], |sign| whole.split(sign).collect());
    let good = |(place, group): (usize, &&str)| match (place, groups.len()) {
        (0, 1) => !group.is_empty(),
        (0, _) => (1..=3).contains(&group.len()),
        _ => group.len() == 3,
    };
    if groups.iter().enumerate().all(good) { Ok(groups.concat()) } else { Err(NoAmount) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn de(text: &str) -> Result<Cents, NoAmount> {
        parse_amount(text, Language::De)
    }

    #[test]
    fn an_amount_is_read_as_people_type_it() {
        let known = Ok(Cents::new(2_500_000));
        for typed in [
            "25000",
            "25.000",
            "25.000,00",
            "25000,0",
            " 25 000 ",
            "25\u{202f}000,00 €",
            "25.000,-",
            "€ 25.000",
            "25000 EUR",
        ] {
            assert_eq!(de(typed), known, "{typed}");
        }
        assert_eq!(
            (de("0"), de("0,5"), de("1.234.567,89")),
            (Ok(Cents::ZERO), Ok(Cents::new(50)), Ok(Cents::new(123_456_789)))
        );
        assert_eq!(parse_amount("25,000.00", Language::En), known);
        for language in [Language::Nl, Language::Da] {
            assert_eq!(parse_amount("25.000,00", language), known);
        }
    }

    #[test]
    fn what_could_mean_two_amounts_is_none() {
        for bad in [
            "",
            " ",
            "€",
            "-5",
            "+5",
            "300.50",
            "25.00",
            "2.5000",
            "1.2.3",
            ".500",
            "500.",
            ",50",
            "5,",
            "5,123",
            "5,a",
            "25.000.00",
            "25 000.000",
            "1e3",
            "٣",
            "0x10",
            "99999999999999999999",
            "92233720368547758,08",
            "5,00,00",
            "25,000.00",
        ] {
            assert_eq!(de(bad), Err(NoAmount), "{bad}");
        }
        assert_eq!(parse_amount("25.000", Language::En), Err(NoAmount));
    }

    #[test]
    fn what_is_written_is_read_again() {
        for cents in [0, 7, 99, 100, 99_999, 100_000, 2_500_000, 123_456_789, i64::MAX] {
            for language in Language::ALL.iter().copied() {
                let written = write_amount(Cents::new(cents), language);
                assert_eq!(parse_amount(&written, language), Ok(Cents::new(cents)), "{written}");
            }
        }
        assert_eq!(write_amount(Cents::new(2_500_000), Language::De), "25.000,00");
        assert_eq!(write_amount(Cents::new(-123_456), Language::En), "-1,234.56");
    }
}
