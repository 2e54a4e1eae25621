//! How far each reach goes: what row-level security is told.

use crate::engine::statement::Internal;
use crate::ledger::Chain;
use domain::{Desk, Org, Own, Reach, System};

/// A reach that the store knows how to enforce. Closed: the four reaches of `domain` and the store's own.
pub trait Reaching: Reach + sealed::Sealed {
    /// What the row-level policies read: scope, organisations (a PostgreSQL array), person.
    #[doc(hidden)]
    fn settings(&self) -> (&'static str, String, String);

    /// Whether a chain, or what else belongs to its owner, is this reach's own.
    #[doc(hidden)]
    fn covers(&self, chain: Chain) -> bool;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Org {}
    impl Sealed for super::Own {}
    impl Sealed for super::Desk {}
    impl Sealed for super::System {}
    impl Sealed for super::Internal {}
}

impl Reaching for Org {
    fn settings(&self) -> (&'static str, String, String) {
        ("orgs", format!("{{{}}}", self.0), String::new())
    }

    fn covers(&self, chain: Chain) -> bool {
        chain == Chain::Org(self.0)
    }
}

impl Reaching for Own {
    fn settings(&self) -> (&'static str, String, String) {
        ("person", String::new(), self.0.to_string())
    }

    fn covers(&self, chain: Chain) -> bool {
        chain == Chain::Person(self.0)
    }
}

impl Reaching for Desk {
    fn settings(&self) -> (&'static str, String, String) {
        let orgs: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        ("orgs", format!("{{{}}}", orgs.join(",")), String::new())
    }

    fn covers(&self, chain: Chain) -> bool {
        matches!(chain, Chain::Org(org) if self.0.contains(&org))
    }
}

impl Reaching for System {
    fn settings(&self) -> (&'static str, String, String) {
        ("system", String::new(), String::new())
    }

    fn covers(&self, _: Chain) -> bool {
        true
    }
}

impl Reaching for Internal {
    fn settings(&self) -> (&'static str, String, String) {
        System.settings()
    }

    fn covers(&self, _: Chain) -> bool {
        true
    }
}
