//! Cases of financial mathematics: the field `kind` says which.

mod input;

use super::{CaseError, read};
use crate::finance::{Annuity, Duration, Flow, Flows, Fund, Gap, LifeAnnuity, Payment, Raise, Saving};
use input::{AnnuityCase, Case, DurationCase, FundCase, GapCase, IrrCase, LifeCase, PaymentCase, SavingCase};
use serde_json::{Value, json};

pub(super) fn output(input: Value) -> Result<Value, CaseError> {
    match read::input(input)? {
        Case::Saving(case) => case.output(),
        Case::AnnuityPv(case) => case.output(),
        Case::WithdrawPayment(case) => case.output(),
        Case::WithdrawDuration(case) => case.output(),
        Case::Irr(case) => case.output(),
        Case::LifeAnnuity(case) => case.output(),
        Case::Gap(case) => case.output(),
        Case::Vorabpauschale(case) => case.output(),
    }
}

impl SavingCase {
    fn output(self) -> Result<Value, CaseError> {
        let raise = if self.dyn_round { Raise::Cents } else { Raise::Exact };
        let (monthly, start, conversion) = (self.monthly_ct, self.start_ct, self.conv);
        let Self { months, rate, timing, dynamic, cost, inflation, .. } = self;
        let saving = Saving { months, rate, monthly, start, conversion, timing, dynamic, raise, cost, inflation };
        let result = saving.calculate()?;
        let mut output = json!({
            "final_ct": result.capital, "paid_ct": result.paid, "interest_ct": result.interest,
            "last_payment_ct": result.last_payment,
        });
        if let (Some(real), Some(fields)) = (result.real, output.as_object_mut()) {
            fields.insert("real_ct".to_owned(), json!(real));
        }
        Ok(output)
    }
}

impl AnnuityCase {
    fn output(self) -> Result<Value, CaseError> {
        let Self { months, rate, payment_ct: payment, conv: conversion, timing, growth } = self;
        let result = Annuity { months, rate, payment, conversion, timing, growth }.calculate()?;
        Ok(json!({ "pv_ct": result.value, "factor_e9": result.factor_e9 }))
    }
}

impl PaymentCase {
    fn output(self) -> Result<Value, CaseError> {
        let Self { months, rate, capital_ct: capital, rest_ct: rest, conv: conversion, timing, growth } = self;
        let result = Payment { months, rate, capital, rest, conversion, timing, growth }.calculate()?;
        Ok(json!({ "payment_ct": result.payment }))
    }
}

impl DurationCase {
    fn output(self) -> Result<Value, CaseError> {
        let Self { rate, capital_ct: capital, payment_ct: payment, conv: conversion, timing, growth } = self;
        let result = Duration { rate, capital, payment, conversion, timing, growth }.calculate()?;
        Ok(json!({ "full_payments": result.full_payments, "last_ct": result.last, "exhausted": result.exhausted }))
    }
}

impl IrrCase {
    fn output(self) -> Result<Value, CaseError> {
        let flows = self.flows.into_iter().map(|(month, amount)| Flow { month, amount });
        Ok(json!({ "irr_e8": Flows(flows.collect()).calculate()?.rate_e8 }))
    }
}

impl LifeCase {
    fn output(self) -> Result<Value, CaseError> {
        let Self { rate, qx_e6: mortality_e6, capital_ct: capital, guarantee_years } = self;
        let result = LifeAnnuity { rate, mortality_e6, capital, guarantee_years }.calculate()?;
        Ok(json!({
            "a_due_e9": result.yearly_e9, "a12_e9": result.monthly_e9, "pension_m_ct": result.pension,
            "rentenfaktor_ct": result.per_ten_thousand,
        }))
    }
}

impl GapCase {
    fn output(self) -> Result<Value, CaseError> {
        let gap = Gap {
            years_to_retirement: self.years_to_retirement,
            pension_years: self.pension_years,
            rate_saving: self.rate_saving,
            rate_pension: self.rate_pension,
            inflation: self.inflation,
            pension_growth: self.pension_growth,
            target: self.target_ct,
            pensions: self.pensions_ct,
            existing: self.existing_capital_ct,
            index_pension: self.index_pension,
            dynamic: self.dynamic,
        };
        let result = gap.calculate()?;
        Ok(json!({
            "need_future_ct": result.need_future, "have_future_ct": result.have_future,
            "gap_future_ct": result.gap_future, "gap_today_ct": result.gap_today, "capital_ct": result.capital,
            "missing_capital_ct": result.missing_capital, "monthly_saving_ct": result.monthly_saving,
        }))
    }
}

impl FundCase {
    fn output(self) -> Result<Value, CaseError> {
        let fund = Fund {
            start: self.start_ct,
            end: self.end_ct,
            distributions: self.distributions_ct,
            base_rate: self.basiszins,
            months: self.months,
            exemption: self.teilfreistellung,
            allowance: self.allowance_ct,
        };
        let result = fund.calculate()?;
        Ok(json!({
            "vorabpauschale_ct": result.lump_sum, "taxable_ct": result.taxable, "kest_ct": result.tax,
            "soli_ct": result.surcharge,
        }))
    }
}

#[cfg(test)]
mod tests;
