//! What a day on which the law's numbers change (each 1 January) does to one person: limits, the legal minimum of the subsidy, the
//! state's subsidy. The same pay and contributions are reckoned with the numbers of both years.

mod change;

pub use change::Change;

use crate::money::Cents;
use crate::pay::{Assumption, NoValues, PayFacts};
use crate::promotion::{self, Standing};
use crate::subsidy::{self, Rule, Verdict};
use calc::parameters::{Company, Year};
use jiff::civil::Date;

/// Why a day cannot be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoSwitch {
    /// The numbers hold for calendar years: choose a 1 January.
    #[error("the values change on 1 January only")]
    NotNewYear,
    /// One of the two years has no numbers.
    #[error(transparent)]
    Values(#[from] NoValues),
}

/// A day on which the numbers of one year follow those of another.
#[derive(Debug, Clone, Copy)]
pub struct SwitchDay {
    day: Date,
    before: &'static Year,
    after: &'static Year,
}

/// A limit of a month beside what flows into pensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The limit.
    pub limit: Cents,
    /// What flows in above it.
    pub over: Cents,
}

/// What one year's numbers make of a person. Amounts are of a month, but for the state's subsidy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Free of social insurance: 4 % of the ceiling (R03).
    pub insurance_free: Limit,
    /// Free of tax: 8 % of the ceiling (R04).
    pub tax_free: Limit,
    /// What the law asks for of the employer (R02).
    pub legal_minimum: Option<Cents>,
    /// What is said of the subsidy that is paid.
    pub verdict: Verdict,
    /// What is paid.
    pub paid: Option<Cents>,
    /// Whether the state pays a part (R17).
    pub standing: Standing,
    /// What the state pays in the year.
    pub promoted: Cents,
}

/// Both sides of the day for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// What flows in a month.
    pub total: Cents,
    /// By the numbers of the day before.
    pub before: Side,
    /// By the numbers of the day.
    pub after: Side,
    /// What changes; nothing for most people.
    pub changes: Vec<Change>,
    /// What was taken for granted.
    pub assumptions: Vec<Assumption>,
}

impl SwitchDay {
    /// The day, if the numbers of both years are published.
    ///
    /// # Errors
    /// [`NoSwitch`].
    pub fn new(day: Date) -> Result<Self, NoSwitch> {
        if (day.month(), day.day()) != (1, 1) {
            return Err(NoSwitch::NotNewYear);
        }
        let year = |year: i16| {
            let known = Year::of(year).map_err(|_| NoValues::of(year))?;
            // The limit of EStG § 100 is published with the rest or not: then nothing is shown in part.
            promotion::judged(&PayFacts::default(), year).map(|_| known)
        };
        // The year that was asked for is the one to speak of, where both are missing.
        let after = year(day.year())?;
        let before = day.year().checked_sub(1).ok_or(NoValues::NotKept { year: day.year() })?;
        Ok(Self { day, before: year(before)?, after })
    }

    /// Which day.
    pub const fn day(&self) -> Date {
        self.day
    }

    /// What it does to a person.
    ///
    /// # Errors
    /// [`NoValues`], which [`Self::new`] has ruled out.
    pub fn preview(&self, facts: &PayFacts, rule: Option<Rule>) -> Result<Preview, NoValues> {
        let (before, _) = side(facts, rule, self.before)?;
        let (after, mut assumptions) = side(facts, rule, self.after)?;
        assumptions.push(Assumption::SameAfter);
        let changes = change::changes(&before, &after);
        Ok(Preview { total: facts.funding.total(), before, after, changes, assumptions })
    }
}

fn side(facts: &PayFacts, rule: Option<Rule>, year: &Year) -> Result<(Side, Vec<Assumption>), NoValues> {
    let check = subsidy::check(facts, rule, year.year)?;
    let promotion = promotion::judged(facts, year.year)?;
    let limit = |limit: fn(&Company) -> Cents| {
        let limit = limit(&year.company);
        Limit { limit, over: (facts.funding.total() - limit).at_least_zero() }
    };
    let mut assumptions = check.assumptions;
    assumptions.extend(promotion.assumptions);
    assumptions.sort_unstable();
    assumptions.dedup();
    let side = Side {
        insurance_free: limit(Company::insurance_free_month),
        tax_free: limit(Company::tax_free_month),
        legal_minimum: check.legal_minimum,
        verdict: check.verdict,
        paid: check.paid,
        standing: promotion.standing,
        promoted: promotion.amount,
    };
    Ok((side, assumptions))
}
