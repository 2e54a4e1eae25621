//! Statements: written once, registered, so that tests prepare each of them on both engines.

use domain::Reach;
use std::marker::PhantomData;

/// A statement with the reach it needs. Only a scope of that reach can run it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Statement<R> {
    pub(crate) lite: &'static str,
    pub(crate) pg: &'static str,
    reach: PhantomData<fn() -> R>,
}

impl<R> Statement<R> {
    pub(crate) const fn new(lite: &'static str, pg: &'static str) -> Self {
        Self { lite, pg, reach: PhantomData }
    }
}

/// Statements of the store itself (ledger, outbox, idempotency): they bind values that the scope has checked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Internal;

impl Reach for Internal {}

/// A statement as the tests see it.
#[derive(Debug, Clone, Copy)]
pub struct Registered {
    /// The constant's name.
    pub name: &'static str,
    /// `Org`, `Own`, `Desk`, `System` or `Internal`.
    pub reach: &'static str,
    /// The text for SQLite.
    pub lite: &'static str,
    /// The text for PostgreSQL.
    pub pg: &'static str,
}

/// Every statement of the store, file by file. A file's list that is missing here is dead code, which is an error.
pub const STATEMENTS: &[&[Registered]] = &[
    crate::accounts::STATEMENTS,
    crate::advice_orders::OWN_STATEMENTS,
    crate::advice_orders::STATEMENTS,
    crate::advice_orders::TEXT_STATEMENTS,
    crate::backup::DOCUMENT_STATEMENTS,
    crate::backup::ERASURE_STATEMENTS,
    crate::carriers::STATEMENTS,
    crate::command::STATEMENTS,
    crate::consents::STATEMENTS,
    crate::contract_values::STATEMENTS,
    crate::contracts::LINE_STATEMENTS,
    crate::contracts::STATEMENTS,
    crate::contributions::STATEMENTS,
    crate::custody::DOCUMENT_STATEMENTS,
    crate::custody::ERASE_FILE_STATEMENTS,
    crate::custody::ERASE_STATEMENTS,
    crate::custody::FIELD_STATEMENTS,
    crate::custody::KEY_STATEMENTS,
    crate::employments::STATEMENTS,
    crate::filings::STATEMENTS,
    crate::founding::STATEMENTS,
    crate::group_contracts::STATEMENTS,
    crate::identity::STATEMENTS,
    crate::imports::EFFECT_STATEMENTS,
    crate::imports::EXPIRY_STATEMENTS,
    crate::imports::PEOPLE_STATEMENTS,
    crate::imports::RESTORE_STATEMENTS,
    crate::imports::STATEMENTS,
    crate::imports::USED_STATEMENTS,
    crate::invitations::ACTIVATION_STATEMENTS,
    crate::invitations::MAIL_STATEMENTS,
    crate::invitations::STATEMENTS,
    crate::invitees::STATEMENTS,
    crate::jobs::enqueue::STATEMENTS,
    crate::jobs::lease::STATEMENTS,
    crate::jobs::operate::STATEMENTS,
    crate::jobs::schedule::STATEMENTS,
    crate::drafts::STATEMENTS,
    crate::leads::GONE_STATEMENTS,
    crate::leads::STATEMENTS,
    crate::ledger::about::STATEMENTS,
    crate::ledger::append::STATEMENTS,
    crate::ledger::own::STATEMENTS,
    crate::ledger::verify::STATEMENTS,
    crate::licences::STATEMENTS,
    crate::member_names::STATEMENTS,
    crate::members::STATEMENTS,
    crate::messages::STATEMENTS,
    crate::organisations::OPERATOR_STATEMENTS,
    crate::organisations::PART_STATEMENTS,
    crate::organisations::STATEMENTS,
    crate::outbox::rows::STATEMENTS,
    crate::pay_facts::STATEMENTS,
    crate::people::ACCOUNT_STATEMENTS,
    crate::people::PRIVATE_STATEMENTS,
    crate::people::REMOVE_STATEMENTS,
    crate::overview::STATEMENTS,
    crate::people::STATEMENTS,
    crate::person_lines::FACT_STATEMENTS,
    crate::person_lines::PAGE_STATEMENTS,
    crate::person_lines::STATEMENTS,
    crate::scenarios::STATEMENTS,
    crate::seal_authority::STATEMENTS,
    crate::search::find::STATEMENTS,
    crate::search::index::STATEMENTS,
    crate::sign_in::ATTEMPT_STATEMENTS,
    crate::sign_in::IDENTITY_STATEMENTS,
    crate::sign_in::LOGIN_STATEMENTS,
    crate::sign_in::PRESENT_STATEMENTS,
    crate::sign_in::PASSKEY_STATEMENTS,
    crate::sign_in::PASSKEY_TICKET_STATEMENTS,
    crate::sign_in::PROVIDER_STATEMENTS,
    crate::sign_in::SECOND_STATEMENTS,
    crate::sign_in::SESSION_STATEMENTS,
    crate::sign_in::SSO_ATTEMPT_STATEMENTS,
];

/// A file's statements: `statements! { Org: NAME = "…"; … }`, with a second text where PostgreSQL needs its own. Each
/// becomes a constant that only a scope of that reach can run.
macro_rules! statements {
    ($($reach:ident: $visible:vis $name:ident = $lite:expr $(, $pg:expr)?;)+) => {
        $($visible const $name: $crate::engine::statement::Statement<$reach> = $crate::engine::statement::Statement::new(
            $lite,
            $crate::engine::statement::last!($lite $(, $pg)?),
        );)+

        /// For the tests that prepare every statement.
        pub(crate) const STATEMENTS: &[$crate::engine::statement::Registered] = &[
            $($crate::engine::statement::Registered {
                name: stringify!($name),
                reach: stringify!($reach),
                lite: $lite,
                pg: $crate::engine::statement::last!($lite $(, $pg)?),
            },)+
        ];
    };
}
pub(crate) use statements;

macro_rules! last {
    ($both:expr) => {
        $both
    };
    ($lite:expr, $pg:expr) => {
        $pg
    };
}
pub(crate) use last;
