//! The allowance for provisions with its numbers.

use super::super::provisions::{annual, statutory_rate, typical_base, typical_rate};
use super::super::{Health, Subsidy, TaxClass};
use super::{Close, Comma, Least, Minus, Money, Most, Number, Open, Plus, Rate, Times};
use super::{WageTaxInput, Way};
use crate::explain::{Explanation, Formula, Rounding, Source, Text};
use crate::parameters::{Plan, Year};
use crate::{Cents, Percent};

const NORM: &str = "§ 39b Abs. 2 S. 5 Nr. 3 EStG";

/// Pension insurance, health and care insurance, what counts at least, and the whole.
pub(super) fn steps(lines: &mut Explanation, year: &Year, input: &WageTaxInput, way: &Way) {
    let parts = &way.provisions;
    if input.insured.pension {
        let ceiling = annual(&year.social.pension_ceiling);
        let rate = &year.tax.provision_pension;
        let source = Source::of(NORM, &year.social.pension_ceiling);
        lines.step(Text::ProvisionPension, parts.pension, capped(way.wage, ceiling, rate.value), source);
    }
    let health = health(year, input, way);
    lines.step(Text::ProvisionHealth, parts.health_and_care, health, Source::norm(NORM));
    let other = if is_least(way) { least(lines, year, input, way) } else { parts.health_and_care };
    let total = Formula::rounded([Money(parts.pension), Plus, Money(other)], Rounding::EuroUp);
    lines.step(Text::Provisions, parts.total, total, Source::norm(NORM));
}

/// Whether the least decides.
fn is_least(way: &Way) -> bool {
    way.provisions.total > (way.provisions.pension + way.provisions.health_and_care).ceil_euro()
}

/// `min(wage, ceiling) × rate`
fn capped(wage: Cents, ceiling: Cents, rate: Percent) -> Formula {
    Formula::rounded([Least, Open, Money(wage), Comma, Money(ceiling), Close, Times, Rate(rate)], Rounding::CentDown)
}

fn health(year: &Year, input: &WageTaxInput, way: &Way) -> Formula {
    let ceiling = annual(&year.social.health_ceiling);
    match input.health {
        Health::Statutory { additional } => capped(way.wage, ceiling, statutory_rate(year, input, additional)),
        Health::Private { .. } if input.class == TaxClass::Six => Formula::NONE,
        Health::Private { premium, subsidy: Subsidy::Amount(paid) } => Formula::exact([
            Most,
            Open,
            Money(Cents::ZERO),
            Comma,
            Money(premium),
            Minus,
            Money(paid),
            Close,
            Times,
            Number(12, 0),
        ]),
        Health::Private { premium, subsidy } => {
            let base =
                if input.insured.pension { way.wage.min(annual(&year.social.pension_ceiling)) } else { way.wage };
            let (base, rate) = (typical_base(year, base), typical_rate(year, input, subsidy));
            let tokens = [Money(premium), Times, Number(12, 0), Minus, Money(base), Times, Rate(rate)];
            Formula::rounded(tokens, Rounding::CentDown)
        }
    }
}

/// What counts at least instead of health and care insurance.
fn least(lines: &mut Explanation, year: &Year, input: &WageTaxInput, way: &Way) -> Cents {
    let parts = &way.provisions;
    let formula = match year.plan {
        Plan::Y2026 => {
            let most = Money(year.tax.provision_most.value);
            Formula::exact([
                Least,
                Open,
                Money(parts.unemployment),
                Plus,
                Money(parts.health_and_care),
                Comma,
                most,
                Close,
            ])
        }
        Plan::Y2025 { share, most_class3 } => {
            let most = if input.class == TaxClass::Three { most_class3 } else { year.tax.provision_most };
            let base =
                if input.insured.pension { way.wage.min(annual(&year.social.pension_ceiling)) } else { way.wage };
            let tokens = [Least, Open, Money(base), Times, Rate(share.value), Comma, Money(most.value), Close];
            Formula::rounded(tokens, Rounding::CentDown)
        }
    };
    lines.step(Text::ProvisionLeast, parts.least, formula, Source::norm(NORM));
    parts.least
}
