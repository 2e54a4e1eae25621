//! Numbers that the state gives to people, with their check digits: the tax identification number (AO § 139b) and the number of the
//! pension insurance (VKVV § 2).

use std::fmt;

/// A tax identification number whose form and check digit are right. It is a person's own: `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct TaxId(String);

/// Why a text is no tax identification number, by what its writer has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoTaxId {
    /// Take out what is neither digit nor blank.
    #[error("there is a character that is no digit")]
    Character,
    /// Count the digits: there are 11. A spreadsheet drops a zero at the beginning.
    #[error("there are not 11 digits")]
    Length,
    /// Compare digit by digit: in the first ten, one digit stands twice or three times (not three times in a row) and no other one does.
    #[error("the digits repeat as in no such number")]
    Form,
    /// Compare digit by digit: the last one does not fit.
    #[error("the check digit does not fit")]
    CheckDigit,
}

/// A number of the pension insurance whose form and check digit are right. It is a person's own: `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SvNumber(String);

/// Why a text is no number of the pension insurance, by what its writer has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoSvNumber {
    /// Take out what is neither letter, digit nor blank.
    #[error("there is a character that does not belong there")]
    Character,
    /// Count the characters: there are 12.
    #[error("there are not 12 characters")]
    Length,
    /// Compare: eight digits, the first letter of the name at birth, three digits.
    #[error("digits and the letter stand where they do not belong")]
    Form,
    /// Compare character by character: the last digit does not fit.
    #[error("the check digit does not fit")]
    CheckDigit,
}

impl TaxId {
    /// The eleven digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it begins with a zero: numbers for tests do, nobody's own does.
    pub fn is_for_tests(&self) -> bool {
        self.0.starts_with('0')
    }
}

impl SvNumber {
    /// The twelve characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TaxId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TaxId(…)")
    }
}

impl fmt::Debug for SvNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SvNumber(…)")
    }
}

/// Reads a tax identification number with blanks, points, hyphens or slashes anywhere.
///
/// # Errors
/// [`NoTaxId`].
pub fn parse_tax_id(text: &str) -> Result<TaxId, NoTaxId> {
    let typed = without_signs(text);
    let digits: Option<Vec<u32>> = typed.chars().map(|c| c.to_digit(10)).collect();
    let digits = digits.ok_or(NoTaxId::Character)?;
    let Some((check, first)) = digits.split_last().filter(|_| digits.len() == 11) else {
        return Err(NoTaxId::Length);
    };
    if !repeats_well(first) {
        return Err(NoTaxId::Form);
    }
    if mod_11_10(first) == *check { Ok(TaxId(typed)) } else { Err(NoTaxId::CheckDigit) }
}

/// One digit stands twice or three times, never three times in a row, and no other one more than once.
fn repeats_well(first: &[u32]) -> bool {
    let times = |digit: u32| first.iter().filter(|one| **one == digit).count();
    let repeated: Vec<usize> = (0..10).map(times).filter(|count| *count > 1).collect();
    let in_a_row = first.windows(3).any(|three| three.iter().all(|digit| *digit == three[0]));
    matches!(repeated.as_slice(), [2 | 3]) && !in_a_row
}

