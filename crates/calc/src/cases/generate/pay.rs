//! Wages around the edges of the law: net pay and conversion.

use super::fields::Fields;
use super::random::Random;

pub(super) const LANDS: [&str; 16] =
    ["BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"];

/// Where a month's wage meets another rule, in cents: marginal jobs and the transition range, ceilings of health and pension insurance,
/// the state's subsidy, the solidarity surcharge, the upper zones of the tariff.
const EDGES: [i64; 20] = [
    0, 1, 17_500, 55_600, 60_300, 120_000, 200_000, 257_500, 350_000, 551_250, 581_250, 615_000, 645_000, 805_000,
    845_000, 900_000, 1_400_000, 2_315_200, 2_800_000, 10_000_000,
];
/// Where conversion meets another rule: 4 and 8 % of the ceiling, the least contribution.
const CONVERSION_EDGES: [i64; 8] = [1, 1_872, 2_060, 10_000, 32_200, 33_800, 64_400, 67_600];

/// A month's wage: an edge and a few cents, or anything.
pub(super) fn wage(random: &mut Random<'_>) -> i64 {
    match random.between(0, 9) {
        0..=4 => (random.pick(&EDGES) + random.between(-2, 2)).max(0),
        5..=8 => random.between(0, 1_200_000),
        _ => random.between(0, 50_000_000),
    }
}

/// A net pay.
pub(super) fn net(random: &mut Random<'_>) -> Fields {
    let monthly = !random.one_in(8);
    let mut fields = Fields::default();
    let gross = wage(random) * if monthly { 1 } else { 12 };
    person(random, &mut fields, gross);
    if !monthly {
        fields.text("period", "year");
    } else if random.one_in(4) {
        fields.add("bonus_ct", wage(random));
        fields.maybe(random, "bonus_month", |random| random.between(1, 12));
    }
    if random.one_in(3) {
        fields.add("eu_ct", converted(random).min(gross));
        fields.maybe(random, "eu_ag_ct", converted);
    }
    fields
}

/// A conversion, or the state's subsidy.
pub(super) fn conversion(random: &mut Random<'_>) -> Fields {
    let mut fields = Fields::default();
    if random.one_in(10) {
        fields.text("kind", "foerder100");
        fields.add("year", random.between(2025, 2026));
        fields.add("gross_ct", wage(random));
        fields.add("ag_annual_ct", random.pick(&[0, 23_999, 24_000, 24_001, 96_000, 96_001, 50_003]));
        return fields;
    }
    let gross = wage(random);
    person(random, &mut fields, gross);
    fields.add("eu_ct", converted(random).min(gross));
    if !random.one_in(3) {
        fields.text("rule", random.pick(&["none", "pauschal_full", "pauschal_cap4", "spitz"]));
    }
    if random.one_in(4) {
        fields.add("rule_bp", random.pick(&[0, 1_500, 2_000, 10_000]));
    }
    fields
}

fn converted(random: &mut Random<'_>) -> i64 {
    match random.between(0, 2) {
        0 => random.pick(&CONVERSION_EDGES) + random.between(-1, 1),
        1 => random.between(0, 100_000),
        _ => random.between(0, 400) * 100,
    }
}

/// What net pay and conversion have in common.
fn person(random: &mut Random<'_>, fields: &mut Fields, gross: i64) {
    let year = random.between(2025, 2026);
    let month = random.between(1, 12);
    fields.add("year", year);
    fields.add("gross_ct", gross);
    fields.add("month", month);
    fields.text("birth_date", birth(random, year, month));
    let class = random.between(1, 6);
    fields.add("stkl", class);
    if class == 4 && random.one_in(2) {
        fields.add("factor_milli", random.between(0, 1_000));
    }
    fields.maybe(random, "children", |random| random.between(0, 7));
    fields.maybe(random, "zkf_tenths", |random| random.between(0, 12) * 5);
    fields.maybe(random, "church", |random| random.one_in(2));
    let land = if random.one_in(4) { "SN" } else { random.pick(&LANDS) };
    fields.text("land", land);
    insurance(random, fields);
}

fn insurance(random: &mut Random<'_>, fields: &mut Fields) {
    if random.one_in(5) {
        fields.text("kv", "PKV");
        let premium = random.between(0, 120_000);
        fields.add("pkv_kv_ct", premium);
        fields.add("pkv_basis_ct", random.between(0, premium));
        fields.add("ppv_ct", random.between(0, 12_000));
    } else if !random.one_in(4) {
        fields.add("kvz_bp", random.between(0, 440));
    }
    if random.one_in(6) {
        fields.add("rv", false);
        fields.maybe(random, "av", |random| random.one_in(2));
    }
    fields.maybe(random, "minijob_rv_exempt", |random| random.one_in(2));
    fields.maybe(random, "minijob_pauschsteuer", |random| random.one_in(2));
}

/// Any day, or one around the 23rd or 64th birthday.
fn birth(random: &mut Random<'_>, year: i64, month: i64) -> String {
    let day = |random: &mut Random<'_>| random.pick(&[1, 1, 2, 15, 28]);
    match random.between(0, 5) {
        0 | 1 => format!("{}-{month:02}-{:02}", year - 23, day(random)),
        2 => format!("{}-{:02}-01", year - 23, month % 12 + 1),
        3 => format!("{}-01-{:02}", year - 64 - random.between(0, 1), random.between(1, 2)),
        4 => random.pick(&["2004-02-29", "1940-01-01", "1939-12-31", "2003-12-31", "1960-02-29"]).to_owned(),
        _ => format!("{}-{:02}-{:02}", random.between(1935, 2008), random.between(1, 12), day(random)),
    }
}
