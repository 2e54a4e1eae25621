//! Financial mathematics.

use super::entered::Entered;
use calc::finance::{
    Annuity, Conversion, Duration, Flow, Flows, Fund, Gap, LifeAnnuity, Payment, Raise, Rate, Saving, Timing,
};
use calc::{CalcError, Cents};
#[cfg(feature = "weigh-explain")]
use std::hint::black_box;

/// A result of each calculation.
pub(super) fn all(entered: &mut Entered<'_>) -> [Result<Cents, CalcError>; 8] {
    [
        saving(entered),
        annuity(entered),
        payment(entered),
        duration(entered),
        flows(entered),
        life(entered),
        gap(entered),
        fund(entered),
    ]
}

fn saving(entered: &mut Entered<'_>) -> Result<Cents, CalcError> {
    let saving = Saving {
        months: entered.count(),
        rate: rate(entered),
        monthly: entered.cents(),
        start: entered.cents(),
        conversion: conversion(entered),
        timing: timing(entered),
        dynamic: rate(entered),
        raise: if entered.yes() { Raise::Cents } else { Raise::Exact },
        cost: rate(entered),
        inflation: entered.yes().then(|| rate(entered)),
    };
    let result = saving.calculate()?;
    #[cfg(feature = "weigh-explain")]
    black_box(result.explanation());
    Ok(result.capital + result.interest + result.real.unwrap_or_default())
}

fn annuity(entered: &mut Entered<'_>) -> Result<Cents, CalcError> {
    let annuity = Annuity {
        months: entered.count(),
        rate: rate(entered),
        payment: entered.cents(),
        conversion: conversion(entered),
        timing: timing(entered),
        growth: rate(entered),
    };
    let result = annuity.calculate()?;
    #[cfg(feature = "weigh-explain")]
    black_box(result.explanation());
    Ok(result.value)
}

fn payment(entered: &mut Entered<'_>) -> Result<Cents, CalcError> {
    let payment = Payment {
        months: entered.count(),
        rate: rate(entered),
        capital: entered.cents(),
        rest: entered.cents(),
        conversion: conversion(entered),
        timing: timing(entered),
        growth: rate(entered),
    };
    let result = payment.calculate()?;
    #[cfg(feature = "weigh-explain")]
    black_box(result.explanation());
    Ok(result.payment)
}

fn duration(entered: &mut Entered<'_>) -> Result<Cents, CalcError> {
    let duration = Duration {
        rate: rate(entered),
        capital: entered.cents(),
        payment: entered.cents(),
        conversion: conversion(entered),
        timing: timing(entered),
        growth: rate(entered),
    };
    let result = duration.calculate()?;
    #[cfg(feature = "weigh-explain")]
    black_box(result.explanation());
    Ok(result.last + Cents::new(i64::from(result.full_payments)))
}

fn flows(entered: &mut Entered<'_>) -> Result<Cents, CalcError> {
    let flows = (0..entered.count()).map(|month| Flow { month, amount: entered.cents() }).collect();
    let result = Flows(flows).calculate()?;
    #[cfg(feature = "weigh-explain")]
    black_box(result.explanation());
    Ok(Cents::new(result.rate_e8))
}

fn life(entered: &mut Entered<'_>) -> Result<Cents, CalcError> {
    let life = LifeAnnuity {
        rate: rate(entered),
        mortality_e6: (0..entered.count()).map(|_| entered.count()).collect(),
        capital: entered.cents(),
        guarantee_years: entered.count(),
    };
    let result = life.calculate()?;
    #[cfg(feature = "weigh-explain")]
    black_box(result.explanation());
    Ok(result.pension + result.per_ten_thousand)
}

fn gap(entered: &mut Entered<'_>) -> Result<Cents, CalcError> {
    let gap = Gap {
        years_to_retirement: entered.count(),
        pension_years: entered.count(),
        rate_saving: rate(entered),
        rate_pension: rate(entered),
        inflation: rate(entered),
        pension_growth: rate(entered),
        target: entered.cents(),
        pensions: (0..entered.count()).map(|_| entered.cents()).collect(),
        existing: entered.cents(),
        index_pension: entered.yes(),
        dynamic: rate(entered),
    };
    let result = gap.calculate()?;
    #[cfg(feature = "weigh-explain")]
    black_box(result.explanation());
    Ok(result.monthly_saving + result.gap_today)
}

fn fund(entered: &mut Entered<'_>) -> Result<Cents, CalcError> {
    let fund = Fund {
        start: entered.cents(),
        end: entered.cents(),
        distributions: entered.cents(),
        base_rate: rate(entered),
        months: entered.count(),
        exemption: rate(entered),
        allowance: entered.cents(),
    };
    let result = fund.calculate()?;
    #[cfg(feature = "weigh-explain")]
    black_box(result.explanation());
    Ok(result.tax + result.surcharge)
}

fn rate(entered: &mut Entered<'_>) -> Rate {
    entered.percent().into()
}

fn conversion(entered: &mut Entered<'_>) -> Conversion {
    match entered.number() {
        0 => Conversion::Effective,
        1 => Conversion::Nominal,
        _ => Conversion::Linear,
    }
}

fn timing(entered: &mut Entered<'_>) -> Timing {
    if entered.yes() { Timing::Advance } else { Timing::Arrears }
}
