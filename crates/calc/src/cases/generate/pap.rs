//! Inputs of the wage tax's plan, with its official names.

use super::fields::Fields;
use super::pay::wage;
use super::random::Random;

/// A wage of a period, with everything that the plan knows.
pub(super) fn pap(random: &mut Random<'_>) -> Fields {
    let mut fields = Fields::default();
    let year = random.between(2025, 2026);
    fields.add("year", year);
    fields.add("STKL", random.between(1, 6));
    let period = random.between(1, 4);
    fields.add("LZZ", period);
    let month = wage(random);
    let amount = |monthly: i64| match period {
        1 => monthly * 12,
        2 => monthly,
        3 => monthly * 7 / 30,
        _ => monthly / 30,
    };
    fields.add("RE4", amount(month));
    fields.maybe(random, "PVS", |random| random.between(0, 1));
    fields.maybe(random, "R", |random| random.between(0, 1));
    fields.maybe(random, "KRV", |random| i64::from(random.one_in(5)));
    fields.maybe(random, "ALV", |random| i64::from(random.one_in(5)));
    fields.maybe(random, "ZKF10", |random| random.between(0, 12) * 5);
    let care = if random.one_in(2) { ("PVZ", 1) } else { ("PVA", random.between(0, 4)) };
    fields.add(care.0, care.1);
    if random.one_in(5) {
        fields.add("af", 1);
        fields.add("f1000", random.between(0, 1_000));
    }
    health(random, year, &mut fields);
    if random.one_in(4) {
        fields.add("ALTER1", 1);
        fields.add("AJAHR", random.between(2004, 2060));
    }
    for name in ["LZZFREIB", "LZZHINZU"] {
        if random.one_in(6) {
            fields.add(name, amount(random.between(0, 100_000)));
        }
    }
    if random.one_in(4) {
        pensions(random, amount(month), &mut fields);
    }
    if random.one_in(3) {
        special(random, month * 12, &mut fields);
    }
    fields
}

fn health(random: &mut Random<'_>, year: i64, fields: &mut Fields) {
    if random.one_in(4) {
        fields.add("PKV", random.between(1, if year == 2025 { 2 } else { 1 }));
        fields.add("PKPV", random.between(0, 130_000));
        fields.maybe(random, "PKPVAGZ", |random| random.between(0, 60_000));
    } else {
        fields.add("KVZ100", random.between(0, 440));
    }
}

fn pensions(random: &mut Random<'_>, wage: i64, fields: &mut Fields) {
    fields.add("VBEZ", random.between(0, wage));
    fields.add("VBEZM", random.between(0, 400_000));
    fields.maybe(random, "VBEZS", |random| random.between(0, 100_000));
    fields.add("VJAHR", random.between(2004, 2060));
    fields.maybe(random, "ZMVB", |random| random.between(1, 12));
}

fn special(random: &mut Random<'_>, annual: i64, fields: &mut Fields) {
    let payment = wage(random);
    fields.add("SONSTB", payment);
    fields.add("JRE4", annual);
    fields.maybe(random, "JFREIB", |random| random.between(0, 500_000));
    for (name, most) in [("SONSTENT", payment), ("VBS", payment), ("STERBE", payment), ("MBV", 500_000)] {
        if random.one_in(6) {
            fields.add(name, random.between(0, most));
        }
    }
    for (name, most) in [("JRE4ENT", annual), ("JVBEZ", annual), ("JHINZU", 500_000)] {
        if random.one_in(8) {
            fields.add(name, random.between(0, most));
        }
    }
}
