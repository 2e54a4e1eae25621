//! The wage tax's plan with its official names.

use super::read::{self, CaseError};
use crate::wage_tax::{
    CareRate, Factor, Health, Insured, Pensions, Period, SpecialPayment, Subsidy, TaxClass, WageTaxInput, wage_tax,
};
use crate::{CalcError, Cents, Percent};
use serde::Deserialize;
use serde_json::{Value, json};

/// The plan's input parameters; amounts in cents.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "UPPERCASE")]
struct Pap {
    #[serde(rename = "year")]
    year: i16,
    #[serde(default = "one")]
    stkl: u8,
    #[serde(default = "two")]
    lzz: u8,
    #[serde(default)]
    re4: Cents,
    #[serde(rename = "af", default)]
    af: u8,
    #[serde(rename = "f1000", default = "thousand")]
    f1000: i64,
    #[serde(default)]
    ajahr: i16,
    #[serde(default)]
    alter1: u8,
    #[serde(default)]
    alv: u8,
    #[serde(default)]
    krv: u8,
    #[serde(default)]
    kvz100: i64,
    #[serde(default)]
    pkv: u8,
    #[serde(default)]
    pkpv: Cents,
    #[serde(default)]
    pkpvagz: Cents,
    #[serde(default)]
    pvs: u8,
    #[serde(default)]
    pvz: u8,
    #[serde(default)]
    pva: u8,
    #[serde(default)]
    r: u8,
    #[serde(default)]
    zkf10: i64,
    #[serde(default)]
    lzzfreib: Cents,
    #[serde(default)]
    lzzhinzu: Cents,
    #[serde(default)]
    jre4: Cents,
    #[serde(default)]
    jre4ent: Cents,
    #[serde(default)]
    jvbez: Cents,
    #[serde(default)]
    jfreib: Cents,
    #[serde(default)]
    jhinzu: Cents,
    #[serde(default)]
    sonstb: Cents,
    #[serde(default)]
    sonstent: Cents,
    #[serde(default)]
    vbs: Cents,
    #[serde(default)]
    sterbe: Cents,
    #[serde(default)]
    mbv: Cents,
    #[serde(default)]
    vbez: Cents,
    #[serde(default)]
    vbezm: Cents,
    #[serde(default)]
    vbezs: Cents,
    #[serde(default)]
    vjahr: i16,
    #[serde(default)]
    zmvb: i64,
}

const fn one() -> u8 {
    1
}

const fn two() -> u8 {
    2
}

const fn thousand() -> i64 {
    1_000
}

pub(super) fn output(input: Value) -> Result<Value, CaseError> {
    let pap: Pap = read::input(input)?;
    let tax = wage_tax(&pap.typed()?)?;
    Ok(json!({
        "LSTLZZ": tax.tax,
        "SOLZLZZ": tax.solidarity,
        "BK": tax.church_base,
        "STS": tax.special_tax,
        "SOLZS": tax.special_solidarity,
        "BKS": tax.special_church_base,
    }))
}

impl Pap {
    fn typed(&self) -> Result<WageTaxInput, CalcError> {
        let out = |field, allowed| CalcError::OutOfRange { field, allowed };
        let factor = Factor::from_thousandths(self.f1000).ok_or(out("f1000", "a number from 0 to 1000"))?;
        Ok(WageTaxInput {
            year: self.year,
            class: TaxClass::from_number(self.stkl).ok_or(out("STKL", "a class from 1 to 6"))?,
            period: self.period()?,
            wage: self.re4,
            factor: if read::flag("af", self.af)? { factor } else { Factor::NONE },
            relief_year: read::flag("ALTER1", self.alter1)?.then_some(self.ajahr),
            insured: Insured { pension: !read::flag("KRV", self.krv)?, unemployment: !read::flag("ALV", self.alv)? },
            health: self.health()?,
            saxony: read::flag("PVS", self.pvs)?,
            care: self.care()?,
            church: read::flag("R", self.r)?,
            child_allowances: self.zkf10,
            allowance: self.lzzfreib,
            addition: self.lzzhinzu,
            pensions: Pensions {
                amount: self.vbez,
                first_month: self.vbezm,
                special: self.vbezs,
                first_year: self.vjahr,
                months: self.zmvb,
            },
            special: self.special(),
        })
    }

    fn period(&self) -> Result<Period, CalcError> {
        Ok(match self.lzz {
            1 => Period::Year,
            2 => Period::Month,
            3 => Period::Week,
            4 => Period::Day,
            _ => return Err(CalcError::OutOfRange { field: "LZZ", allowed: "a period from 1 to 4" }),
        })
    }

    /// Until 2025 the plan takes a typical subsidy (PKV 2), since then its amount.
    fn health(&self) -> Result<Health, CalcError> {
        let since_2026 = self.year >= 2026;
        Ok(match self.pkv {
            0 => Health::Statutory { additional: Percent::from_basis_points(self.kvz100) },
            1 if since_2026 => Health::Private { premium: self.pkpv, subsidy: Subsidy::Amount(self.pkpvagz) },
            1 => Health::Private { premium: self.pkpv, subsidy: Subsidy::None },
            2 => Health::Private { premium: self.pkpv, subsidy: Subsidy::Typical },
            _ => return Err(CalcError::OutOfRange { field: "PKV", allowed: "0 or 1; until 2025 also 2" }),
        })
    }

    fn care(&self) -> Result<CareRate, CalcError> {
        Ok(match (read::flag("PVZ", self.pvz)?, self.pva) {
            (false, 0) => CareRate::Plain,
            (true, 0) => CareRate::Childless,
            (false, count) => CareRate::Reduced(count),
            (true, _) => return Err(CalcError::Conflict { field: "PVZ", with: "PVA" }),
        })
    }

    const fn special(&self) -> SpecialPayment {
        SpecialPayment {
            amount: self.sonstb,
            compensation: self.sonstent,
            pensions: self.vbs,
            death: self.sterbe,
            equity: self.mbv,
            annual_wage: self.jre4,
            annual_compensation: self.jre4ent,
            annual_pensions: self.jvbez,
            annual_allowance: self.jfreib,
            annual_addition: self.jhinzu,
        }
    }
}
