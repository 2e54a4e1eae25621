//! Days.

use crate::table::{shown, tables, walk};
use domain::Language;
use domain::typed::{YEARS, around_birth, parse_date, write_date, write_long_date};
use jiff::ToSpan;
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 22);

#[test]
fn days_are_read_as_the_table_says() {
    walk(tables!("date"), |text, language, remark| {
        let around = match remark {
            "" => TODAY,
            "birth" => around_birth(TODAY),
            other => panic!("{other} is no remark"),
        };
        shown(parse_date(text, language, around), |day| day.to_string())
    });
}

#[test]
fn written_days_are_read_back() {
    let mut day = date(*YEARS.start(), 1, 1);
    while day.year() <= *YEARS.end() {
        for language in Language::ALL.iter().copied() {
            for written in [write_date(day, language), write_long_date(day, language), day.to_string()] {
                assert_eq!(parse_date(&written, language, TODAY), Ok(day), "{written}");
            }
        }
        day = day.checked_add(11.days()).expect("a next day");
    }
}

#[test]
fn days_are_written_in_the_style_of_the_language() {
    let all = [Language::De, Language::En, Language::Nl, Language::Da];
    let day = date(2026, 3, 1);
    assert_eq!(all.map(|language| write_date(day, language)), ["01.03.2026", "01/03/2026", "01-03-2026", "01.03.2026"]);
    assert_eq!(
        all.map(|language| write_long_date(day, language)),
        ["1. März 2026", "1 March 2026", "1 maart 2026", "1. marts 2026"]
    );
}

#[test]
fn a_birthday_without_century_is_never_to_come() {
    let around = around_birth(TODAY);
    for (typed, year) in [("1.4.92", 1992), ("1.4.26", 1926), ("1.4.25", 2025), ("1.4.00", 2000), ("010499", 1999)] {
        assert_eq!(parse_date(typed, Language::De, around), Ok(date(year, 4, 1)), "{typed}");
    }
    for (typed, year) in [("1.4.92", 1992), ("1.4.26", 2026), ("1.4.75", 2075), ("1.4.76", 1976)] {
        assert_eq!(parse_date(typed, Language::De, TODAY), Ok(date(year, 4, 1)), "{typed}");
    }
}
