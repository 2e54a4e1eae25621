//! What holds for every payroll.

use super::strategies::{cases, class, gross, pay, pay_with_conversion};
use calc::conversion::{ConversionInput, SubsidyRule, conversion, limits};
use calc::net::{Net, NetInput, net};
use calc::parameters::{self, Year};
use calc::social_insurance::Zone;
use calc::wage_tax::{Period, WageTaxInput, tariff, wage_tax};
use calc::{CalcError, Cents, Percent};
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(40_000))]

    #[test]
    fn the_parts_of_a_payroll_add_up(input in pay_with_conversion()) {
        let net = net(&input).expect("valid");
        let pay = input.gross - input.converted + net.one_off();
        prop_assert_eq!(pay, net.net + net.tax() + net.social.employee.sum() + net.social.own_private);
        prop_assert!(net.tax() >= Cents::ZERO && net.social.employee.sum() >= Cents::ZERO);
        prop_assert!(net.insurance_gross >= input.gross - input.converted);
        prop_assert!(net.tax_gross <= net.insurance_gross);
    }

    #[test]
    fn one_euro_more_never_lowers_the_tax_by_more_than_the_plans_own_rounding(
        class in class(), year in 2025_i16..=2026, wage in gross(), bp in 0_i64..500,
    ) {
        // The plan rounds the allowance for provisions up to whole euro, so the tax falls a little at places.
        let rate = Percent::from_basis_points(bp);
        let input = WageTaxInput { class, ..WageTaxInput::plain(year, Period::Month, wage, rate) };
        let more = WageTaxInput { wage: wage + Cents::euro(1), ..input };
        let (tax, tax_of_more) = (wage_tax(&input).expect("valid").tax, wage_tax(&more).expect("valid").tax);
        prop_assert!(tax_of_more >= tax - Cents::new(20), "{tax} falls to {tax_of_more}");
    }

    #[test]
    fn one_euro_more_inside_one_zone_never_lowers_a_payrolls_tax_by_more(input in pay()) {
        let input = NetInput { one_off: None, ..input };
        let more = NetInput { gross: input.gross + Cents::euro(1), ..input };
        let (less, more) = (net(&input).expect("valid"), net(&more).expect("valid"));
        prop_assume!(less.social.zone == more.social.zone);
        let (tax, tax_of_more) = (less.wage_tax.tax, more.wage_tax.tax);
        prop_assert!(tax_of_more >= tax - Cents::new(20), "{tax} falls to {tax_of_more}");
    }

    #[test]
    fn one_euro_more_inside_one_zone_never_lowers_a_share(input in pay()) {
        // With a special payment a euro more in each month leaves less room under the ceiling for it.
        let input = NetInput { one_off: None, ..input };
        let more = NetInput { gross: input.gross + Cents::euro(1), ..input };
        let (less, more) = (net(&input).expect("valid"), net(&more).expect("valid"));
        prop_assume!(less.social.zone == more.social.zone);
        // Below the least base of a marginal job the employee makes up what the lump sum lacks, so that share falls by law.
        let least = less.year.social.marginal_pension_least.value;
        prop_assume!(less.social.zone != Zone::Marginal || less.input.gross >= least);
        let shares = |side: calc::social_insurance::Shares| {
            [side.health, side.additional, side.care, side.pension, side.unemployment]
        };
        let both = |net: &Net| [shares(net.social.employee), shares(net.social.employer)];
        let ([own, employer], [own_of_more, employer_of_more]) = (both(&less), both(&more));
        for (before, after) in own.into_iter().zip(own_of_more) {
            prop_assert!(after >= before, "the employee's {before} falls to {after}");
        }
        // In the transition range the employer pays twice a rounded half less the employee's rounded share: two cents of rounding.
        let rounding = Cents::new(if less.social.zone == Zone::Transition { 2 } else { 0 });
        for (before, after) in employer.into_iter().zip(employer_of_more) {
            prop_assert!(after >= before - rounding, "the employer's {before} falls to {after}");
        }
        let lumps = |net: &Net| [net.social.lump_health, net.social.subsidy_health, net.social.subsidy_care];
        prop_assert!(lumps(&less).into_iter().zip(lumps(&more)).all(|(before, after)| after >= before));
    }

    #[test]
    fn a_conversion_costs_what_it_does_not_save(
        pay in pay(), converted in 0_i64..120_000,
        rule in proptest::sample::select(vec![SubsidyRule::None, SubsidyRule::Flat, SubsidyRule::FlatToLimit, SubsidyRule::Exact]),
    ) {
        let converted = Cents::new(converted).min(pay.gross);
        let rate = Percent::from_basis_points(1_500);
        let input = ConversionInput { pay: NetInput { converted, ..pay }, rule, rate };
        let found = conversion(&input).expect("valid");
        let saved = found.tax_saved() + found.insurance_saved();
        prop_assert_eq!(found.net_cost(), converted - saved + found.private_change());
        prop_assert_eq!(found.total(), converted + found.subsidy);
        prop_assert!(found.subsidy >= Cents::ZERO && found.subsidy <= found.subsidy_full);
        prop_assert_eq!(found.employer_cost(), found.subsidy - found.employer_saved());
        if rule == SubsidyRule::Exact {
            prop_assert!(found.subsidy <= found.saving_for_rule.max(Cents::ZERO));
        }
        let nothing = ConversionInput { pay: NetInput { converted: Cents::ZERO, ..pay }, rule, rate };
        prop_assert_eq!(conversion(&nothing).expect("valid").net_cost(), Cents::ZERO);
    }

    #[test]
    fn what_fills_a_limit_fits_and_a_cent_more_does_not(limit in 0_i64..200_000, bp in 0_i64..=10_000) {
        let (limit, rate) = (Cents::new(limit), Percent::from_basis_points(bp));
        let whole = |converted: Cents| converted + rate.half_up(converted);
        let converted = limits::filling(limit, rate);
        prop_assert!(whole(converted) <= limit);
        prop_assert!(whole(converted + Cents::new(1)) > limit);
    }

    #[test]
    fn the_tariff_never_falls(year in 2025_i16..=2026, income in 0_i64..40_000_000, more in 0_i64..100_000) {
        let set = Year::of(year).expect("set");
        let tax = |income| tariff::basic(&set.tax, Cents::new(income));
        prop_assert!(tax(income + more) >= tax(income));
    }

    #[test]
    fn a_year_without_parameters_is_the_typed_error(input in pay(), year in any::<i16>()) {
        prop_assume!(!(2025..=2026).contains(&year));
        let found = net(&NetInput { year, ..input }).map(|net: Net| net.net);
        prop_assert_eq!(found, Err(CalcError::NoParameters { year, last: parameters::last_year() }));
    }
}