/// The check digit of ISO 7064, MOD 11,10.
fn mod_11_10(digits: &[u32]) -> u32 {
    let product = digits.iter().fold(10_u32, |product, digit| {
        let sum = (digit + product) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    (11 - product) % 10
}

/// Reads a number of the pension insurance with blanks, points, hyphens or slashes anywhere, in capitals or not.
///
/// The day inside is not compared with the birthday: VKVV § 2 lets it differ where the birthday was not proved.
///
/// # Errors
/// [`NoSvNumber`].
pub fn parse_sv_number(text: &str) -> Result<SvNumber, NoSvNumber> {
    let typed = without_signs(text).to_ascii_uppercase();
    if !typed.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Err(NoSvNumber::Character);
    }
    if typed.len() != 12 {
        return Err(NoSvNumber::Length);
    }
    let well =
        typed.char_indices().all(|(place, c)| if place == 8 { c.is_ascii_uppercase() } else { c.is_ascii_digit() });
    if !well {
        return Err(NoSvNumber::Form);
    }
    if sv_check(&typed) { Ok(SvNumber(typed)) } else { Err(NoSvNumber::CheckDigit) }
}

/// The letter counts as its place in the alphabet, two digits; each digit times its factor, the digits of the products added.
fn sv_check(number: &str) -> bool {
    const FACTORS: [u32; 12] = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
    let mut digits: Vec<u32> = Vec::with_capacity(13);
    for c in number.chars() {
        if let Some(digit) = c.to_digit(10) {
            digits.push(digit);
        } else {
            // `A` is 10 among the digits of base 36, and 01 here.
            let place = c.to_digit(36).unwrap_or(9).saturating_sub(9);
            digits.extend([place / 10, place % 10]);
        }
    }
    let products = digits.iter().zip(FACTORS).map(|(digit, factor)| digit * factor);
    let sum: u32 = products.map(|product| product / 10 + product % 10).sum();
    digits.last() == Some(&(sum % 10))
}

fn without_signs(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.' | '/' | '\u{200b}' | '\u{feff}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAX_IDS: [&str; 6] =
        ["86095742719", "65929970489", "57549285017", "25768131411", "47036892816", "02476291358"];
    const SV_NUMBERS: [&str; 6] =
        ["65170839J003", "15070649C103", "65180539W001", "53270139W032", "53010190K002", "53120392K516"];

    #[test]
    fn numbers_are_read_however_they_are_grouped() {
        assert_eq!(parse_tax_id(" 86 095 742 719 ").as_ref().map(TaxId::as_str), Ok("86095742719"));
        assert_eq!(parse_sv_number("65 170839 j 003").as_ref().map(SvNumber::as_str), Ok("65170839J003"));
        assert!(TAX_IDS.iter().all(|number| parse_tax_id(number).is_ok()));
        assert!(SV_NUMBERS.iter().all(|number| parse_sv_number(number).is_ok()));
        let shown = format!("{:?} {:?}", parse_tax_id(TAX_IDS[0]), parse_sv_number(SV_NUMBERS[0]));
        assert_eq!(shown, "Ok(TaxId(…)) Ok(SvNumber(…))", "logs never show it");
        assert!(parse_tax_id("02476291358").is_ok_and(|id| id.is_for_tests()));
    }

    #[test]
    fn a_refusal_says_what_to_do() {
        for (typed, why) in [
            ("8609574271", NoTaxId::Length),
            ("", NoTaxId::Length),
            ("8609574271O", NoTaxId::Character),
            ("12345678903", NoTaxId::Form),
            ("11123456786", NoTaxId::Form),
            ("11223456785", NoTaxId::Form),
            ("86095742718", NoTaxId::CheckDigit),
        ] {
            assert_eq!(parse_tax_id(typed), Err(why), "{typed}");
        }
        for (typed, why) in [
            ("65170839J00", NoSvNumber::Length),
            ("65170839Ä003", NoSvNumber::Character),
            ("651708390003", NoSvNumber::Form),
            ("6517083J9003", NoSvNumber::Form),
            ("65170839J004", NoSvNumber::CheckDigit),
        ] {
            assert_eq!(parse_sv_number(typed), Err(why), "{typed}");
        }
    }

    /// What the check digit of the tax number is for: no single slip passes.
    #[test]
    fn no_single_slip_in_a_tax_number_is_read() {
        for number in TAX_IDS {
            for place in 0..number.len() {
                for digit in '0'..='9' {
                    let slip: String =
                        number.char_indices().map(|(at, c)| if at == place { digit } else { c }).collect();
                    assert_eq!(parse_tax_id(&slip).is_ok(), slip == number, "{slip}");
                }
            }
        }
    }

    /// Exactly one check digit fits to what stands before it.
    #[test]
    fn one_check_digit_fits() {
        for number in SV_NUMBERS {
            let fits = (0..10).filter(|digit| parse_sv_number(&format!("{}{digit}", &number[..11])).is_ok());
            assert_eq!(fits.count(), 1, "{number}");
        }
    }
}
