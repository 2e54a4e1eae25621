//! The roles in the words of people.

use crate::i18n::{Key, k};
use domain::access::Role;

/// What a role is called.
pub(in crate::features::desk) const fn name(role: Role) -> Key {
    match role {
        Role::HrClerk => k::ROLE_HR_CLERK,
        Role::Approver => k::ROLE_APPROVER,
        Role::Payroll => k::ROLE_PAYROLL,
        Role::WorksCouncil => k::ROLE_WORKS_COUNCIL,
        Role::Broker => k::ROLE_BROKER,
        Role::DeskClerk => k::ROLE_DESK_CLERK,
        Role::TeamLead => k::ROLE_TEAM_LEAD,
        Role::Agent => k::ROLE_AGENT,
        Role::SecondLine => k::ROLE_SECOND_LINE,
        Role::Board => k::ROLE_BOARD,
        Role::Auditor => k::ROLE_AUDITOR,
        Role::PlatformAdmin => k::ROLE_PLATFORM_ADMIN,
    }
}
