//! What is left of a pension, line by line.

use super::insurance::{care_rate, company_health_rate};
use super::{Benefit, Payout, Status, Tax, Taxed};
use crate::explain::{Explanation, Formula, Rounding, Source, Text, Token};
use crate::net::church;
use crate::parameters::taxable_share;
use crate::social_insurance::{additional_half, health_half};
use crate::wage_tax::{TaxClass, explain as wage_tax};
use crate::{Cents, Percent};
use Token::{Close, Comma, Least, Minus, Money, Most, Number, Open, Over, Rate, Times};

impl Payout {
    /// What the company pension adds to a month, or what ten years' contributions take from a lump sum. The parts add up to it.
    pub fn explanation(&self) -> Explanation {
        match (self.input.benefit, &self.taxed) {
            (Benefit::Monthly(company), Some(taxed)) => self.company(company, taxed),
            (Benefit::Monthly(capital) | Benefit::LumpSum(capital), _) => self.lump_sum(capital),
        }
    }

    /// What is left of everything in a month; none for a lump sum. The parts add up to it.
    pub fn total_explanation(&self) -> Option<Explanation> {
        let (Benefit::Monthly(company), Some(taxed)) = (self.input.benefit, &self.taxed) else { return None };
        let mut lines = Explanation::of(Text::PensionNet);
        lines.plus(Text::StatutoryPension, self.input.statutory, Formula::NONE, Source::ARITHMETIC);
        self.statutory_contributions(&mut lines);
        lines.plus(Text::CompanyPension, company, Formula::NONE, Source::ARITHMETIC);
        self.company_contributions(&mut lines);
        self.tax(&mut lines, &taxed.with);
        let tax = taxed.with.sum();
        let formula = Formula::rounded([Money(tax), Over, Number(12, 0)], Rounding::HalfUp);
        lines.minus(Text::MonthlyTax, monthly(tax), formula, Source::ARITHMETIC);
        Some(lines)
    }

    fn company(&self, company: Cents, taxed: &Taxed) -> Explanation {
        let mut lines = Explanation::of(Text::CompanyNet);
        lines.plus(Text::CompanyPension, company, Formula::NONE, Source::ARITHMETIC);
        self.company_contributions(&mut lines);
        self.tax(&mut lines, &taxed.with);
        let (with, without) = (taxed.with.sum(), taxed.without.sum());
        let parts = &taxed.without;
        wage_tax::income_tax(&mut lines, self.year, TaxClass::One, parts.income, Text::IncomeTax);
        let sum = Formula::sum([parts.income_tax, parts.solidarity, parts.church]);
        lines.step(Text::TaxWithoutCompany, without, sum, TARIFF);
        let tokens = [Open, Money(with), Minus, Money(without), Close, Over, Number(12, 0)];
        let formula = Formula::rounded(tokens, Rounding::HalfUp);
        lines.minus(Text::MoreTax, monthly(with - without), formula, Source::ARITHMETIC);
        lines
    }

    fn lump_sum(&self, capital: Cents) -> Explanation {
        let mut lines = Explanation::of(Text::LumpSumDeduction);
        let formula = Formula::rounded([Money(capital), Over, Number(120, 0)], Rounding::HalfUp);
        lines.step(Text::Assessed, self.contributions.assessed, formula, Source::norm("§ 229 Abs. 1 S. 3 SGB V"));
        self.bases(&mut lines);
        let rates = (company_health_rate(self.year, self.input.additional), care_rate(self.year, self.input.care));
        let paid = &self.contributions;
        for (text, amount, base, rate, source) in [
            (Text::CompanyHealth, paid.company_health, paid.health_base, rates.0, self.health_norm()),
            (Text::CompanyCare, paid.company_care, paid.care_base, rates.1, self.care_norm()),
        ] {
            lines.step(text, amount, Formula::share(base, rate), source);
            let formula = Formula::exact([Money(amount), Times, Number(120, 0)]);
            lines.plus(text, amount * 120, formula, source);
        }
        lines
    }

    fn statutory_contributions(&self, lines: &mut Explanation) {
        let paid = &self.contributions;
        if self.input.status == Status::Private {
            return;
        }
        let ceiling = &self.year.social.health_ceiling;
        let source = Source::of("§ 223 Abs. 3 SGB V", ceiling);
        let base = paid.statutory_base;
        lines.step(Text::BaseHealth, base, Formula::least(self.input.statutory, ceiling.value), source);
        let source = Source::of(self.statutory_norm(), &self.year.social.health_rate);
        let half = health_half(self.year);
        lines.minus(Text::StatutoryHealth, half.half_up(base), Formula::share(base, half), source);
        let half = additional_half(self.input.additional);
        let source = Source::norm(self.statutory_norm());
        lines.minus(Text::StatutoryAdditional, half.half_up(base), Formula::share(base, half), source);
        let rate = care_rate(self.year, self.input.care);
        let source = Source::of("§§ 55, 59 SGB XI", &self.year.social.care_rate);
        lines.minus(Text::StatutoryCare, paid.statutory_care, Formula::share(base, rate), source);
    }

    fn company_contributions(&self, lines: &mut Explanation) {
        let paid = &self.contributions;
        if self.input.status == Status::Private {
            return;
        }
        self.bases(lines);
        let rate = company_health_rate(self.year, self.input.additional);
        let formula = Formula::share(paid.health_base, rate);
        lines.minus(Text::CompanyHealth, paid.company_health, formula, self.health_norm());
        let formula = Formula::share(paid.care_base, care_rate(self.year, self.input.care));
        lines.minus(Text::CompanyCare, paid.company_care, formula, self.care_norm());
    }

    /// Who is insured voluntarily pays by SGB V § 240 on everything, and gets the other half as a subsidy (SGB VI § 106).
    fn is_voluntary(&self) -> bool {
        self.input.status == Status::Voluntary
    }

