//! What the people of an organisation are told of: that something of a kind changed, never what.

use crate::access::Permission;
use crate::organisation::names;
use serde::{Deserialize, Serialize};

names! {
    /// The kind of thing that changed.
    NoticeKind {
        /// The organisation itself: its appearance, its state, what it agreed to.
        Organisation = "organisation",
        /// Places of work.
        Sites = "sites",
        /// Payroll areas.
        PayrollAreas = "payroll_areas",
        /// Who holds which role, and who was invited to one.
        Members = "members",
        /// Who works here by mandate.
        Mandates = "mandates",
        /// By which provider people sign in.
        Provider = "provider",
        /// People's records and employments.
        People = "people",
        /// Letters and mails that open accounts.
        Invitations = "invitations",
        /// What people confirmed.
        Receipts = "receipts",
        /// Contracts, carriers, group contracts, contributions, and what contracts are worth.
        Contracts = "contracts",
        /// Documents and messages.
        Documents = "documents",
        /// Lists that were uploaded, booked or taken back.
        Imports = "imports",
        /// Orders to advise, and what lets the organisation advise.
        Advice = "advice",
        /// Companies that ask the broker to call.
        Leads = "leads",
    }
}

impl NoticeKind {
    /// The right that shows the thing; without it nobody is told that it changed.
    pub const fn permission(self) -> Permission {
        match self {
            Self::Organisation | Self::Sites | Self::PayrollAreas => Permission::SeeOrganisation,
            Self::Members | Self::Mandates => Permission::SeeMembers,
            Self::Provider => Permission::ManageMembers,
            Self::People | Self::Invitations | Self::Receipts | Self::Contracts | Self::Documents => {
                Permission::SeePeople
            }
            Self::Imports => Permission::ManagePeople,
            Self::Advice | Self::Leads => Permission::Advise,
        }
    }

    /// Under which topics the store tells of it. What only the machine cares about (`job`, `account`) is none of them.
    pub const fn topics(self) -> &'static [&'static str] {
        match self {
            Self::Organisation => &["organisation"],
            Self::Sites => &["site"],
            Self::PayrollAreas => &["payroll_area"],
            Self::Members => &["membership", "account_link"],
            Self::Mandates => &["mandate"],
            Self::Provider => &["sso_provider"],
            Self::People => &["person_record", "employment"],
            Self::Invitations => &["invitation"],
            Self::Receipts => &["receipt"],
            Self::Contracts => &["contract", "carrier", "group_contract", "contribution", "contract_value"],
            Self::Documents => &["document", "filing", "message"],
            Self::Imports => &["import_batch"],
            Self::Advice => &["advice_order", "licence"],
            Self::Leads => &["lead"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_topic_is_told_under_one_kind() {
        let topics: Vec<_> = NoticeKind::ALL.iter().flat_map(|kind| kind.topics()).collect();
        assert!(NoticeKind::ALL.iter().all(|kind| !kind.topics().is_empty()));
        assert_eq!(topics.iter().collect::<HashSet<_>>().len(), topics.len());
    }
}
