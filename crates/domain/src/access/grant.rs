//! What somebody holds in an organisation: a role, from when to when, up to which amount, and by whose word.

use super::{Permission, Role, allows};
use crate::id::OrgId;
use crate::money::Cents;
use crate::organisation::OrganisationState;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Up to which amount somebody decides alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Up to this monthly contribution.
    UpTo(Cents),
    /// Any amount. The largest.
    None,
}

/// Whence a grant comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The person is a member of the organisation.
    Member,
    /// The organisation gave a mandate to the one where the person holds the role (broker, service desk).
    Mandate(OrgId),
}

/// A role in an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Where.
    pub org: OrgId,
    /// What.
    pub role: Role,
    /// Up to which amount.
    pub limit: Limit,
    /// The first day.
    pub from: Date,
    /// The last day; none: until revoked.
    pub to: Option<Date>,
    /// By whose word.
    pub source: Source,
}

impl Grant {
    /// Whether it holds on a day.
    pub fn is_valid(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| to >= day)
    }

    /// Whether it still counts in an organisation of this state: when that is over, only whoever audits it has something to see.
    pub fn survives(&self, state: OrganisationState) -> bool {
        !state.is_over() || self.role == Role::Auditor
    }

    /// Whether it gives a permission: by its role, and if lent, only what is lent.
    pub fn gives(&self, permission: Permission) -> bool {
        let lendable = match self.source {
            Source::Member => true,
            Source::Mandate(_) => permission.is_lent(),
        };
        lendable && allows(self.role, permission)
    }

    /// The same role in an organisation that gave a mandate: valid while both are, and only if the role works by mandate.
    pub fn by_mandate(&self, org: OrgId, from: Date, to: Option<Date>) -> Option<Self> {
        if !self.role.works_by_mandate() {
            return None;
        }
        let to = match (self.to, to) {
            (Some(own), Some(mandate)) => Some(own.min(mandate)),
            (own, mandate) => own.or(mandate),
        };
        Some(Self { org, from: self.from.max(from), to, source: Source::Mandate(self.org), ..*self })
    }
}
