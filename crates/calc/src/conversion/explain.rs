//! What a conversion costs and brings, line by line.

use super::{Conversion, SubsidyRule};
use crate::explain::{Explanation, Formula, Rounding, Source, Text, Token};
use crate::{Cents, Percent};
use Token::{Close, Comma, Least, Money, Open, Rate, Times};

const CONVERSION: Source = Source::norm("§ 1a Abs. 1 BetrAVG");
const SUBSIDY: Source = Source::norm("§ 1a Abs. 1a BetrAVG");

impl Conversion {
    /// What the employee's net pay falls by: what is converted, less taxes and contributions that fall away.
    pub fn explanation(&self) -> Explanation {
        let mut lines = Explanation::of(Text::NetCost);
        let (before, after) = (&self.before, &self.after);
        lines.step(Text::NetBefore, before.net, Formula::NONE, Source::ARITHMETIC);
        lines.step(Text::NetAfter, after.net, Formula::NONE, Source::ARITHMETIC);
        lines.plus(Text::Converted, self.converted(), Formula::NONE, CONVERSION);
        let taxes = Formula::difference(before.tax(), after.tax());
        lines.minus(Text::TaxSaved, self.tax_saved(), taxes, Source::norm("§ 3 Nr. 63 EStG"));
        let contributions = Formula::difference(before.social.employee.sum(), after.social.employee.sum());
        let source = Source::norm("§ 1 Abs. 1 S. 1 Nr. 9 SvEV");
        lines.minus(Text::InsuranceSaved, self.insurance_saved(), contributions, source);
        if self.private_change() != Cents::ZERO {
            let change = Formula::difference(after.social.own_private, before.social.own_private);
            lines.plus(Text::PrivateChange, self.private_change(), change, Source::norm("§ 257 Abs. 2 SGB V"));
        }
        lines
    }

    /// What flows into the contract: what is converted and the employer's subsidy.
    pub fn total_explanation(&self) -> Explanation {
        let mut lines = Explanation::of(Text::FlowsIn);
        lines.plus(Text::Converted, self.converted(), Formula::NONE, CONVERSION);
        if self.input.rule == SubsidyRule::Exact {
            lines.step(Text::SubsidyBasis, self.saving_for_rule, Formula::NONE, SUBSIDY);
        }
        lines.plus(Text::Subsidy, self.subsidy, self.subsidy_formula(), SUBSIDY);
        lines.step(Text::OverInsuranceFree, self.over_insurance_free(), self.over(self.insurance_free), R03);
        lines.step(Text::OverTaxFree, self.over_tax_free(), self.over(self.tax_free), R04);
        lines
    }

    /// What the conversion costs the employer: the subsidy less what is saved.
    pub fn employer_explanation(&self) -> Explanation {
        let mut lines = Explanation::of(Text::EmployerCost);
        lines.plus(Text::Subsidy, self.subsidy, self.subsidy_formula(), SUBSIDY);
        let (before, after) = (self.before.social.employer_sum(), self.after.social.employer_sum());
        lines.minus(Text::EmployerSaving, self.employer_saved(), Formula::difference(before, after), R03);
        lines
    }

    fn subsidy_formula(&self) -> Formula {
        let rate: Percent = self.input.rate;
        match self.input.rule {
            SubsidyRule::None => Formula::NONE,
            SubsidyRule::Flat => Formula::share(self.converted(), rate),
            SubsidyRule::FlatToLimit => Formula::share(self.converted().min(self.insurance_free), rate),
            SubsidyRule::Exact => {
                let saved = self.saving_for_rule.at_least_zero();
                let tokens = [Least, Open, Money(self.converted()), Times, Rate(rate), Comma, Money(saved), Close];
                Formula::rounded(tokens, Rounding::HalfUp)
            }
        }
    }

    fn over(&self, limit: Cents) -> Formula {
        use Token::{Minus, Most};
        let total = Money(self.total());
        Formula::exact([Most, Open, Money(Cents::ZERO), Comma, total, Minus, Money(limit), Close])
    }
}

const R03: Source = Source::norm("§ 1 Abs. 1 S. 1 Nr. 9 SvEV");
const R04: Source = Source::norm("§ 3 Nr. 63 EStG");
