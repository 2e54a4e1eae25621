//! The roles that people hold in organisations. Employee, departed employee and survivor are no roles of this kind: they see what is
//! theirs, by their own account.

use crate::organisation::{OrganisationKind, names};
use serde::{Deserialize, Serialize};

names! {
    /// A role in an organisation.
    Role {
        /// Keeps the people's data (Personaler).
        HrClerk = "hr_clerk",
        /// Approves and signs for the employer (AG-Freigeber, Zeichner).
        Approver = "approver",
        /// Runs the payroll: own payroll office or tax adviser (Lohnbüro, Steuerberater).
        Payroll = "payroll",
        /// Sees sums, never single people (Betriebsrat).
        WorksCouncil = "works_council",
        /// Advises people and employers (Makler).
        Broker = "broker",
        /// Works on cases (Service-Sachbearbeiter).
        DeskClerk = "desk_clerk",
        /// Leads a team or keeps a customer (Teamleiter, Key-Account).
        TeamLead = "team_lead",
        /// Answers calls, from outside (Contact-Center-Agent).
        Agent = "agent",
        /// Answers what the desk cannot (Second line, Aktuar).
        SecondLine = "second_line",
        /// Sees figures (Vorstand).
        Board = "board",
        /// Looks after data protection, or audits (DSB, Auditor): reads, never writes.
        Auditor = "auditor",
        /// Runs the platform: organisations, settings, no people's data (Plattform-Admin).
        PlatformAdmin = "platform_admin",
    }
}

impl Role {
    /// In which kinds of organisation it can be given.
    pub const fn kinds(self) -> &'static [OrganisationKind] {
        use OrganisationKind as Kind;
        match self {
            Self::HrClerk | Self::Approver | Self::Payroll | Self::WorksCouncil => &[Kind::Employer],
            Self::Broker => &[Kind::Broker],
            Self::DeskClerk | Self::TeamLead | Self::Agent | Self::SecondLine => {
                &[Kind::Operator, Kind::Fund, Kind::InsurerDesk, Kind::Broker]
            }
            Self::Board => &[Kind::Operator, Kind::Employer, Kind::Fund, Kind::InsurerDesk],
            Self::Auditor => &[Kind::Operator, Kind::Employer, Kind::Fund, Kind::InsurerDesk, Kind::Broker],
            Self::PlatformAdmin => &[Kind::Operator],
        }
    }

    /// Whether it works in the organisations that gave a mandate, not only in its own.
    pub const fn works_by_mandate(self) -> bool {
        matches!(self, Self::Broker | Self::DeskClerk | Self::TeamLead | Self::Agent | Self::SecondLine)
    }
}
