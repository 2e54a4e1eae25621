//! The wage tax, line by line.

mod provisions;
mod tariff;

pub(crate) use tariff::steps as income_tax;

use super::{Period, TaxClass, WageTax, WageTaxInput, Way};
use crate::explain::{Explanation, Formula, Rounding, Source, Text, Token};
use crate::parameters::Year;
use crate::{Cents, Percent};
use Token::{Close, Comma, Least, Minus, Money, Most, Number, Open, Over, Plus, Rate, Times};

/// How a tax counts in an explanation: towards the taxes, or against the net pay.
pub(crate) type Part = fn(&mut Explanation, Text, Cents, Formula, Source) -> &mut Explanation;

const PERIOD: Source = Source::norm("§ 39b Abs. 2 EStG");
const SPECIAL: Source = Source::norm("§ 39b Abs. 3 EStG");

/// All taxes; the church tax is left to who knows the Land.
pub(crate) fn taxes(lines: &mut Explanation, year: &Year, input: &WageTaxInput, tax: &WageTax, part: Part) {
    regular(lines, year, input, tax);
    part(lines, Text::WageTax, tax.tax, of_period(input.period, tax.annual, tax.refund), PERIOD);
    solidarity(lines, year, input, tax, part);
    if let Some((without, with)) = &tax.special_ways {
        special(lines, year, input, tax, without, with, part);
    }
}

/// From the wage of the period to the tax of the year.
fn regular(lines: &mut Explanation, year: &Year, input: &WageTaxInput, tax: &WageTax) {
    let way = &tax.way;
    lines.step(Text::AnnualWage, way.wage, annual_wage(input), PERIOD);
    reduced(lines, way);
    provisions::steps(lines, year, input, way);
    income(lines, way);
    tariff::steps(lines, year, input.class, way.income, Text::AnnualTax);
    if input.factor.thousandths() != 1_000 {
        let tokens = [Money(way.tax), Times, Number(input.factor.thousandths(), 3)];
        let formula = Formula::rounded(tokens, Rounding::EuroDown);
        lines.step(Text::TaxWithFactor, tax.annual, formula, Source::norm("§ 39f EStG"));
    }
}

fn annual_wage(input: &WageTaxInput) -> Formula {
    let wage = Money(input.wage);
    match input.period {
        Period::Year => Formula::NONE,
        Period::Month => Formula::exact([wage, Times, Number(12, 0)]),
        Period::Week => Formula::rounded([wage, Times, Number(360, 0), Over, Number(7, 0)], Rounding::CentDown),
        Period::Day => Formula::exact([wage, Times, Number(360, 0)]),
    }
}

/// A year's amount for the period, less what untaxed shares took.
fn of_period(period: Period, annual: Cents, refund: Cents) -> Formula {
    let mut tokens = match period {
        Period::Year => vec![Money(annual)],
        Period::Month => vec![Money(annual), Over, Number(12, 0)],
        Period::Week => vec![Money(annual), Times, Number(7, 0), Over, Number(360, 0)],
        Period::Day => vec![Money(annual), Over, Number(360, 0)],
    };
    if refund != Cents::ZERO {
        tokens.splice(0..0, [Most, Open, Money(Cents::ZERO), Comma]);
        tokens.extend([Minus, Money(-refund), Close]);
    }
    Formula::rounded(tokens, Rounding::CentDown)
}

/// What comes off the year's wage before the class has its say; only where there is something.
fn reduced(lines: &mut Explanation, way: &Way) {
    let steps = [
        (Text::PensionAllowance, way.pension_allowance, "§ 19 Abs. 2 EStG"),
        (Text::OldAgeRelief, way.old_age_relief, "§ 24a EStG"),
        (Text::OfficeAllowance, way.allowance, "§ 39a EStG"),
        (Text::OfficeAddition, way.addition, "§ 39a Abs. 1 S. 1 Nr. 7 EStG"),
        (Text::LumpSum, way.allowances.lump_sum, "§ 9a S. 1 Nr. 1 EStG"),
        (Text::SpecialExpenses, way.allowances.special_expenses, "§ 10c EStG"),
        (Text::SingleParent, way.allowances.single_parent, "§ 24b EStG"),
        (Text::PensionSupplement, way.allowances.pension_supplement, "§ 19 Abs. 2 EStG"),
    ];
    for (text, amount, norm) in steps.into_iter().filter(|(_, amount, _)| *amount != Cents::ZERO) {
        lines.step(text, amount, Formula::NONE, Source::norm(norm));
    }
}

/// What is left to tax; shown as nothing where less than nothing is left.
fn income(lines: &mut Explanation, way: &Way) {
    let source = Source::norm("§ 39b Abs. 2 S. 5 EStG");
    if way.reduced != way.wage {
        let free = [way.pension_allowance, way.old_age_relief, way.allowance];
        let formula = at_least_nothing(&[way.wage, way.addition], &free);
        lines.step(Text::ReducedWage, way.reduced, formula, source);
    }
    let class = &way.allowances;
    let free =
        [class.lump_sum, class.special_expenses, class.single_parent, class.pension_supplement, way.provisions.total];
    lines.step(Text::TaxableIncome, way.income.at_least_zero(), at_least_nothing(&[way.reduced], &free), source);
}