    fn statutory_norm(&self) -> &'static str {
        if self.is_voluntary() { "§ 240 SGB V, § 106 SGB VI" } else { "§§ 241, 242, 249a SGB V" }
    }

    fn health_norm(&self) -> Source {
        let norm = if self.is_voluntary() { "§ 240 SGB V" } else { "§§ 226, 248 SGB V" };
        Source::of(norm, &self.year.social.health_rate)
    }

    fn care_norm(&self) -> Source {
        let norm = if self.is_voluntary() { "§ 57 Abs. 4 SGB XI" } else { "§§ 55, 57 Abs. 1 SGB XI" };
        Source::of(norm, &self.year.social.care_rate)
    }

    /// Allowance, room under the ceiling, and what is left for health and for care.
    fn bases(&self, lines: &mut Explanation) {
        let paid = &self.contributions;
        let room = self.year.social.health_ceiling.value - paid.statutory_base;
        let assessed = Money(paid.assessed);
        if self.input.status == Status::Compulsory {
            let reference = &self.year.social.reference_amount;
            let tokens = [Money(reference.value), Over, Number(20, 0)];
            let source = Source::of("§ 226 Abs. 2 SGB V", reference);
            lines.step(Text::HealthAllowance, paid.allowance, Formula::rounded(tokens, Rounding::HalfUp), source);
            if paid.assessed > paid.allowance {
                let tokens = [Least, Open, assessed, Minus, Money(paid.allowance), Comma, Money(room), Close];
                lines.step(Text::BaseCompanyHealth, paid.health_base, Formula::exact(tokens), source);
            }
        } else if self.input.status == Status::Voluntary {
            let source = Source::norm("§ 240 SGB V");
            lines.step(Text::BaseCompanyHealth, paid.health_base, Formula::least(paid.assessed, room), source);
        }
        if paid.care_base > Cents::ZERO {
            let source = self.care_norm();
            lines.step(Text::BaseCompanyCare, paid.care_base, Formula::least(paid.assessed, room), source);
        }
    }

    fn tax(&self, lines: &mut Explanation, tax: &Tax) {
        self.taxes(lines, tax);
        lines.step(Text::TaxOfYear, tax.sum(), sum_of(tax), Source::ARITHMETIC);
    }

    /// From the pensions of a year to its taxes.
    pub(super) fn taxes(&self, lines: &mut Explanation, tax: &Tax) {
        let share = taxable_share(self.input.statutory_since);
        let free = tax.statutory - tax.taxable_statutory;
        let tokens = [Money(tax.statutory), Times, Rate(Percent::HUNDRED - share)];
        let source = Source::norm("§ 22 Nr. 1 S. 3 a aa EStG");
        lines.step(Text::FreeStatutory, free, Formula::rounded(tokens, Rounding::EuroUp), source);
        let taxable = Formula::difference(tax.statutory, free);
        lines.step(Text::TaxableStatutory, tax.taxable_statutory, taxable, source);
        lines.step(Text::TaxableCompany, tax.company, Formula::NONE, Source::norm("§ 22 Nr. 5 EStG"));
        self.deductions(lines, tax);
        let expenses = self.year.tax.special_expenses;
        let tokens = [
            Most,
            Open,
            Money(Cents::ZERO),
            Comma,
            Money(tax.taxable_statutory),
            Token::Plus,
            Money(tax.company),
            Minus,
            Money(tax.lump_sum),
            Minus,
            Money(expenses.value),
            Minus,
            Money(tax.provisions),
            Close,
        ];
        let source = Source::norm("§§ 9a S. 1 Nr. 3, 10, 10c EStG");
        lines.step(Text::TaxableIncome, tax.income, Formula::exact(tokens), source);
        wage_tax::income_tax(lines, self.year, TaxClass::One, tax.income, Text::IncomeTax);
        if tax.solidarity > Cents::ZERO {
            let limit = self.year.tax.solidarity_free.value;
            wage_tax::annual_solidarity(lines, self.year, tax.income_tax, limit);
        }
        if tax.church > Cents::ZERO {
            let rate = church::rate(self.year, self.input.land);
            let formula = Formula::share_down(tax.income_tax, rate.value);
            lines.step(Text::AnnualChurchTax, tax.church, formula, Source::published(&rate));
        }
    }
}

impl Payout {
    /// Lump sums, and own contributions as provisions.
    fn deductions(&self, lines: &mut Explanation, tax: &Tax) {
        let lump_sum = self.year.tax.pensioner_lump_sum;
        let pensions = tax.taxable_statutory + tax.company;
        let source = Source::of("§ 9a S. 1 Nr. 3 EStG", &lump_sum);
        lines.step(Text::LumpSum, tax.lump_sum, Formula::least(lump_sum.value, pensions), source);
        let expenses = self.year.tax.special_expenses;
        let source = Source::of("§ 10c EStG", &expenses);
        lines.step(Text::SpecialExpenses, expenses.value, Formula::NONE, source);
        let paid = self.contributions.statutory()
            + if tax.company == Cents::ZERO { Cents::ZERO } else { self.contributions.company() };
        let formula = Formula::rounded([Money(paid), Times, Number(12, 0)], Rounding::EuroUp);
        lines.step(Text::OwnContributions, tax.provisions, formula, Source::norm("§ 10 Abs. 1 Nr. 3 EStG"));
    }
}

const TARIFF: Source = Source::norm("§ 32a EStG");

pub(super) fn sum_of(tax: &Tax) -> Formula {
    Formula::sum([tax.income_tax, tax.solidarity, tax.church])
}

fn monthly(annual: Cents) -> Cents {
    Cents::new(crate::round::half_up(annual.get(), 12))
}
