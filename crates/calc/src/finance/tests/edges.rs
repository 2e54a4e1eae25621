//! Halves of a cent, single months, nothing at all, and the ends of time.

use super::*;

fn capital(saving: &Saving) -> i64 {
    saving.calculate().expect("a result").capital.get()
}

#[test]
fn exact_halves_of_a_cent_go_up_and_less_goes_down() {
    use Conversion::{Effective, Linear, Nominal};
    for (months, of, start, conversion, expected) in [
        // 1.00 at 0.5 % for a year is 1.005, though its months are roots.
        (12, "0.005", 100, Effective, 101),
        (12, "0.0049", 100, Effective, 100),
        // 6.00 at 1 % for a month is 6.005, though 1/12 has no end.
        (1, "0.01", 600, Nominal, 601),
        (1, "0.01", 600, Linear, 601),
        (1, "0.00999", 600, Nominal, 600),
        (1, "0.00999", 600, Linear, 600),
        // 7 months of 1 % on 6.00 are 3.5 cents.
        (7, "0.01", 600, Linear, 604),
    ] {
        let plan = Saving { conversion, ..saving(months, of, 0, start) };
        assert_eq!(capital(&plan), expected, "{of} of {start} for {months} {conversion:?}");
    }
}

#[test]
fn a_raise_is_rounded_if_and_only_if_asked() {
    let plan = |raise| Saving { dynamic: rate("0.01"), raise, ..saving(36, "0", 50, 0) };
    let result = |raise| {
        let result = plan(raise).calculate().expect("a result");
        [result.last_payment, result.paid, result.capital, result.interest].map(Cents::get)
    };
    // 0.50, 0.505, 0.51005: twelve of each are 18.18060.
    assert_eq!(result(Raise::Exact), [51, 1_818, 1_818, 0]);
    // 0.50, 0.51, 0.5151 rounded to 0.52.
    assert_eq!(result(Raise::Cents), [52, 1_836, 1_836, 0]);
}

#[test]
fn payments_at_the_end_of_the_month_have_a_month_less_interest() {
    let plan = |timing, conversion| Saving { conversion, timing, ..saving(12, "0.12", 10_000, 0) };
    let of = |timing, conversion| capital(&plan(timing, conversion));
    assert_eq!(of(Timing::Advance, Conversion::Linear), 120_000 + 7_800);
    assert_eq!(of(Timing::Arrears, Conversion::Linear), 120_000 + 6_600);
    // 100.00 × (1.01^12 - 1) / 0.01, and once more × 1.01
    assert_eq!(of(Timing::Arrears, Conversion::Nominal), 126_825);
    assert_eq!(of(Timing::Advance, Conversion::Nominal), 128_093);
    // In all the shorter, the less.
    assert!(of(Timing::Advance, Conversion::Effective) < of(Timing::Advance, Conversion::Nominal));
}

#[test]
fn costs_and_inflation_take_their_part() {
    let plan = Saving { cost: rate("0.02"), inflation: Some(rate("0.02")), ..saving(12, "0.05", 0, 10_000) };
    let result = plan.calculate().expect("a result");
    // 1.05 × 0.98 = 1.029; / 1.02
    assert_eq!(result.capital.get(), 10_290);
    assert_eq!(result.real.map(Cents::get), Some(10_088));
}

#[test]
fn a_negative_rate_takes_away() {
    assert_eq!(capital(&saving(24, "-0.1", 0, 10_000)), 8_100);
    let result = saving(12, "-0.1", 1_000, 0).calculate().expect("a result");
    assert!(result.interest.is_negative());
    assert!(annuity(12, "-0.1", 1_000).calculate().expect("a result").value.get() > 12_000);
}

