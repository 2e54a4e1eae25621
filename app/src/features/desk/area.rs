//! The areas of the workplace as data: one list feeds side navigation, phone navigation and routes.

use crate::i18n::{Key, k};
use crate::ui::icons::{self, Glyph};
use domain::access::Permission;

/// An area of the workplace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// What is open and who must act.
    Open,
    /// Agreements that wait for a signature.
    Approvals,
    /// Tasks with owner and due date.
    Tasks,
    /// Companies that asked to be called; the broker's.
    Leads,
    /// The workforce.
    People,
    /// Contracts of all carriers.
    Contracts,
    /// Lists that come in.
    Imports,
    /// Who asked for advice; a broker's.
    Advice,
    /// The month's changes for payroll.
    Payroll,
    /// What the law asks for, checked, and what the next year changes.
    Checks,
    /// Documents of the organisation.
    Documents,
    /// The scheme rules.
    Scheme,
    /// Who holds which role.
    Members,
    /// Settings of the organisation.
    Settings,
    /// The organisations of the installation; the operator's.
    Organisations,
}

/// A group of areas with its heading; the first group has none.
pub type Group = (Option<Key>, &'static [Area]);

impl Area {
    /// The side navigation from top to bottom.
    pub const GROUPS: [Group; 4] = [
        (None, &[Self::Open, Self::Approvals, Self::Tasks]),
        (Some(k::DESK_GROUP_WORKFORCE), &[Self::People, Self::Contracts, Self::Imports, Self::Advice, Self::Leads]),
        (Some(k::DESK_GROUP_PAYROLL), &[Self::Payroll, Self::Checks, Self::Documents]),
        (Some(k::DESK_GROUP_COMPANY), &[Self::Scheme, Self::Members, Self::Settings, Self::Organisations]),
    ];

    /// The places of the phone's bar; the rest is behind "More".
    pub const PHONE: [Self; 4] = [Self::Open, Self::Approvals, Self::People, Self::Payroll];

    /// The last segment of the address.
    pub const fn segment(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Approvals => "approvals",
            Self::Tasks => "tasks",
            Self::Leads => "leads",
            Self::People => "people",
            Self::Contracts => "contracts",
            Self::Imports => "imports",
            Self::Advice => "advice",
            Self::Payroll => "payroll",
            Self::Checks => "checks",
            Self::Documents => "documents",
            Self::Scheme => "scheme",
            Self::Members => "members",
            Self::Settings => "settings",
            Self::Organisations => "organisations",
        }
    }

    /// Whether its pages stand at the [door](crate::door): a link there loads the page.
    pub const fn at_door(self) -> bool {
        matches!(self, Self::Advice | Self::Checks | Self::Leads | Self::Members | Self::Organisations)
    }

    /// The right that shows it; the same as the page's in [`crate::access::PAGES`].
    pub const fn permission(self) -> Permission {
        match self {
            Self::Open | Self::Tasks => Permission::SeeWork,
            Self::Approvals => Permission::SeeApprovals,
            Self::People | Self::Contracts | Self::Documents => Permission::SeePeople,
            Self::Imports => Permission::ManagePeople,
            Self::Advice | Self::Leads => Permission::Advise,
            Self::Payroll => Permission::SeePayroll,
            Self::Checks => Permission::Calculate,
            Self::Scheme => Permission::SeeScheme,
            Self::Members => Permission::SeeMembers,
            Self::Settings => Permission::SeeOrganisation,
            Self::Organisations => Permission::ManageOrganisations,
        }
    }

    /// The name.
    pub const fn label(self) -> Key {
        match self {
            Self::Open => k::DESK_OPEN,
            Self::Approvals => k::DESK_APPROVALS,
            Self::Tasks => k::DESK_TASKS,
            Self::Leads => k::DESK_LEADS,
            Self::People => k::DESK_PEOPLE,
            Self::Contracts => k::DESK_CONTRACTS,
            Self::Imports => k::DESK_IMPORTS,
            Self::Advice => k::DESK_ADVICE,
            Self::Payroll => k::DESK_PAYROLL,
            Self::Checks => k::DESK_CHECKS,
            Self::Documents => k::DESK_DOCUMENTS,
            Self::Scheme => k::DESK_SCHEME,
            Self::Members => k::DESK_MEMBERS,
            Self::Settings => k::DESK_SETTINGS,
            Self::Organisations => k::DESK_ORGANISATIONS,
        }
    }

    /// What the area says while it holds nothing: the state, and what comes next. None for areas with a page of their own.
    pub const fn empty(self) -> Option<(Key, Key)> {
        Some(match self {
            Self::Open => (k::DESK_OPEN_EMPTY, k::DESK_OPEN_NEXT),
            Self::Approvals => (k::DESK_APPROVALS_EMPTY, k::DESK_APPROVALS_NEXT),
            Self::Tasks => (k::DESK_TASKS_EMPTY, k::DESK_TASKS_NEXT),
            Self::Imports => (k::DESK_IMPORTS_EMPTY, k::DESK_IMPORTS_NEXT),
            Self::Payroll => (k::DESK_PAYROLL_EMPTY, k::DESK_PAYROLL_NEXT),
            Self::Documents => (k::DESK_DOCUMENTS_EMPTY, k::DESK_DOCUMENTS_NEXT),
            Self::Scheme => (k::DESK_SCHEME_EMPTY, k::DESK_SCHEME_NEXT),
            Self::Members => (k::DESK_MEMBERS_EMPTY, k::DESK_MEMBERS_NEXT),
            Self::People
            | Self::Contracts
            | Self::Advice
            | Self::Leads
            | Self::Checks
            | Self::Settings
            | Self::Organisations => return None,
        })
    }

    /// The picture.
    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Open => icons::INBOX,
            Self::Approvals => icons::STAMP,
            Self::Tasks => icons::LIST_CHECKS,
            Self::Leads => icons::PHONE_INCOMING,
            Self::People => icons::USERS,
            Self::Contracts => icons::UMBRELLA,
            Self::Imports => icons::UPLOAD,
            Self::Advice => icons::MESSAGE_CIRCLE,
            Self::Payroll => icons::HAND_COINS,
            Self::Checks => icons::SCALE,
            Self::Documents => icons::FILE_TEXT,
            Self::Scheme => icons::BOOK_OPEN,
            Self::Members => icons::FINGERPRINT,
            Self::Settings => icons::SETTINGS,
            Self::Organisations => icons::LANDMARK,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Needs, needs};

    #[test]
    fn the_navigation_shows_what_the_server_admits_to() {
        for area in Area::GROUPS.iter().flat_map(|(_, areas)| *areas) {
            let page = format!("/desk/{{org}}/{}", area.segment());
            assert_eq!(needs(&page), Some(Needs::Right(area.permission())), "{page}");
        }
    }
}
