//! The worked examples of the rules, by their ids: `vectors/law/*.tsv`.

use super::table::{cents, lines, report};
use calc::conversion::promotion::{self, PromotionInput, promotion};
use calc::conversion::{Conversion, ConversionInput, SubsidyRule, conversion, limits};
use calc::net::{Net, NetInput};
use calc::parameters::{Year, company};
use calc::payout::{Benefit, PayoutInput, Status, payout};
use calc::social_insurance::{additional_half, health_half};
use calc::wage_tax::{CareRate, Period, TaxClass, tariff};
use calc::{CalcError, Cents, Land, Percent};
use std::fmt::Debug;

/// Compares one column of one example.
fn compare<T: PartialEq + Debug>(failures: &mut Vec<String>, id: &str, what: &str, found: &T, expected: &T) {
    if found != expected {
        failures.push(format!("{id}: {what} is {found:?}, not {expected:?}"));
    }
}

/// The examples' person: 2026, additional contribution 2.90 %, no church tax, not Saxony.
fn converted(gross: Cents, converted: Cents, class: u8, childless: bool) -> Conversion {
    let pay = NetInput {
        class: TaxClass::from_number(class).expect("class"),
        children: u8::from(!childless),
        converted,
        ..NetInput::plain(2026, gross)
    };
    let rate = Percent::from_basis_points(1_500);
    conversion(&ConversionInput { pay, rule: SubsidyRule::Exact, rate }).expect("valid")
}

/// R02: legal minimum of the employer's subsidy. Columns: id, gross, conversion, saved, 15 %, legal minimum.
#[test]
fn r02_the_least_subsidy() {
    let mut failures = Vec::new();
    for line in lines(include_str!("../../vectors/law/r02.tsv"), 6) {
        let found = converted(cents(line[1]), cents(line[2]), 1, true);
        compare(&mut failures, line[0], "saved", &found.saving_for_rule, &cents(line[3]));
        compare(&mut failures, line[0], "15 %", &found.subsidy_full, &cents(line[4]));
        compare(&mut failures, line[0], "legal minimum", &found.legal_minimum, &cents(line[5]));
        compare(&mut failures, line[0], "subsidy", &found.subsidy, &cents(line[5]));
    }
    report(&failures);
}

#[test]
fn r02_a_subsidy_may_be_too_small() {
    let pay = NetInput { converted: Cents::new(40_000), ..NetInput::plain(2026, Cents::new(350_000)) };
    let lacking = |rule, bp| {
        let found = conversion(&ConversionInput { pay, rule, rate: Percent::from_basis_points(bp) }).expect("valid");
        (found.legal_minimum, found.shortfall())
    };
    let minimum = Cents::new(6_000);
    // Flat up to 4 %: 15 % of 338.00, though more is saved.
    assert_eq!(lacking(SubsidyRule::FlatToLimit, 1_500), (minimum, Cents::new(930)));
    assert_eq!(lacking(SubsidyRule::Exact, 1_000), (minimum, Cents::new(2_000)));
    assert_eq!(lacking(SubsidyRule::None, 1_500), (minimum, minimum));
    assert_eq!(lacking(SubsidyRule::Flat, 2_000), (minimum, Cents::ZERO));
}

#[test]
fn r01_claim_and_least_amount() {
    let found = |amount| converted(Cents::new(350_000), Cents::new(amount), 1, true);
    let flags = |amount| (found(amount).below_minimum, found(amount).claim_exceeded);
    assert_eq!(flags(2_400), (true, false), "R01-A: 288.00 a year is less than 296.625");
    assert_eq!(flags(2_500), (false, false), "R01-B: 300.00 a year");
    assert_eq!(flags(33_800), (false, false), "R01-C");
    assert_eq!(flags(40_000), (false, true), "R01-D: 62.00 above the claim");
}

#[test]
fn r03_free_of_social_insurance() {
    let rate = Percent::from_basis_points(1_500);
    let pay = NetInput { converted: Cents::new(33_800), ..NetInput::plain(2026, Cents::new(350_000)) };
    let found = conversion(&ConversionInput { pay, rule: SubsidyRule::Flat, rate }).expect("valid");
    assert_eq!((found.total(), found.over_insurance_free()), (Cents::new(38_870), Cents::new(5_070)), "R03-A");
    assert_eq!(found.after.insurance_gross, Cents::new(350_000 - 33_800 + 5_070), "R03-A: due to contributions");
    let free = company(2026).expect("limits").insurance_free_month();
    let filling = limits::filling(free, rate);
    assert_eq!((filling, rate.half_up(filling)), (Cents::new(29_391), Cents::new(4_409)), "R03-B");
    assert_eq!(filling + rate.half_up(filling), free, "R03-B: hits the limit");
}

#[test]
fn r04_free_of_tax() {
    let law = company(2026).expect("limits");
    assert_eq!(limits::tax_free_year(&law, Cents::ZERO), Cents::euro(8_112), "R04-A");
    assert_eq!(limits::tax_free_year(&law, Cents::euro(1_752)), Cents::euro(6_360), "R04-A: with 1,752 under § 40b");
    let found = converted(Cents::new(900_000), Cents::new(67_600), 1, true);
    assert_eq!((found.over_tax_free(), law.tax_free_month()), (Cents::ZERO, Cents::new(67_600)), "R04-B");
    let found = converted(Cents::new(900_000), Cents::new(70_000), 1, true);
    assert_eq!(found.over_tax_free() * 12, Cents::euro(288), "R04-C: taxed individually");
}

