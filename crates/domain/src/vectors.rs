//! Reads the test vectors: tab-separated lines under an id, `#` for remarks.

use crate::deadline::Period;
use crate::holiday::{District, Land, Locality, Place};
use jiff::civil::Date;
use std::collections::HashSet;

/// The lines of a file. Too few lines or an id used twice is an error: a test must not pass on an emptied file.
pub(crate) fn lines(file: &'static str, at_least: usize) -> Vec<Vec<&'static str>> {
    let lines = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let lines: Vec<Vec<_>> = lines.map(|line| line.split('\t').collect()).collect();
    let ids: HashSet<_> = lines.iter().map(|line| line[0]).collect();
    assert_eq!(ids.len(), lines.len(), "an id stands twice");
    assert!(lines.len() >= at_least, "{} lines are too few", lines.len());
    lines
}

/// Reports all failures at once, by id.
pub(crate) fn report(failures: &[String]) {
    assert!(failures.is_empty(), "{} failed:\n{}", failures.len(), failures.join("\n"));
}

pub(crate) fn date(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("{text} is no date"))
}

/// "BY", "BY-catholic", "BY-elsewhere", "NL".
pub(crate) fn place(text: &str) -> Place {
    let (region, part) = text.split_once('-').map_or((text, None), |(region, part)| (region, Some(part)));
    let locality = match part {
        None => Locality::Unknown,
        Some("elsewhere") => Locality::Elsewhere,
        Some("augsburg") => Locality::In(District::Augsburg),
        Some("catholic") if region == "BY" => Locality::In(District::CatholicBavaria),
        Some("catholic") => Locality::In(District::CatholicThuringia),
        Some("sorbian") => Locality::In(District::SorbianSaxony),
        Some(other) => panic!("{other} is no part"),
    };
    match region {
        "NL" => Place::NL,
        "DK" => Place::DK,
        land => Place::de(Land::from_code(land).unwrap_or_else(|| panic!("{land} is no Land")), locality),
    }
}

/// "24m+30d".
pub(crate) fn period(text: &str) -> Period {
    text.split('+').fold(Period::default(), |so_far, part| {
        let (count, unit) = part.split_at(part.len() - 1);
        let count = count.parse().unwrap_or_else(|_| panic!("{text} is no period"));
        match unit {
            "y" if so_far.is_empty() => Period::years(count),
            "w" if so_far.is_empty() => Period::weeks(count),
            "m" => so_far.and_months(count),
            "d" => so_far.and_days(count),
            _ => panic!("{text} is no period"),
        }
    })
}
