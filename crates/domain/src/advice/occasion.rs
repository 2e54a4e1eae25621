//! What starts an order to advise.

use crate::organisation::names;
use serde::{Deserialize, Serialize};

names! {
    /// What started an order: the person's own request, or something that happened (I01, B17).
    Occasion {
        /// The person asked for it, in a calculator or elsewhere (B10).
        Request = "request",
        /// Somebody begins to work here (Eintritt).
        Entry = "entry",
        /// The probation is over (Ende der Probezeit).
        ProbationEnded = "probation_ended",
        /// The waiting period of the pension scheme is over (Wartezeit der Versorgungsordnung).
        WaitingPeriodReached = "waiting_period_reached",
        /// The employer owes a subsidy from now on (Arbeitgeberzuschuss, § 1a (1a) BetrAVG).
        SubsidyDue = "subsidy_due",
        /// The pay crosses a contribution ceiling (Beitragsbemessungsgrenze) of health or pension insurance.
        CeilingCrossed = "ceiling_crossed",
        /// Contribution and subsidy are above 4 % or 8 % of the ceiling (§ 1 (1) no. 9 SvEV, § 3 no. 63 EStG).
        FreeAmountExceeded = "free_amount_exceeded",
        /// A year with new parameters begins.
        NewParameters = "new_parameters",
        /// An employment that rested goes on (Rückkehr aus dem ruhenden Arbeitsverhältnis).
        BackFromLeave = "back_from_leave",
        /// A birth, a marriage, a divorce or a death in the family.
        FamilyChanged = "family_changed",
        /// There is no cover for disability (Berufsunfähigkeit).
        DisabilityCoverMissing = "disability_cover_missing",
        /// Five years are left until the age limit (Altersgrenze).
        FiveYearsBeforeAgeLimit = "five_years_before_age_limit",
        /// Twelve or six months are left until a contract ends (Ablauf).
        ContractEnding = "contract_ending",
        /// Somebody leaves, on the day itself (Austritt).
        Exit = "exit",
        /// A promise cannot be lost any more (Unverfallbarkeit, § 1b BetrAVG).
        Vested = "vested",
        /// A change of the policyholder was asked for (Versicherungsnehmerwechsel).
        HolderChange = "holder_change",
        /// A threshold of § 100 was crossed, as the list of occasions calls it; the limit of pay rises on 1 January 2027 (unverified).
        Section100Crossed = "section_100_crossed",
        /// A decision was left open for 30 days.
        DecisionUnanswered = "decision_unanswered",
        /// Nobody has advised the person for some years.
        LongWithoutAdvice = "long_without_advice",
    }
}

impl Occasion {
    /// Whether something that happened started it, and not the person.
    pub const fn is_automatic(self) -> bool {
        !matches!(self, Self::Request)
    }
}
