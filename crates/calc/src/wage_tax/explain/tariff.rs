//! The tariff with its numbers.

use super::super::tariff as law;
use super::{Close, Comma, Least, Minus, Money, Most, Number, Open, Over, Plus, Rate, Times};
use super::{TaxClass, is_compared};
use crate::explain::{Explanation, Formula, Rounding, Source, Text, Token};
use crate::parameters::{Plan, Year};
use crate::{Cents, Percent};

const COMPARED: Source = Source::norm("§ 39b Abs. 2 S. 7 EStG");

/// From a taxable income to the tax of the year, which gets the given name.
pub(crate) fn steps(lines: &mut Explanation, year: &Year, class: TaxClass, income: Cents, name: Text) {
    let taxable = if income < Cents::euro(1) { Cents::ZERO } else { income.floor_euro() };
    if is_compared(class) {
        return compared(lines, year, taxable, name);
    }
    if class != TaxClass::Three {
        return basic(lines, year, taxable, name);
    }
    let half = Cents::new(taxable.get() / 2).floor_euro();
    let formula = Formula::rounded([Money(taxable), Over, Number(2, 0)], Rounding::EuroDown);
    let splitting = Source::norm("§ 32a Abs. 5 EStG");
    lines.step(Text::HalfIncome, half, formula, splitting);
    basic(lines, year, half, Text::HalfTax);
    let tax = law::basic(&year.tax, half);
    lines.step(name, tax * 2, Formula::exact([Money(tax), Times, Number(2, 0)]), splitting);
}

/// The basic tariff; below the allowance there is nothing to calculate.
fn basic(lines: &mut Explanation, year: &Year, income: Cents, name: Text) {
    let source = Source::of("§ 32a Abs. 1 EStG", &year.tax.allowance);
    lines.step(name, law::basic(&year.tax, income), formula(year, income), source);
}

fn formula(year: &Year, income: Cents) -> Formula {
    let tax = &year.tax;
    let next = |end: Cents| end + Cents::euro(1);
    let number = |hundredths: i64| Number(hundredths, 2);
    // In ten thousands of euro, as the law writes y and z.
    let above = |end: Cents| Number((income - end).get(), 6);
    let tokens: Vec<Token> = if income < next(tax.allowance.value) {
        return Formula::NONE;
    } else if income < next(tax.zone2_end.value) {
        let y = above(tax.allowance.value);
        vec![Open, number(tax.zone2_square.value.0), Times, y, Plus, Number(1_400, 0), Close, Times, y]
    } else if income < next(tax.zone3_end.value) {
        let z = above(tax.zone2_end.value);
        let square = number(tax.zone3_square.value.0);
        let base = Money(tax.zone3_base.value);
        vec![Open, square, Times, z, Plus, Number(2_397, 0), Close, Times, z, Plus, base]
    } else {
        let (rate, minus) =
            if income < next(tax.zone4_end.value) { (42, tax.zone4_minus.value) } else { (45, tax.zone5_minus.value) };
        vec![Money(income), Times, percent(rate), Minus, Money(minus)]
    };
    Formula::rounded(tokens, Rounding::EuroDown)
}

/// Classes V and VI: up to which limit the income goes decides on the rule.
fn compared(lines: &mut Explanation, year: &Year, income: Cents, name: Text) {
    let tax = &year.tax;
    let (first, second, third) = (tax.classes56_first.value, tax.classes56_second.value, tax.classes56_third.value);
    let total = law::of_class(year, TaxClass::Five, income);
    if income <= first {
        let tokens = compared_tokens(lines, year, income);
        lines.step(name, total, Formula::rounded(tokens, Rounding::EuroDown), COMPARED);
        return;
    }
    if income <= second {
        let here = one_compared(lines, year, income);
        let at_first = one_compared(lines, year, first);
        let tokens = vec![
            Least,
            Open,
            Money(here),
            Comma,
            Money(at_first),
            Plus,
            Open,
            Money(income),
            Minus,
            Money(first),
            Close,
            Times,
            percent(42),
            Close,
        ];
        lines.step(name, total, Formula::rounded(tokens, Rounding::EuroDown), COMPARED);
        return;
    }
    let mut start = (one_compared(lines, year, second), second, 42);
    if income > third {
        let tokens = rest(start.0, third, second, 42);
        let up_to_third = law::of_class(year, TaxClass::Five, third);
        lines.step(Text::ComparedTax, up_to_third, Formula::rounded(tokens, Rounding::EuroDown), COMPARED);
        start = (up_to_third, third, 45);
    }
    let tokens = rest(start.0, income, start.1, start.2);
    lines.step(name, total, Formula::rounded(tokens, Rounding::EuroDown), COMPARED);
}

/// `tax + (income − from) × rate`
fn rest(tax: Cents, income: Cents, from: Cents, rate: i64) -> Vec<Token> {
    vec![Money(tax), Plus, Open, Money(income), Minus, Money(from), Close, Times, percent(rate)]
}

/// A step for the comparison at an income.
fn one_compared(lines: &mut Explanation, year: &Year, income: Cents) -> Cents {
    let tokens = compared_tokens(lines, year, income);
    let tax = law::compared(year, income);
    lines.step(Text::ComparedTax, tax, Formula::rounded(tokens, Rounding::EuroDown), COMPARED);
    tax
}

/// Twice the difference between the tax on 1.25 and on 0.75 times the income, at least 14 % of it.
fn compared_tokens(lines: &mut Explanation, year: &Year, income: Cents) -> Vec<Token> {
    let cents_kept = matches!(year.plan, Plan::Y2025 { .. });
    let mut of = |quarters: i64, name: Text| {
        let part = Cents::new((income * quarters).get() / 4);
        let part = if cents_kept { part } else { part.floor_euro() };
        basic(lines, year, part, name);
        law::basic(&year.tax, part)
    };
    let (upper, lower) = (of(5, Text::UpperTax), of(3, Text::LowerTax));
    let difference = [Open, Money(upper), Minus, Money(lower), Close, Times, Number(2, 0)];
    let least = [Comma, Money(income), Times, percent(14), Close];
    [[Most, Open].as_slice(), &difference, &least].concat()
}

const fn percent(whole: i64) -> Token {
    Rate(Percent::from_basis_points(whole * 100))
}
