//! What always holds.

use super::*;
use proptest::prelude::*;

/// Rates of up to 15 % in steps of 0.01 %.
fn rates() -> impl Strategy<Value = String> {
    (0..1_500_u32).prop_map(|points| format!("0.{points:04}"))
}

fn timings() -> impl Strategy<Value = Timing> {
    prop_oneof![Just(Timing::Advance), Just(Timing::Arrears)]
}

fn monthly() -> impl Strategy<Value = Conversion> {
    prop_oneof![Just(Conversion::Effective), Just(Conversion::Nominal)]
}

fn conversions() -> impl Strategy<Value = Conversion> {
    prop_oneof![monthly(), Just(Conversion::Linear)]
}

prop_compose! {
    fn plans()(months in 1..600_u32, of in rates(), payment in 0..500_000_i64, start in 0..50_000_000_i64,
               conversion in conversions(), timing in timings(), dynamic in 0..8_u32, rounded: bool) -> Saving {
        let raise = if rounded { Raise::Cents } else { Raise::Exact };
        let dynamic = rate(&format!("0.0{dynamic}"));
        Saving { conversion, timing, dynamic, raise, ..saving(months, &of, payment, start) }
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn paid_and_interest_are_the_capital(plan in plans()) {
        let result = plan.calculate().expect("a result");
        prop_assert_eq!(result.paid + result.interest, result.capital);
        prop_assert!(!result.interest.is_negative());
        prop_assert!(result.last_payment >= plan.monthly);
    }

    #[test]
    fn without_interest_saving_is_a_plain_sum(plan in plans()) {
        let plan = Saving { rate: Rate::ZERO, dynamic: Rate::ZERO, ..plan };
        let result = plan.calculate().expect("a result");
        prop_assert_eq!(result.capital, plan.start + plan.monthly * plan.months.into());
        prop_assert_eq!(result.paid, result.capital);
    }

    #[test]
    fn more_interest_more_time_and_more_payments_are_not_less(plan in plans()) {
        let of = |plan: &Saving| plan.calculate().expect("a result").capital;
        let (capital, later) = (of(&plan), Saving { timing: Timing::Arrears, ..plan.clone() });
        let more = [
            Saving { rate: rate("0.16"), ..plan.clone() },
            Saving { months: plan.months + 1, ..plan.clone() },
            Saving { monthly: plan.monthly + Cents::new(1), ..plan.clone() },
            Saving { timing: Timing::Advance, ..plan },
        ];
        prop_assert!(more.iter().all(|more| of(more) >= capital));
        prop_assert!(of(&later) <= capital);
    }

    #[test]
    fn saving_is_linear_in_its_parts(plan in plans()) {
        let plan = Saving { raise: Raise::Exact, ..plan };
        let of = |plan: Saving| plan.calculate().expect("a result").capital;
        let parts = of(Saving { start: Cents::ZERO, ..plan.clone() }) + of(Saving { monthly: Cents::ZERO, ..plan.clone() });
        prop_assert!((parts - of(plan)).get().abs() <= 1);
    }

    #[test]
    fn the_value_of_a_pension_pays_it(months in 1..600_u32, of in rates(), paid in 1..1_000_000_i64,
                                      conversion in monthly(), timing in timings(), grows in 0..5_u32) {
        let growth = rate(&format!("0.0{grows}"));
        let value = Annuity { conversion, timing, growth, ..annuity(months, &of, paid) }.calculate().expect("a value");
        let back = Payment { conversion, timing, growth, ..payment(months, &of, value.value.get(), 0) };
        let back = back.calculate().expect("a payment").payment;
        prop_assert!((back - Cents::new(paid)).get().abs() <= 1, "{} came back as {}", paid, back);
    }

    #[test]
    fn a_value_now_saved_is_what_the_payments_become(months in 1..600_u32, of in rates(), paid in 100_000..1_000_000_i64,
                                                     conversion in monthly(), timing in timings()) {
        let value = Annuity { conversion, timing, ..annuity(months, &of, paid) }.calculate().expect("a value").value;
        let capital = |plan: Saving| Saving { conversion, timing, ..plan }.calculate().expect("a result").capital.get();
        let (left, right) = (capital(saving(months, &of, 0, value.get())), capital(saving(months, &of, paid, 0)));
        // The value is half a cent off at most, which grows with it.
        let grown = capital(saving(months, &of, 0, 1_000_000)) / 2_000_000 + 1;
        prop_assert!((left - right).abs() <= grown + 1, "{left} and {right}");
    }

    #[test]
    fn a_capital_lasts_until_its_payment_is_more_than_is_left(of in rates(), capital in 0..50_000_000_i64,
                                                              paid in 1..1_000_000_i64, timing in timings()) {
        let plan = Duration { timing, ..duration(&of, capital, paid) };
        let result = plan.calculate().expect("a result");
        prop_assert!(!result.exhausted || result.last.get() <= paid);
        let more = Duration { capital: plan.capital + Cents::new(paid), ..plan }.calculate().expect("a result");
        prop_assert!(!result.exhausted || more.full_payments > result.full_payments || !more.exhausted);
    }

    #[test]
    fn the_return_of_a_saving_plan_is_its_rate(months in 24..480_u32, points in 1..1_500_i64) {
        // Large amounts, so that cents do not matter.
        let paid = 10_000_000;
        let capital = saving(months, &format!("0.{points:04}"), paid, 0).calculate().expect("a result").capital.get();
        let list: Vec<_> = (0..months).map(|month| (month, -paid)).chain([(months, capital)]).collect();
        let found = flows(&list).calculate().expect("a return").rate_e8;
        prop_assert!((found - points * 10_000).abs() <= 2, "{found}");
    }

    #[test]
    fn a_return_is_the_same_seen_from_the_other_side(first in 1..1_000_000_i64, second in 1..1_000_000_i64,
                                                     month in 12..600_u32, back in 1_500_000..3_000_000_i64) {
        let of = |sign: i64| {
            let list = [(6, -second * sign), (0, -first * sign), (month, back * sign)];
            flows(&list).calculate().map(|found| found.rate_e8)
        };
        prop_assert_eq!(of(1), of(-1));
    }

    #[test]
    fn interest_raises_and_a_guarantee_lowers_a_pension_for_life(base in 1_000..20_000_u32, years in 1..40_u32) {
        let mortality: Vec<u32> =
            (0..60_u32).map(|year| (base + base * year * year / 20).min(1_000_000)).chain([1_000_000]).collect();
        let of = |rate: &str, guarantee| life(rate, &mortality, guarantee).calculate().expect("a pension").pension;
        prop_assert!(of("0.02", 0) > of("0.01", 0));
        prop_assert!(of("0.02", years + 1) <= of("0.02", years));
    }

    #[test]
    fn a_wider_gap_needs_more(years in 1..50_u32, of in rates(), target in 0..1_000_000_i64, pension in 0..500_000_i64) {
        let plan = Gap {
            rate_saving: rate(&of),
            inflation: rate("0.02"),
            index_pension: true,
            pensions: vec![Cents::new(pension)],
            ..gap(years, 20, target)
        };
        let result = plan.calculate().expect("a result");
        prop_assert!((result.gap_today - (Cents::new(target - pension)).at_least_zero()).get() >= 0);
        let more = Gap { target: plan.target + Cents::new(100), ..plan }.calculate().expect("a result");
        prop_assert!(more.monthly_saving >= result.monthly_saving && more.capital >= result.capital);
    }

    #[test]
    fn a_fund_is_never_taxed_beyond_its_gain(start in 0..100_000_000_i64, end in 0..100_000_000_i64, out in 0..1_000_000_i64) {
        let fund = Fund { distributions: Cents::new(out), ..fund(start, end, "0.0253") };
        let result = fund.calculate().expect("a tax");
        prop_assert!(result.lump_sum.get() <= (end - start).max(0));
        prop_assert!(result.tax.get() * 4 <= result.taxable.get());
    }
}
