//! What a calculator asks about a working person. Only the gross pay stands in the open: the rest is known or rarely differs.

mod facts;
mod read;

pub(in crate::kinds) use facts::facts;
pub(in crate::kinds) use read::{pay, unexpected};

use crate::{Choice, Field, FieldKind, k};
use domain::money::Cents;

/// Gross pay of a month.
pub(in crate::kinds) const GROSS: Field = Field {
    name: "g",
    label: k::PERSON_GROSS,
    hint: None,
    kind: FieldKind::Money { most: Cents::euro(100_000), slider: None },
    start: "3500.00",
    is_detail: false,
};

/// Tax class.
pub(in crate::kinds) const CLASS: Field = detail("k", k::PERSON_CLASS, FieldKind::Choice(CLASSES), "1");

/// Church tax.
pub(in crate::kinds) const CHURCH: Field = detail("c", k::PERSON_CHURCH, FieldKind::Tick, "");

/// Where the person works.
pub(in crate::kinds) const LAND: Field = detail("l", k::PERSON_LAND, FieldKind::Choice(LANDS), "NW");

/// Children under 25; one or more also prove that the person is a parent.
pub(in crate::kinds) const CHILDREN: Field = Field {
    hint: Some(k::PERSON_CHILDREN_HINT),
    ..detail("n", k::PERSON_CHILDREN, FieldKind::Whole { least: 0, most: 20, unit: None }, "0")
};

/// Child allowances of the wage tax, which are not the same as the children: half a one each parent, mostly.
pub(in crate::kinds) const ALLOWANCES: Field = Field {
    hint: Some(k::PERSON_ALLOWANCES_HINT),
    ..detail("z", k::PERSON_ALLOWANCES, FieldKind::Choice(ALLOWANCE_COUNTS), "0")
};

/// Year of birth.
pub(in crate::kinds) const BORN: Field =
    detail("y", k::PERSON_BORN, FieldKind::Whole { least: 1930, most: 2012, unit: None }, "1990");

/// Statutory or private health insurance.
pub(in crate::kinds) const INSURANCE: Field = detail("i", k::PERSON_INSURANCE, FieldKind::Choice(INSURANCES), "s");

/// The fund's additional contribution; empty: the year's average.
pub(in crate::kinds) const ADDITIONAL: Field = Field {
    hint: Some(k::PERSON_ADDITIONAL_HINT),
    ..detail("a", k::PERSON_ADDITIONAL, FieldKind::Percent { most: 1_000, signed: false }, "")
};

/// Premium of a private health insurance.
pub(in crate::kinds) const PREMIUM: Field =
    Field { hint: Some(k::PERSON_PREMIUM_HINT), ..detail("h", k::PERSON_PREMIUM, PREMIUMS, "") };

/// What of it is basic insurance, which alone lowers the tax; empty: all.
pub(in crate::kinds) const BASIC: Field =
    Field { hint: Some(k::PERSON_BASIC_HINT), ..detail("hb", k::PERSON_BASIC, PREMIUMS, "") };

/// Premium of a private care insurance.
pub(in crate::kinds) const CARE: Field = detail("hc", k::PERSON_CARE, PREMIUMS, "");

/// Pension and unemployment insurance.
pub(in crate::kinds) const INSURED: Field = detail("r", k::PERSON_INSURED, FieldKind::Tick, "1");

const PREMIUMS: FieldKind = FieldKind::Money { most: Cents::euro(5_000), slider: None };

const fn detail(name: &'static str, label: crate::Key, kind: FieldKind, start: &'static str) -> Field {
    Field { name, label, hint: None, kind, start, is_detail: true }
}

const fn choice(value: &'static str, label: crate::Key) -> Choice {
    Choice { value, label }
}

const INSURANCES: &[Choice] = &[choice("s", k::PERSON_INSURANCE_STATUTORY), choice("p", k::PERSON_INSURANCE_PRIVATE)];

const CLASSES: &[Choice] = &[
    choice("1", k::PERSON_CLASS_1),
    choice("2", k::PERSON_CLASS_2),
    choice("3", k::PERSON_CLASS_3),
    choice("4", k::PERSON_CLASS_4),
    choice("5", k::PERSON_CLASS_5),
    choice("6", k::PERSON_CLASS_6),
];

/// In tenths.
const ALLOWANCE_COUNTS: &[Choice] = &[
    choice("0", k::PERSON_ALLOWANCES_0),
    choice("5", k::PERSON_ALLOWANCES_5),
    choice("10", k::PERSON_ALLOWANCES_10),
    choice("15", k::PERSON_ALLOWANCES_15),
    choice("20", k::PERSON_ALLOWANCES_20),
    choice("25", k::PERSON_ALLOWANCES_25),
    choice("30", k::PERSON_ALLOWANCES_30),
    choice("35", k::PERSON_ALLOWANCES_35),
    choice("40", k::PERSON_ALLOWANCES_40),
    choice("45", k::PERSON_ALLOWANCES_45),
    choice("50", k::PERSON_ALLOWANCES_50),
];

const LANDS: &[Choice] = &[
    choice("BB", k::PERSON_LAND_BB),
    choice("BE", k::PERSON_LAND_BE),
    choice("BW", k::PERSON_LAND_BW),
    choice("BY", k::PERSON_LAND_BY),
    choice("HB", k::PERSON_LAND_HB),
    choice("HE", k::PERSON_LAND_HE),
    choice("HH", k::PERSON_LAND_HH),
    choice("MV", k::PERSON_LAND_MV),
    choice("NI", k::PERSON_LAND_NI),
    choice("NW", k::PERSON_LAND_NW),
    choice("RP", k::PERSON_LAND_RP),
    choice("SH", k::PERSON_LAND_SH),
    choice("SL", k::PERSON_LAND_SL),
    choice("SN", k::PERSON_LAND_SN),
    choice("ST", k::PERSON_LAND_ST),
    choice("TH", k::PERSON_LAND_TH),
];
