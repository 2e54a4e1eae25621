//! Words for what a check found and what it took for granted.

use super::views::{AssumedView, Weight};
use crate::i18n::{Key, Texts, k};
use domain::money::Cents;
use domain::pay::Assumption;
use domain::promotion::{NotPromoted, Standing};
use domain::subsidy::{NotOwed, SubsidyCheck, Unclear, Verdict};
use domain::switch_day::Change;
use domain::typed::write_euro;
use std::collections::BTreeMap;

/// What stands where there is no figure.
const NOTHING: &str = "–";

/// An amount, or a dash.
pub(super) fn euro(t: Texts, amount: Option<Cents>) -> String {
    amount.map_or_else(|| NOTHING.to_owned(), |amount| write_euro(amount, t.lang().language()))
}

/// A verdict in a word, with its weight.
pub(super) const fn verdict(verdict: Verdict) -> (Weight, Key) {
    match verdict {
        Verdict::Enough => (Weight::Good, k::CHECKS_ENOUGH),
        Verdict::TooLittle => (Weight::Mend, k::CHECKS_TOO_LITTLE),
        Verdict::NotOwed(_) => (Weight::Plain, k::CHECKS_NOT_OWED),
        Verdict::CannotTell(_) => (Weight::Look, k::CHECKS_CANNOT_TELL),
    }
}

/// Why the verdict is so, in a sentence.
pub(super) fn why(t: Texts, found: &SubsidyCheck) -> String {
    let key = match found.verdict {
        Verdict::Enough => k::CHECKS_WHY_ENOUGH,
        Verdict::TooLittle => {
            let values = [("paid", euro(t, found.paid)), ("minimum", euro(t, found.legal_minimum))]
                .map(|(name, text)| (name, text));
            let values: Vec<(&str, &str)> = values.iter().map(|(name, text)| (*name, text.as_str())).collect();
            return t.fill(k::CHECKS_WHY_TOO_LITTLE, &values);
        }
        Verdict::NotOwed(why) => not_owed(why),
        Verdict::CannotTell(why) => unclear(why),
    };
    t.get(key).to_owned()
}

/// Likewise for a row of a table, where the amounts stand beside it.
pub(super) const fn why_short(verdict: Verdict) -> Option<Key> {
    match verdict {
        Verdict::Enough => None,
        Verdict::TooLittle => Some(k::CHECKS_WHY_CAN_CLAIM),
        Verdict::NotOwed(why) => Some(not_owed(why)),
        Verdict::CannotTell(why) => Some(unclear(why)),
    }
}

const fn not_owed(why: NotOwed) -> Key {
    match why {
        NotOwed::NothingConverted => k::CHECKS_WHY_NOTHING_CONVERTED,
        NotOwed::OtherWay => k::CHECKS_WHY_OTHER_WAY,
        NotOwed::NothingSaved => k::CHECKS_WHY_NOTHING_SAVED,
    }
}

const fn unclear(why: Unclear) -> Key {
    match why {
        Unclear::GrossUnknown => k::CHECKS_WHY_GROSS_UNKNOWN,
        Unclear::PaymentUnknown => k::CHECKS_WHY_PAYMENT_UNKNOWN,
        Unclear::OthersMayCount => k::CHECKS_WHY_OTHERS_MAY_COUNT,
        Unclear::SecondEmployment => k::CHECKS_WHY_SECOND_EMPLOYMENT,
        Unclear::Implausible => k::CHECKS_WHY_IMPLAUSIBLE,
    }
}

/// Where somebody stands with the state's subsidy, and why.
pub(super) const fn standing(standing: Standing) -> (Weight, Key, Option<Key>) {
    match standing {
        Standing::Qualifies => (Weight::Good, k::CHECKS_PROMOTED, None),
        Standing::Newly => (Weight::Good, k::CHECKS_PROMOTED, Some(k::CHECKS_PROMOTED_NEWLY)),
        Standing::Not(why) => {
            let weight = match why {
                NotPromoted::DependsOnConversion | NotPromoted::GrossUnknown | NotPromoted::Implausible => Weight::Look,
                _ => Weight::Plain,
            };
            (weight, k::CHECKS_NOT_PROMOTED, Some(not_promoted(why)))
        }
    }
}

const fn not_promoted(why: NotPromoted) -> Key {
    match why {
        NotPromoted::OverLimit => k::CHECKS_NOT_OVER_LIMIT,
        NotPromoted::NoContribution => k::CHECKS_NOT_NO_CONTRIBUTION,
        NotPromoted::TooSmall => k::CHECKS_NOT_TOO_SMALL,
        NotPromoted::SecondEmployment => k::CHECKS_NOT_SECOND_EMPLOYMENT,
        NotPromoted::GrossUnknown => k::CHECKS_WHY_GROSS_UNKNOWN,
        NotPromoted::DependsOnConversion => k::CHECKS_NOT_DEPENDS,
        NotPromoted::Implausible => k::CHECKS_WHY_IMPLAUSIBLE,
    }
}

