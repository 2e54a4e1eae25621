//! What the formulas do at their edges, what always holds, and that explanations explain.

mod edges;
mod explained;
mod properties;
mod refused;

use super::*;
use crate::Cents;
use proptest::test_runner::{Config, RngSeed};

/// The same cases in every run, so that a red suite is a changed program and not another die.
fn cases() -> Config {
    Config {
        cases: 1_000,
        rng_seed: RngSeed::Fixed(0x5a_75_73_61_67_65),
        failure_persistence: None,
        ..Config::default()
    }
}

fn rate(text: &str) -> Rate {
    text.parse().expect("rate")
}

fn saving(months: u32, of: &str, monthly: i64, start: i64) -> Saving {
    Saving {
        months,
        rate: rate(of),
        monthly: Cents::new(monthly),
        start: Cents::new(start),
        conversion: Conversion::Effective,
        timing: Timing::Advance,
        dynamic: Rate::ZERO,
        raise: Raise::Exact,
        cost: Rate::ZERO,
        inflation: None,
    }
}

fn annuity(months: u32, of: &str, payment: i64) -> Annuity {
    Annuity {
        months,
        rate: rate(of),
        payment: Cents::new(payment),
        conversion: Conversion::Effective,
        timing: Timing::Advance,
        growth: Rate::ZERO,
    }
}

fn payment(months: u32, of: &str, capital: i64, rest: i64) -> Payment {
    Payment {
        months,
        rate: rate(of),
        capital: Cents::new(capital),
        rest: Cents::new(rest),
        conversion: Conversion::Effective,
        timing: Timing::Advance,
        growth: Rate::ZERO,
    }
}

fn duration(of: &str, capital: i64, payment: i64) -> Duration {
    Duration {
        rate: rate(of),
        capital: Cents::new(capital),
        payment: Cents::new(payment),
        conversion: Conversion::Effective,
        timing: Timing::Advance,
        growth: Rate::ZERO,
    }
}

fn flows(flows: &[(u32, i64)]) -> Flows {
    Flows(flows.iter().map(|(month, amount)| Flow { month: *month, amount: Cents::new(*amount) }).collect())
}

fn life(of: &str, mortality_e6: &[u32], guarantee_years: u32) -> LifeAnnuity {
    LifeAnnuity { rate: rate(of), mortality_e6: mortality_e6.to_vec(), capital: Cents::euro(100_000), guarantee_years }
}

fn gap(years_to_retirement: u32, pension_years: u32, target: i64) -> Gap {
    Gap {
        years_to_retirement,
        pension_years,
        rate_saving: Rate::ZERO,
        rate_pension: Rate::ZERO,
        inflation: Rate::ZERO,
        pension_growth: Rate::ZERO,
        target: Cents::new(target),
        pensions: Vec::new(),
        existing: Cents::ZERO,
        index_pension: false,
        dynamic: Rate::ZERO,
    }
}

fn fund(start: i64, end: i64, base_rate: &str) -> Fund {
    Fund {
        start: Cents::new(start),
        end: Cents::new(end),
        distributions: Cents::ZERO,
        base_rate: rate(base_rate),
        months: 12,
        exemption: Rate::ZERO,
        allowance: Cents::ZERO,
    }
}
