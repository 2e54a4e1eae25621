//! Each result explains itself: the parts add up to it, and each line's arithmetic leads to its amount.

use super::evaluate;
use super::strategies::{cases, pay, pay_with_conversion};
use calc::conversion::promotion::{PromotionInput, promotion};
use calc::conversion::{ConversionInput, SubsidyRule, conversion};
use calc::explain::{Explanation, Role, Text};
use calc::net::net;
use calc::payout::{Benefit, PayoutInput, Status, payout};
use calc::wage_tax::{
    CareRate, Factor, Health, Insured, Pensions, Period, SpecialPayment, Subsidy, WageTaxInput, explain, wage_tax,
};
use calc::{Cents, Land, Percent};
use proptest::prelude::*;

/// What was entered, and sums of what stands above: these need no norm.
const SELF_EVIDENT: [Text; 10] = [
    Text::Gross,
    Text::OneOff,
    Text::OwnPrivate,
    Text::NetBefore,
    Text::NetAfter,
    Text::StatutoryPension,
    Text::CompanyPension,
    Text::MonthlyTax,
    Text::MoreTax,
    Text::TaxOfYear,
];

/// Whether an explanation leads to a result.
pub fn leads_to(explanation: &Explanation, total: Cents) -> Result<(), TestCaseError> {
    prop_assert_eq!(explanation.total, total, "the total of {:?}", explanation.text);
    let sum: Cents = explanation.parts().map(|line| line.amount).sum();
    prop_assert_eq!(sum, total, "the parts of {:?}", explanation.text);
    for line in &explanation.lines {
        // A part that is taken from the total has the other sign.
        let fits = |value: Cents| value == line.amount || (line.role == Role::Part && -value == line.amount);
        if let Some(value) = evaluate::amount(&line.formula) {
            prop_assert!(fits(value), "{:?}: {} is {value}, not {}", line.text, line.formula, line.amount);
        }
        let sourced = !line.source.norm.is_empty() || SELF_EVIDENT.contains(&line.text);
        prop_assert!(sourced, "{:?} has no source", line.text);
    }
    Ok(())
}

fn wage_tax_input() -> impl Strategy<Value = WageTaxInput> {
    let amount = |most: i64| prop_oneof![3 => Just(Cents::ZERO), 1 => (0..most).prop_map(Cents::new)];
    let person = (super::strategies::class(), 1_i64..=1_000, 0_i64..50, any::<[bool; 5]>(), 0_u8..=4, 0_i64..400);
    let period = proptest::sample::select(vec![Period::Year, Period::Month, Period::Week, Period::Day]);
    let wage = (2025_i16..=2026, period, 0_i64..30_000_000, amount(500_000), amount(500_000), 0_i64..150_000);
    let pensions = (amount(3_000_000), 0_i64..400_000, amount(300_000), 2000_i16..=2030, 0_i64..=12);
    let special = (amount(6_000_000), amount(500_000), amount(500_000), amount(500_000), amount(900_000));
    let year = (0_i64..25_000_000, amount(500_000), amount(3_000_000), amount(500_000), amount(500_000));
    (person, wage, pensions, special, year).prop_map(|(person, wage, pensions, special, year)| {
        let (class, factor, child_allowances, [church, private, pension, unemployment, saxony], reductions, kvz) =
            person;
        let (in_year, period, pay, allowance, addition, premium) = wage;
        let subsidy = if in_year == 2026 { Subsidy::Amount(Cents::new(premium / 3)) } else { Subsidy::Typical };
        let health = if private {
            Health::Private { premium: Cents::new(premium), subsidy }
        } else {
            Health::Statutory { additional: Percent::from_basis_points(kvz) }
        };
        WageTaxInput {
            year: in_year,
            class,
            period,
            wage: Cents::new(pay) + pensions.0,
            factor: Factor::from_thousandths(factor).expect("factor"),
            relief_year: (pensions.4 > 6).then_some(pensions.3),
            insured: Insured { pension, unemployment },
            health,
            saxony,
            care: if reductions == 0 { CareRate::Childless } else { CareRate::Reduced(reductions) },
            church,
            child_allowances,
            allowance,
            addition,
            pensions: Pensions {
                amount: pensions.0,
                first_month: Cents::new(pensions.1),
                special: pensions.2,
                first_year: pensions.3,
                months: pensions.4,
            },
            special: SpecialPayment {
                amount: special.0,
                compensation: special.1,
                pensions: special.2,
                death: special.3,
                equity: special.4,
                annual_wage: Cents::new(year.0),
                annual_compensation: year.1,
                annual_pensions: year.2,
                annual_allowance: year.3,
                annual_addition: year.4,
            },
        }
    })
}

