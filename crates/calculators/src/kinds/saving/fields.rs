//! What is asked about saving.

use crate::{Choice, Field, FieldKind, Key, Slider, k};
use domain::money::Cents;

const fn rate(name: &'static str, label: Key, hint: Option<Key>, start: &'static str) -> Field {
    Field { name, label, hint, kind: FieldKind::Percent { most: 2_000, signed: false }, start, is_detail: false }
}

pub(in super::super) const FIELDS: &[Field] = &[
    Field {
        name: "monthly",
        label: k::SAVING_MONTHLY,
        hint: None,
        kind: FieldKind::Money {
            most: Cents::euro(100_000),
            slider: Some(Slider { most: Cents::euro(1_000), limit: k::SAVING_SLIDER }),
        },
        start: "150.00",
        is_detail: false,
    },
    Field {
        name: "years",
        label: k::SAVING_YEARS,
        hint: None,
        kind: FieldKind::Whole { least: 1, most: 60, unit: Some(k::GAP_YEARS_UNIT) },
        start: "30",
        is_detail: false,
    },
    Field {
        kind: FieldKind::Percent { most: 2_000, signed: true },
        ..rate("return", k::SAVING_RETURN, Some(k::SAVING_RETURN_HINT), "5")
    },
    rate("cost", k::SAVING_COST, Some(k::SAVING_COST_HINT), "1"),
    rate("guaranteed", k::SAVING_GUARANTEED, Some(k::SAVING_GUARANTEED_HINT), "1"),
    rate("guaranteecost", k::SAVING_GUARANTEE_COST, None, "0.5"),
    rate("inflation", k::SAVING_INFLATION, Some(k::GAP_INFLATION_HINT), "2"),
    Field { is_detail: true, ..rate("dynamic", k::SAVING_DYNAMIC, Some(k::SAVING_DYNAMIC_HINT), "0") },
    Field { is_detail: true, ..rate("base", k::SAVING_BASE, Some(k::SAVING_BASE_HINT), "2.5") },
    Field {
        name: "kind",
        label: k::SAVING_KIND,
        hint: Some(k::SAVING_KIND_HINT),
        // InvStG § 20 Abs. 1: what of a fund's yield is free of tax for people.
        kind: FieldKind::Choice(&[
            Choice { value: "shares", label: k::SAVING_KIND_SHARES },
            Choice { value: "mixed", label: k::SAVING_KIND_MIXED },
            Choice { value: "other", label: k::SAVING_KIND_OTHER },
        ]),
        start: "shares",
        is_detail: true,
    },
    Field {
        name: "allowance",
        label: k::SAVING_ALLOWANCE,
        hint: Some(k::SAVING_ALLOWANCE_HINT),
        kind: FieldKind::Money { most: Cents::euro(10_000), slider: None },
        start: "",
        is_detail: true,
    },
];
