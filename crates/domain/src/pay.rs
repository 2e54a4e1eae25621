//! What is known of a person's pay and pension contributions, and what is assumed where nothing is known: where the employer's checks
//! begin ([`crate::subsidy`], [`crate::promotion`], [`crate::switch_day`]).

use crate::employment::TaxClass;
use crate::money::Cents;
use crate::organisation::names;
pub use calc::net::Insurer;
use calc::net::NetInput;
use calc::{CalcError, Land, parameters};
use serde::{Deserialize, Serialize};

names! {
    /// What a check took for granted, since nobody said it. Each is to be shown beside the result.
    Assumption {
        /// Insured in a statutory health fund: the employer's subsidy to a private one changes otherwise.
        StatutoryHealth = "statutory_health",
        /// The fund's additional contribution is the year's average (Zusatzbeitrag).
        AverageAdditional = "average_additional",
        /// Works outside of Saxony, where employers carry less of the care insurance.
        OutsideSaxony = "outside_saxony",
        /// Compulsorily insured in pension and unemployment insurance.
        FullyInsured = "fully_insured",
        /// The first employment: the tax class is unknown (EStG §§ 3 Nr. 63, 100: not in class VI).
        FirstEmployment = "first_employment",
        /// The same pay each month, without special payments.
        EvenPay = "even_pay",
        /// No collective agreement deviates from the law (BetrAVG § 19 Abs. 1).
        NoCollectiveAgreement = "no_collective_agreement",
        /// The employment rests, and yet pay and contributions flow as they are kept here.
        PayWhileResting = "pay_while_resting",
        /// What the employer pays is what its rule gives: no payment is kept.
        PaidByRule = "paid_by_rule",
        /// What is converted has the limit of 4 % for itself, though the employer pays on top (SvEV § 1 Abs. 1 S. 1 Nr. 9 counts both).
        LimitNotShared = "limit_not_shared",
        /// What is converted into a direct promise or a support fund changes nothing here.
        OtherWayLeftOut = "other_way_left_out",
        /// Contracts in another currency, or that are paid once, are left out.
        ContractsLeftOut = "contracts_left_out",
        /// The employer paid nothing in 2016 (EStG § 100 Abs. 2 S. 2).
        NothingIn2016 = "nothing_in_2016",
        /// The contract spreads its costs evenly (EStG § 100 Abs. 3 Nr. 5; no Zillmerung).
        EvenCosts = "even_costs",
        /// The employer's subsidy to converted pay is not additional (EStG § 100; unverified).
        SubsidyNotAdditional = "subsidy_not_additional",
        /// Pay and contributions are the same after the day.
        SameAfter = "same_after",
    }
}

impl Assumption {
    /// Whether the law behind it is confirmed; what is not has to be shown as such.
    pub const fn is_verified(self) -> bool {
        !matches!(self, Self::SubsidyNotAdditional)
    }
}

/// Why there is no answer for a year. Nothing is extrapolated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoValues {
    /// Wait until they are.
    #[error("the values of {year} are not published; the last published year is {last}")]
    NotPublished {
        /// The year asked for.
        year: i16,
        /// The last one with all values.
        last: i16,
    },
    /// Choose a later day.
    #[error("the values of {year} are not kept here")]
    NotKept {
        /// The year asked for.
        year: i16,
    },
}

impl NoValues {
    /// What is missing of a year of which not everything is known.
    pub(crate) fn of(year: i16) -> Self {
        let last = parameters::last_year();
        if year > last { Self::NotPublished { year, last } } else { Self::NotKept { year } }
    }

    /// Only the year's part of an error of `calc`.
    pub(crate) fn from_calc(error: &CalcError) -> Option<Self> {
        match error {
            CalcError::NoParameters { year, .. } | CalcError::NoParameter { year, .. } => Some(Self::of(*year)),
            _ => None,
        }
    }
}

/// Contributions of a month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Funding {
    /// What the employee converts into a direct insurance, a Pensionskasse or a Pensionsfonds.
    pub converted: Cents,
    /// What the employee converts in another way: no subsidy is owed there.
    pub converted_otherwise: Cents,
    /// The employer's subsidy to what is converted; none: unknown.
    pub subsidy: Option<Cents>,
    /// What else the employer pays into the same three ways.
    pub employer: Cents,
}

impl Funding {
    /// All that EStG § 3 Nr. 63 and the limit of 4 % count together. An unknown subsidy counts nothing.
    pub fn total(&self) -> Cents {
        self.converted + self.subsidy.unwrap_or_default() + self.employer
    }
}

/// What is known of a person at one employer. Pay is nobody else's business: logs do not show it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct PayFacts {
    /// Regular gross pay of a month, before conversion.
    pub gross: Option<Cents>,
    /// The class for wage tax.
    pub class: Option<TaxClass>,
    /// Where the person works.
    pub land: Option<Land>,
    /// Who insures against illness.
    pub insurer: Option<Insurer>,
    /// Whether the employment rests.
    pub resting: bool,
    /// Whether some contracts could not be counted: another currency, a single payment.
    pub left_out: bool,
    /// What flows into pensions.
    pub funding: Funding,
}

impl std::fmt::Debug for PayFacts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PayFacts(gross known: {}, resting: {})", self.gross.is_some(), self.resting)
    }
}

impl PayFacts {
    /// Whether it is known to be a second employment.
    pub(crate) fn is_second(&self) -> bool {
        self.class == Some(TaxClass::Six)
    }

    /// A month's pay as the calculators take it, with what is converted.
    pub(crate) fn input(&self, year: i16, gross: Cents) -> NetInput {
        let plain = NetInput::plain(year, gross);
        NetInput {
            class: self.class.unwrap_or(plain.class),
            land: self.land.unwrap_or(plain.land),
            insurer: self.insurer.unwrap_or(plain.insurer),
            converted: self.funding.converted,
            ..plain
        }
    }

    /// What holds for every check of this person.
    pub(crate) fn assumptions(&self) -> Vec<Assumption> {
        let mut found = vec![Assumption::EvenPay];
        let asked = [
            (self.class.is_none(), Assumption::FirstEmployment),
            (self.resting, Assumption::PayWhileResting),
            (self.left_out, Assumption::ContractsLeftOut),
        ];
        found.extend(asked.into_iter().filter(|(is, _)| *is).map(|(_, assumption)| assumption));
        found
    }

    /// What social insurance is reckoned with.
    pub(crate) fn insurance_assumptions(&self) -> Vec<Assumption> {
        let mut found = vec![Assumption::FullyInsured];
        if self.land.is_none() {
            found.push(Assumption::OutsideSaxony);
        }
        match self.insurer {
            None => found.extend([Assumption::StatutoryHealth, Assumption::AverageAdditional]),
            Some(Insurer::Statutory { additional: None }) => found.push(Assumption::AverageAdditional),
            Some(_) => {}
        }
        found
    }
}
