//! Every value out of range is an error that names its field; every result that does not fit is one too.

use super::*;

fn field<T: std::fmt::Debug>(result: Result<T, CalcError>) -> &'static str {
    match result {
        Err(CalcError::OutOfRange { field, .. }) => field,
        other => panic!("not refused: {other:?}"),
    }
}

const MINUS: Cents = Cents::new(-1);
const TOO_MUCH: Cents = Cents::new(1_000_000_000_001);

#[test]
fn a_saving_plan_is_checked() {
    let good = saving(12, "0.03", 100, 100);
    let refused = |plan: Saving| field(plan.calculate());
    assert_eq!(refused(Saving { months: 0, ..good.clone() }), "months");
    assert_eq!(refused(Saving { months: 1_201, ..good.clone() }), "months");
    assert_eq!(refused(Saving { rate: rate("-0.9"), ..good.clone() }), "rate");
    assert_eq!(refused(Saving { rate: rate("10.1"), ..good.clone() }), "rate");
    assert_eq!(refused(Saving { monthly: MINUS, ..good.clone() }), "monthly_ct");
    assert_eq!(refused(Saving { start: TOO_MUCH, ..good.clone() }), "start_ct");
    assert_eq!(refused(Saving { dynamic: rate("-1"), ..good.clone() }), "dynamic");
    assert_eq!(refused(Saving { cost: rate("1"), ..good.clone() }), "cost");
    assert_eq!(refused(Saving { cost: rate("-0.01"), ..good.clone() }), "cost");
    assert_eq!(refused(Saving { inflation: Some(rate("11")), ..good.clone() }), "inflation");
    assert!(good.calculate().is_ok());
}

#[test]
fn annuities_and_withdrawals_are_checked() {
    let linear = Conversion::Linear;
    assert_eq!(field(annuity(1_201, "0", 1).calculate()), "months");
    assert_eq!(field(annuity(12, "0", -1).calculate()), "payment_ct");
    assert_eq!(field(Annuity { conversion: linear, ..annuity(12, "0", 1) }.calculate()), "conv");
    assert_eq!(field(Annuity { growth: rate("-0.9"), ..annuity(12, "0", 1) }.calculate()), "growth");
    assert_eq!(field(payment(12, "0", -1, 0).calculate()), "capital_ct");
    assert_eq!(field(payment(12, "0", 1, -1).calculate()), "rest_ct");
    assert_eq!(field(Payment { conversion: linear, ..payment(12, "0", 1, 0) }.calculate()), "conv");
    assert_eq!(field(duration("0", -1, 1).calculate()), "capital_ct");
    assert_eq!(field(duration("0", 1, -1).calculate()), "payment_ct");
    assert_eq!(field(duration("-0.95", 1, 1).calculate()), "rate");
    assert_eq!(field(Duration { conversion: linear, ..duration("0", 1, 1) }.calculate()), "conv");
}

#[test]
fn lists_are_checked() {
    assert_eq!(field(flows(&[(1_201, 1), (0, -1)]).calculate()), "flows");
    assert_eq!(field(flows(&[(0, i64::MIN), (1, 1)]).calculate()), "flows");
    assert_eq!(field(flows(&vec![(0, 1); 10_001]).calculate()), "flows");
    for mortality in [&[][..], &[500_000], &[1_000_001, 1_000_000], &[1_000_000; 151]] {
        assert_eq!(field(life("0", mortality, 0).calculate()), "qx_e6");
    }
    assert_eq!(field(life("0", &[1_000_000], 101).calculate()), "guarantee_years");
    assert_eq!(field(LifeAnnuity { capital: MINUS, ..life("0", &[1_000_000], 0) }.calculate()), "capital_ct");
    assert_eq!(field(Gap { pensions: vec![MINUS], ..gap(1, 1, 1) }.calculate()), "pensions_ct");
    assert_eq!(field(Gap { pensions: vec![Cents::ZERO; 101], ..gap(1, 1, 1) }.calculate()), "pensions_ct");
}

#[test]
fn a_gap_and_a_fund_are_checked() {
    assert_eq!(field(gap(0, 1, 1).calculate()), "years_to_retirement");
    assert_eq!(field(gap(1, 101, 1).calculate()), "pension_years");
    assert_eq!(field(gap(1, 1, -1).calculate()), "target_ct");
    assert_eq!(field(Gap { existing: MINUS, ..gap(1, 1, 1) }.calculate()), "existing_capital_ct");
    assert_eq!(field(Gap { inflation: rate("-1"), ..gap(1, 1, 1) }.calculate()), "inflation");
    assert_eq!(field(Gap { rate_saving: rate("-1"), ..gap(1, 1, 1) }.calculate()), "rate_saving");
    assert_eq!(field(Gap { rate_pension: rate("-1"), ..gap(1, 1, 1) }.calculate()), "rate_pension");
    assert_eq!(field(Gap { pension_growth: rate("-1"), ..gap(1, 1, 1) }.calculate()), "pension_growth");
    assert_eq!(field(Gap { dynamic: rate("-1"), ..gap(1, 1, 1) }.calculate()), "dynamic");
    let good = fund(1, 1, "0.02");
    assert_eq!(field(fund(-1, 1, "0.02").calculate()), "start_ct");
    assert_eq!(field(fund(1, -1, "0.02").calculate()), "end_ct");
    assert_eq!(field(fund(1, 1, "-1").calculate()), "basiszins");
    assert_eq!(field(Fund { distributions: MINUS, ..good.clone() }.calculate()), "distributions_ct");
    assert_eq!(field(Fund { allowance: TOO_MUCH, ..good.clone() }.calculate()), "allowance_ct");
    assert_eq!(field(Fund { months: 13, ..good.clone() }.calculate()), "months");
    assert_eq!(field(Fund { exemption: rate("1.1"), ..good }.calculate()), "teilfreistellung");
}

#[test]
fn what_is_too_large_is_an_error() {
    assert_eq!(saving(1_200, "10", 1, 0).calculate(), Err(CalcError::TooLarge));
    assert_eq!(saving(1_200, "0.5", 100, 0).calculate(), Err(CalcError::TooLarge));
    assert_eq!(annuity(1_200, "-0.89", 1).calculate(), Err(CalcError::TooLarge));
    assert_eq!(duration("10", 1_000_000, 1).calculate(), Err(CalcError::TooLarge));
    let most = Gap { dynamic: rate("10"), inflation: rate("10"), ..gap(100, 100, 1_000_000_000_000) };
    assert_eq!(most.calculate(), Err(CalcError::TooLarge));
}
