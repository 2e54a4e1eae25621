//! What the employer pays, line by line.

use super::super::{Contributions, HealthInsurance, Shares, SocialInput, Zone};
use super::super::{additional_half, care_employee, care_employer, health_half, pension_half, unemployment_half};
use super::{Close, Comma, Least, Minus, Money, Number, Open, Over, Plus, Times};
use crate::explain::{Explanation, Formula, Rounding, Source, Text};
use crate::parameters::Year;
use crate::wage_tax::{CareRate, Period};
use crate::{Cents, Percent};

/// Shares, lump sums and subsidies, added to the total; only where there is something.
pub(crate) fn employer(lines: &mut Explanation, year: &Year, input: &SocialInput, paid: &Contributions) {
    shares(lines, year, input, paid);
    let social = &year.social;
    let lump = |rate: Percent| Formula::share(input.wage, rate);
    let (health, pension) = (&social.marginal_health, &social.marginal_pension);
    plus(lines, Text::LumpHealth, paid.lump_health, lump(health.value), Source::published(health));
    plus(lines, Text::LumpPension, paid.lump_pension, lump(pension.value), Source::published(pension));
    subsidies(lines, Explanation::plus, year, input, paid);
}

/// How a subsidy counts: as a step towards the employee's own premium, or as a part of what the employer pays.
type Part = fn(&mut Explanation, Text, Cents, Formula, Source) -> &mut Explanation;

/// The subsidies to private insurance: half of the premium, at most what a statutory fund would get.
pub(crate) fn subsidies(lines: &mut Explanation, part: Part, year: &Year, input: &SocialInput, paid: &Contributions) {
    let HealthInsurance::Private { health, care } = input.health else { return };
    if paid.zone != Zone::Regular {
        return;
    }
    let months = if input.period == Period::Year { 12 } else { 1 };
    let average = &year.social.additional_average;
    let most_health = (health_half(year) + additional_half(average.value)).half_up(paid.base_health);
    let most_care = care_employer(year, input.saxony).half_up(paid.base_health);
    let half = |premium: Cents, most: Cents| {
        let tokens = [Least, Open, Money(premium * months), Over, Number(2, 0), Comma, Money(most), Close];
        Formula::rounded(tokens, Rounding::HalfUp)
    };
    let source = Source::of("§ 257 Abs. 2 SGB V", average);
    part(lines, Text::SubsidyHealth, paid.subsidy_health, half(health, most_health), source);
    let source = Source::of("§ 61 Abs. 2 SGB XI", &year.social.care_rate);
    part(lines, Text::SubsidyCare, paid.subsidy_care, half(care, most_care), source);
}

fn plus(lines: &mut Explanation, text: Text, amount: Cents, formula: Formula, source: Source) {
    if amount != Cents::ZERO {
        lines.plus(text, amount, formula, source);
    }
}

fn shares(lines: &mut Explanation, year: &Year, input: &SocialInput, paid: &Contributions) {
    let Shares { health, additional, care, pension, unemployment } = paid.employer;
    let own = &paid.employee;
    let fund = match input.health {
        HealthInsurance::Statutory { additional } => additional_half(additional),
        HealthInsurance::Private { .. } => Percent::default(),
    };
    let formula = |base: Cents, half: Percent, own: Cents| half_formula(paid.zone, base, half, own);
    let (kv, rv) = (paid.base_health, paid.base_pension);
    plus(
        lines,
        Text::Health,
        health,
        formula(kv, health_half(year), own.health),
        Source::of("§ 249 SGB V", &year.social.health_rate),
    );
    plus(lines, Text::Additional, additional, formula(kv, fund, own.additional), Source::norm("§ 249 SGB V"));
    plus(lines, Text::Care, care, care_formula(year, input, paid), Source::of("§ 58 SGB XI", &year.social.care_rate));
    plus(
        lines,
        Text::Pension,
        pension,
        formula(rv, pension_half(year), own.pension),
        Source::of("§ 168 SGB VI", &year.social.pension_rate),
    );
    let rate = unemployment_half(year);
    let source = Source::of("§ 346 SGB III", &year.social.unemployment_rate);
    plus(lines, Text::Unemployment, unemployment, formula(rv, rate, own.unemployment), source);
}

/// Half of the rate; in the transition range twice the rounded half of the total base, less the employee's share (BVV § 2 Abs. 2).
fn half_formula(zone: Zone, base: Cents, half: Percent, own: Cents) -> Formula {
    match zone {
        Zone::Transition => Formula::exact([Number(2, 0), Times, Money(half.half_up(base)), Minus, Money(own)]),
        Zone::Regular | Zone::Marginal => Formula::share(base, half),
    }
}

fn care_formula(year: &Year, input: &SocialInput, paid: &Contributions) -> Formula {
    let rate = care_employer(year, input.saxony);
    if paid.zone != Zone::Transition {
        return Formula::share(paid.base_health, rate);
    }
    let own_rate = care_employee(year, input.saxony, CareRate::Plain);
    let own = own_rate.half_up(paid.base_employee.unwrap_or(Cents::ZERO));
    let [first, second] = [own_rate, rate].map(|rate| Money(rate.half_up(paid.base_health)));
    Formula::exact([first, Plus, second, Minus, Money(own)])
}
