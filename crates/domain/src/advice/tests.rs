//! The lifecycle, the occasions and what lets somebody advise, by table.

use super::{AdviceState, CalculatorSlug, Licence, LicenceKind, NoRegisterNumber, Occasion, Outcome, RegisterNumber};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;

#[test]
fn an_order_goes_its_way_and_no_other() {
    use AdviceState::{Accepted, Closed, Documented, Held, Outcome, Scheduled, Triggered};
    let way = [Triggered, Accepted, Scheduled, Held, Outcome, Documented, Closed];
    assert_eq!(AdviceState::ALL, way);
    for from in way {
        for to in way {
            let follows = way.windows(2).any(|pair| pair == [from, to]);
            assert_eq!(from.may_become(to), follows, "{from:?} to {to:?}");
        }
        assert_eq!(from.is_open(), from != Closed, "{from:?}");
        assert_eq!(AdviceState::from_code(from.code()), Some(from));
    }
    let licensed: Vec<_> = way.into_iter().filter(|state| state.needs_licence()).collect();
    assert_eq!(licensed, [Triggered, Accepted, Scheduled, Held]);
}

#[test]
fn an_order_ends_in_one_of_four_ways() {
    let codes: Vec<_> = Outcome::ALL.iter().map(|outcome| outcome.code()).collect();
    assert_eq!(codes, ["concluded", "changed", "no_need", "not_reached"]);
    assert!(Outcome::ALL.iter().all(|outcome| Outcome::from_code(outcome.code()) == Some(*outcome)));
}

#[test]
fn there_are_eighteen_occasions_and_the_persons_own() {
    let codes: BTreeSet<_> = Occasion::ALL.iter().map(|occasion| occasion.code()).collect();
    assert_eq!((Occasion::ALL.len(), codes.len()), (19, 19), "no code stands for two");
    let asked: Vec<_> = Occasion::ALL.iter().filter(|occasion| !occasion.is_automatic()).collect();
    assert_eq!(asked, [&Occasion::Request]);
    // The order of the list that they come from.
    for (number, code) in [
        (1, "entry"),
        (4, "subsidy_due"),
        (8, "back_from_leave"),
        (12, "contract_ending"),
        (14, "vested"),
        (18, "long_without_advice"),
    ] {
        assert_eq!(Occasion::ALL[number].code(), code);
    }
    assert_eq!(Occasion::from_code("birthday"), None);
}

#[test]
fn a_licence_holds_from_day_to_day() {
    let licence = |to: Option<Date>| Licence {
        kind: LicenceKind::Broker,
        number: "D-1A2B-3C4D5-67".parse().expect("a number"),
        from: date(2026, 1, 1),
        to,
    };
    for (to, day, holds) in [
        (None, date(2025, 12, 31), false),
        (None, date(2026, 1, 1), true),
        (None, date(2099, 1, 1), true),
        (Some(date(2026, 6, 30)), date(2026, 6, 30), true),
        (Some(date(2026, 6, 30)), date(2026, 7, 1), false),
    ] {
        assert_eq!(licence(to).is_valid(day), holds, "{to:?} {day}");
    }
}

#[test]
fn numbers_and_slugs_are_read_or_refused() {
    for (text, number) in [
        ("D-1A2B-3C4D5-67", Some("D-1A2B-3C4D5-67")),
        ("  d-1a2b-3c4d5-67 ", Some("D-1A2B-3C4D5-67")),
        ("1234", Some("1234")),
        ("", None),
        ("ABC", None),
        ("ABCDE", None),
        ("D 1234", None),
        ("12345678901234567890123456789012345678901", None),
    ] {
        let read: Result<RegisterNumber, NoRegisterNumber> = text.parse();
        assert_eq!(read.ok().as_ref().map(RegisterNumber::as_str), number, "{text}");
    }
    for (text, fits) in
        [("gross-net", true), ("r2", true), ("", false), ("-a", false), ("Gross", false), ("a/b", false), ("ä", false)]
    {
        assert_eq!(text.parse::<CalculatorSlug>().is_ok(), fits, "{text}");
    }
    assert!("a".repeat(41).parse::<CalculatorSlug>().is_err());
}