#[test]
fn one_month_in_advance_is_worth_itself() {
    let value = |timing| Annuity { timing, ..annuity(1, "0.12", 10_000) }.calculate().expect("a result");
    assert_eq!((value(Timing::Advance).value.get(), value(Timing::Advance).factor_e9), (10_000, 1_000_000_000));
    let nominal = Annuity { conversion: Conversion::Nominal, timing: Timing::Arrears, ..annuity(1, "0.12", 10_100) };
    assert_eq!(nominal.calculate().expect("a result").value.get(), 10_000);
}

#[test]
fn growth_comes_with_the_thirteenth_payment() {
    let of = |months| Annuity { growth: rate("0.5"), ..annuity(months, "0", 100) }.calculate().expect("a result").value;
    assert_eq!([12, 13, 24, 25].map(|months| of(months).get()), [1_200, 1_350, 3_000, 3_225]);
}

#[test]
fn a_withdrawal_is_rounded_away_from_nothing_and_leaves_the_rest() {
    let of = |capital, rest| payment(2, "0", capital, rest).calculate().expect("a result").payment.get();
    assert_eq!([of(101, 0), of(100, 0), of(0, 0), of(201, 100), of(0, 101)], [51, 50, 0, 51, -51]);
    // 1 000.00 at 10 % is 1 100.00 after a year: nothing to withdraw.
    assert_eq!(payment(12, "0.1", 100_000, 110_000).calculate().expect("a result").payment.get(), 0);
}

#[test]
fn a_capital_lasts_as_long_as_it_pays_in_full() {
    let of = |duration: Duration| {
        let result = duration.calculate().expect("a result");
        (result.full_payments, result.last.get(), result.exhausted)
    };
    assert_eq!(of(duration("0", 100, 50)), (2, 0, true));
    assert_eq!(of(duration("0", 99, 50)), (1, 49, true));
    assert_eq!(of(duration("0", 0, 50)), (0, 0, true));
    assert_eq!(of(duration("0", 1_250, 100)), (12, 50, true));
    assert_eq!(of(Duration { growth: rate("0.5"), ..duration("0", 1_350, 100) }), (13, 0, true));
    // 12.00 with a month of 1 % / 12 is 12.01, a full payment.
    let equal = Duration { conversion: Conversion::Nominal, timing: Timing::Arrears, ..duration("0.01", 1_200, 1_201) };
    assert_eq!(of(equal), (1, 0, true));
}

#[test]
fn what_is_not_exhausted_in_a_century_says_so() {
    let result = duration("0.05", 1_000_000, 100).calculate().expect("a result");
    assert_eq!((result.full_payments, result.exhausted), (1_200, false));
    let nothing = duration("0", 100, 0).calculate().expect("a result");
    assert_eq!((nothing.full_payments, nothing.last.get(), nothing.exhausted), (1_200, 100, false));
    // Exhausted with the last payment of the century: nobody looks after it.
    let exact = duration("0", 1_200, 1).calculate().expect("a result");
    assert_eq!((exact.full_payments, exact.last.get(), exact.exhausted), (1_200, 0, false));
}

#[test]
fn a_rate_of_return_is_found_between_its_ends() {
    let of = |list: &[(u32, i64)]| flows(list).calculate().map(|found| found.rate_e8);
    assert_eq!(of(&[(0, -10_000), (12, 11_000)]), Ok(10_000_000));
    assert_eq!(of(&[(12, 11_000), (0, -4_000), (0, -6_000), (5, 7), (5, -7)]), Ok(10_000_000));
    assert_eq!(of(&[(7, -10_000), (19, 10_000)]), Ok(0));
    assert_eq!(of(&[(0, -10_000), (12, 5_000)]), Ok(-50_000_000));
    assert_eq!(of(&[(0, 10_000), (24, -12_100)]), Ok(10_000_000), "a loan");
    // 0.85^12 and 1.15^12
    assert_eq!(of(&[(0, -100), (1, 85)]), Ok(-85_775_824));
    assert_eq!(of(&[(0, -100), (1, 115)]), Ok(435_025_011));
    assert_eq!(of(&[(0, -1), (1_200, 1_000_000_000_000)]), Ok(31_825_674));
    assert_eq!(of(&[(0, -1_000_000_000_000), (1_200, 1)]), Ok(-24_142_242));
    for none in
        [&[][..], &[(0, 5)], &[(0, 5), (1, 6)], &[(3, 5), (3, -5)], &[(0, -100), (1, 116)], &[(0, -100), (1, 84)]]
    {
        assert_eq!(of(none), Err(CalcError::NoReturn), "{none:?}");
    }
    assert_eq!(of(&[(0, 1), (1, -2), (2, 1)]), Err(CalcError::NoReturn), "its value is never below nothing");
}

