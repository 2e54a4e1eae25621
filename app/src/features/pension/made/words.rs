//! The words for ways and states, and how much a state weighs.

use crate::features::pension::views::RowTone;
use crate::i18n::{Key, k};
use domain::pension::{ContractState, Rhythm, Way};

/// The way's name and the way in one sentence.
pub(super) const fn way(way: Way) -> (Key, Key) {
    match way {
        Way::DirectPromise => (k::OWN_WAY_DIRECT_PROMISE, k::OWN_WAY_DIRECT_PROMISE_TEXT),
        Way::SupportFund => (k::OWN_WAY_SUPPORT_FUND, k::OWN_WAY_SUPPORT_FUND_TEXT),
        Way::DirectInsurance => (k::OWN_WAY_DIRECT_INSURANCE, k::OWN_WAY_DIRECT_INSURANCE_TEXT),
        Way::PensionInsuranceFund => (k::OWN_WAY_PENSION_INSURANCE_FUND, k::OWN_WAY_PENSION_INSURANCE_FUND_TEXT),
        Way::PensionFund => (k::OWN_WAY_PENSION_FUND, k::OWN_WAY_PENSION_FUND_TEXT),
    }
}

/// The state in a word, and what it means.
pub(super) const fn state(state: ContractState) -> (Key, Key) {
    match state {
        ContractState::Applied => (k::OWN_STATE_APPLIED, k::OWN_STATE_APPLIED_TEXT),
        ContractState::Issued => (k::OWN_STATE_ISSUED, k::OWN_STATE_ISSUED_TEXT),
        ContractState::Active => (k::OWN_STATE_ACTIVE, k::OWN_STATE_ACTIVE_TEXT),
        ContractState::Deferred => (k::OWN_STATE_DEFERRED, k::OWN_STATE_DEFERRED_TEXT),
        ContractState::PaidUp => (k::OWN_STATE_PAID_UP, k::OWN_STATE_PAID_UP_TEXT),
        ContractState::Reinstated => (k::OWN_STATE_REINSTATED, k::OWN_STATE_REINSTATED_TEXT),
        ContractState::HolderChange => (k::OWN_STATE_HOLDER_CHANGE, k::OWN_STATE_HOLDER_CHANGE_TEXT),
        ContractState::Private => (k::OWN_STATE_PRIVATE, k::OWN_STATE_PRIVATE_TEXT),
        ContractState::Transferred => (k::OWN_STATE_TRANSFERRED, k::OWN_STATE_TRANSFERRED_TEXT),
        ContractState::InBenefit => (k::OWN_STATE_IN_BENEFIT, k::OWN_STATE_IN_BENEFIT_TEXT),
        ContractState::Ended => (k::OWN_STATE_ENDED, k::OWN_STATE_ENDED_TEXT),
    }
}

/// How much a state weighs.
pub(super) const fn tone(state: ContractState) -> RowTone {
    match state {
        ContractState::Issued | ContractState::Active | ContractState::Reinstated | ContractState::InBenefit => {
            RowTone::Good
        }
        ContractState::Applied | ContractState::HolderChange => RowTone::Accent,
        ContractState::Deferred => RowTone::Warn,
        _ => RowTone::Plain,
    }
}

/// How often a contribution is paid.
pub(super) const fn rhythm(rhythm: Rhythm) -> Key {
    match rhythm {
        Rhythm::Monthly => k::OWN_RHYTHM_MONTHLY,
        Rhythm::Quarterly => k::OWN_RHYTHM_QUARTERLY,
        Rhythm::HalfYearly => k::OWN_RHYTHM_HALF_YEARLY,
        Rhythm::Yearly => k::OWN_RHYTHM_YEARLY,
        Rhythm::Once => k::OWN_RHYTHM_ONCE,
    }
}
