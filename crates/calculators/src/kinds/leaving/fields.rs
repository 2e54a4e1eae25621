//! What is asked of who leaves.

use super::super::{lands, law_year};
use crate::{Choice, Field, FieldKind, Key, k};
use domain::money::Cents;

const fn day(name: &'static str, label: Key, hint: Option<Key>, start: &'static str) -> Field {
    Field { name, label, hint, kind: FieldKind::Day, start, is_detail: false }
}

pub(in super::super) const FIELDS: &[Field] = &[
    day("last", k::LEAVING_LAST, Some(k::LEAVING_LAST_HINT), "month-end"),
    Field {
        name: "way",
        label: k::LEAVING_WAY,
        hint: Some(k::LEAVING_WAY_HINT),
        kind: FieldKind::Choice(&[
            Choice { value: "direct_insurance", label: k::LEAVING_WAY_INSURANCE },
            Choice { value: "pension_insurance_fund", label: k::LEAVING_WAY_KASSE },
            Choice { value: "pension_fund", label: k::LEAVING_WAY_FUND },
            Choice { value: "support_fund", label: k::LEAVING_WAY_SUPPORT },
            Choice { value: "direct_promise", label: k::LEAVING_WAY_PROMISE },
        ]),
        start: "direct_insurance",
        is_detail: false,
    },
    Field {
        name: "payer",
        label: k::LEAVING_PAYER,
        hint: None,
        kind: FieldKind::Choice(&[
            Choice { value: "own", label: k::LEAVING_PAYER_OWN },
            Choice { value: "both", label: k::LEAVING_PAYER_BOTH },
            Choice { value: "employer", label: k::LEAVING_PAYER_EMPLOYER },
        ]),
        start: "own",
        is_detail: false,
    },
    day("begin", k::LEAVING_BEGIN, Some(k::LEAVING_BEGIN_HINT), ""),
    day("birth", k::LEAVING_BIRTH, Some(k::LEAVING_BIRTH_HINT), ""),
    Field {
        name: "land",
        label: k::LEAVING_LAND,
        hint: Some(k::LEAVING_LAND_HINT),
        kind: FieldKind::Choice(&lands::OR_UNKNOWN),
        start: lands::UNKNOWN,
        is_detail: true,
    },
    Field {
        name: "value",
        label: k::LEAVING_VALUE,
        hint: Some(k::LEAVING_VALUE_HINT),
        kind: FieldKind::Money { most: Cents::euro(100_000_000), slider: None },
        start: "",
        is_detail: true,
    },
    Field { name: "abroad", label: k::LEAVING_ABROAD, hint: None, kind: FieldKind::Tick, start: "", is_detail: true },
    law_year::FIELD,
];
