//! Amounts: worked examples, and cases of the calculations' own vectors.

use crate::tool::{also, ask, facts, findings, main_amount, wrong};
use calc::Cents;
use calculators::{Calculator, Figure, Level, Part};

/// What a case is: what was typed, the large number, the numbers beside it.
type Case<'c> = (&'c str, &'c [(&'c str, &'c str)], &'c str, &'c [&'c str]);

fn assert_cases(calculator: Calculator, cases: &[Case<'_>]) {
    for (name, answers, main, beside) in cases {
        let figure = ask(calculator, answers);
        assert_eq!(
            (main_amount(&figure).as_str(), also(&figure)),
            (*main, beside.iter().map(|a| (*a).into()).collect()),
            "{name}"
        );
    }
}

const STILL: &[(&str, &str)] = &[
    ("wanted", "2.000,00"),
    ("statutory", "1.500,00"),
    ("others", ""),
    ("years", "10"),
    ("lasts", "20"),
    ("inflation", "0"),
    ("return", "0"),
    ("later", "0"),
    ("growth", "0"),
];

#[test]
fn the_gap() {
    let fp002 = [
        ("wanted", "3.895,87"),
        ("statutory", "805,24"),
        ("others", "90,50"),
        ("years", "30"),
        ("lasts", "19"),
        ("inflation", "1,5"),
        ("return", "6,56"),
        ("later", "0,56"),
        ("growth", "0"),
        ("capital", "63.459,90"),
        ("indexed", ""),
    ];
    // 500 a month for 20 years are 120,000; in ten years 1,000 a month.
    let cases: &[Case<'_>] = &[("by hand", STILL, "500.00", &["1000.00"]), ("FP002", &fp002, "3322.81", &["642.59"])];
    assert_cases(Calculator::Gap, cases);
    assert_eq!(facts(&ask(Calculator::Gap, &fp002))[3], "1.123.792,82 €");
}

#[test]
fn no_gap_is_good_news_without_a_picture() {
    let figure = ask(Calculator::Gap, &[STILL, &[("statutory", "2.000,00")]].concat());
    assert_eq!((main_amount(&figure).as_str(), also(&figure)), ("0.00", vec!["0.00".to_owned()]));
    assert_eq!(findings(&figure)[0].0, Level::Good);
    assert!(!figure.parts.iter().any(|part| matches!(part, Part::Years { .. })));
}

#[test]
fn saving_three_ways() {
    let flat = [("monthly", "100"), ("years", "10"), ("inflation", "0"), ("cost", "0"), ("guaranteecost", "0")];
    let still = [&flat[..], &[("return", "3"), ("guaranteed", "0")]].concat();
    // 3 % less 3 points is nothing: what was paid in.
    let figure = ask(Calculator::Saving, &still);
    assert_eq!(also(&figure), ["12000.00", "12000.00"]);
    assert_eq!(facts(&figure)[0], "12.000,00 €");
    // A year at 12 %, monthly in advance: 100 × 12 % / (12th root of 1.12 - 1) × 12th root of 1.12.
    let year = [&flat[..], &[("years", "1"), ("return", "12"), ("guaranteed", "0")]].concat();
    assert_eq!(main_amount(&ask(Calculator::Saving, &year)), "1276.65");
}

#[test]
fn a_fund_can_lose_and_a_guarantee_can_cost_more_than_it_bears() {
    let figure = ask(Calculator::Saving, &[("return", "−2,5"), ("guaranteed", "0"), ("guaranteecost", "1")]);
    let amount = |text: &str| text.replace('.', "").parse::<i64>().expect("cents");
    assert!(amount(&main_amount(&figure)) < 5_400_000 && amount(&also(&figure)[0]) < amount(&main_amount(&figure)));
    let titles: Vec<_> = findings(&figure).iter().map(|(level, title, _)| (*level, *title)).collect();
    assert!(titles.contains(&(Level::Warning, "Die Garantie deckt die Einzahlungen nicht")), "{titles:?}");
    let falling = findings(&figure)[0];
    assert!(falling.0 == Level::Warning && falling.2.contains("−5,5"), "{falling:?}");
}

/// The picture's last values are the amounts beside it.
#[test]
fn the_picture_ends_where_the_numbers_are() {
    let figure = ask(Calculator::Saving, &[("years", "7"), ("dynamic", "3")]);
    let series = figure.parts.iter().find_map(|part| match part {
        Part::Years { series, places, .. } => Some((series, places)),
        _ => None,
    });
    let (series, places) = series.expect("a picture");
    assert_eq!((places.len(), places[0].as_str(), places[7].as_str()), (8, "2026", "2033"));
    let last: Vec<_> = series.iter().map(|line| line.values[7].to_string()).collect();
    assert_eq!([main_amount(&figure), also(&figure)[0].clone(), also(&figure)[1].clone()], last[..3]);
}

#[test]
fn what_is_left_of_a_pension() {
    let cases: &[Case<'_>] = &[
        (
            "PP001",
            &[
                ("company", "3.664,84"),
                ("statutory", "3.554,35"),
                ("since", "2010"),
                ("additional", "3,19"),
                ("church", "1"),
                ("land", "HH"),
            ],
            "2093.37",
            &[],
        ),
        (
            "PP004",
            &[
                ("company", "1.180,03"),
                ("statutory", "1.418,60"),
                ("since", "2024"),
                ("status", "voluntary"),
                ("additional", "3,19"),
                ("children", "3"),
                ("church", "1"),
                ("land", "SN"),
            ],
            "718.52",
            &[],
        ),
        (
            "PP006",
            &[
                ("company", "1.472,35"),
                ("statutory", "1.310,65"),
                ("since", "2023"),
                ("status", "private"),
                ("additional", "2,5"),
                ("children", "3"),
                ("land", "TH"),
            ],
            "1114.93",
            &[],
        ),
        // R22-A: up to the limit nothing is taken.
        ("R22-A", &[("company", "197,75"), ("statutory", "0")], "197.75", &[]),
        // R22-B: 17.5 % of 102.25 and 3.6 % of 300.00.
        ("R22-B", &[("company", "300,00"), ("statutory", "0")], "271.31", &[]),
    ];
    assert_cases(Calculator::Payout, cases);
    assert_eq!(facts(&ask(Calculator::Payout, cases[1].1))[4], "1.966,95 €");
    assert_eq!(facts(&ask(Calculator::Payout, cases[4].1))[1..3], ["17,89 €", "10,80 €"]);
}

#[test]
fn the_insurance_is_told_as_it_is() {
    let told = |answers: &[(&str, &str)]| findings(&ask(Calculator::Payout, answers))[0].0;
    assert_eq!(told(&[("company", "197,75")]), Level::Good);
    assert_eq!(told(&[("company", "197,76")]), Level::Info);
    assert_eq!(told(&[("status", "voluntary")]), Level::Warning);
    assert_eq!(told(&[("status", "private")]), Level::Warning);
}

/// The bar is the whole, whatever was typed.
#[test]
fn a_year_that_is_left_open_is_this_one() {
    for calculator in [Calculator::Payout, Calculator::LumpSum] {
        let open = ask(calculator, &[("since", "")]);
        assert_eq!(main_amount(&open), main_amount(&ask(calculator, &[("since", "2026")])));
        assert_eq!(facts(&open), facts(&ask(calculator, &[("since", "2026")])));
        assert_ne!(facts(&open), facts(&ask(calculator, &[("since", "1957")])));
    }
}

#[test]
fn the_shares_are_the_pension() {
    for company in ["0", "0,01", "197,75", "197,76", "300", "2.500", "10.000"] {
        for status in ["compulsory", "voluntary", "private"] {
            let figure = ask(Calculator::Payout, &[("company", company), ("status", status), ("church", "1")]);
            assert_eq!(shares(&figure), facts_amount(&figure), "{company} {status}");
        }
    }
}

fn shares(figure: &Figure) -> Cents {
    let sum = figure.parts.iter().find_map(|part| match part {
        Part::Shares(shares) => Some(shares.iter().map(|share| share.amount).sum()),
        _ => None,
    });
    sum.expect("shares")
}

fn facts_amount(figure: &Figure) -> Cents {
    domain::typed::parse_amount(&facts(figure)[0], domain::Language::De).expect("an amount")
}

/// 36,000 in 2026, no other income. Privately insured: 35,862 taxable (102 and 36 off), § 32a EStG: 5,929. In the pensioners'
/// insurance (R22-C): 300.00 a month for ten years, 17.89 + 10.80 of it; 345 more off, so 5,825 tax.
#[test]
fn a_lump_sum_and_a_pension() {
    let plain = [("capital", "36.000"), ("pension", "300"), ("statutory", "0"), ("age", "67")];
    let cases: &[Case<'_>] = &[
        ("private", &[&plain[..], &[("status", "private")]].concat(), "30071.00", &["300.00"]),
        ("compulsory", &plain, "26732.20", &["271.31"]),
    ];
    assert_cases(Calculator::LumpSum, cases);
    let values = facts(&ask(Calculator::LumpSum, &plain));
    assert_eq!(values[1..5], ["5.825,00 €", "300,00 €", "28,69 €", "3.442,80 €"]);
}

#[test]
fn the_age_at_which_both_are_even() {
    let plain = [("capital", "36.000"), ("pension", "300"), ("statutory", "0"), ("age", "67"), ("status", "private")];
    let even = |more: &[(&str, &str)]| {
        let figure = ask(Calculator::LumpSum, &[&plain[..], more].concat());
        findings(&figure)[0].1.to_owned()
    };
    // 30,071.00 are 100 payments of 300.00 and a bit: with the 101st, after 100 months, the pension is ahead.
    assert_eq!(even(&[]), "Gleichstand mit 75 Jahren und 4 Monaten");
    assert!(even(&[("return", "3")]) > even(&[]), "interest lets the capital last");
    assert!(even(&[("rise", "2")]) < even(&[]), "a rise lets the pension catch up");
    assert!(even(&[("pension", "0")]).contains("100 Jahren"));
}

#[test]
fn mistakes_have_their_field() {
    assert_eq!(
        wrong(Calculator::Gap, &[("wanted", "viel"), ("years", "0"), ("return", "120")]),
        ["years", "return", "wanted"]
    );
    assert_eq!(wrong(Calculator::Saving, &[("cost", "-1"), ("years", "61")]), ["years", "cost"]);
    assert_eq!(wrong(Calculator::Payout, &[("since", "1900"), ("company", "1.000.000")]), ["company", "since"]);
    assert_eq!(wrong(Calculator::LumpSum, &[("age", "alt"), ("additional", "11")]), ["additional", "age"]);
}
