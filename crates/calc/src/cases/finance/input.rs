//! The fields of a case.

use crate::Cents;
use crate::finance::{Conversion, Rate, Timing};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Case {
    Saving(SavingCase),
    AnnuityPv(AnnuityCase),
    WithdrawPayment(PaymentCase),
    WithdrawDuration(DurationCase),
    Irr(IrrCase),
    LifeAnnuity(LifeCase),
    Gap(GapCase),
    Vorabpauschale(FundCase),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SavingCase {
    pub(super) months: u32,
    pub(super) rate: Rate,
    pub(super) monthly_ct: Cents,
    #[serde(default)]
    pub(super) start_ct: Cents,
    #[serde(default)]
    pub(super) conv: Conversion,
    #[serde(default)]
    pub(super) timing: Timing,
    #[serde(default)]
    pub(super) dynamic: Rate,
    #[serde(default)]
    pub(super) dyn_round: bool,
    #[serde(default)]
    pub(super) cost: Rate,
    #[serde(default)]
    pub(super) inflation: Option<Rate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnnuityCase {
    pub(super) months: u32,
    pub(super) rate: Rate,
    pub(super) payment_ct: Cents,
    #[serde(default)]
    pub(super) conv: Conversion,
    #[serde(default)]
    pub(super) timing: Timing,
    #[serde(default)]
    pub(super) growth: Rate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PaymentCase {
    pub(super) months: u32,
    pub(super) rate: Rate,
    pub(super) capital_ct: Cents,
    #[serde(default)]
    pub(super) rest_ct: Cents,
    #[serde(default)]
    pub(super) conv: Conversion,
    #[serde(default)]
    pub(super) timing: Timing,
    #[serde(default)]
    pub(super) growth: Rate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DurationCase {
    pub(super) rate: Rate,
    pub(super) capital_ct: Cents,
    pub(super) payment_ct: Cents,
    #[serde(default)]
    pub(super) conv: Conversion,
    #[serde(default)]
    pub(super) timing: Timing,
    #[serde(default)]
    pub(super) growth: Rate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IrrCase {
    pub(super) flows: Vec<(u32, Cents)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LifeCase {
    pub(super) rate: Rate,
    pub(super) qx_e6: Vec<u32>,
    pub(super) capital_ct: Cents,
    #[serde(default)]
    pub(super) guarantee_years: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GapCase {
    pub(super) years_to_retirement: u32,
    pub(super) pension_years: u32,
    pub(super) rate_saving: Rate,
    pub(super) rate_pension: Rate,
    pub(super) inflation: Rate,
    #[serde(default)]
    pub(super) pension_growth: Rate,
    pub(super) target_ct: Cents,
    pub(super) pensions_ct: Vec<Cents>,
    #[serde(default)]
    pub(super) existing_capital_ct: Cents,
    #[serde(default)]
    pub(super) index_pension: bool,
    #[serde(default)]
    pub(super) dynamic: Rate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FundCase {
    pub(super) start_ct: Cents,
    pub(super) end_ct: Cents,
    pub(super) distributions_ct: Cents,
    pub(super) basiszins: Rate,
    #[serde(default = "whole_year")]
    pub(super) months: u32,
    pub(super) teilfreistellung: Rate,
    #[serde(default)]
    pub(super) allowance_ct: Cents,
}

const fn whole_year() -> u32 {
    12
}
