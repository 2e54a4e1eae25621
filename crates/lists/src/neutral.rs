//! What a cell of an exported list has to look like so that no program takes it for a formula.

use std::borrow::Cow;

/// The value of a cell that leaves the house, by what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exported<'a> {
    /// What a person or another program wrote.
    Text(&'a str),
    /// A number of our own writing. One that is more than sign, digits and decimals is taken for a text all the same.
    Number(&'a str),
}

/// Gives the cell's text with an apostrophe before it where a table program would run it: where it begins with `=`, `+`, `-`,
/// `@`, a tab or a line break, blanks before that left aside (CSV injection, OWASP). A negative [`Exported::Number`] stays a number.
#[must_use]
pub fn neutral(cell: Exported<'_>) -> Cow<'_, str> {
    match cell {
        Exported::Number(number) if is_plain(number) => Cow::Borrowed(number),
        Exported::Number(text) | Exported::Text(text) if is_run(text) => Cow::Owned(format!("'{text}")),
        Exported::Number(text) | Exported::Text(text) => Cow::Borrowed(text),
    }
}

/// The full-width forms too: some programs read them as the others.
fn is_run(text: &str) -> bool {
    let begins =
        |letter: char| matches!(letter, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    text.starts_with(begins) || text.trim_start().starts_with(begins)
}

/// A sign or none, digits, and at most one `,` or `.` between digits.
fn is_plain(number: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = number.strip_prefix('-').unwrap_or(number);
    match number.split_once([',', '.']) {
        Some((whole, decimals)) => digits(whole) && digits(decimals),
        None => digits(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_run_gets_an_apostrophe() {
        for text in ["=1+1", "+49 30 1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u{a0}=1", "＝1"] {
            assert_eq!(neutral(Exported::Text(text)), format!("'{text}"));
        }
        for text in ["", "Anna", "a=b", "1-2", "'=1", "49"] {
            assert_eq!(neutral(Exported::Text(text)), text);
        }
    }

    #[test]
    fn only_plain_numbers_may_be_negative() {
        for number in ["-1", "-1234.50", "-1234,50", "0"] {
            assert_eq!(neutral(Exported::Number(number)), number);
        }
        for number in ["-1+cmd|' /C calc'!A0", "-", "-1.2.3", "=1", "-A1", "-.5", "+1"] {
            assert_eq!(neutral(Exported::Number(number)), format!("'{number}"));
        }
    }
}