#[test]
fn a_guarantee_is_paid_after_death_too() {
    let of = |mortality: &[u32], guarantee| life("0", mortality, guarantee).calculate().expect("a result");
    let result = of(&[1_000_000], 2);
    assert_eq!([result.yearly_e9, result.monthly_e9, result.pension.get()], [1_000_000_000, 2_000_000_000, 416_667]);
    // 1 + 1/2, less 11/24
    let result = of(&[500_000, 1_000_000], 0);
    assert_eq!([result.yearly_e9, result.monthly_e9], [1_500_000_000, 1_041_666_667]);
    // One year sure, then half of 1 - 11/24.
    assert_eq!(of(&[500_000, 1_000_000], 1).monthly_e9, 1_270_833_333);
    assert_eq!(of(&[500_000, 1_000_000], 2).monthly_e9, 2_000_000_000);
}

#[test]
fn a_gap_without_interest_is_a_plain_sum() {
    let plan = Gap { pensions: vec![Cents::new(60_000), Cents::new(30_000)], ..gap(10, 20, 100_000) };
    let result = plan.calculate().expect("a result");
    assert_eq!(
        (result.gap_today.get(), result.capital.get(), result.monthly_saving.get()),
        (10_000, 2_400_000, 20_000)
    );
    let result = Gap { existing: Cents::new(2_400_001), ..plan }.calculate().expect("a result");
    assert_eq!((result.missing_capital, result.monthly_saving), (Cents::ZERO, Cents::ZERO));
    let result = Gap { pensions: vec![Cents::new(100_001)], ..gap(10, 20, 100_000) }.calculate().expect("a result");
    assert_eq!((result.gap_future, result.gap_today, result.capital), (Cents::ZERO, Cents::ZERO, Cents::ZERO));
}

#[test]
fn a_funds_lump_sum_is_limited_by_its_gain_and_lessened_by_what_it_pays() {
    let of = |fund: &Fund| {
        let result = fund.calculate().expect("a result");
        [result.lump_sum, result.taxable, result.tax, result.surcharge].map(Cents::get)
    };
    // 100.00 × 2.55 % × 70 % is 1.785.
    let grows = fund(10_000, 20_000, "0.0255");
    assert_eq!(of(&grows), [179, 179, 44, 2]);
    assert_eq!(of(&Fund { months: 6, ..grows.clone() }), [89, 89, 22, 1]);
    assert_eq!(of(&Fund { months: 0, ..grows.clone() }), [0, 0, 0, 0]);
    assert_eq!(of(&Fund { exemption: rate("0.3"), ..grows.clone() }), [179, 125, 31, 1]);
    assert_eq!(of(&Fund { allowance: Cents::new(100), ..grows.clone() }), [179, 79, 19, 1]);
    assert_eq!(of(&Fund { distributions: Cents::new(100), ..grows.clone() }), [79, 79, 19, 1]);
    assert_eq!(of(&Fund { distributions: Cents::new(500), ..grows }), [0, 0, 0, 0]);
    assert_eq!(of(&fund(10_000, 10_100, "0.0255")), [100, 100, 25, 1]);
    assert_eq!(of(&fund(10_000, 9_000, "0.0255")), [0, 0, 0, 0]);
    assert_eq!(of(&fund(10_000, 20_000, "-0.0045")), [0, 0, 0, 0]);
}
