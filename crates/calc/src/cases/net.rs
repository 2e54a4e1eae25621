//! Gross to net.

use super::read::{self, CaseError};
use crate::net::{Insurer, Marginal, Net, NetInput, net};
use crate::social_insurance::{OneOff, Zone};
use crate::wage_tax::{Factor, Insured, Period, TaxClass};
use crate::{CalcError, Cents, Land, Percent, limits};
use serde::Deserialize;
use serde_json::{Value, json};

/// The fields of a case; amounts in cents.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(clippy::struct_excessive_bools, reason = "the fields of a case file, as they are written there")]
pub(super) struct NetCase {
    year: Option<i16>,
    gross_ct: Option<Cents>,
    period: Span,
    month: i8,
    birth_date: String,
    stkl: u8,
    factor_milli: Option<i64>,
    children: u8,
    zkf_tenths: i64,
    church: bool,
    land: String,
    kv: Fund,
    kvz_bp: Option<i64>,
    pkv_kv_ct: Cents,
    pkv_basis_ct: Cents,
    ppv_ct: Cents,
    rv: bool,
    av: Option<bool>,
    bonus_ct: Cents,
    bonus_month: i64,
    eu_ct: Cents,
    eu_ag_ct: Cents,
    minijob_rv_exempt: bool,
    minijob_pauschsteuer: bool,
}

impl Default for NetCase {
    fn default() -> Self {
        Self {
            year: None,
            gross_ct: None,
            period: Span::Month,
            month: 6,
            birth_date: "1990-05-15".to_owned(),
            stkl: 1,
            factor_milli: None,
            children: 0,
            zkf_tenths: 0,
            church: false,
            land: "NW".to_owned(),
            kv: Fund::Gkv,
            kvz_bp: None,
            pkv_kv_ct: Cents::ZERO,
            pkv_basis_ct: Cents::ZERO,
            ppv_ct: Cents::ZERO,
            rv: true,
            av: None,
            bonus_ct: Cents::ZERO,
            bonus_month: 11,
            eu_ct: Cents::ZERO,
            eu_ag_ct: Cents::ZERO,
            minijob_rv_exempt: false,
            minijob_pauschsteuer: true,
        }
    }
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Span {
    Month,
    Year,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum Fund {
    Gkv,
    Pkv,
}

pub(super) fn output(input: Value) -> Result<Value, CaseError> {
    let case: NetCase = read::input(input)?;
    Ok(fields(&net(&case.typed()?)?))
}

impl NetCase {
    pub(super) fn typed(&self) -> Result<NetInput, CaseError> {
        let out = |field, allowed| CalcError::OutOfRange { field, allowed };
        self.check_unused()?;
        let factor = self.factor_milli.map_or(Some(Factor::NONE), Factor::from_thousandths);
        let birth = read::day(&self.birth_date);
        Ok(NetInput {
            year: self.year.ok_or(CaseError::NoCase("input: missing field `year`"))?,
            period: match self.period {
                Span::Month => Period::Month,
                Span::Year => Period::Year,
            },
            gross: self.gross_ct.ok_or(CaseError::NoCase("input: missing field `gross_ct`"))?,
            month: self.month,
            birth: birth.ok_or(out("birth_date", "a date like 1990-05-15"))?,
            class: TaxClass::from_number(self.stkl).ok_or(out("stkl", "a class from 1 to 6"))?,
            factor: factor.ok_or(out("factor_milli", "a number from 0 to 1000"))?,
            children: self.children,
            child_allowances: self.zkf_tenths,
            church: self.church,
            land: Land::from_code(&self.land).ok_or(out("land", "one of the sixteen two-letter codes"))?,
            insurer: self.insurer(),
            insured: Insured { pension: self.rv, unemployment: self.av.unwrap_or(self.rv) },
            one_off: self.one_off(),
            converted: self.eu_ct,
            employer_contribution: self.eu_ag_ct,
            marginal: Marginal { pension_exempt: self.minijob_rv_exempt, flat_tax: self.minijob_pauschsteuer },
        })
    }

    /// What counts only with another field is checked in any case: a slip of the pen must not pass unseen.
    fn check_unused(&self) -> Result<(), CalcError> {
        let month = CalcError::OutOfRange { field: "bonus_month", allowed: "a month from 1 to 12" };
        if !(1..=12).contains(&self.bonus_month) {
            return Err(month);
        }
        let premiums = [("pkv_kv_ct", self.pkv_kv_ct), ("pkv_basis_ct", self.pkv_basis_ct), ("ppv_ct", self.ppv_ct)];
        premiums.into_iter().try_for_each(|(field, amount)| limits::pay(field, amount))
    }

    const fn insurer(&self) -> Insurer {
        match (self.kv, self.kvz_bp) {
            (Fund::Pkv, _) => Insurer::Private { health: self.pkv_kv_ct, basic: self.pkv_basis_ct, care: self.ppv_ct },
            (Fund::Gkv, Some(bp)) => Insurer::Statutory { additional: Some(Percent::from_basis_points(bp)) },
            (Fund::Gkv, None) => Insurer::Statutory { additional: None },
        }
    }

    fn one_off(&self) -> Option<OneOff> {
        (self.bonus_ct != Cents::ZERO).then_some(OneOff { amount: self.bonus_ct, month: self.bonus_month })
    }
}

pub(super) const fn zone(zone: Zone) -> &'static str {
    match zone {
        Zone::Marginal => "mini",
        Zone::Transition => "midi",
        Zone::Regular => "regular",
    }
}

fn fields(net: &Net) -> Value {
    let (tax, social) = (&net.wage_tax, &net.social);
    let (own, employer) = (&social.employee, &social.employer);
    let mut fields = json!({
        "zone": zone(social.zone), "tax_gross": net.tax_gross, "sv_gross": net.insurance_gross,
        "be_kv": social.base_health, "be_rv": social.base_pension,
        "lst": tax.tax, "solz": tax.solidarity, "kist": net.church_tax,
        "lst_sonst": tax.special_tax, "solz_sonst": tax.special_solidarity, "kist_sonst": net.special_church_tax,
        "kv_an": own.health, "zb_an": own.additional, "pv_an": own.care, "rv_an": own.pension,
        "av_an": own.unemployment,
        "kv_ag": employer.health, "zb_ag": employer.additional, "pv_ag": employer.care, "rv_ag": employer.pension,
        "av_ag": employer.unemployment,
        "pausch_kv_ag": social.lump_health, "pausch_rv_ag": social.lump_pension, "pausch_st_ag": net.flat_tax,
        "pkv_zuschuss_kv": social.subsidy_health, "pkv_zuschuss_pv": social.subsidy_care,
        "sv_an": own.sum(), "sv_ag": social.employer_sum(), "tax": net.tax(), "pkv_own": social.own_private,
        "net": net.net,
    });
    if let (Some(base), Value::Object(fields)) = (social.base_employee, &mut fields) {
        fields.insert("be_an".to_owned(), json!(base));
    }
    fields
}
