//! Prints how many calculations one core does in a second, five runs of each: `cargo xtask bench calc`.

#![expect(clippy::print_stdout, reason = "whoever starts it reads the figures")]

use calc::net::{Insurer, NetInput, net};
use calc::social_insurance::OneOff;
use calc::wage_tax::{CareRate, Factor, Period, TaxClass, WageTaxInput, wage_tax};
use calc::{CalcError, Cents, Land, Percent};
use std::hint::black_box;
use std::time::{Duration, Instant};

const RUNS: usize = 5;
const RUN: Duration = Duration::from_secs(1);
/// Enough that no branch can be learnt by heart.
const INPUTS: i64 = 4_096;

fn main() {
    let wages: Vec<WageTaxInput> = (0..INPUTS).map(plan).collect();
    let pays: Vec<NetInput> = (0..INPUTS).map(pay).collect();
    let tax = runs(&wages, wage_tax);
    let net = runs(&pays, net);
    println!("{{\"wage_tax\":{tax:?},\"net\":{net:?}}}");
}

/// The yearly wages and classes that the Python package is asked for too (`xtask/src/bench/calc/lohnsteuer.py`).
fn plan(index: i64) -> WageTaxInput {
    let plain =
        WageTaxInput::plain(2026, Period::Year, Cents::euro(8_000 + index * 41), Percent::from_basis_points(290));
    WageTaxInput { class: class(index), care: CareRate::Childless, ..plain }
}

/// Monthly pay of all kinds: every class, zone, land and kind of insurance, with and without special payment and conversion.
fn pay(index: i64) -> NetInput {
    let gross = Cents::new(30_000 + index * 37_813 % 1_200_000);
    let class = class(index);
    let premium = Cents::new(40_000 + index * 17 % 60_000);
    let private = Insurer::Private { health: premium, basic: premium, care: Cents::new(6_000) };
    let statutory = Insurer::Statutory { additional: Some(Percent::from_basis_points(200 + index % 200)) };
    let factor = Factor::from_thousandths(900 + index % 100).filter(|_| class == TaxClass::Four && index % 2 == 0);
    let land = if index % 5 == 0 { Land::Sachsen } else { Land::Bayern };
    NetInput {
        class,
        factor: factor.unwrap_or(Factor::NONE),
        land,
        church: index % 3 == 0,
        children: u8::try_from(index % 4).unwrap_or_default(),
        child_allowances: index % 4 * 10,
        insurer: if index % 7 == 0 { private } else { statutory },
        one_off: (index % 6 == 0).then_some(OneOff { amount: gross, month: 11 }),
        converted: if index % 2 == 0 { Cents::new(20_000) } else { Cents::ZERO },
        ..NetInput::plain(if index % 4 == 0 { 2025 } else { 2026 }, gross)
    }
}

fn class(index: i64) -> TaxClass {
    u8::try_from(1 + index % 6).ok().and_then(TaxClass::from_number).unwrap_or(TaxClass::One)
}

/// Calculations per second in each run; a refused input would be no calculation and ends the program.
#[expect(clippy::disallowed_methods, reason = "measuring is the one exception")]
fn runs<T, U>(inputs: &[T], calculate: impl Fn(&T) -> Result<U, CalcError>) -> Vec<u64> {
    assert!(inputs.iter().all(|input| calculate(input).is_ok()), "an input is refused");
    let run = || {
        let begin = Instant::now();
        let mut count = 0_u64;
        while begin.elapsed() < RUN {
            for input in inputs {
                // The whole result, or the compiler leaves out what nobody looks at.
                let _ = black_box(calculate(black_box(input)));
            }
            count += inputs.len() as u64;
        }
        u64::try_from(u128::from(count) * 1_000_000_000 / begin.elapsed().as_nanos()).unwrap_or(u64::MAX)
    };
    (0..RUNS).map(|_| run()).collect()
}
