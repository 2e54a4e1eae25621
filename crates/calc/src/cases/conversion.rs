//! Conversion of pay, and the state's subsidy for low pay.

use super::net::{NetCase, zone};
use super::read::{self, CaseError};
use crate::conversion::promotion::{PromotionInput, promotion};
use crate::conversion::{Conversion, ConversionInput, SubsidyRule, conversion};
use crate::parameters::Year;
use crate::wage_tax::Period;
use crate::{Cents, Percent};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// How the subsidy is set.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Rule {
    None,
    PauschalFull,
    #[serde(rename = "pauschal_cap4")]
    PauschalCap4,
    #[default]
    Spitz,
}

/// What a case has beside the fields of a net pay.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Extra {
    rule: Rule,
    rule_bp: Option<i64>,
}

/// A case of EStG § 100.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Promotion {
    year: i16,
    gross_ct: Cents,
    ag_annual_ct: Cents,
}

pub(super) fn output(input: Value) -> Result<Value, CaseError> {
    let Value::Object(mut fields) = input else { return Err(CaseError::NoCase("the line has no object `input`")) };
    match fields.remove("kind") {
        None => convert(fields),
        Some(Value::String(kind)) if kind == "foerder100" => promote(fields),
        Some(_) => Err(CaseError::NoCase("input: `kind` must be \"foerder100\" or missing")),
    }
}

fn convert(mut fields: Map<String, Value>) -> Result<Value, CaseError> {
    let extra = ["rule", "rule_bp"].into_iter().filter_map(|name| fields.remove_entry(name)).collect();
    let extra: Extra = read::input(Value::Object(extra))?;
    if !fields.contains_key("eu_ct") {
        return Err(CaseError::NoCase("input: missing field `eu_ct`"));
    }
    if fields.contains_key("eu_ag_ct") {
        return Err(CaseError::NoCase("input: `eu_ag_ct` is calculated here"));
    }
    let pay: NetCase = read::input(Value::Object(fields))?;
    let rule = match extra.rule {
        Rule::None => SubsidyRule::None,
        Rule::PauschalFull => SubsidyRule::Flat,
        Rule::PauschalCap4 => SubsidyRule::FlatToLimit,
        Rule::Spitz => SubsidyRule::Exact,
    };
    let pay = pay.typed()?;
    let rate = match extra.rule_bp {
        Some(bp) => Percent::from_basis_points(bp),
        None => Year::of(pay.year)?.subsidy.value,
    };
    Ok(changes(&conversion(&ConversionInput { pay, rule, rate })?))
}

fn changes(conversion: &Conversion) -> Value {
    let (before, after) = (&conversion.before, &conversion.after);
    json!({
        "net_before": before.net, "net_after": after.net, "net_cost": conversion.net_cost(),
        "tax_saved": conversion.tax_saved(), "sv_an_saved": conversion.insurance_saved(),
        "pkv_own_change": conversion.private_change(), "sv_ag_saved": conversion.employer_saved(),
        "ag_saved_for_rule": conversion.saving_for_rule, "subsidy": conversion.subsidy,
        "subsidy_15_full": conversion.subsidy_full, "total": conversion.total(),
        "over_4pct": conversion.over_insurance_free(), "over_8pct": conversion.over_tax_free(),
        "limit_4pct": conversion.insurance_free, "limit_8pct": conversion.tax_free,
        "employer_cost": conversion.employer_cost(), "claim_exceeded": conversion.claim_exceeded,
        "below_minimum": conversion.below_minimum,
        "zone_before": zone(before.social.zone), "zone_after": zone(after.social.zone),
        "lst_before": before.wage_tax.tax, "lst_after": after.wage_tax.tax,
    })
}

fn promote(fields: Map<String, Value>) -> Result<Value, CaseError> {
    let case: Promotion = read::input(Value::Object(fields))?;
    let promoted = promotion(&PromotionInput {
        year: case.year,
        wage: case.gross_ct,
        period: Period::Month,
        contribution: case.ag_annual_ct,
        in_2016: Cents::ZERO,
    })?;
    Ok(json!({
        "eligible": promoted.eligible, "tax_free_100": promoted.tax_free, "foerderbetrag": promoted.amount,
        "remaining_for_3_63": promoted.remaining,
    }))
}
