//! What a conversion makes smaller: worked cases `vectors/law/effects.tsv`, the edges of the norms, explanations that hold.

use super::explanations::leads_to;
use super::strategies::{cases, pay};
use super::table::{cents, lines, report};
use calc::conversion::{Conversion, ConversionInput, SubsidyRule, conversion};
use calc::effects::{Benefit, Change, Effects, effects};
use calc::net::{Insurer, Marginal, NetInput, net};
use calc::social_insurance::OneOff;
use calc::wage_tax::{Insured, Period, TaxClass};
use calc::{CalcError, Cents, Land, Percent};
use proptest::prelude::*;

fn converted(pay: NetInput) -> Conversion {
    let rate = Percent::from_basis_points(1_500);
    conversion(&ConversionInput { pay, rule: SubsidyRule::Exact, rate }).expect("valid")
}

fn found(pay: NetInput) -> Effects {
    let conversion = converted(pay);
    effects(&conversion.before, &conversion.after).expect("known")
}

fn amounts<T: Benefit + Copy>(change: &Change<T>) -> [Option<Cents>; 2] {
    [change.before, change.after].map(|benefit| benefit.map(|benefit| benefit.amount()))
}

#[test]
fn the_worked_cases() {
    let mut failures = Vec::new();
    for line in lines(include_str!("../../vectors/law/effects.tsv"), 8) {
        let pay = NetInput {
            converted: cents(line[2]),
            class: TaxClass::from_number(line[3].parse().expect("class")).expect("class"),
            children: line[4].parse().expect("children"),
            month: 8,
            ..NetInput::plain(2026, cents(line[1]))
        };
        let found = found(pay);
        let whole = [found.sick_pay.before, found.sick_pay.after].map(|sick| sick.map(|sick| sick.whole));
        let columns = [
            ("sick pay", whole),
            ("sick pay paid", amounts(&found.sick_pay)),
            ("unemployment benefit", amounts(&found.unemployment)),
            ("parental benefit", amounts(&found.parental)),
            ("pension", amounts(&found.pension.expect("known"))),
        ];
        for (place, (what, amounts)) in columns.into_iter().enumerate() {
            let expected = [line[5 + place], line[10 + place]].map(|text| (text != "-").then(|| cents(text)));
            if amounts != expected {
                failures.push(format!("{}: {what} is {amounts:?}, not {expected:?}", line[0]));
            }
        }
    }
    report(&failures);
}

/// The picture's person: what the norms make of the rules of thumb.
#[test]
fn what_200_of_3500_make_smaller() {
    let pay = |month| NetInput { month, converted: cents("200.00"), ..NetInput::plain(2026, cents("3500.00")) };
    let of = |month| {
        let found = found(pay(month));
        [found.sick_pay.less(), found.parental.less(), found.unemployment.less(), found.pension.expect("known").less()]
    };
    assert_eq!(of(8), ["86.72", "72.64", "67.50", "1.96"].map(cents));
    assert_eq!(of(6)[3], cents("1.88"), "until June a point is worth 40.79");
}

#[test]
fn the_share_of_the_parental_benefit_moves_with_the_income() {
    let mut failures = Vec::new();
    // Pay and share, with the income before birth that leads there: 2 EUR are a step, and only a whole one counts.
    let rows = [
        ("603.00", "91.9"),  // 500.50: marginal, nothing is taken off
        ("900.00", "84.8"),  // 642.21: 178 steps below 1,000
        ("1200.00", "73.4"), // 870.02: 64 steps below
        ("1600.00", "67"),   // 1,149.85: between
        ("1700.00", "66.5"), // 1,211.11: 5 whole steps above 1,200
        ("1750.00", "65"),   // 1,241.25: 20 steps above 1,200, the least
        ("2100.00", "65"),
    ];
    for (gross, share) in rows {
        let net = net(&NetInput::plain(2026, cents(gross))).expect("valid");
        let found = effects(&net, &net).expect("known").parental.before.expect("a claim");
        if found.share != share.parse().expect("percentage") {
            failures.push(format!("{gross}: {} of {}, not {share}", found.share, found.net));
        }
    }
    report(&failures);
}

#[test]
fn who_is_not_insured_loses_nothing_there() {
    let plain = NetInput { converted: cents("200.00"), ..NetInput::plain(2026, cents("6000.00")) };
    let private = Insurer::Private { health: cents("600.00"), basic: cents("500.00"), care: cents("60.00") };
    assert_eq!(amounts(&found(NetInput { insurer: private, ..plain }).sick_pay), [None, None]);
    let none = Insured { pension: false, unemployment: false };
    let found_none = found(NetInput { insured: none, ..plain });
    assert_eq!(amounts(&found_none.unemployment), [None, None]);
    assert_eq!(amounts(&found_none.pension.expect("known")), [None, None]);
    let marginal = Marginal { pension_exempt: true, flat_tax: true };
    let small = NetInput { marginal, converted: cents("50.00"), ..NetInput::plain(2026, cents("550.00")) };
    assert_eq!(amounts(&found(small).pension.expect("known")), [None, None]);
}

#[test]
fn saxony_and_the_own_fund_change_nothing_where_the_norm_says_so() {
    let plain = NetInput { converted: cents("200.00"), ..NetInput::plain(2026, cents("3500.00")) };
    let other = NetInput {
        land: Land::Sachsen,
        insurer: Insurer::Statutory { additional: Some(Percent::from_basis_points(440)) },
        ..plain
    };
    assert_eq!(found(other).unemployment, found(plain).unemployment);
    let saxon = NetInput { land: Land::Sachsen, ..plain };
    assert_eq!(found(saxon).parental, found(plain).parental);
}

#[test]
fn another_period_or_a_special_payment_is_refused() {
    let year = net(&NetInput { period: Period::Year, ..NetInput::plain(2026, cents("42000.00")) }).expect("valid");
    let refused = CalcError::OutOfRange { field: "period", allowed: "a month" };
    assert_eq!(effects(&year, &year), Err(refused));
    let one_off = Some(OneOff { amount: cents("1000.00"), month: 11 });
    let bonus = net(&NetInput { one_off, ..NetInput::plain(2026, cents("3500.00")) }).expect("valid");
    assert_eq!(effects(&bonus, &bonus), Err(CalcError::Conflict { field: "bonus_ct", with: "period" }));
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn an_effect_explains_itself(pay in pay(), converted in 0_i64..120_000) {
        let pay = NetInput { one_off: None, converted: Cents::new(converted).min(pay.gross), ..pay };
        let found = found(pay);
        leads_to(&found.sick_pay.explanation(), found.sick_pay.less())?;
        leads_to(&found.unemployment.explanation(), found.unemployment.less())?;
        leads_to(&found.parental.explanation(), found.parental.less())?;
        let pension = found.pension.expect("known");
        leads_to(&pension.explanation(), pension.less())?;
    }
}