/// What changes, in a sentence.
pub(super) fn change(t: Texts, change: &Change) -> String {
    let euro = |amount: Cents| write_euro(amount, t.lang().language());
    let one = |key, name, amount: Cents| t.fill(key, &[(name, &euro(amount))]);
    let two = |key, before: Cents, after: Cents| t.fill(key, &[("before", &euro(before)), ("after", &euro(after))]);
    match *change {
        Change::InsuranceFreeExceeded { over } => one(k::CHECKS_CHANGE_INSURANCE_OVER, "over", over),
        Change::InsuranceFreeKept => t.get(k::CHECKS_CHANGE_INSURANCE_KEPT).to_owned(),
        Change::TaxFreeExceeded { over } => one(k::CHECKS_CHANGE_TAX_OVER, "over", over),
        Change::TaxFreeKept => t.get(k::CHECKS_CHANGE_TAX_KEPT).to_owned(),
        Change::LegalMinimum { before, after } => two(k::CHECKS_CHANGE_MINIMUM, before, after),
        Change::SubsidyTooLittle { lacking } => one(k::CHECKS_CHANGE_TOO_LITTLE, "lacking", lacking),
        Change::SubsidyEnough => t.get(k::CHECKS_CHANGE_ENOUGH).to_owned(),
        Change::PromotionBegins { amount } => one(k::CHECKS_CHANGE_BEGINS, "amount", amount),
        Change::PromotionEnds { why, before } => {
            let ends = one(k::CHECKS_CHANGE_ENDS, "before", before);
            format!("{ends} {}", t.get(not_promoted(why)))
        }
        Change::PromotionChanges { before, after } => two(k::CHECKS_CHANGE_PROMOTION, before, after),
    }
}

/// Something that was taken for granted.
pub(super) const fn assumption(assumption: Assumption) -> Key {
    match assumption {
        Assumption::StatutoryHealth => k::CHECKS_ASSUMED_STATUTORY_HEALTH,
        Assumption::AverageAdditional => k::CHECKS_ASSUMED_AVERAGE_ADDITIONAL,
        Assumption::OutsideSaxony => k::CHECKS_ASSUMED_OUTSIDE_SAXONY,
        Assumption::FullyInsured => k::CHECKS_ASSUMED_FULLY_INSURED,
        Assumption::FirstEmployment => k::CHECKS_ASSUMED_FIRST_EMPLOYMENT,
        Assumption::EvenPay => k::CHECKS_ASSUMED_EVEN_PAY,
        Assumption::NoCollectiveAgreement => k::CHECKS_ASSUMED_NO_COLLECTIVE,
        Assumption::PayWhileResting => k::CHECKS_ASSUMED_PAY_WHILE_RESTING,
        Assumption::PaidByRule => k::CHECKS_ASSUMED_PAID_BY_RULE,
        Assumption::LimitNotShared => k::CHECKS_ASSUMED_LIMIT_NOT_SHARED,
        Assumption::OtherWayLeftOut => k::CHECKS_ASSUMED_OTHER_WAY,
        Assumption::ContractsLeftOut => k::CHECKS_ASSUMED_CONTRACTS_LEFT_OUT,
        Assumption::NothingIn2016 => k::CHECKS_ASSUMED_NOTHING_IN_2016,
        Assumption::EvenCosts => k::CHECKS_ASSUMED_EVEN_COSTS,
        Assumption::SubsidyNotAdditional => k::CHECKS_ASSUMED_NOT_ADDITIONAL,
        Assumption::SameAfter => k::CHECKS_ASSUMED_SAME_AFTER,
    }
}

/// What was taken for granted, with the number of rows that it is about where it is not all of them.
pub(super) fn assumed<'a>(t: Texts, rows: impl Iterator<Item = &'a [Assumption]>) -> Vec<AssumedView> {
    let (mut counts, mut all) = (BTreeMap::<Assumption, usize>::new(), 0_usize);
    for row in rows {
        all += 1;
        for one in row {
            *counts.entry(*one).or_default() += 1;
        }
    }
    let view = |(one, count): (Assumption, usize)| AssumedView {
        text: t.get(assumption(one)).to_owned(),
        some: (count < all)
            .then(|| t.fill(k::CHECKS_ASSUMED_SOME, &[("count", &count.to_string()), ("all", &all.to_string())])),
        verified: one.is_verified(),
    };
    counts.into_iter().map(view).collect()
}

/// The same in one cell of a file.
pub(super) fn assumed_text(t: Texts, assumptions: &[Assumption]) -> String {
    let word = |one: &Assumption| {
        let text = t.get(assumption(*one));
        if one.is_verified() { text.to_owned() } else { format!("{text} ({})", t.get(k::CHECKS_UNVERIFIED)) }
    };
    assumptions.iter().map(word).collect::<Vec<_>>().join(" ")
}
