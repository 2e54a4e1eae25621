//! Days in words, so that nobody takes the month for the day.

use crate::mail::Language;
use jiff::civil::Date;

const MONTHS: [[&str; 12]; 4] = [
    [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ],
];

/// "30. November 2026" and its like.
pub(super) fn written(date: Date, language: Language) -> String {
    let month = usize::from(date.month().unsigned_abs()).saturating_sub(1);
    let month = Language::of(MONTHS, language).get(month).copied().unwrap_or_default();
    let dot = if matches!(language, Language::De | Language::Da) { "." } else { "" };
    format!("{}{dot} {month} {}", date.day(), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_form() {
        let day = jiff::civil::date(2026, 3, 1);
        let written = Language::ALL.map(|language| written(day, language));
        assert_eq!(written, ["1. März 2026", "1 March 2026", "1 maart 2026", "1. marts 2026"]);
    }
}