prop_compose! {
    fn pension()(
        year in 2025_i16..=2026,
        (monthly, amount) in prop_oneof![
            (Just(true), 0_i64..700_000),
            (Just(true), 17_000_i64..22_000),
            (Just(false), 0_i64..50_000_000),
        ],
        statutory in 0_i64..700_000,
        statutory_since in 1990_i16..=2070,
        status in proptest::sample::select(vec![Status::Compulsory, Status::Voluntary, Status::Private]),
        bp in 0_i64..500,
        children in 0_u8..=4,
        church in any::<bool>(),
        land in proptest::sample::select(Land::ALL.to_vec()),
    ) -> PayoutInput {
        let amount = Cents::new(amount);
        PayoutInput {
            year,
            benefit: if monthly { Benefit::Monthly(amount) } else { Benefit::LumpSum(amount) },
            statutory: Cents::new(statutory),
            statutory_since,
            status,
            additional: Percent::from_basis_points(bp),
            care: if children == 0 { CareRate::Childless } else { CareRate::Reduced(children) },
            church,
            land,
        }
    }
}

proptest! {
    #![proptest_config(cases(20_000))]

    #[test]
    fn a_net_pay_explains_itself(input in pay_with_conversion()) {
        let net = net(&input).expect("valid");
        leads_to(&net.explanation(), net.net)?;
        leads_to(&net.employer_explanation(), net.social.employer_sum())?;
    }

    #[test]
    fn the_wage_tax_explains_itself(input in wage_tax_input()) {
        let tax = wage_tax(&input).expect("valid");
        let total = tax.tax + tax.solidarity + tax.special_tax + tax.special_solidarity;
        leads_to(&explain(&input).expect("valid"), total)?;
    }

    #[test]
    fn a_conversion_explains_itself(
        pay in pay(),
        converted in 0_i64..120_000,
        rule in proptest::sample::select(vec![SubsidyRule::None, SubsidyRule::Flat, SubsidyRule::FlatToLimit, SubsidyRule::Exact]),
        bp in prop_oneof![Just(1_500_i64), 0_i64..3_000],
    ) {
        let pay = calc::net::NetInput { converted: Cents::new(converted).min(pay.gross), ..pay };
        let rate = Percent::from_basis_points(bp);
        let conversion = conversion(&ConversionInput { pay, rule, rate }).expect("valid");
        leads_to(&conversion.explanation(), conversion.net_cost())?;
        leads_to(&conversion.total_explanation(), conversion.total())?;
        leads_to(&conversion.employer_explanation(), conversion.employer_cost())?;
        leads_to(&conversion.after.explanation(), conversion.after.net)?;
    }

    #[test]
    fn the_states_subsidy_explains_itself(
        wage in 0_i64..400_000, contribution in 0_i64..150_000, in_2016 in prop_oneof![Just(0_i64), 0_i64..100_000],
    ) {
        let input = PromotionInput {
            year: 2026,
            wage: Cents::new(wage),
            period: Period::Month,
            contribution: Cents::new(contribution),
            in_2016: Cents::new(in_2016),
        };
        let promoted = promotion(&input).expect("valid");
        leads_to(&promoted.explanation(), promoted.amount)?;
    }

    #[test]
    fn a_payout_explains_itself(input in pension()) {
        let payout = payout(&input).expect("valid");
        match &payout.taxed {
            Some(taxed) => {
                leads_to(&payout.explanation(), taxed.company_net)?;
                leads_to(&payout.total_explanation().expect("monthly"), taxed.net)?;
            }
            None => leads_to(&payout.explanation(), payout.deduction_in_ten_years())?,
        }
    }
}

#[test]
fn every_line_has_a_key_of_its_own() {
    let ids: std::collections::HashSet<_> = Text::ALL.iter().map(|text| text.id()).collect();
    assert_eq!(ids.len(), Text::ALL.len());
}

#[test]
fn a_wrong_formula_would_be_found() {
    let input = calc::net::NetInput::plain(2026, Cents::new(350_000));
    let mut explanation = net(&input).expect("valid").explanation();
    let line = explanation.lines.iter_mut().find(|line| line.text == Text::Health).expect("a line");
    line.formula.tokens.truncate(1);
    let total = explanation.total;
    assert!(leads_to(&explanation, total).is_err());
}
