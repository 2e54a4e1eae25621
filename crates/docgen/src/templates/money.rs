//! Amounts as they are printed.

use crate::Language;

/// Hundredths with the signs of the language: `9.612,40`, in English `9,612.40`.
pub(super) fn printed(hundredths: i64, language: Language) -> String {
    let (group, decimal) = if language == Language::En { (',', '.') } else { ('.', ',') };
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let digits = whole.to_string();
    let mut text = String::from(if hundredths < 0 { "\u{2212}" } else { "" });
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(group);
        }
        text.push(digit);
    }
    format!("{text}{decimal}{part:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_the_signs_of_the_language() {
        for (cents, german) in [(0, "0,00"), (5, "0,05"), (961_240, "9.612,40"), (-100_000_000, "\u{2212}1.000.000,00")]
        {
            assert_eq!(printed(cents, Language::De), german);
        }
        assert_eq!(printed(961_240, Language::En), "9,612.40");
        assert_eq!(printed(i64::MIN, Language::Da), "\u{2212}92.233.720.368.547.758,08");
    }
}
