//! An explanation's parts are the result, and each formula comes to its amount.

use super::*;
use crate::explain::{Explanation, Formula, Line, Rounding, Token};
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

/// Reads tokens as a person does: brackets, lists, × and / before + and −. In currency units.
struct Reader<'a>(std::iter::Peekable<std::slice::Iter<'a, Token>>);

impl Reader<'_> {
    fn sum(&mut self) -> Decimal {
        let mut value = self.product();
        while let Some(sign @ (Token::Plus | Token::Minus)) = self.0.peek().copied() {
            self.0.next();
            let next = self.product();
            value = if *sign == Token::Plus { value + next } else { value - next };
        }
        value
    }

    fn product(&mut self) -> Decimal {
        let mut value = self.atom();
        while let Some(sign @ (Token::Times | Token::Over)) = self.0.peek().copied() {
            self.0.next();
            let next = self.atom();
            value = if *sign == Token::Times { value * next } else { value / next };
        }
        value
    }

    fn atom(&mut self) -> Decimal {
        match self.0.next().expect("a number") {
            Token::Money(amount) => Decimal::new(amount.get(), 2),
            Token::Rate(percent) => Decimal::new(percent.ten_thousandths(), 6),
            Token::Number(mantissa, decimals) => Decimal::new(*mantissa, u32::from(*decimals)),
            Token::Open => {
                let value = self.sum();
                assert_eq!(self.0.next(), Some(&Token::Close));
                value
            }
            list @ (Token::Least | Token::Most) => {
                assert_eq!(self.0.next(), Some(&Token::Open));
                let first = self.sum();
                assert_eq!(self.0.next(), Some(&Token::Comma));
                let second = self.sum();
                assert_eq!(self.0.next(), Some(&Token::Close));
                if *list == Token::Least { first.min(second) } else { first.max(second) }
            }
            other => panic!("{other} begins nothing"),
        }
    }
}

fn value(formula: &Formula) -> Decimal {
    let mut reader = Reader(formula.tokens.iter().peekable());
    let value = reader.sum();
    assert_eq!(reader.0.next(), None, "{formula} goes on");
    value
}

fn check(line: &Line) {
    if line.formula.tokens.is_empty() {
        return;
    }
    let (found, amount) = (value(&line.formula), Decimal::new(line.amount.get(), 2));
    let cent = Decimal::new(1, 2);
    let away = RoundingStrategy::MidpointAwayFromZero;
    let ok = match line.formula.rounding {
        Rounding::Exact => found == amount,
        Rounding::HalfUp => found.round_dp_with_strategy(2, away) == amount,
        Rounding::CentDown => found.round_dp_with_strategy(2, RoundingStrategy::ToZero) == amount,
        Rounding::Shown => (found - amount).abs() <= cent + amount.abs() * Decimal::new(1, 6),
        other => panic!("{other:?} is not used here"),
    };
    assert!(ok, "{:?}: {} is {found}, not {amount}", line.text, line.formula);
}

/// Checks every line, and that the parts are the total.
fn explains(explanation: &Explanation, total: Cents) {
    assert_eq!(explanation.total, total);
    assert_eq!(explanation.parts().map(|line| line.amount).sum::<Cents>(), total);
    explanation.lines.iter().for_each(check);
}

fn rates(most: u32) -> impl Strategy<Value = Rate> {
    (0..=most).prop_map(|points| rate(&format!("0.{points:04}")))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn saving_is_explained(months in 1..600_u32, of in rates(1_500), paid in 0..500_000_i64, start in 0..50_000_000_i64,
                           dynamic in rates(500), linear: bool, rounded: bool, prices in rates(500)) {
        let conversion = if linear { Conversion::Linear } else { Conversion::Effective };
        let raise = if rounded { Raise::Cents } else { Raise::Exact };
        let plan = saving(months, "0", paid, start);
        let plan = Saving { rate: of, dynamic, conversion, raise, inflation: Some(prices), ..plan };
        let result = plan.calculate().expect("a result");
        explains(&result.explanation(), result.capital);
        let level = Saving { dynamic: Rate::ZERO, ..plan }.calculate().expect("a result");
        explains(&level.explanation(), level.capital);
    }

    #[test]
    fn pensions_of_a_fixed_time_are_explained(months in 1..600_u32, of in rates(1_500), paid in 0..500_000_i64,
                                              capital in 0..50_000_000_i64, rest in 0..1_000_000_i64, growth in rates(300)) {
        let value = Annuity { rate: of, growth, ..annuity(months, "0", paid) }.calculate().expect("a value");
        explains(&value.explanation(), value.value);
        let result = Payment { rate: of, growth, ..payment(months, "0", capital, rest) }.calculate().expect("a payment");
        explains(&result.explanation(), result.payment);
        let result = Payment { rate: of, growth, ..payment(months, "0", capital, 0) }.calculate().expect("a payment");
        explains(&result.explanation(), result.payment);
    }

    #[test]
    fn a_gap_is_explained(years in 1..50_u32, pension_years in 1..40_u32, saving in rates(900), pension in rates(400),
                          inflation in rates(300), target in 0..1_000_000_i64, there in 0..500_000_i64,
                          existing in 0..20_000_000_i64, index_pension: bool) {
        let plan = Gap {
            rate_saving: saving,
            rate_pension: pension,
            inflation,
            pension_growth: rate("0.01"),
            pensions: vec![Cents::new(there), Cents::new(1_000)],
            existing: Cents::new(existing),
            index_pension,
            dynamic: rate("0.02"),
            ..gap(years, pension_years, target)
        };
        let result = plan.calculate().expect("a result");
        explains(&result.explanation(), result.monthly_saving);
    }

    #[test]
    fn a_funds_tax_is_explained(start in 0..100_000_000_i64, end in 0..100_000_000_i64, out in 0..1_000_000_i64,
                                base_rate in rates(500), months in 1..=12_u32, left in 0..100_000_i64) {
        let fund = Fund {
            distributions: Cents::new(out),
            base_rate,
            months,
            exemption: rate("0.3"),
            allowance: Cents::new(left),
            ..fund(start, end, "0")
        };
        let result = fund.calculate().expect("a tax");
        explains(&result.explanation(), result.tax + result.surcharge);
    }
}

#[test]
fn what_a_capital_pays_in_all_is_explained() {
    for growth in ["0", "0.02"] {
        let plan = Duration { growth: rate(growth), ..duration("0.03", 10_000_000, 50_000) };
        let result = plan.calculate().expect("a result");
        let explanation = result.explanation();
        explains(&explanation, explanation.total);
        assert!(explanation.total > plan.capital, "with interest");
    }
}

#[test]
fn a_return_and_a_pension_for_life_are_explained() {
    let result = flows(&[(0, -10_000), (6, -5_000), (12, 16_000)]).calculate().expect("a return");
    explains(&result.explanation(), Cents::new(1_000));
    let result = life("0.02", &[100_000, 200_000, 500_000, 1_000_000], 2).calculate().expect("a pension");
    explains(&result.explanation(), result.pension);
}

#[test]
fn what_is_too_large_to_be_shown_does_not_keep_a_result_back() {
    let plan = Gap { dynamic: rate("2"), inflation: rate("0.02"), ..gap(41, 20, 300_000) };
    let result = plan.calculate().expect("a result");
    assert_eq!(result.monthly_saving, Cents::ZERO);
    explains(&result.explanation(), Cents::ZERO);
}
