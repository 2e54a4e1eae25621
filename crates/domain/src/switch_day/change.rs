//! What differs between the two sides of a day.

use super::{Limit, Side};
use crate::money::Cents;
use crate::promotion::{NotPromoted, Standing};
use crate::subsidy::Verdict;

/// One thing that changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// More flows in than is free of social insurance; before it was not more.
    InsuranceFreeExceeded {
        /// So much a month is due to contributions.
        over: Cents,
    },
    /// Not more flows in any longer than is free of social insurance.
    InsuranceFreeKept,
    /// More flows in than is free of tax; before it was not more.
    TaxFreeExceeded {
        /// So much a month is taxed.
        over: Cents,
    },
    /// Not more flows in any longer than is free of tax.
    TaxFreeKept,
    /// The employer owes another subsidy.
    LegalMinimum {
        /// A month, on the day before.
        before: Cents,
        /// A month, from the day on.
        after: Cents,
    },
    /// What the employer pays was not too little and is now.
    SubsidyTooLittle {
        /// So much a month is missing.
        lacking: Cents,
    },
    /// What the employer pays was too little and is not any longer.
    SubsidyEnough,
    /// The state begins to pay.
    PromotionBegins {
        /// In a year.
        amount: Cents,
    },
    /// The state pays no longer.
    PromotionEnds {
        /// Why.
        why: NotPromoted,
        /// What it paid in a year.
        before: Cents,
    },
    /// The state pays another amount.
    PromotionChanges {
        /// In a year, by the numbers of the day before.
        before: Cents,
        /// In a year, from the day on.
        after: Cents,
    },
}

/// What differs between the two sides, in the order in which it is read.
pub(super) fn changes(before: &Side, after: &Side) -> Vec<Change> {
    let mut found = Vec::new();
    let insurance_free = |over| Change::InsuranceFreeExceeded { over };
    found.extend(crossed(before.insurance_free, after.insurance_free, insurance_free, Change::InsuranceFreeKept));
    let tax_free = |over| Change::TaxFreeExceeded { over };
    found.extend(crossed(before.tax_free, after.tax_free, tax_free, Change::TaxFreeKept));
    if let (Some(before), Some(after)) = (before.legal_minimum, after.legal_minimum) {
        found.extend((before != after).then_some(Change::LegalMinimum { before, after }));
    }
    match (before.verdict, after.verdict) {
        (Verdict::TooLittle, Verdict::TooLittle) => {}
        (_, Verdict::TooLittle) => {
            let lacking = after.legal_minimum.unwrap_or_default() - after.paid.unwrap_or_default();
            found.push(Change::SubsidyTooLittle { lacking });
        }
        (Verdict::TooLittle, Verdict::Enough | Verdict::NotOwed(_)) => found.push(Change::SubsidyEnough),
        _ => {}
    }
    found.extend(promotion_change(before, after));
    found
}

/// Whether a limit is crossed, and which way.
fn crossed(before: Limit, after: Limit, exceeded: fn(Cents) -> Change, kept: Change) -> Option<Change> {
    match (before.over > Cents::ZERO, after.over > Cents::ZERO) {
        (false, true) => Some(exceeded(after.over)),
        (true, false) => Some(kept),
        _ => None,
    }
}

fn promotion_change(before: &Side, after: &Side) -> Option<Change> {
    match (before.standing.is_promoted(), after.standing) {
        (true, Standing::Not(why)) => Some(Change::PromotionEnds { why, before: before.promoted }),
        (false, Standing::Qualifies | Standing::Newly) => Some(Change::PromotionBegins { amount: after.promoted }),
        _ if before.promoted != after.promoted => {
            Some(Change::PromotionChanges { before: before.promoted, after: after.promoted })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::subsidy::{NotOwed, Unclear};

    fn cents(amount: i64) -> Cents {
        Cents::new(amount)
    }

    /// Nobody's numbers: 300.00 a month flows in under limits of 338.00 and 676.00.
    fn side() -> Side {
        Side {
            insurance_free: Limit { limit: cents(33_800), over: Cents::ZERO },
            tax_free: Limit { limit: cents(67_600), over: Cents::ZERO },
            legal_minimum: Some(cents(3_000)),
            verdict: Verdict::Enough,
            paid: Some(cents(3_000)),
            standing: Standing::Qualifies,
            promoted: cents(28_800),
        }
    }

    /// Of each pair of sides what changes on the way there, and on the way back.
    #[test]
    fn each_change_has_its_way_back() {
        let over = |over| Limit { limit: cents(33_200), over: cents(over) };
        let not = |why| Side { standing: Standing::Not(why), promoted: Cents::ZERO, ..side() };
        let more = Side { legal_minimum: Some(cents(3_500)), verdict: Verdict::TooLittle, ..side() };
        for (other, there, back) in [
            (side(), vec![], vec![]),
            (
                Side { insurance_free: over(600), ..side() },
                vec![Change::InsuranceFreeExceeded { over: cents(600) }],
                vec![Change::InsuranceFreeKept],
            ),
            (
                Side { tax_free: over(1), ..side() },
                vec![Change::TaxFreeExceeded { over: cents(1) }],
                vec![Change::TaxFreeKept],
            ),
            (
                more,
                vec![
                    Change::LegalMinimum { before: cents(3_000), after: cents(3_500) },
                    Change::SubsidyTooLittle { lacking: cents(500) },
                ],
                vec![Change::LegalMinimum { before: cents(3_500), after: cents(3_000) }, Change::SubsidyEnough],
            ),
            (
                not(NotPromoted::OverLimit),
                vec![Change::PromotionEnds { why: NotPromoted::OverLimit, before: cents(28_800) }],
                vec![Change::PromotionBegins { amount: cents(28_800) }],
            ),
            (
                Side { promoted: cents(36_000), ..side() },
                vec![Change::PromotionChanges { before: cents(28_800), after: cents(36_000) }],
                vec![Change::PromotionChanges { before: cents(36_000), after: cents(28_800) }],
            ),
        ] {
            assert_eq!((changes(&side(), &other), changes(&other, &side())), (there, back));
        }
    }

    #[test]
    fn what_was_too_little_is_enough_only_where_that_can_be_told() {
        let of = |verdict| Side { verdict, ..side() };
        let lacking = of(Verdict::TooLittle);
        let nothing = Verdict::NotOwed(NotOwed::NothingSaved);
        assert_eq!(changes(&lacking, &of(nothing)), [Change::SubsidyEnough]);
        assert_eq!(changes(&lacking, &of(Verdict::CannotTell(Unclear::OthersMayCount))), []);
        assert_eq!(changes(&lacking, &lacking), []);
    }
}