/// `a + b − c − d`, or `max(0, …)` where that is less than nothing. The first amount is always shown, others only where there is
/// something.
fn at_least_nothing(plus: &[Cents], minus: &[Cents]) -> Formula {
    let there = |amount: &&Cents| **amount != Cents::ZERO;
    let mut tokens: Vec<Token> = plus.iter().take(1).copied().map(Money).collect();
    for amount in plus.iter().skip(1).filter(there) {
        tokens.extend([Plus, Money(*amount)]);
    }
    for amount in minus.iter().filter(there) {
        tokens.extend([Minus, Money(*amount)]);
    }
    if plus.iter().copied().sum::<Cents>() < minus.iter().copied().sum() {
        tokens.splice(0..0, [Most, Open, Money(Cents::ZERO), Comma]);
        tokens.push(Close);
    }
    Formula::exact(tokens)
}

fn solidarity(lines: &mut Explanation, year: &Year, input: &WageTaxInput, tax: &WageTax, part: Part) {
    let base = tax.annual_with_children;
    if input.child_allowances > 0 && (base > tax.solidarity_limit || tax.church_base > Cents::ZERO) {
        children(lines, year, input, tax);
    }
    if base > tax.solidarity_limit {
        let annual = annual_solidarity(lines, year, base, tax.solidarity_limit);
        let formula = if tax.refund == Cents::ZERO {
            of_period(input.period, annual, Cents::ZERO)
        } else {
            lowered(input.period.part(annual), tax.refund, year.tax.solidarity_rate.value)
        };
        part(lines, Text::Solidarity, tax.solidarity, formula, Source::norm("§ 3 Abs. 4 SolzG"));
    }
}

/// The surcharge of a year.
pub(crate) fn annual_solidarity(lines: &mut Explanation, year: &Year, base: Cents, limit: Cents) -> Cents {
    let (rate, soft) = (year.tax.solidarity_rate, year.tax.solidarity_mitigation);
    let whole = [Least, Open, Money(base), Times, Rate(rate.value), Comma];
    let above = [Open, Money(base), Minus, Money(limit), Close, Times, Rate(soft.value), Close];
    let formula = Formula::rounded([whole.as_slice(), &above].concat(), Rounding::CentDown);
    let annual = super::solidarity::on_income_tax(&year.tax, base, limit);
    lines.step(Text::AnnualSolidarity, annual, formula, Source::of("§§ 3, 4 SolzG", &rate));
    annual
}

/// Where untaxed shares lower the year's tax, the surcharge falls with it.
fn lowered(amount: Cents, refund: Cents, rate: Percent) -> Formula {
    let tokens =
        [Most, Open, Money(Cents::ZERO), Comma, Money(amount), Minus, Money(-refund), Times, Rate(rate), Close];
    Formula::rounded(tokens, Rounding::CentDown)
}

/// Surcharge and church tax look at the tax with allowances for children.
fn children(lines: &mut Explanation, year: &Year, input: &WageTaxInput, tax: &WageTax) {
    let allowance = tax.way.allowances.children;
    let income = tax.way.income - allowance;
    let norm = Source::norm("§ 51a Abs. 2a EStG");
    let formula = at_least_nothing(&[tax.way.income], &[allowance]);
    lines.step(Text::IncomeWithChildren, income.at_least_zero(), formula, norm);
    tariff::steps(lines, year, input.class, income, Text::TaxWithChildren);
}

/// The year with the payment less the year without.
fn special(
    lines: &mut Explanation,
    year: &Year,
    input: &WageTaxInput,
    tax: &WageTax,
    without: &Way,
    with: &Way,
    part: Part,
) {
    lines.step(Text::YearWithout, without.wage, Formula::NONE, SPECIAL);
    income(lines, without);
    tariff::steps(lines, year, input.class, without.income, Text::TaxWithout);
    lines.step(Text::YearWith, with.wage, Formula::sum([without.wage, input.special.amount]), SPECIAL);
    income(lines, with);
    tariff::steps(lines, year, input.class, with.income, Text::TaxWith);
    let mut tokens = vec![Open, Money(with.tax), Minus, Money(without.tax), Close];
    if input.factor.thousandths() != 1_000 {
        tokens.extend([Times, Number(input.factor.thousandths(), 3)]);
    }
    if with.tax < without.tax {
        tokens.splice(0..0, [Most, Open, Money(Cents::ZERO), Comma]);
        tokens.push(Close);
    }
    part(lines, Text::SpecialTax, tax.special_tax, Formula::rounded(tokens, Rounding::EuroDown), SPECIAL);
    if tax.special_solidarity > Cents::ZERO {
        let formula = Formula::share_down(tax.special_tax, year.tax.solidarity_rate.value);
        let source = Source::of("§ 3 Abs. 4a SolzG", &year.tax.solidarity_rate);
        part(lines, Text::SpecialSolidarity, tax.special_solidarity, formula, source);
    }
}

/// The church tax's base of the period, where it is not the wage tax itself.
pub(crate) fn church_base(lines: &mut Explanation, input: &WageTaxInput, tax: &WageTax) {
    if tax.church_base != tax.tax {
        let formula = of_period(input.period, tax.annual_with_children, tax.refund);
        lines.step(Text::ChurchBase, tax.church_base, formula, Source::norm("§ 51a Abs. 2a EStG"));
    }
}

/// Whether the class has a tariff of its own.
const fn is_compared(class: TaxClass) -> bool {
    matches!(class, TaxClass::Five | TaxClass::Six)
}
