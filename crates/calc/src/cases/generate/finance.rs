//! Saving, annuities, withdrawal, return, gap, funds.

use super::fields::Fields;
use super::random::Random;
use std::fmt::Write as _;

const KINDS: [&str; 8] =
    ["saving", "annuity_pv", "withdraw_payment", "withdraw_duration", "irr", "life_annuity", "gap", "vorabpauschale"];

/// One of the calculations.
pub(super) fn finance(random: &mut Random<'_>) -> Fields {
    let kind = random.pick(&KINDS);
    let mut fields = Fields::default();
    fields.text("kind", kind);
    match kind {
        "saving" => saving(random, &mut fields),
        "annuity_pv" => {
            term(random, &mut fields);
            fields.add("payment_ct", random.between(0, 500_000));
            growth(random, &mut fields, "growth");
        }
        "withdraw_payment" => {
            term(random, &mut fields);
            fields.add("capital_ct", capital(random));
            fields.maybe(random, "rest_ct", |random| capital(random) / 10);
            growth(random, &mut fields, "growth");
        }
        "withdraw_duration" => {
            rates(random, &mut fields);
            fields.add("capital_ct", capital(random));
            fields.add("payment_ct", random.between(1, 400_000));
            growth(random, &mut fields, "growth");
        }
        "irr" => flows(random, &mut fields),
        "life_annuity" => life(random, &mut fields),
        "gap" => gap(random, &mut fields),
        _ => fund(random, &mut fields),
    }
    fields
}

fn capital(random: &mut Random<'_>) -> i64 {
    random.between(0, 100_000_000)
}

/// A rate as a text: mostly between 0 and 8 %, at times nothing, negative or with many digits.
fn rate(random: &mut Random<'_>) -> String {
    match random.between(0, 9) {
        0 => "0".to_owned(),
        1 => format!("-0.0{:03}", random.between(0, 200)),
        2 => format!("0.0{:07}", random.between(0, 8_000_000)),
        _ => format!("0.{:04}", random.between(0, 800)),
    }
}

fn rates(random: &mut Random<'_>, fields: &mut Fields) {
    fields.text("rate", rate(random));
    if !random.one_in(3) {
        fields.text("conv", random.pick(&["effective", "nominal"]));
    }
    if !random.one_in(3) {
        fields.text("timing", random.pick(&["advance", "arrears"]));
    }
}

fn term(random: &mut Random<'_>, fields: &mut Fields) {
    fields.add("months", random.pick(&[1, 11, 12, 13, 120, 240, 360, 480]) + random.between(0, 5));
    rates(random, fields);
}

fn growth(random: &mut Random<'_>, fields: &mut Fields, name: &'static str) {
    if random.one_in(2) {
        fields.text(name, format_args!("0.{:03}", random.between(0, 30)));
    }
}

fn saving(random: &mut Random<'_>, fields: &mut Fields) {
    fields.add("months", random.between(1, 480));
    fields.text("rate", rate(random));
    fields.text("conv", random.pick(&["effective", "nominal", "linear"]));
    fields.text("timing", random.pick(&["advance", "arrears"]));
    fields.add("monthly_ct", random.between(0, 200_000));
    fields.maybe(random, "start_ct", capital);
    growth(random, fields, "dynamic");
    fields.maybe(random, "dyn_round", |random| random.one_in(2));
    if random.one_in(3) {
        fields.text("cost", random.pick(&["0", "0.0025", "0.0125", "0.018"]));
    }
    growth(random, fields, "inflation");
}

/// Payments in, and at the end one out.
fn flows(random: &mut Random<'_>, fields: &mut Fields) {
    let mut flows = String::from("[");
    let (mut month, mut paid) = (0, 0);
    // Writing to a text cannot fail.
    for _ in 0..random.between(1, 12) {
        let amount = random.between(1, 1_000_000);
        paid += amount;
        let _ = write!(flows, "[{month},-{amount}],");
        month += random.between(0, 60);
    }
    let _ = write!(flows, "[{},{}]]", month + random.between(1, 60), paid * random.between(80, 250) / 100);
    fields.add("flows", flows);
}

fn life(random: &mut Random<'_>, fields: &mut Fields) {
    fields.text("rate", rate(random));
    let (mut death, growth) = (random.between(2_000, 20_000), random.between(105, 115));
    let mut table = String::from("[");
    for _ in 0..random.between(10, 60) {
        let _ = write!(table, "{death},");
        death = (death * growth / 100).min(1_000_000);
    }
    table.push_str("1000000]");
    fields.add("qx_e6", table);
    fields.add("capital_ct", capital(random));
    fields.maybe(random, "guarantee_years", |random| random.between(0, 10));
}

fn gap(random: &mut Random<'_>, fields: &mut Fields) {
    fields.add("years_to_retirement", random.between(1, 45));
    fields.add("pension_years", random.between(1, 35));
    for name in ["rate_saving", "rate_pension", "inflation"] {
        fields.text(name, rate(random));
    }
    growth(random, fields, "pension_growth");
    fields.add("target_ct", random.between(0, 600_000));
    let pensions: Vec<String> = (0..random.between(0, 3)).map(|_| random.between(0, 200_000).to_string()).collect();
    fields.add("pensions_ct", format_args!("[{}]", pensions.join(",")));
    fields.maybe(random, "existing_capital_ct", capital);
    fields.maybe(random, "index_pension", |random| random.one_in(2));
    growth(random, fields, "dynamic");
}

fn fund(random: &mut Random<'_>, fields: &mut Fields) {
    let start = capital(random);
    fields.add("start_ct", start);
    fields.add("end_ct", (start + random.between(-start / 5, start / 5)).max(0));
    fields.add("distributions_ct", random.between(0, start / 50));
    fields.text("basiszins", random.pick(&["0.0253", "0.0229", "0.0255", "0", "0.03"]));
    fields.maybe(random, "months", |random| random.between(1, 12));
    fields.text("teilfreistellung", random.pick(&["0", "0.15", "0.3", "0.6", "0.8"]));
    fields.maybe(random, "allowance_ct", |random| random.between(0, 100_000));
}
