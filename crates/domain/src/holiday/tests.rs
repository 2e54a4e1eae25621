use super::*;
use crate::vectors::{date, lines, place, report};

/// Compares what each line expects with what it gets.
fn compare(file: &'static str, at_least: usize, check: impl Fn(&[&str]) -> (String, String)) {
    let mut failures = Vec::new();
    for line in lines(file, at_least) {
        let (expected, found) = check(&line);
        if expected != found {
            failures.push(format!("{}: expected {expected}, found {found}", line[0]));
        }
    }
    report(&failures);
}

fn mark(doubt: Option<Doubt>) -> &'static str {
    if doubt.is_some() { "?" } else { "" }
}

#[test]
fn easter_is_right() {
    compare(include_str!("../../vectors/easter.tsv"), 80, |line| {
        let day = date(line[1]);
        (day.to_string(), easter(day.year()).map_or_else(String::new, |found| found.to_string()))
    });
    assert_eq!(easter(1582), None);
}

#[test]
fn the_lists_of_2026_and_2027_are_complete() {
    compare(include_str!("../../vectors/holidays.tsv"), 36, |line| {
        let year = line[2].parse().unwrap_or(0);
        let found: Vec<_> = holidays(place(line[1]), year)
            .iter()
            .map(|holiday| format!("{}{}", holiday.date, mark(holiday.doubt)))
            .collect();
        (format!("{} {}", line[3], line[4]), format!("{} {}", found.len(), found.join(" ")))
    });
}

#[test]
fn each_region_has_its_lists() {
    let mut regions: Vec<_> = Land::ALL.iter().map(|land| land.code()).collect();
    regions.extend(["NL", "DK"]);
    for region in regions {
        for year in ["2026", "2027"] {
            let found = lines(include_str!("../../vectors/holidays.tsv"), 36)
                .iter()
                .any(|line| line[1] == region && line[2] == year);
            assert!(found, "{region} {year}");
        }
    }
}

#[test]
fn changes_of_the_law_are_kept() {
    compare(include_str!("../../vectors/holiday_facts.tsv"), 70, |line| {
        let found = holiday(place(line[1]), date(line[2]));
        let found = found.map_or("-".into(), |holiday| {
            format!("{}{}", holiday.name.key().trim_start_matches("holiday."), mark(holiday.doubt))
        });
        (line[3].into(), found)
    });
}

#[test]
fn working_days_are_counted() {
    compare(include_str!("../../vectors/working_days.tsv"), 7, |line| {
        let (place, after, until) = (place(line[1]), date(line[2]), date(line[3]));
        let count = working_days(place, after, until, InDoubt::Working);
        let reached = u16::try_from(count).ok().and_then(|n| add_working_days(place, after, n, InDoubt::Working));
        (format!("{} {until}", line[4]), format!("{count} {}", reached.unwrap_or(after)))
    });
}

#[test]
fn the_day_before_and_after_are_found() {
    let (hesse, day) = (place("HE"), date("2026-04-03"));
    assert_eq!(next_working_day(hesse, day, InDoubt::Free), Some(date("2026-04-07")));
    assert_eq!(previous_working_day(hesse, date("2026-04-07"), InDoubt::Free), Some(date("2026-04-02")));
    assert_eq!(last_working_day(hesse, date("2026-04-07"), InDoubt::Free), Some(date("2026-04-07")));
    assert_eq!(next_working_day(hesse, Date::MAX, InDoubt::Free), None);
    assert_eq!(previous_working_day(hesse, Date::MIN, InDoubt::Free), None);
}

#[test]
fn doubt_says_why_and_counts_as_the_caller_says() {
    let cases = [
        ("BY", "2028-08-15", Doubt::OnlyIn(District::CatholicBavaria)),
        ("TH", "2026-06-04", Doubt::OnlyIn(District::CatholicThuringia)),
        ("NL", "2026-05-15", Doubt::Equated),
        ("BE", "2030-05-08", Doubt::Unverified),
        ("HE", "1998-12-25", Doubt::Unverified),
    ];
    for (at, day, doubt) in cases {
        let (at, day) = (place(at), date(day));
        assert_eq!(holiday(at, day).and_then(|found| found.doubt), Some(doubt), "{day}");
        assert!(is_working_day(at, day, InDoubt::Working), "{day}");
        assert!(!is_working_day(at, day, InDoubt::Free), "{day}");
    }
}

#[test]
fn a_district_of_another_land_is_no_knowledge() {
    let muddled = Place::de(Land::Sachsen, Locality::In(District::Augsburg));
    for day in [date("2026-06-04"), date("2026-08-08")] {
        assert_eq!(holiday(muddled, day), holiday(place("SN"), day), "{day}");
    }
}

#[test]
fn each_holiday_names_its_norm() {
    let mut seen = std::collections::HashSet::new();
    for at in Land::ALL.iter().map(|land| Place::de(*land, Locality::Unknown)).chain([Place::NL, Place::DK]) {
        for found in (2000..2035).flat_map(|year| holidays(at, year)) {
            assert!(!found.source.is_empty(), "{found:?}");
            seen.insert(found.name);
        }
    }
    let missing: Vec<_> = Name::ALL.iter().filter(|name| !seen.contains(name)).collect();
    assert!(missing.is_empty(), "no rule for {missing:?}");
}
