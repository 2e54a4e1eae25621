//! Conversion of pay into a company pension by a direct insurance, a Pensionskasse or a Pensionsfonds (BetrAVG § 1a): what it costs
//! the employee net, what the employer saves and must add, what flows in.

mod explain;
pub mod limits;
pub mod promotion;
mod subsidy;

pub use subsidy::SubsidyRule;

use crate::error::within;
use crate::net::{Net, NetInput, net};
use crate::parameters::Year;
use crate::wage_tax::Period;
use crate::{CalcError, Cents, Percent};

/// A month's pay of which a part is converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConversionInput {
    /// The pay and the person; `converted` is what the employee converts, `employer_contribution` is found here.
    pub pay: NetInput,
    /// How the employer's subsidy is set.
    pub rule: SubsidyRule,
    /// Its rate; the law's is 15 %.
    pub rate: Percent,
}

/// What a conversion changes in a month.
#[derive(Debug, Clone, Copy)]
pub struct Conversion {
    /// What it was calculated from.
    pub input: ConversionInput,
    /// The month without conversion.
    pub before: Net,
    /// The month with conversion and subsidy.
    pub after: Net,
    /// What the employer saves in social insurance as the rule for the subsidy sees it: without the subsidy's own effect, and only
    /// on what is free of contributions.
    pub saving_for_rule: Cents,
    /// The employer's subsidy.
    pub subsidy: Cents,
    /// The subsidy without any cap.
    pub subsidy_full: Cents,
    /// What the employer owes at least: the law's rate, as far as contributions are saved (R02).
    pub legal_minimum: Cents,
    /// Free of social insurance in a month.
    pub insurance_free: Cents,
    /// Free of tax in a month.
    pub tax_free: Cents,
    /// Whether more is converted than the law gives a claim to (R01).
    pub claim_exceeded: bool,
    /// Whether less is converted than an employer has to accept (R01).
    pub below_minimum: bool,
}

impl Conversion {
    /// What the employee converts.
    pub const fn converted(&self) -> Cents {
        self.input.pay.converted
    }

    /// What the subsidy lacks of what the law demands; nothing where it is enough.
    pub fn shortfall(&self) -> Cents {
        (self.legal_minimum - self.subsidy).at_least_zero()
    }

    /// What flows into the contract.
    pub fn total(&self) -> Cents {
        self.converted() + self.subsidy
    }

    /// What the employee's net pay falls by.
    pub fn net_cost(&self) -> Cents {
        self.before.net - self.after.net
    }

    /// Taxes that fall away.
    pub fn tax_saved(&self) -> Cents {
        self.before.tax() - self.after.tax()
    }

    /// Contributions of the employee that fall away.
    pub fn insurance_saved(&self) -> Cents {
        self.before.social.employee.sum() - self.after.social.employee.sum()
    }

    /// What private insurance costs the employee more, since the employer's subsidy falls with the pay.
    pub fn private_change(&self) -> Cents {
        self.after.social.own_private - self.before.social.own_private
    }

    /// What the employer saves in the end.
    pub fn employer_saved(&self) -> Cents {
        self.before.social.employer_sum() - self.after.social.employer_sum()
    }

    /// What it costs the employer; below nothing, the employer gains.
    pub fn employer_cost(&self) -> Cents {
        self.subsidy - self.employer_saved()
    }

    /// What of the total is due to contributions (R03).
    pub fn over_insurance_free(&self) -> Cents {
        (self.total() - self.insurance_free).at_least_zero()
    }

    /// What of the total is taxed (R04).
    pub fn over_tax_free(&self) -> Cents {
        (self.total() - self.tax_free).at_least_zero()
    }
}

/// Calculates a conversion.
///
/// # Errors
/// A year without numbers; a value that no payroll can contain; another period than a month.
pub fn conversion(input: &ConversionInput) -> Result<Conversion, CalcError> {
    let year = Year::of(input.pay.year)?;
    within(input.pay.period == Period::Month, "period", "a month")?;
    let rates = Percent::default()..=Percent::HUNDRED;
    within(rates.contains(&input.rate), "rule_bp", "a percentage from 0 to 100")?;
    let own = NetInput { employer_contribution: Cents::ZERO, ..input.pay };
    let before = net(&NetInput { converted: Cents::ZERO, ..own })?;
    // Refused here, before a smaller amount is tried.
    own.check()?;
    let saving_for_rule = subsidy::saving(year, &own, &before)?;
    let converted = own.converted;
    let subsidy = subsidy::subsidy(year, input.rule, input.rate, converted, saving_for_rule);
    let after = net(&NetInput { employer_contribution: subsidy, ..own })?;
    Ok(Conversion {
        input: ConversionInput { pay: own, ..*input },
        before,
        after,
        saving_for_rule,
        subsidy,
        subsidy_full: input.rate.half_up(converted),
        legal_minimum: subsidy::legal_minimum(year, converted, saving_for_rule),
        insurance_free: year.company.insurance_free_month(),
        tax_free: year.company.tax_free_month(),
        claim_exceeded: converted > year.company.claim_month(),
        below_minimum: limits::is_below_minimum(&year.company, converted * 12),
    })
}
