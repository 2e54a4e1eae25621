//! R02: what the employer owes, what it pays and what it costs.

use crate::{cents, person};
use calc::conversion::{ConversionInput, SubsidyRule, conversion};
use calc::net::{Insurer, NetInput};
use calc::{Land, Percent};
use domain::employment::TaxClass;
use domain::money::Cents;
use domain::pay::{Assumption, Funding, NoValues, PayFacts};
use domain::subsidy::{NotOwed, Rule, SubsidyCheck, Unclear, Verdict, check};

fn checked(facts: &PayFacts) -> SubsidyCheck {
    check(facts, None, 2026).expect("2026 is published")
}

/// Id, gross, conversion, saved, 15 %, legal minimum (law of 2026).
const R02: [[&str; 6]; 6] = [
    ["R02-A", "3500.00", "200.00", "42.30", "30.00", "30.00"],
    ["R02-B", "5900.00", "150.00", "22.49", "22.50", "22.49"],
    ["R02-C", "6000.00", "200.00", "22.52", "30.00", "22.52"],
    ["R02-D", "7000.00", "200.00", "21.20", "30.00", "21.20"],
    ["R02-E", "8600.00", "300.00", "15.90", "45.00", "15.90"],
    ["R02-F", "9000.00", "200.00", "0.00", "30.00", "0.00"],
];

#[test]
fn r02_enough_is_the_legal_minimum_and_a_cent_less_is_not() {
    let cent = Cents::new(1);
    for [id, gross, converted, saved, flat, minimum] in R02 {
        let found = checked(&person(gross, converted, minimum));
        let least = cents(minimum);
        assert_eq!((found.legal_minimum, found.exact, found.flat), (Some(least), Some(least), cents(flat)), "{id}");
        assert_eq!(
            (found.saved, found.paid, found.difference),
            (Some(cents(saved)), Some(least), Some(Cents::ZERO)),
            "{id}"
        );
        let owed = least > Cents::ZERO;
        let well = if owed { Verdict::Enough } else { Verdict::NotOwed(NotOwed::NothingSaved) };
        assert_eq!(found.verdict, well, "{id}");
        if owed {
            let mut facts = person(gross, converted, minimum);
            facts.funding.subsidy = Some(least - cent);
            let found = checked(&facts);
            assert_eq!((found.verdict, found.difference), (Verdict::TooLittle, Some(-cent)), "{id}");
        }
    }
}

#[test]
fn the_employers_cost_is_that_of_the_calculator() {
    for [id, gross, converted, ..] in R02 {
        let pay = NetInput { converted: cents(converted), ..NetInput::plain(2026, cents(gross)) };
        for (rule, bp) in [(SubsidyRule::Exact, 1_500), (SubsidyRule::Flat, 2_000), (SubsidyRule::None, 1_500)] {
            let rate = Percent::from_basis_points(bp);
            let expected = conversion(&ConversionInput { pay, rule, rate }).expect("calculated");
            let mut facts = person(gross, converted, "0.00");
            facts.funding.subsidy = None;
            let found = check(&facts, Some(Rule { rule, rate }), 2026).expect("2026 is published");
            assert_eq!(found.paid, Some(expected.subsidy), "{id}");
            assert_eq!(found.employer_saving, Some(expected.employer_saved()), "{id}");
            assert_eq!(found.employer_cost, Some(expected.employer_cost()), "{id}");
            assert!(found.assumptions.contains(&Assumption::PaidByRule), "{id}");
        }
    }
}

#[test]
fn what_is_unknown_is_said() {
    let known = person("3500.00", "200.00", "10.00");
    let funded = |funding: Funding| PayFacts { funding, ..known };
    let gross = |subsidy: &str| PayFacts { gross: None, ..person("0.00", "200.00", subsidy) };
    let second = PayFacts { class: Some(TaxClass::Six), ..known };
    for (facts, verdict) in [
        (gross("10.00"), Verdict::CannotTell(Unclear::GrossUnknown)),
        (gross("30.00"), Verdict::Enough),
        (second, Verdict::CannotTell(Unclear::SecondEmployment)),
        (funded(Funding { subsidy: None, ..known.funding }), Verdict::CannotTell(Unclear::PaymentUnknown)),
        (funded(Funding { employer: cents("20.00"), ..known.funding }), Verdict::CannotTell(Unclear::OthersMayCount)),
        (funded(Funding { employer: cents("19.99"), ..known.funding }), Verdict::TooLittle),
        (funded(Funding::default()), Verdict::NotOwed(NotOwed::NothingConverted)),
        (
            funded(Funding { converted_otherwise: cents("200.00"), ..Funding::default() }),
            Verdict::NotOwed(NotOwed::OtherWay),
        ),
        (person("100.00", "200.00", "10.00"), Verdict::CannotTell(Unclear::Implausible)),
        (person("400000001.00", "200.00", "10.00"), Verdict::CannotTell(Unclear::Implausible)),
    ] {
        assert_eq!(checked(&facts).verdict, verdict, "{:?} {:?}", facts.gross, facts.funding);
    }
    let unknown = checked(&gross("10.00"));
    assert_eq!((unknown.legal_minimum, unknown.employer_cost, unknown.flat), (None, None, cents("30.00")));
}

#[test]
fn what_is_assumed_is_named_and_what_is_known_is_not() {
    use Assumption::{AverageAdditional, FirstEmployment, LimitNotShared, OutsideSaxony, StatutoryHealth};
    let bare = PayFacts { class: None, ..person("3500.00", "200.00", "30.00") };
    let found = checked(&bare).assumptions;
    for one in [AverageAdditional, FirstEmployment, OutsideSaxony, StatutoryHealth, Assumption::NoCollectiveAgreement] {
        assert!(found.contains(&one), "{one:?}");
    }
    let additional = Some(Percent::from_basis_points(290));
    let told = PayFacts {
        class: Some(TaxClass::Three),
        land: Some(Land::Sachsen),
        insurer: Some(Insurer::Statutory { additional }),
        ..bare
    };
    let found = checked(&told).assumptions;
    for one in [AverageAdditional, FirstEmployment, OutsideSaxony, StatutoryHealth, LimitNotShared] {
        assert!(!found.contains(&one), "{one:?}");
    }
    let mut shared = told;
    shared.funding.employer = cents("138.01");
    assert!(checked(&shared).assumptions.contains(&LimitNotShared));
    // Saxony's employers save half a percent less: 0.13 of 26.50 at the ceiling.
    let exact = |land| checked(&PayFacts { land: Some(land), ..person("5900.00", "150.00", "0.00") }).legal_minimum;
    assert!(exact(Land::Sachsen) < exact(Land::Berlin));
}

#[test]
fn a_year_without_values_gives_none() {
    let facts = person("3500.00", "200.00", "30.00");
    let refused = check(&facts, None, 2027);
    assert_eq!(refused, Err(NoValues::NotPublished { year: 2027, last: 2026 }));
    let text = refused.expect_err("not published").to_string();
    assert!(text.starts_with("the values of 2027 are not published"), "{text}");
    assert_eq!(check(&facts, None, 2017), Err(NoValues::NotKept { year: 2017 }));
    assert!(!format!("{facts:?}").contains("3500"), "logs do not show pay");
}
