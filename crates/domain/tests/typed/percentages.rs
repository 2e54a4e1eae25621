//! Percentages.

use crate::table::{shown, tables, walk};
use domain::typed::{parse_percent, write_bare_percent, write_percent};
use domain::{Language, Percent};

#[test]
fn percentages_are_read_as_the_table_says() {
    walk(tables!("percent"), |text, language, _| shown(parse_percent(text, language), |percent| percent.to_string()));
}

#[test]
fn written_percentages_are_read_back() {
    for count in (0..=1_000_000).step_by(37).chain([1_000_000]).chain((0..=1_000_000).step_by(500)) {
        let percent = Percent::from_ten_thousandths(count);
        for language in Language::ALL.iter().copied() {
            for written in [write_percent(percent, language), write_bare_percent(percent, language)] {
                assert_eq!(parse_percent(&written, language), Ok(percent), "{written}");
            }
        }
    }
}

#[test]
fn percentages_are_written_in_the_style_of_the_language() {
    let all = [Language::De, Language::En, Language::Nl, Language::Da];
    let percent = Percent::from_ten_thousandths(155_000);
    assert_eq!(all.map(|language| write_percent(percent, language)), ["15,5\u{a0}%", "15.5%", "15,5%", "15,5\u{a0}%"]);
    let fine = Percent::from_ten_thousandths(-10_050);
    assert_eq!(all.map(|language| write_bare_percent(fine, language)), ["−1,005", "−1.005", "−1,005", "−1,005"]);
}
