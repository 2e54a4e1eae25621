//! Contributions, line by line.

mod employer;

pub(crate) use employer::{employer, subsidies};

use super::{Contributions, HealthInsurance, SocialInput, Zone};
use super::{additional_half, care_employee, health_half, pension_half, unemployment_half};
use crate::Cents;
use crate::explain::{Explanation, Formula, Rounding, Source, Text, Token};
use crate::parameters::{Known, Year};
use crate::wage_tax::{CareRate, Period};
use Token::{Close, Comma, Least, Minus, Money, Number, Open, Over, Plus, Rate, Times};

const TRANSITION: &str = "§ 20 Abs. 2a SGB IV";

/// What the employee pays, taken from the total.
pub(crate) fn employee(lines: &mut Explanation, year: &Year, input: &SocialInput, paid: &Contributions) {
    match paid.zone {
        Zone::Regular => regular(lines, year, input, paid),
        Zone::Transition => transition(lines, year, input, paid),
        Zone::Marginal => marginal(lines, year, input, paid),
    }
}

fn regular(lines: &mut Explanation, year: &Year, input: &SocialInput, paid: &Contributions) {
    let own = &paid.employee;
    if let HealthInsurance::Statutory { additional } = input.health {
        let base = paid.base_health;
        base_line(lines, Text::BaseHealth, input, base, &year.social.health_ceiling);
        let source = Source::of("§§ 241, 249 SGB V", &year.social.health_rate);
        lines.minus(Text::Health, own.health, Formula::share(base, health_half(year)), source);
        let formula = Formula::share(base, additional_half(additional));
        lines.minus(Text::Additional, own.additional, formula, Source::norm("§§ 242, 249 SGB V"));
        let rate = care_employee(year, input.saxony, input.care);
        lines.minus(
            Text::Care,
            own.care,
            Formula::share(base, rate),
            Source::of("§§ 55, 58 SGB XI", &year.social.care_rate),
        );
    }
    if input.insured.pension || input.insured.unemployment {
        base_line(lines, Text::BasePension, input, paid.base_pension, &year.social.pension_ceiling);
    }
    if input.insured.pension {
        let formula = Formula::share(paid.base_pension, pension_half(year));
        lines.minus(Text::Pension, own.pension, formula, Source::of("§§ 158, 168 SGB VI", &year.social.pension_rate));
    }
    if input.insured.unemployment {
        let formula = Formula::share(paid.base_pension, unemployment_half(year));
        lines.minus(
            Text::Unemployment,
            own.unemployment,
            formula,
            Source::of("§§ 341, 346 SGB III", &year.social.unemployment_rate),
        );
    }
}

/// What the contributions are a share of: the wage up to the ceiling, and of a special payment what fits.
fn base_line(lines: &mut Explanation, text: Text, input: &SocialInput, base: Cents, known: &Known<Cents>) {
    let ceiling = if input.period == Period::Year { known.value * 12 } else { known.value };
    let Some(one_off) = input.one_off else {
        let norm = if text == Text::BaseHealth { "§ 223 Abs. 3 SGB V" } else { "§ 157 SGB VI" };
        let source = Source::of(norm, known);
        lines.step(text, base, Formula::least(input.wage, ceiling), source);
        return;
    };
    let regular = input.wage.min(ceiling);
    let tokens = [
        Money(regular),
        Plus,
        Least,
        Open,
        Money(one_off.amount),
        Comma,
        Number(one_off.month, 0),
        Times,
        Open,
        Money(ceiling),
        Minus,
        Money(regular),
        Close,
        Close,
    ];
    lines.step(text, base, Formula::exact(tokens), Source::of("§ 23a Abs. 3 SGB IV", known));
}

fn transition(lines: &mut Explanation, year: &Year, input: &SocialInput, paid: &Contributions) {
    bases(lines, year, input, paid);
    let base = paid.base_employee.unwrap_or(Cents::ZERO);
    let own = &paid.employee;
    let source = Source::norm(TRANSITION);
    if let HealthInsurance::Statutory { additional } = input.health {
        lines.minus(Text::Health, own.health, Formula::share(base, health_half(year)), source);
        lines.minus(Text::Additional, own.additional, Formula::share(base, additional_half(additional)), source);
    }
    care(lines, year, input, paid, base);
    lines.minus(Text::Pension, own.pension, Formula::share(base, pension_half(year)), source);
    lines.minus(Text::Unemployment, own.unemployment, Formula::share(base, unemployment_half(year)), source);
}

fn bases(lines: &mut Explanation, year: &Year, input: &SocialInput, paid: &Contributions) {
    let social = &year.social;
    let (lower, upper) = (Money(social.marginal_limit.value), Money(social.transition_limit.value));
    let (factor, wage) = (Number(social.transition_factor.value.0, 4), Money(input.wage));
    let source = Source::of(TRANSITION, &social.transition_factor);
    let rise = [Open, upper, Minus, lower, Times, factor, Close, Over, Open, upper, Minus, lower, Close];
    let above = [Times, Open, wage, Minus, lower, Close];
    let tokens = [[factor, Times, lower, Plus].as_slice(), &rise, &above].concat();
    lines.step(Text::BaseTotal, paid.base_health, Formula::rounded(tokens, Rounding::HalfUp), source);
    let tokens = [upper, Times, Open, wage, Minus, lower, Close, Over, Open, upper, Minus, lower, Close];
    let base = paid.base_employee.unwrap_or(Cents::ZERO);
    lines.step(Text::BaseEmployee, base, Formula::rounded(tokens, Rounding::HalfUp), source);
}

/// Each of the employee's two parts is rounded by itself, so each is a line.
fn care(lines: &mut Explanation, year: &Year, input: &SocialInput, paid: &Contributions, base: Cents) {
    let rate = care_employee(year, input.saxony, CareRate::Plain);
    let source = Source::norm("§ 20 Abs. 2a SGB IV, §§ 55, 58 SGB XI");
    lines.minus(Text::Care, rate.half_up(base), Formula::share(base, rate), source);
    match input.care {
        CareRate::Plain => {}
        CareRate::Childless => {
            let rate = &year.social.care_childless;
            let formula = Formula::share(paid.base_health, rate.value);
            lines.minus(Text::Childless, rate.value.half_up(paid.base_health), formula, Source::published(rate));
        }
        CareRate::Reduced(count) => {
            let rate = &year.social.care_reduction;
            let whole = rate.value.times(count.into());
            lines.plus(Text::ChildReduction, whole.half_up(base), Formula::share(base, whole), Source::published(rate));
        }
    }
}

fn marginal(lines: &mut Explanation, year: &Year, input: &SocialInput, paid: &Contributions) {
    if paid.employee.pension == Cents::ZERO {
        return;
    }
    let social = &year.social;
    let least = &social.marginal_pension_least;
    let (formula, source) = if input.wage < least.value {
        let tokens = [Money(least.value), Times, Rate(social.pension_rate.value), Minus, Money(paid.lump_pension)];
        (Formula::rounded(tokens, Rounding::HalfUp), Source::published(least))
    } else {
        let rate = social.pension_rate.value - social.marginal_pension.value;
        (Formula::share(input.wage, rate), Source::of("§ 168 Abs. 1 Nr. 1b SGB VI", &social.marginal_pension))
    };
    lines.minus(Text::Pension, paid.employee.pension, formula, source);
}
