//! Contracts that fund a promise: how they are carried, paid and where they stand.

use crate::money::Cents;
use crate::organisation::names;
use serde::{Deserialize, Serialize};

names! {
    /// The funding vehicle (Durchführungsweg, BetrAVG § 1b).
    Way {
        /// The employer pays by itself (Direktzusage).
        DirectPromise = "direct_promise",
        /// A support fund (Unterstützungskasse).
        SupportFund = "support_fund",
        /// Direct insurance (Direktversicherung).
        DirectInsurance = "direct_insurance",
        /// A pension insurance fund (Pensionskasse).
        PensionInsuranceFund = "pension_insurance_fund",
        /// A pension fund (Pensionsfonds).
        PensionFund = "pension_fund",
    }
}

names! {
    /// How often contributions are paid.
    Rhythm {
        /// Each month.
        Monthly = "monthly",
        /// Each quarter.
        Quarterly = "quarterly",
        /// Twice a year.
        HalfYearly = "half_yearly",
        /// Once a year.
        Yearly = "yearly",
        /// Once.
        Once = "once",
    }
}

names! {
    /// Where a contract stands.
    ContractState {
        /// The carrier was asked (Beantragt).
        Applied = "applied",
        /// The carrier has written the policy (Policiert).
        Issued = "issued",
        /// It runs (Aktiv).
        Active = "active",
        /// Contributions wait (Gestundet).
        Deferred = "deferred",
        /// No contributions any more (Beitragsfrei).
        PaidUp = "paid_up",
        /// Contributions flow again after a pause (Wieder in Kraft).
        Reinstated = "reinstated",
        /// It is passing to another employer or to the person (VN-Wechsel).
        HolderChange = "holder_change",
        /// The person goes on with it alone (Privat fortgeführt).
        Private = "private",
        /// Its capital went to another carrier (Übertragen).
        Transferred = "transferred",
        /// It pays out (Leistung).
        InBenefit = "in_benefit",
        /// It is over (Beendet).
        Ended = "ended",
    }
}

names! {
    /// What kind of carrier (Versorgungsträger) keeps a promise.
    CarrierKind {
        /// A life insurer (Lebensversicherer).
        Insurer = "insurer",
        /// A Pensionskasse.
        PensionInsuranceFund = "pension_insurance_fund",
        /// A Pensionsfonds.
        PensionFund = "pension_fund",
        /// A support fund (Unterstützungskasse).
        SupportFund = "support_fund",
        /// The employer itself (Direktzusage).
        Employer = "employer",
    }
}

names! {
    /// Whether a carrier still does business.
    CarrierState {
        /// It does.
        Active = "active",
        /// It is being wound up (in Abwicklung).
        WoundUp = "wound_up",
    }
}

names! {
    /// Where a group contract (Gruppenvertrag) stands.
    GroupState {
        /// The carrier has offered it (Angebot).
        Offer = "offer",
        /// It takes in new contracts (In Kraft).
        InForce = "in_force",
        /// It takes in none any more; those in it run on (Geschlossen).
        Closed = "closed",
        /// It is over (Gekündigt).
        Terminated = "terminated",
    }
}

names! {
    /// Who said what a contract is worth.
    ValueSource {
        /// The carrier's yearly statement (Standmitteilung).
        Statement = "statement",
        /// A list that was taken in.
        Import = "import",
        /// A carrier's message in between.
        Report = "report",
    }
}

names! {
    /// Whether a month's contribution arrived.
    ContributionState {
        /// It is to be paid (Fällig).
        Due = "due",
        /// It arrived (Bezahlt).
        Paid = "paid",
        /// It should have arrived and did not (Fehlt).
        Missing = "missing",
    }
}

names! {
    /// What a list of contracts is sorted by.
    ContractSort {
        /// The number at the carrier.
        Number = "number",
        /// The person's family and given name.
        Name = "name",
        /// What the employee converts in a year.
        Own = "own",
        /// The last day; contracts without one stand last in both directions.
        End = "end",
    }
}

impl Way {
    /// Whether a subsidy is owed to what is converted (BetrAVG § 1a Abs. 1a). They are also the ways of EStG §§ 3 Nr. 63 and 100.
    pub const fn takes_subsidy(self) -> bool {
        matches!(self, Self::DirectInsurance | Self::PensionInsuranceFund | Self::PensionFund)
    }
}

impl Rhythm {
    /// Payments in a year; 0 for what is paid once.
    pub const fn per_year(self) -> u8 {
        match self {
            Self::Monthly => 12,
            Self::Quarterly => 4,
            Self::HalfYearly => 2,
            Self::Yearly => 1,
            Self::Once => 0,
        }
    }
}

