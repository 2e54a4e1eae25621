//! The tables hold: each row can be read, none overlaps another, and what is derived agrees.

use super::*;
use std::collections::BTreeSet;

#[test]
fn every_line_of_every_table_is_read() {
    let lines: usize = TABLES.iter().map(|table| rows::lines(table).count()).sum();
    assert_eq!(all().len(), lines);
    assert!(lines >= 90, "{lines} lines are too few");
    for row in all() {
        assert!(!row.source.is_empty(), "{} has no source", row.name);
        assert!(row.to.is_none_or(|to| to >= row.from), "{} ends before it begins", row.name);
    }
}

#[test]
fn no_two_rows_of_a_name_hold_on_the_same_day() {
    for (index, row) in all().iter().enumerate() {
        for other in all()[index + 1..].iter().filter(|other| other.name == row.name) {
            let apart = row.to.is_some_and(|to| to < other.from) || other.to.is_some_and(|to| to < row.from);
            assert!(apart, "{} stands twice from {} and {}", row.name, row.from, other.from);
        }
    }
}

#[test]
fn every_row_is_used() {
    let promotion = ["share", "least", "most", "wage.day", "wage.week", "wage.month", "wage.year", "wage.share"];
    let others = [
        "provision.share",
        "provision.most.class3",
        "conversion.subsidy",
        "conversion.claim",
        "conversion.insurance.free",
        "conversion.tax.free",
        "pension.value",
    ];
    let mut known: BTreeSet<String> = promotion.iter().map(|name| format!("promotion.{name}")).collect();
    let sets = Social::ROWS.iter().chain(WageTax::ROWS).chain(Benefits::ROWS);
    known.extend(sets.chain(&others).map(|name| (*name).to_owned()));
    let found: BTreeSet<String> = all().iter().map(|row| row.name.to_owned()).collect();
    assert_eq!(found, known);
}

#[test]
fn a_year_without_numbers_is_an_error_and_never_extrapolated() {
    assert_eq!(Year::of(2027).map(|set| set.year), Err(CalcError::NoParameters { year: 2027, last: 2026 }));
    assert_eq!(Year::of(2024).map(|set| set.year), Err(CalcError::NoParameters { year: 2024, last: 2026 }));
    assert_eq!(
        pension_ceiling(2027).map(|known| known.value),
        Err(CalcError::NoParameter { name: "pension.ceiling.month", year: 2027 })
    );
    assert_eq!(last_year(), 2026);
}

#[test]
fn the_limits_of_each_year_are_those_of_the_ordinance() {
    // Year, ceiling, 4 % a month, 8 % a year, reference amount a year.
    let rows = [
        (2018, 7_800_000, 26_000, 624_000, 3_654_000),
        (2019, 8_040_000, 26_800, 643_200, 3_738_000),
        (2020, 8_280_000, 27_600, 662_400, 3_822_000),
        (2021, 8_520_000, 28_400, 681_600, 3_948_000),
        (2022, 8_460_000, 28_200, 676_800, 3_948_000),
        (2023, 8_760_000, 29_200, 700_800, 4_074_000),
        (2024, 9_060_000, 30_200, 724_800, 4_242_000),
        (2025, 9_660_000, 32_200, 772_800, 4_494_000),
        (2026, 10_140_000, 33_800, 811_200, 4_746_000),
    ];
    for (year, ceiling, four, eight, reference) in rows {
        let limits = company(year).expect("limits");
        let found = [
            limits.pension_ceiling.value * 12,
            limits.insurance_free_month(),
            limits.tax_free_month() * 12,
            limits.reference_amount.value * 12,
        ];
        assert_eq!(found.map(Cents::get), [ceiling, four, eight, reference], "{year}");
    }
}

#[test]
fn the_factor_of_the_transition_range_follows_from_the_rates() {
    for year in [2025, 2026] {
        let social = &Year::of(year).expect("set").social;
        let sum = [
            social.health_rate,
            social.additional_average,
            social.care_rate,
            social.pension_rate,
            social.unemployment_rate,
        ]
        .iter()
        .fold(Percent::default(), |sum, rate| sum + rate.value);
        // 28 % divided by the sum of the rates, rounded to four decimals (SGB IV § 20 Abs. 2a S. 1).
        let factor = crate::round::half_up(280_000 * 10_000, sum.ten_thousandths());
        assert_eq!(social.transition_factor.value, Number(factor), "{year}");
    }
}

#[test]
fn what_is_unverified_says_so() {
    let unverified: Vec<_> = all().iter().filter(|row| !row.verified).map(|row| row.name).collect();
    assert_eq!(
        unverified,
        [
            "pension.ceiling.month",
            "marginal.health",
            "marginal.pension",
            "marginal.tax",
            "marginal.pension.least",
            "church.rate",
            "church.rate.south",
            "pension.value",
            "pension.value",
            "parental.health",
            "parental.pension",
            "parental.unemployment",
            "parental.church",
        ]
    );
}

#[test]
fn the_pension_value_changes_in_july_and_is_never_extrapolated() {
    let value = |year, month| Year::of(year).and_then(|set| set.pension_value(month)).map(|known| known.value);
    let found = [(2025, 6), (2025, 7), (2026, 6), (2026, 7)].map(|(year, month)| value(year, month));
    assert_eq!(found, [3_932, 4_079, 4_079, 4_252].map(|cents| Ok(Cents::new(cents))));
    let unknown = find_in::<Cents>("pension.value", 2027, (7, 12)).map(|known| known.value);
    assert_eq!(unknown, Err(CalcError::NoParameter { name: "pension.value", year: 2027 }));
}
