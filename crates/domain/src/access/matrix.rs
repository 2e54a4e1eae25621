//! The one place that says which role may do what. It changes only with a reason in the commit.

use super::Permission::{
    Advise, Approve, Calculate, InvitePeople, ManageMembers, ManageOrganisation, ManageOrganisations, ManagePayroll,
    ManagePeople, ManageScheme, ManageWork, ReissueAccess, SeeApprovals, SeeFigures, SeeLedger, SeeMembers,
    SeeOrganisation, SeePayroll, SeePeople, SeeScheme, SeeWall, SeeWork,
};
use super::{Permission, Role};

/// Each role with everything it may do.
pub const MATRIX: &[(Role, &[Permission])] = &[
    (
        Role::HrClerk,
        &[
            SeeOrganisation,
            ManageOrganisation,
            SeeMembers,
            SeePeople,
            ManagePeople,
            InvitePeople,
            ReissueAccess,
            SeeWork,
            ManageWork,
            SeeApprovals,
            SeePayroll,
            SeeScheme,
            Calculate,
        ],
    ),
    (
        Role::Approver,
        &[
            SeeOrganisation,
            ManageOrganisation,
            SeeMembers,
            ManageMembers,
            SeePeople,
            SeeWork,
            ManageWork,
            SeeApprovals,
            Approve,
            SeePayroll,
            SeeScheme,
            ManageScheme,
            Calculate,
            SeeFigures,
        ],
    ),
    // No people beyond those in the list of changes.
    (Role::Payroll, &[SeeOrganisation, SeeWork, ManageWork, SeePayroll, ManagePayroll, SeeScheme, Calculate]),
    (Role::WorksCouncil, &[SeeOrganisation, SeeScheme, Calculate, SeeFigures]),
    (
        Role::Broker,
        &[SeeOrganisation, SeePeople, InvitePeople, SeeWork, ManageWork, SeeApprovals, SeeScheme, Calculate, Advise],
    ),
    (
        Role::DeskClerk,
        &[
            SeeOrganisation,
            SeePeople,
            ManagePeople,
            InvitePeople,
            SeeWork,
            ManageWork,
            SeeApprovals,
            SeePayroll,
            SeeScheme,
            Calculate,
            SeeWall,
        ],
    ),
    (
        Role::TeamLead,
        &[
            SeeOrganisation,
            SeeMembers,
            SeePeople,
            ManagePeople,
            InvitePeople,
            ReissueAccess,
            SeeWork,
            ManageWork,
            SeeApprovals,
            SeePayroll,
            SeeScheme,
            ManageScheme,
            Calculate,
            SeeFigures,
            SeeWall,
        ],
    ),
    (Role::Agent, &[SeeOrganisation, SeePeople, SeeWork, ManageWork, Calculate, SeeWall]),
    (Role::SecondLine, &[SeeOrganisation, SeePeople, SeeWork, ManageWork, SeeScheme, Calculate, SeeWall]),
    (Role::Board, &[SeeOrganisation, SeeFigures, SeeWall]),
    (
        Role::Auditor,
        &[SeeOrganisation, SeeMembers, SeePeople, SeeWork, SeeApprovals, SeePayroll, SeeScheme, SeeFigures, SeeLedger],
    ),
    // Runs the platform and sees nobody's pension.
    (
        Role::PlatformAdmin,
        &[
            SeeOrganisation,
            ManageOrganisation,
            ManageOrganisations,
            SeeMembers,
            ManageMembers,
            SeeFigures,
            SeeWall,
            SeeLedger,
        ],
    ),
];

/// Whether a role may do something.
pub fn allows(role: Role, permission: Permission) -> bool {
    MATRIX.iter().any(|(of, permissions)| *of == role && permissions.contains(&permission))
}
