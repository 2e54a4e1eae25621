//! What is left of a pension.

use super::read::{self, CaseError};
use crate::payout::{Benefit, Payout, PayoutInput, Status, payout};
use crate::wage_tax::CareRate;
use crate::{CalcError, Cents, Land, Percent};
use serde::Deserialize;
use serde_json::{Value, json};

/// The fields of a case; amounts in cents.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PayoutCase {
    year: i16,
    bav_m_ct: Option<Cents>,
    bav_capital_ct: Option<Cents>,
    grv_m_ct: Cents,
    grv_start_year: i16,
    status: Insurance,
    kvz_bp: i64,
    children: u8,
    childless_surcharge: bool,
    church: bool,
    land: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Insurance {
    Kvdr,
    Freiwillig,
    Pkv,
}

pub(super) fn output(input: Value) -> Result<Value, CaseError> {
    let case: PayoutCase = read::input(input)?;
    Ok(fields(&payout(&case.typed()?)?))
}

impl PayoutCase {
    fn typed(&self) -> Result<PayoutInput, CaseError> {
        let benefit = match (self.bav_m_ct, self.bav_capital_ct) {
            (Some(monthly), None) => Benefit::Monthly(monthly),
            (None, Some(capital)) => Benefit::LumpSum(capital),
            _ => return Err(CaseError::NoCase("input: exactly one of `bav_m_ct` and `bav_capital_ct`")),
        };
        let land = Land::from_code(&self.land);
        let unknown = CalcError::OutOfRange { field: "land", allowed: "one of the sixteen two-letter codes" };
        Ok(PayoutInput {
            year: self.year,
            benefit,
            statutory: self.grv_m_ct,
            statutory_since: self.grv_start_year,
            status: match self.status {
                Insurance::Kvdr => Status::Compulsory,
                Insurance::Freiwillig => Status::Voluntary,
                Insurance::Pkv => Status::Private,
            },
            additional: Percent::from_basis_points(self.kvz_bp),
            care: self.care()?,
            church: self.church,
            land: land.ok_or(unknown)?,
        })
    }

    fn care(&self) -> Result<CareRate, CalcError> {
        match (self.childless_surcharge, self.children) {
            (true, 0) => Ok(CareRate::Childless),
            (true, _) => Err(CalcError::Conflict { field: "childless_surcharge", with: "children" }),
            (false, 0 | 1) => Ok(CareRate::Plain),
            (false, more) => Ok(CareRate::Reduced((more - 1).min(4))),
        }
    }
}

fn fields(payout: &Payout) -> Value {
    let paid = &payout.contributions;
    let mut fields = json!({
        "kv_grv": paid.statutory_health, "pv_grv": paid.statutory_care,
        "kv_bav": paid.company_health, "pv_bav": paid.company_care,
        "freibetrag": paid.allowance, "bav_assessed_m": paid.assessed,
    });
    let more = match &payout.taxed {
        None => json!({ "deduction_total_120": payout.deduction_in_ten_years() }),
        Some(taxed) => json!({
            "zve": taxed.with.income.get() / 100, "est_ct": taxed.with.income_tax,
            "solz_ct": taxed.with.solidarity, "kist_ct": taxed.with.church,
            "taxable_grv_ct": taxed.with.taxable_statutory, "tax_year_ct": taxed.with.sum(),
            "tax_year_without_bav_ct": taxed.without.sum(), "bav_net_m": taxed.company_net,
            "net_total_m": taxed.net,
        }),
    };
    if let (Value::Object(fields), Value::Object(more)) = (&mut fields, more) {
        fields.extend(more);
    }
    fields
}
