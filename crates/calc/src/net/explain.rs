//! From gross to net, line by line.

use super::{Insurer, Net, church, taxes};
use crate::explain::{Explanation, Formula, Source, Text, Token};
use crate::social_insurance::explain as insurance;
use crate::wage_tax::{Period, WageTaxInput, explain as tax};
use crate::{Cents, social_insurance};
use Token::{Close, Comma, Minus, Money, Most, Open, Plus};

impl Net {
    /// How the net pay came about. The parts add up to it.
    pub fn explanation(&self) -> Explanation {
        let mut lines = Explanation::of(Text::Net);
        self.pay(&mut lines);
        self.taxes(&mut lines);
        let input = self.input.social(self.year, self.insurance_gross);
        let converted = self.input.converted != Cents::ZERO;
        if converted {
            self.insurance_gross(&mut lines);
        }
        insurance::employee(&mut lines, self.year, &input, &self.social);
        self.private(&mut lines);
        lines
    }

    /// What the employer pays: lump sums, shares and subsidies. The parts add up to the employer's contributions.
    pub fn employer_explanation(&self) -> Explanation {
        let mut lines = Explanation::of(Text::EmployerContributions);
        let input = self.input.social(self.year, self.insurance_gross);
        insurance::employer(&mut lines, self.year, &input, &self.social);
        lines
    }

    fn pay(&self, lines: &mut Explanation) {
        lines.plus(Text::Gross, self.input.gross, Formula::NONE, Source::ARITHMETIC);
        if self.input.converted != Cents::ZERO {
            lines.minus(Text::Converted, self.input.converted, Formula::NONE, Source::norm("§ 1a BetrAVG"));
        }
        if let Some(one_off) = self.input.one_off {
            lines.plus(Text::OneOff, one_off.amount, Formula::NONE, Source::ARITHMETIC);
        }
    }

    fn taxes(&self, lines: &mut Explanation) {
        if self.is_flat_taxed() {
            let rate = self.year.social.marginal_tax;
            let formula = Formula::share(self.insurance_gross, rate.value);
            lines.step(Text::FlatTax, self.flat_tax, formula, Source::published(&rate));
            return;
        }
        let company = &self.year.company;
        if self.input.converted != Cents::ZERO {
            let formula = self.free(company.tax_free_month());
            let source = Source::of(company.tax_free.source, &company.pension_ceiling);
            lines.step(Text::TaxGross, self.tax_gross, formula, source);
        }
        let input = taxes::input(self.year, &self.input, self.tax_gross, &self.social);
        tax::taxes(lines, self.year, &input, &self.wage_tax, Explanation::minus);
        if self.input.church {
            self.church(lines, &input);
        }
    }

    fn church(&self, lines: &mut Explanation, input: &WageTaxInput) {
        let rate = church::rate(self.year, self.input.land);
        let source = Source::published(&rate);
        tax::church_base(lines, input, &self.wage_tax);
        let formula = Formula::share_down(self.wage_tax.church_base, rate.value);
        lines.minus(Text::ChurchTax, self.church_tax, formula, source);
        if self.special_church_tax > Cents::ZERO {
            let formula = Formula::share_down(self.wage_tax.special_church_base, rate.value);
            lines.minus(Text::SpecialChurchTax, self.special_church_tax, formula, source);
        }
    }

    fn insurance_gross(&self, lines: &mut Explanation) {
        let company = &self.year.company;
        let formula = self.free(company.insurance_free_month());
        let source = Source::of(company.insurance_free.source, &company.pension_ceiling);
        lines.step(Text::InsuranceGross, self.insurance_gross, formula, source);
    }

    /// `gross − converted + max(0, converted + employer's − limit)`
    fn free(&self, limit: Cents) -> Formula {
        let limit = if self.input.period == Period::Year { limit * 12 } else { limit };
        let (converted, employer) = (Money(self.input.converted), Money(self.input.employer_contribution));
        let left = [Money(self.input.gross), Minus, converted, Plus];
        let over = [Most, Open, Money(Cents::ZERO), Comma, converted, Plus, employer, Minus, Money(limit), Close];
        Formula::exact([left.as_slice(), &over].concat())
    }

    /// Premiums less the employer's subsidies.
    fn private(&self, lines: &mut Explanation) {
        let Insurer::Private { health, care, .. } = self.input.insurer else { return };
        if self.social.zone != social_insurance::Zone::Regular {
            return;
        }
        let months = if self.input.period == Period::Year { 12 } else { 1 };
        let from = &self.social;
        let input = self.input.social(self.year, self.insurance_gross);
        insurance::subsidies(lines, Explanation::step, self.year, &input, from);
        let own = health * months + care * months;
        let formula = Formula::exact([Money(own), Minus, Money(from.subsidy_health), Minus, Money(from.subsidy_care)]);
        lines.minus(Text::OwnPrivate, from.own_private, formula, Source::ARITHMETIC);
    }
}
