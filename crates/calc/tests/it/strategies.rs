//! Random but valid payrolls, close to where the law changes its mind.

use calc::net::{Insurer, Marginal, NetInput};
use calc::social_insurance::OneOff;
use calc::wage_tax::{Factor, Insured, Period, TaxClass};
use calc::{Cents, Land, Percent};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The same cases in every run, so that a red suite is a changed program and not another die.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        max_global_rejects: cases,
        rng_seed: RngSeed::Fixed(0x5a_75_73_61_67_65),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// A month's pay: anything, and often within a euro of a limit.
pub fn gross() -> impl Strategy<Value = Cents> {
    let limits = [17_500, 55_600, 60_300, 200_000, 257_500, 551_250, 581_250, 805_000, 845_000];
    prop_oneof![
        (0_i64..1_500_000).prop_map(Cents::new),
        (0_i64..400_000).prop_map(Cents::new),
        (proptest::sample::select(limits.to_vec()), -100_i64..=100).prop_map(|(limit, by)| Cents::new(limit + by)),
        (1_500_000_i64..100_000_000).prop_map(Cents::new),
    ]
}

/// A tax class.
pub fn class() -> impl Strategy<Value = TaxClass> {
    (1_u8..=6).prop_map(|number| TaxClass::from_number(number).expect("class"))
}

prop_compose! {
    fn person()(
        year in 2025_i16..=2026,
        class in class(),
        thousandths in 1_i64..=1_000,
        children in 0_u8..8,
        child_allowances in prop_oneof![Just(0_i64), 5_i64..60],
        church in any::<bool>(),
        land in proptest::sample::select(Land::ALL.to_vec()),
        (birth_year, birth_month, birth_day) in (1935_i16..=2006, 1_i8..=12, 1_i8..=28),
        month in 1_i8..=12,
    ) -> NetInput {
        let factor = if class == TaxClass::Four { Factor::from_thousandths(thousandths) } else { None };
        NetInput {
            class,
            factor: factor.unwrap_or(Factor::NONE),
            children,
            child_allowances,
            church,
            land,
            birth: date(birth_year, birth_month, birth_day),
            month,
            ..NetInput::plain(year, Cents::ZERO)
        }
    }
}

fn insurer() -> impl Strategy<Value = Insurer> {
    let premium = |most: i64| (0..most).prop_map(Cents::new);
    prop_oneof![
        4 => (0_i64..500).prop_map(|bp| Insurer::Statutory { additional: Some(Percent::from_basis_points(bp)) }),
        1 => Just(Insurer::Statutory { additional: None }),
        2 => (premium(30_000), premium(90_000), premium(15_000))
            .prop_map(|(more, basic, care)| Insurer::Private { health: basic + more, basic, care }),
    ]
}

prop_compose! {
    /// A month's payroll without conversion.
    pub fn pay()(
        person in person(),
        gross in gross(),
        insurer in insurer(),
        (pension, unemployment) in prop_oneof![
            6 => Just((true, true)),
            1 => any::<(bool, bool)>(),
        ],
        one_off in proptest::option::weighted(0.2, (1_i64..3_000_000, 1_i64..=12)),
        (pension_exempt, flat_tax) in any::<(bool, bool)>(),
    ) -> NetInput {
        NetInput {
            gross,
            insurer,
            insured: Insured { pension, unemployment },
            one_off: one_off.map(|(amount, month)| OneOff { amount: Cents::new(amount), month }),
            marginal: Marginal { pension_exempt, flat_tax },
            ..person
        }
    }
}

/// A payroll with conversion, now and then for a whole year.
pub fn pay_with_conversion() -> impl Strategy<Value = NetInput> {
    (pay(), 0_i64..120_000, 0_i64..30_000, proptest::bool::weighted(0.15)).prop_map(|(pay, converted, added, year)| {
        let (period, times) = if year { (Period::Year, 12) } else { (Period::Month, 1) };
        let gross = pay.gross * times;
        NetInput {
            period,
            gross,
            one_off: if year { None } else { pay.one_off },
            converted: Cents::new(converted * times).min(gross),
            employer_contribution: Cents::new(added * times),
            ..pay
        }
    })
}
