//! What states of people and contracts are called. The server writes them into its answers, so no bundle carries them.

use crate::i18n::{Key, Lang, k};
use domain::employment::EmploymentState;
use domain::money::{Cents, Currency};
use domain::pension::{ContractState, ContributionState, Rhythm, ValueSource, Way};
use domain::people::RecordState;
use domain::typed::{write_amount, write_euro};
use jiff::civil::Date;

/// An amount with its currency.
pub(super) fn money(lang: Lang, amount: Cents, currency: Currency) -> String {
    match currency {
        Currency::Eur => write_euro(amount, lang.language()),
        Currency::Dkk => format!("{}\u{a0}{}", write_amount(amount, lang.language()), currency.code()),
    }
}

/// A month: `10/2026`.
pub(super) fn month(day: Date) -> String {
    format!("{:02}/{}", day.month(), day.year())
}

/// A funding vehicle.
pub(super) const fn way(way: Way) -> Key {
    match way {
        Way::DirectPromise => k::WAY_DIRECT_PROMISE,
        Way::SupportFund => k::WAY_SUPPORT_FUND,
        Way::DirectInsurance => k::WAY_DIRECT_INSURANCE,
        Way::PensionInsuranceFund => k::WAY_PENSION_INSURANCE_FUND,
        Way::PensionFund => k::WAY_PENSION_FUND,
    }
}

/// Where a contract stands.
pub(super) const fn contract(state: ContractState) -> Key {
    match state {
        ContractState::Applied => k::CONTRACT_STATE_APPLIED,
        ContractState::Issued => k::CONTRACT_STATE_ISSUED,
        ContractState::Active => k::CONTRACT_STATE_ACTIVE,
        ContractState::Deferred => k::CONTRACT_STATE_DEFERRED,
        ContractState::PaidUp => k::CONTRACT_STATE_PAID_UP,
        ContractState::Reinstated => k::CONTRACT_STATE_REINSTATED,
        ContractState::HolderChange => k::CONTRACT_STATE_HOLDER_CHANGE,
        ContractState::Private => k::CONTRACT_STATE_PRIVATE,
        ContractState::Transferred => k::CONTRACT_STATE_TRANSFERRED,
        ContractState::InBenefit => k::CONTRACT_STATE_IN_BENEFIT,
        ContractState::Ended => k::CONTRACT_STATE_ENDED,
    }
}

/// How often is paid: a text with `{amount}`.
pub(super) const fn rhythm(rhythm: Rhythm) -> Key {
    match rhythm {
        Rhythm::Monthly => k::RHYTHM_MONTHLY,
        Rhythm::Quarterly => k::RHYTHM_QUARTERLY,
        Rhythm::HalfYearly => k::RHYTHM_HALF_YEARLY,
        Rhythm::Yearly => k::RHYTHM_YEARLY,
        Rhythm::Once => k::RHYTHM_ONCE,
    }
}

/// By whose word a contract is worth what it is: a text with `{date}`.
pub(super) const fn source(source: ValueSource) -> Key {
    match source {
        ValueSource::Statement => k::VALUE_SOURCE_STATEMENT,
        ValueSource::Import => k::VALUE_SOURCE_IMPORT,
        ValueSource::Report => k::VALUE_SOURCE_REPORT,
    }
}

/// Whether a month's contribution arrived.
pub(super) const fn contribution(state: ContributionState) -> Key {
    match state {
        ContributionState::Due => k::CONTRIBUTION_STATE_DUE,
        ContributionState::Paid => k::CONTRIBUTION_STATE_PAID,
        ContributionState::Missing => k::CONTRIBUTION_STATE_MISSING,
    }
}

/// Where an employment stands.
pub(super) const fn employment(state: EmploymentState) -> Key {
    match state {
        EmploymentState::Planned => k::EMPLOYMENT_STATE_PLANNED,
        EmploymentState::Probation => k::EMPLOYMENT_STATE_PROBATION,
        EmploymentState::Active => k::EMPLOYMENT_STATE_ACTIVE,
        EmploymentState::Dormant => k::EMPLOYMENT_STATE_DORMANT,
        EmploymentState::NoticeGiven => k::EMPLOYMENT_STATE_NOTICE_GIVEN,
        EmploymentState::Ended => k::EMPLOYMENT_STATE_ENDED,
    }
}

/// Where a person's account stands, as the employer sees it.
pub(super) const fn record(state: RecordState) -> Key {
    match state {
        RecordState::Created => k::RECORD_STATE_CREATED,
        RecordState::Invited => k::RECORD_STATE_INVITED,
        RecordState::Activated => k::RECORD_STATE_ACTIVATED,
        RecordState::Locked => k::RECORD_STATE_LOCKED,
        RecordState::Pseudonymised | RecordState::Deleted => k::RECORD_STATE_ERASED,
    }
}
