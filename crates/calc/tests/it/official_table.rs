//! The ministry's own test table: 86 wages, six classes, with and without social insurance.

use calc::wage_tax::{CareRate, Health, Insured, Period, Subsidy, TaxClass, WageTaxInput, wage_tax};
use calc::{Cents, Percent};

#[test]
fn all_516_cells_of_the_official_table_agree() {
    let table = include_str!("../../vectors/bmf_2026.csv");
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.starts_with("table"));
    let mut cells = 0;
    let mut failures = Vec::new();
    for line in lines {
        let cut: Vec<_> = line.split(',').collect();
        let gross: i64 = cut[1].parse().expect("a wage");
        for (number, expected) in (1_u8..).zip(&cut[2..]) {
            cells += 1;
            let tax = wage_tax(&input(cut[0], gross, number)).expect("valid").tax;
            if tax != Cents::euro(expected.parse().expect("a tax")) {
                failures.push(format!("{} {gross} class {number}: {tax}, not {expected}", cut[0]));
            }
        }
    }
    assert_eq!(cells, 516);
    super::table::report(&failures);
}

fn input(table: &str, gross: i64, number: u8) -> WageTaxInput {
    let class = TaxClass::from_number(number).expect("class");
    let rate = Percent::from_basis_points(290);
    let plain = WageTaxInput { class, ..WageTaxInput::plain(2026, Period::Year, Cents::euro(gross), rate) };
    if table == "allgemein" {
        let care = if class == TaxClass::Two { CareRate::Plain } else { CareRate::Childless };
        return WageTaxInput { care, ..plain };
    }
    assert_eq!(table, "besonders");
    let premium = match class {
        TaxClass::Three => 50_000,
        TaxClass::Six => 0,
        _ => 30_000,
    };
    WageTaxInput {
        insured: Insured { pension: false, unemployment: false },
        health: Health::Private { premium: Cents::new(premium), subsidy: Subsidy::Amount(Cents::ZERO) },
        ..plain
    }
}
