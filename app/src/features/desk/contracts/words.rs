//! Words for how a contract is carried, paid, and where it stands. On the server: pages get them ready.

use crate::i18n::{Key, Lang, k};
use domain::money::{Cents, Currency};
use domain::pension::{CarrierKind, ContractState, GroupState, Rhythm, Way};
use domain::typed::{write_amount, write_euro};

/// The funding vehicle (Durchführungsweg).
pub(in crate::features::desk) const fn way(way: Way) -> Key {
    match way {
        Way::DirectPromise => k::PENSION_WAY_DIRECT_PROMISE,
        Way::SupportFund => k::PENSION_WAY_SUPPORT_FUND,
        Way::DirectInsurance => k::PENSION_WAY_DIRECT_INSURANCE,
        Way::PensionInsuranceFund => k::PENSION_WAY_PENSION_INSURANCE_FUND,
        Way::PensionFund => k::PENSION_WAY_PENSION_FUND,
    }
}

/// Where a contract stands.
pub(in crate::features::desk) const fn contract_state(state: ContractState) -> Key {
    match state {
        ContractState::Applied => k::PENSION_STATE_APPLIED,
        ContractState::Issued => k::PENSION_STATE_ISSUED,
        ContractState::Active => k::PENSION_STATE_ACTIVE,
        ContractState::Deferred => k::PENSION_STATE_DEFERRED,
        ContractState::PaidUp => k::PENSION_STATE_PAID_UP,
        ContractState::Reinstated => k::PENSION_STATE_REINSTATED,
        ContractState::HolderChange => k::PENSION_STATE_HOLDER_CHANGE,
        ContractState::Private => k::PENSION_STATE_PRIVATE,
        ContractState::Transferred => k::PENSION_STATE_TRANSFERRED,
        ContractState::InBenefit => k::PENSION_STATE_IN_BENEFIT,
        ContractState::Ended => k::PENSION_STATE_ENDED,
    }
}

/// How often it is paid.
pub(in crate::features::desk) const fn rhythm(rhythm: Rhythm) -> Key {
    match rhythm {
        Rhythm::Monthly => k::PENSION_RHYTHM_MONTHLY,
        Rhythm::Quarterly => k::PENSION_RHYTHM_QUARTERLY,
        Rhythm::HalfYearly => k::PENSION_RHYTHM_HALF_YEARLY,
        Rhythm::Yearly => k::PENSION_RHYTHM_YEARLY,
        Rhythm::Once => k::PENSION_RHYTHM_ONCE,
    }
}

/// What a carrier is.
pub(in crate::features::desk) const fn carrier_kind(kind: CarrierKind) -> Key {
    match kind {
        CarrierKind::Insurer => k::PENSION_CARRIER_INSURER,
        CarrierKind::PensionInsuranceFund => k::PENSION_WAY_PENSION_INSURANCE_FUND,
        CarrierKind::PensionFund => k::PENSION_WAY_PENSION_FUND,
        CarrierKind::SupportFund => k::PENSION_WAY_SUPPORT_FUND,
        CarrierKind::Employer => k::PENSION_CARRIER_EMPLOYER,
    }
}

/// Where a group contract stands.
pub(in crate::features::desk) const fn group_state(state: GroupState) -> Key {
    match state {
        GroupState::Offer => k::PENSION_GROUP_OFFER,
        GroupState::InForce => k::PENSION_GROUP_IN_FORCE,
        GroupState::Closed => k::PENSION_GROUP_CLOSED,
        GroupState::Terminated => k::PENSION_GROUP_TERMINATED,
    }
}

/// An amount in its currency. Nothing is converted.
pub(in crate::features::desk) fn money(lang: Lang, amount: Cents, currency: Currency) -> String {
    match currency {
        Currency::Eur => write_euro(amount, lang.language()),
        Currency::Dkk => format!("{}\u{a0}{}", write_amount(amount, lang.language()), currency.code()),
    }
}
