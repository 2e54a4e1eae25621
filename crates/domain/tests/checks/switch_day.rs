//! What 1 January 2026 did, reckoned by the calculators directly.

use crate::{cents, person};
use domain::pay::{Assumption, NoValues};
use domain::promotion::Standing;
use domain::subsidy::{Verdict, check};
use domain::switch_day::{Change, NoSwitch, SwitchDay};
use jiff::civil::date;

fn new_year() -> SwitchDay {
    SwitchDay::new(date(2026, 1, 1)).expect("both years are published")
}

/// Gross, conversion, subsidy, changes. The ceilings: 5,512.50 and 8,050 in 2025, 5,812.50 and 8,450 in 2026.
#[test]
fn limits_and_subsidies_change_with_the_ceilings() {
    let minimum = |before, after| Change::LegalMinimum { before: cents(before), after: cents(after) };
    for (gross, converted, subsidy, changes) in [
        ("3500.00", "200.00", "30.00", vec![]),
        // 2025: 0.91 + 0.16 + 0.23 for 12.50 below the ceiling, each rounded, and 200.00 at 10.6 %; 2026: all of it below.
        ("5700.00", "200.00", "30.00", vec![minimum("22.50", "30.00")]),
        (
            "5700.00",
            "200.00",
            "25.00",
            vec![minimum("22.50", "30.00"), Change::SubsidyTooLittle { lacking: cents("5.00") }],
        ),
        // 2025: 50.00 at 10.6 %.
        ("8200.00", "200.00", "30.00", vec![minimum("5.30", "21.20")]),
        // 330.00 flow in: 322.00 and 338.00 are free.
        ("3500.00", "280.00", "50.00", vec![Change::InsuranceFreeKept]),
        // 660.00 flow in: 644.00 and 676.00 are free of tax.
        ("9500.00", "660.00", "0.00", vec![Change::TaxFreeKept]),
    ] {
        let facts = person(gross, converted, subsidy);
        let preview = new_year().preview(&facts, None).expect("published");
        assert_eq!(preview.changes, changes, "{gross} {converted}");
        for (side, year) in [(&preview.before, 2025), (&preview.after, 2026)] {
            let found = check(&facts, None, year).expect("published");
            assert_eq!((side.legal_minimum, side.verdict), (found.legal_minimum, found.verdict), "{gross} {year}");
            let law = calc::parameters::company(year).expect("published");
            assert_eq!(side.insurance_free.limit, law.insurance_free_month());
            assert_eq!(side.tax_free.over, (preview.total - law.tax_free_month()).at_least_zero());
        }
        assert!(preview.assumptions.contains(&Assumption::SameAfter));
        assert!(preview.assumptions.contains(&Assumption::NoCollectiveAgreement));
    }
}

#[test]
fn the_states_subsidy_stayed_as_it_was() {
    let mut facts = person("2500.00", "100.00", "15.00");
    facts.funding.employer = cents("80.00");
    let preview = new_year().preview(&facts, None).expect("published");
    for side in [&preview.before, &preview.after] {
        assert_eq!(
            (side.standing, side.promoted, side.verdict),
            (Standing::Qualifies, cents("288.00"), Verdict::Enough)
        );
    }
    assert_eq!((preview.changes, preview.total), (vec![], cents("195.00")));
}

#[test]
fn a_day_without_values_is_refused() {
    for (day, refused) in [
        (date(2027, 1, 1), NoSwitch::Values(NoValues::NotPublished { year: 2027, last: 2026 })),
        (date(2099, 1, 1), NoSwitch::Values(NoValues::NotPublished { year: 2099, last: 2026 })),
        (date(2025, 1, 1), NoSwitch::Values(NoValues::NotKept { year: 2024 })),
        (date(2026, 7, 1), NoSwitch::NotNewYear),
        (date(2025, 12, 31), NoSwitch::NotNewYear),
        (date(-9999, 1, 1), NoSwitch::Values(NoValues::NotKept { year: -9_999 })),
    ] {
        assert_eq!(SwitchDay::new(day).expect_err("refused"), refused, "{day}");
    }
    let text = SwitchDay::new(date(2027, 1, 1)).expect_err("refused").to_string();
    assert!(text.starts_with("the values of 2027 are not published"), "{text}");
}
