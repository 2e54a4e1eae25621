//! R17: for whom the state pays a part, and why not.

use crate::{cents, person};
use domain::employment::TaxClass;
use domain::money::Cents;
use domain::pay::{Assumption, NoValues, PayFacts};
use domain::promotion::{NotPromoted, Promotion, Standing, find};

/// What the employer adds in a month, by the cent: the law counts years.
fn paid(gross: &str, employer: i64) -> PayFacts {
    let mut facts = person(gross, "0.00", "0.00");
    facts.funding.employer = Cents::new(employer);
    facts
}

fn found(facts: &PayFacts) -> Promotion {
    find(facts, 2026).expect("2026 is published")
}

#[test]
fn r17_pay_and_contribution_decide() {
    let no = Standing::Not;
    for (id, gross, employer, standing, amount, possible) in [
        ("R17-A", "2575.00", 8_000, Standing::Qualifies, "288.00", None),
        ("R17-B", "2575.01", 8_000, no(NotPromoted::OverLimit), "0.00", None),
        // 239.88 a year; the law's 239.99 is no whole month.
        ("R17-C", "2000.00", 1_999, no(NotPromoted::TooSmall), "0.00", Some("288.00")),
        ("R17-C", "2000.00", 2_000, Standing::Qualifies, "72.00", Some("288.00")),
        ("R17-D", "2000.00", 10_000, Standing::Qualifies, "288.00", None),
        ("none", "2000.00", 0, no(NotPromoted::NoContribution), "0.00", Some("288.00")),
        ("huge", "40000000000.00", 0, no(NotPromoted::Implausible), "0.00", None),
    ] {
        let found = found(&paid(gross, employer));
        assert_eq!((found.standing, found.amount), (standing, cents(amount)), "{id}");
        assert_eq!((found.possible, found.wage_limit), (possible.map(cents), cents("2575.00")), "{id}");
        assert_eq!((found.contribution, found.verified), (Cents::new(employer * 12), true), "{id}");
    }
}

#[test]
fn what_else_stands_against_it() {
    let well = paid("2000.00", 8_000);
    let mut converting = paid("2600.00", 8_000);
    converting.funding.converted = cents("25.00");
    let mut too_little = converting;
    too_little.funding.converted = cents("24.99");
    for (facts, why) in [
        (PayFacts { class: Some(TaxClass::Six), ..well }, NotPromoted::SecondEmployment),
        (PayFacts { gross: None, ..well }, NotPromoted::GrossUnknown),
        (converting, NotPromoted::DependsOnConversion),
        (too_little, NotPromoted::OverLimit),
    ] {
        let found = found(&facts);
        assert_eq!((found.standing, found.amount, found.possible), (Standing::Not(why), Cents::ZERO, None));
    }
}

#[test]
fn a_subsidy_to_converted_pay_is_not_additional() {
    let facts = person("2000.00", "200.00", "30.00");
    let found = found(&facts);
    assert_eq!(found.standing, Standing::Not(NotPromoted::NoContribution));
    assert!(found.assumptions.contains(&Assumption::SubsidyNotAdditional));
    assert!(!Assumption::SubsidyNotAdditional.is_verified() && Assumption::EvenCosts.is_verified());
}

#[test]
fn a_year_whose_limit_is_not_published_gives_no_answer() {
    let refused = find(&paid("2000.00", 8_000), 2027);
    assert_eq!(refused, Err(NoValues::NotPublished { year: 2027, last: 2026 }));
    assert_eq!(find(&paid("2000.00", 8_000), 2024), Err(NoValues::NotKept { year: 2024 }));
    let of_2025 = find(&paid("2000.00", 8_000), 2025).expect("published");
    assert_eq!(of_2025.standing, Standing::Qualifies, "the year before is not kept, so nobody is new");
}