#[test]
fn r17_the_states_subsidy() {
    let input = |wage, contribution| PromotionInput {
        year: 2026,
        wage: cents(wage),
        period: Period::Month,
        contribution: cents(contribution),
        in_2016: Cents::ZERO,
    };
    let amount = |wage, contribution| promotion(&input(wage, contribution)).expect("valid").amount;
    assert_eq!(amount("2575.00", "960.00"), cents("288.00"), "R17-A");
    assert_eq!(amount("2575.01", "960.00"), Cents::ZERO, "R17-B");
    assert_eq!(amount("2000.00", "239.99"), Cents::ZERO, "R17-C");
    assert_eq!(amount("2000.00", "240.00"), cents("72.00"), "R17-C");
    let of = |year, contribution, in_2016| promotion::amount(year, cents(contribution), cents(in_2016));
    assert_eq!(of(2026, "1200.00", "0.00"), Ok(cents("288.00")), "R17-D: 2026");
    assert_eq!(of(2027, "1200.00", "0.00"), Ok(cents("360.00")), "R17-D: 2027");
    assert_eq!(of(2026, "240.00", "200.00"), Ok(cents("40.00")), "R17-E");
    let limit = promotion::wage_limit_by_rule_of_2027(2026, Period::Month);
    assert_eq!(limit, Ok(cents("3042.00")), "R17-F: indicative");
    let unknown = CalcError::NoParameter { name: "pension.ceiling.month", year: 2027 };
    assert_eq!(promotion::wage_limit(2027, Period::Month), Err(unknown), "R17: not known yet, never extrapolated");
}

#[test]
fn r17_the_limits_of_each_period() {
    let limits =
        [Period::Day, Period::Week, Period::Month, Period::Year].map(|period| promotion::wage_limit(2026, period));
    assert_eq!(limits, ["85.84", "600.84", "2575.00", "30900.00"].map(|limit| Ok(cents(limit))));
}

#[test]
fn r22_contributions_on_a_pension() {
    let of = |benefit| {
        let input = PayoutInput {
            year: 2026,
            benefit,
            statutory: Cents::ZERO,
            statutory_since: 2026,
            status: Status::Compulsory,
            additional: Percent::from_basis_points(290),
            care: CareRate::Plain,
            church: false,
            land: Land::NordrheinWestfalen,
        };
        payout(&input).expect("valid").contributions
    };
    let small = of(Benefit::Monthly(cents("197.75")));
    assert_eq!(small.company(), Cents::ZERO, "R22-A");
    let larger = of(Benefit::Monthly(cents("300.00")));
    assert_eq!((larger.health_base, larger.care_base), (cents("102.25"), cents("300.00")), "R22-B");
    assert_eq!(of(Benefit::LumpSum(cents("36000.00"))).assessed, cents("300.00"), "R22-C");
}

/// The golden numbers of 2026. Columns: id, gross, conversion, class, childless, then before and after conversion: contributions, wage
/// tax, surcharge, net; net cost. The table rounds health insurance and the additional contribution together; the house rounds the two lines
/// of the report to the fund by themselves, which makes a cent of difference in the second example.
#[test]
fn golden_numbers_of_2026() {
    let (mut failures, mut differ) = (Vec::new(), 0);
    for line in lines(include_str!("../../vectors/law/golden_2026.tsv"), 7) {
        let found = converted(cents(line[1]), cents(line[2]), line[3].parse().expect("class"), line[4] == "yes");
        for (net, columns, when) in [(&found.before, &line[5..9], "before"), (&found.after, &line[9..13], "after")] {
            let contributions = net.social.employee.sum() + cent_of_table(net);
            differ += usize::from(cent_of_table(net) != Cents::ZERO);
            let amounts = [contributions, net.wage_tax.tax, net.wage_tax.solidarity, net_of_table(net)];
            for (amount, (column, what)) in
                amounts.iter().zip(columns.iter().zip(["contributions", "wage tax", "surcharge", "net"]))
            {
                compare(&mut failures, line[0], &format!("{what} {when}"), amount, &cents(column));
            }
        }
        let cost = net_of_table(&found.before) - net_of_table(&found.after);
        compare(&mut failures, line[0], "net cost", &cost, &cents(line[13]));
    }
    report(&failures);
    assert_eq!(differ, 1, "one of the fourteen payrolls differs by the cent that the other rounding makes");
}

/// What the table's one rounding of health insurance and additional contribution makes more.
fn cent_of_table(net: &Net) -> Cents {
    let rate = health_half(net.year) + additional_half(Percent::from_basis_points(290));
    rate.half_up(net.social.base_health) - net.social.employee.health - net.social.employee.additional
}

fn net_of_table(net: &Net) -> Cents {
    net.net - cent_of_table(net)
}

/// EStG § 32a, basic tariff. Columns: id, income, tax.
#[test]
fn golden_tariff_of_2026() {
    let year = Year::of(2026).expect("set");
    let mut failures = Vec::new();
    for line in lines(include_str!("../../vectors/law/tariff_2026.tsv"), 9) {
        let tax = tariff::basic(&year.tax, cents(line[1]));
        compare(&mut failures, line[0], "tax", &tax, &cents(line[2]));
    }
    report(&failures);
}
