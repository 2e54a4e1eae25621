//! Permissions: what can be allowed, each as a value and as a type.

use super::super::organisation::names;
use serde::{Deserialize, Serialize};

/// A permission as a type: the parameter of [`super::Allowed`].
pub trait Permit: Send + Sync + 'static {
    /// The permission that the type stands for.
    const PERMISSION: Permission;
}

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)+) => {
        names! {
            /// What can be allowed in an organisation.
            Permission { $($(#[$doc])* $name = $code,)+ }
        }

        /// The same as types.
        pub mod permits {
            use super::{Permission, Permit};
            $(
                $(#[$doc])*
                #[derive(Debug, Clone, Copy)]
                pub enum $name {}

                impl Permit for $name {
                    const PERMISSION: Permission = Permission::$name;
                }
            )+
        }
    };
}

permissions! {
    /// Sees the organisation and its frame.
    SeeOrganisation = "see_organisation",
    /// Changes name, mark, accent, sites, payroll areas.
    ManageOrganisation = "manage_organisation",
    /// Adds organisations and changes their state; operator only.
    ManageOrganisations = "manage_organisations",
    /// Sees who holds which role.
    SeeMembers = "see_members",
    /// Gives and takes roles and mandates, sets by which provider people sign in; never lent.
    ManageMembers = "manage_members",
    /// Sees people, their contracts and documents.
    SeePeople = "see_people",
    /// Changes people's data, imports lists.
    ManagePeople = "manage_people",
    /// Invites people to activate their account.
    InvitePeople = "invite_people",
    /// Gives a person's record to a new account by letter, when the old account is lost; never lent.
    ReissueAccess = "reissue_access",
    /// Sees what is open: tasks and cases.
    SeeWork = "see_work",
    /// Works on tasks and cases.
    ManageWork = "manage_work",
    /// Sees what waits for approval.
    SeeApprovals = "see_approvals",
    /// Approves, rejects, countersigns for the employer.
    Approve = "approve",
    /// Sees the payroll's list of changes.
    SeePayroll = "see_payroll",
    /// Confirms what the payroll carried out.
    ManagePayroll = "manage_payroll",
    /// Sees the pension scheme and the group contracts.
    SeeScheme = "see_scheme",
    /// Changes the pension scheme and the group contracts.
    ManageScheme = "manage_scheme",
    /// Uses the employer's calculators.
    Calculate = "calculate",
    /// Sees sums and figures, never single people.
    SeeFigures = "see_figures",
    /// Sees the wall of waiting times.
    SeeWall = "see_wall",
    /// Reads the ledger.
    SeeLedger = "see_ledger",
    /// Works on orders to advise and reads what people shared for that; only where the broker works, never lent.
    Advise = "advise",
}

impl Permission {
    /// Whether a mandate lends it. Who may do what only the organisation's own people should, works there themself.
    pub const fn is_lent(self) -> bool {
        !matches!(self, Self::ReissueAccess | Self::ManageMembers | Self::Advise)
    }
}