impl ContractState {
    /// Whether contributions flow.
    pub const fn is_paying(self) -> bool {
        matches!(self, Self::Issued | Self::Active | Self::Reinstated)
    }

    /// Whether it is no contract of this employer any more.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Private | Self::Transferred | Self::Ended)
    }
}

/// Who pays what of a contribution. Its total is always the sum of the three.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Split {
    /// What the employee converts (Entgeltumwandlung).
    pub own: Cents,
    /// What the employer pays on top.
    pub employer: Cents,
    /// The employer's subsidy to what is converted (BetrAVG § 1a Abs. 1a).
    pub subsidy: Cents,
}

impl Split {
    /// All of it; none when it does not fit into 64 bits.
    pub fn total(self) -> Option<Cents> {
        Cents::checked_sum([self.own, self.employer, self.subsidy])
    }

    /// What it comes to per month, to show it: each part is divided by the months between two payments and rounded once, half a cent up.
    /// So the three parts may differ from the divided total by a cent; nothing is booked from this. A single payment is nothing a month.
    #[must_use]
    pub fn per_month(self, rhythm: Rhythm) -> Self {
        match rhythm.per_year() {
            0 => Self::default(),
            payments => self.divided(12 / i64::from(payments)),
        }
    }

    fn divided(self, by: i64) -> Self {
        let part = |amount: Cents| Cents::new(half_up(amount.get(), by));
        Self { own: part(self.own), employer: part(self.employer), subsidy: part(self.subsidy) }
    }
}

/// `amount / by` to the nearest whole, a half towards the larger one; `by` is positive.
fn half_up(amount: i64, by: i64) -> i64 {
    let (whole, rest) = (amount.div_euclid(by), amount.rem_euclid(by));
    if rest >= by - rest { whole + 1 } else { whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(own: i64, employer: i64, subsidy: i64) -> Split {
        Split { own: Cents::new(own), employer: Cents::new(employer), subsidy: Cents::new(subsidy) }
    }

    #[test]
    fn the_total_is_the_sum_or_none() {
        assert_eq!(split(10_000, 2_000, 1_500).total(), Some(Cents::new(13_500)));
        assert_eq!(split(i64::MAX, 1, 0).total(), None);
        assert_eq!(Split::default().total(), Some(Cents::ZERO));
    }

    #[test]
    fn a_month_is_rounded_once_per_part() {
        let parts = split(10_000, 1_001, 1);
        assert_eq!(parts.per_month(Rhythm::Monthly), parts);
        assert_eq!(parts.per_month(Rhythm::Quarterly), split(3_333, 334, 0));
        assert_eq!(parts.per_month(Rhythm::HalfYearly), split(1_667, 167, 0));
        assert_eq!(parts.per_month(Rhythm::Yearly), split(833, 83, 0));
        assert_eq!(parts.per_month(Rhythm::Once), Split::default());
    }

    #[test]
    fn half_a_cent_goes_up() {
        assert_eq!(split(3, 9, 6).per_month(Rhythm::HalfYearly), split(1, 2, 1));
        assert_eq!(split(2, 8, -3).per_month(Rhythm::HalfYearly), split(0, 1, 0));
        assert_eq!(split(-9, -4, -2).per_month(Rhythm::HalfYearly), split(-1, -1, 0));
        assert_eq!(split(6, 5, 18).per_month(Rhythm::Yearly), split(1, 0, 2));
        assert_eq!(split(1, 2, -2).per_month(Rhythm::Quarterly), split(0, 1, -1));
    }

    #[test]
    fn the_largest_amounts_do_not_overflow() {
        let most = split(i64::MAX, i64::MIN, 0);
        assert_eq!(most.per_month(Rhythm::Monthly), most);
        let yearly = most.per_month(Rhythm::Yearly);
        assert_eq!((yearly.own.get(), yearly.employer.get()), (768_614_336_404_564_651, -768_614_336_404_564_651));
    }

    #[test]
    fn payments_and_states_are_told_apart() {
        let codes = |is: fn(ContractState) -> bool| {
            let found = ContractState::ALL.iter().filter(|state| is(**state));
            found.map(|state| state.code()).collect::<Vec<_>>()
        };
        assert_eq!(codes(ContractState::is_paying), ["issued", "active", "reinstated"]);
        assert_eq!(codes(ContractState::is_over), ["private", "transferred", "ended"]);
        assert_eq!(Rhythm::ALL.iter().map(|rhythm| rhythm.per_year()).collect::<Vec<_>>(), [12, 4, 2, 1, 0]);
    }
}
