//! A cell's text, made plain.

use super::FaultCode;

/// The longest text of a cell that is taken, in characters.
const LONGEST: usize = 120;

/// The text without what nobody sees, blanks of all kinds and lines as one blank. A cell that holds only a dash is empty.
pub(super) fn tidy(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        let visible = word.chars().filter(|c| !is_invisible(*c));
        let before = plain.len();
        if before > 0 {
            plain.push(' ');
        }
        let from = plain.len();
        plain.extend(visible);
        if plain.len() == from {
            plain.truncate(before);
        }
    }
    if matches!(plain.as_str(), "-" | "--" | "–" | "—") { String::new() } else { plain }
}

const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A free text: short enough, and no formula of a spreadsheet.
pub(super) fn text(tidy: &str) -> Result<String, FaultCode> {
    if tidy.starts_with(['=', '+', '@']) {
        return Err(FaultCode::Character);
    }
    if tidy.chars().count() > LONGEST { Err(FaultCode::TooLong) } else { Ok(tidy.to_owned()) }
}

/// A name: a letter at least, no digits, no signs that names do not have.
pub(super) fn name(tidy: &str) -> Result<String, FaultCode> {
    const NEVER: &str = "=@<>{}[]\\|;:\"*#%$&!?+_~^€";
    let odd = |c: char| c.is_numeric() || NEVER.contains(c);
    if tidy.contains(odd) || !tidy.contains(char::is_alphabetic) {
        return Err(FaultCode::Character);
    }
    text(tidy)
}

/// A number that names something (personnel number, contract number): letters, digits and the signs between them.
pub(super) fn number(tidy: &str) -> Result<String, FaultCode> {
    const LONGEST: usize = 40;
    let taken = |c: char| c.is_alphanumeric() || " -./_".contains(c);
    if !tidy.chars().all(taken) || !tidy.contains(char::is_alphanumeric) || tidy.starts_with('-') {
        return Err(FaultCode::Character);
    }
    if tidy.chars().count() > LONGEST { Err(FaultCode::TooLong) } else { Ok(tidy.to_owned()) }
}

/// An e-mail address, as far as it can be told without sending to it.
pub(super) fn email(tidy: &str) -> Result<String, FaultCode> {
    const LONGEST: usize = 254;
    let bare = tidy.strip_prefix("mailto:").unwrap_or(tidy);
    let Some((local, host)) = bare.split_once('@') else { return Err(FaultCode::NoEmail) };
    let label = |label: &str| {
        !label.is_empty()
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let odd = |c: char| c == ' ' || "<>()[],;:\\\"".contains(c);
    let dots = local.starts_with('.') || local.ends_with('.') || local.contains("..");
    let well = !local.is_empty() && !local.contains(odd) && !dots && host.contains('.') && host.split('.').all(label);
    if !well {
        return Err(FaultCode::NoEmail);
    }
    if bare.len() > LONGEST { Err(FaultCode::TooLong) } else { Ok(bare.to_owned()) }
}

/// A day without the midnight that databases write behind it.
pub(super) fn without_midnight(tidy: &str) -> &str {
    let Some((day, time)) = tidy.split_once(['T', ' ']) else { return tidy };
    let midnight = time.starts_with('0') && time.contains(':') && time.chars().all(|c| "0:.Z".contains(c));
    if midnight { day } else { tidy }
}

/// What programs write where there is no day.
pub(super) fn is_no_day(tidy: &str) -> bool {
    let digits: String = tidy.chars().filter(char::is_ascii_digit).collect();
    matches!(digits.as_str(), "00000000" | "31129999" | "99991231" | "12319999")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_become_plain() {
        for (cell, plain) in [
            ("  Krämer\u{a0} ", "Krämer"),
            ("Jana\r\nMaria", "Jana Maria"),
            ("\u{feff}4711\u{200b}", "4711"),
            ("a \u{200b} b", "a b"),
            (" – ", ""),
            ("", ""),
        ] {
            assert_eq!(tidy(cell), plain, "{cell:?}");
        }
    }

    #[test]
    fn names_and_numbers_keep_to_their_characters() {
        for well in ["Müller-Lüdenscheidt", "O’Neill", "van der Berg", "Ægir", "李", "Jana (Maria)", "d'Arc"] {
            assert_eq!(name(well).as_deref(), Ok(well));
        }
        for odd in ["=1+1", "4711", "jana@example.org", "-", "Jana2", "<b>"] {
            assert_eq!(name(odd), Err(FaultCode::Character), "{odd}");
        }
        for well in ["4711", "A-0007/3", "00012"] {
            assert_eq!(number(well).as_deref(), Ok(well));
        }
        for odd in ["=A1", "-5", "+49", "a;b", "/"] {
            assert_eq!(number(odd), Err(FaultCode::Character), "{odd}");
        }
        assert_eq!(number(&"1".repeat(41)), Err(FaultCode::TooLong));
    }

    #[test]
    fn addresses_are_told_from_what_is_none() {
        for well in ["jana.kraemer@example.org", "j+bav@mail.example.de"] {
            assert_eq!(email(well).as_deref(), Ok(well));
        }
        for odd in ["jana", "@example.org", "jana@", "jana@example", "a b@example.org", "a@b@example.org", "a@-b.de"] {
            assert_eq!(email(odd), Err(FaultCode::NoEmail), "{odd}");
        }
    }

    #[test]
    fn midnight_and_no_day_are_known() {
        for (cell, day) in [
            ("2026-01-31 00:00:00", "2026-01-31"),
            ("2026-01-31T00:00:00.000Z", "2026-01-31"),
            ("31.01.2026 0:00", "31.01.2026"),
            ("31.01.2026 08:00", "31.01.2026 08:00"),
            ("1 maart 2026", "1 maart 2026"),
        ] {
            assert_eq!(without_midnight(cell), day);
        }
        assert!(is_no_day("00.00.0000") && is_no_day("9999-12-31") && !is_no_day("31.12.2026"));
    }
}
