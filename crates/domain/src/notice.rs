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
        /// People's records.
        People = "people",
        /// Letters and mails that open accounts.
        Invitations = "invitations",
        /// What people confirmed.
        Receipts = "receipts",
        /// Documents.
        Documents = "documents",
    }
}

impl NoticeKind {
    /// The right that shows the thing; without it nobody is told that it changed.
    pub const fn permission(self) -> Permission {
        match self {
            Self::Organisation | Self::Sites | Self::PayrollAreas => Permission::SeeOrganisation,
            Self::Members | Self::Mandates => Permission::SeeMembers,
            Self::Provider => Permission::ManageMembers,
            Self::People | Self::Invitations | Self::Receipts | Self::Documents => Permission::SeePeople,
        }
    }
}
