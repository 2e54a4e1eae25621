//! What is asked about a pensioner: the other pension, insurance, children, church.

use super::lands::LANDS;
use crate::{Choice, Field, FieldKind, Reading, k};
use calc::Land;
use calc::payout::{Benefit, PayoutInput, Status};
use calc::wage_tax::CareRate;
use domain::money::Cents;

/// The largest pension a month that is asked for.
pub(super) const MOST_PENSION: Cents = Cents::euro(100_000);

pub(super) const STATUTORY: Field = Field {
    name: "statutory",
    label: k::PAYOUT_STATUTORY,
    hint: Some(k::PAYOUT_STATUTORY_HINT),
    kind: FieldKind::Money { most: MOST_PENSION, slider: None },
    start: "1500.00",
    is_detail: false,
};

pub(super) const SINCE: Field = Field {
    name: "since",
    label: k::PAYOUT_SINCE,
    hint: Some(k::PAYOUT_SINCE_HINT),
    kind: FieldKind::Whole { least: 1957, most: 2100, unit: None },
    start: "year",
    is_detail: false,
};

pub(super) const STATUS: Field = Field {
    name: "status",
    label: k::PAYOUT_STATUS,
    hint: Some(k::PAYOUT_STATUS_HINT),
    kind: FieldKind::Choice(&[
        Choice { value: "compulsory", label: k::PAYOUT_STATUS_COMPULSORY },
        Choice { value: "voluntary", label: k::PAYOUT_STATUS_VOLUNTARY },
        Choice { value: "private", label: k::PAYOUT_STATUS_PRIVATE },
    ]),
    start: "compulsory",
    is_detail: false,
};

pub(super) const CHILDREN: Field = Field {
    name: "children",
    label: k::PAYOUT_CHILDREN,
    hint: Some(k::PAYOUT_CHILDREN_HINT),
    kind: FieldKind::Choice(&[
        Choice { value: "1", label: k::PAYOUT_CHILDREN_SOME },
        Choice { value: "0", label: k::PAYOUT_CHILDREN_NONE },
        Choice { value: "2", label: k::PAYOUT_CHILDREN_TWO },
        Choice { value: "3", label: k::PAYOUT_CHILDREN_THREE },
        Choice { value: "4", label: k::PAYOUT_CHILDREN_FOUR },
        Choice { value: "5", label: k::PAYOUT_CHILDREN_FIVE },
    ]),
    start: "1",
    is_detail: true,
};

pub(super) const ADDITIONAL: Field = Field {
    name: "additional",
    label: k::PAYOUT_ADDITIONAL,
    hint: Some(k::PAYOUT_ADDITIONAL_HINT),
    kind: FieldKind::Percent { most: 1_000, signed: false },
    start: "2.9",
    is_detail: true,
};

pub(super) const CHURCH: Field =
    Field { name: "church", label: k::PAYOUT_CHURCH, hint: None, kind: FieldKind::Tick, start: "", is_detail: true };

pub(super) const LAND: Field = Field {
    name: "land",
    label: k::PAYOUT_LAND,
    hint: Some(k::PAYOUT_LAND_HINT),
    kind: FieldKind::Choice(&LANDS),
    start: "NW",
    is_detail: true,
};

/// What of the calculation is which field.
pub(super) const BLAMED: &[(&str, &str)] = &[
    ("bav_m_ct", "company"),
    ("bav_capital_ct", "capital"),
    ("grv_m_ct", "statutory"),
    ("kvz_bp", "additional"),
    ("grv_start_year", "since"),
    ("children", "children"),
];

/// Reads the answers; the benefit and the year of the law's numbers come from the calculator.
pub(super) fn read(reading: &mut Reading<'_>, year: i16, benefit: Benefit) -> PayoutInput {
    PayoutInput {
        year,
        benefit,
        statutory: reading.money("statutory"),
        statutory_since: since(reading, year),
        status: status(reading),
        additional: reading.percent("additional"),
        care: care(reading),
        church: reading.tick("church"),
        land: Land::from_code(reading.choice("land")).unwrap_or(Land::NordrheinWestfalen),
    }
}

/// Left open it is the year of the law's numbers, as it stands there at first; never the earliest one, of which half would be free of tax.
fn since(reading: &mut Reading<'_>, year: i16) -> i16 {
    if reading.is_blank("since") { year } else { i16::try_from(reading.whole("since")).unwrap_or(year) }
}

fn status(reading: &mut Reading<'_>) -> Status {
    match reading.choice("status") {
        "voluntary" => Status::Voluntary,
        "private" => Status::Private,
        _ => Status::Compulsory,
    }
}

/// From the second child under 25 on, each takes a reduction, four at most (SGB XI § 55 Abs. 3 S. 4).
fn care(reading: &mut Reading<'_>) -> CareRate {
    match reading.choice("children") {
        "0" => CareRate::Childless,
        "2" => CareRate::Reduced(1),
        "3" => CareRate::Reduced(2),
        "4" => CareRate::Reduced(3),
        "5" => CareRate::Reduced(4),
        _ => CareRate::Plain,
    }
}
