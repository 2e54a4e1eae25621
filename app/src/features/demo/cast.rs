//! Who plays in the demo: invented people, one per role, always the same.

use crate::i18n::{Key, k};

/// A person of the demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Names the part in the form; the server knows the person behind it.
    pub code: &'static str,
    /// Given and family name.
    pub name: (&'static str, &'static str),
    /// What they are.
    pub role: Key,
    /// Where they work.
    pub place: &'static str,
}

const fn part(code: &'static str, name: (&'static str, &'static str), role: Key, place: &'static str) -> Part {
    Part { code, name, role, place }
}

const KESSLER: &str = "Kessler Maschinenbau";
const SERVICE: &str = "Zusage Service";
const BROKER: &str = "Lindner & Partner";
const BRANDT: &str = "Brandt Logistik";
const FUND: &str = "Pensioenfonds Waterkant";
const INSURER: &str = "Havnely Pension";

/// Everybody, the employee first.
pub const CAST: &[Part] = &[
    part("employee", ("Jana", "Krämer"), k::ROLE_EMPLOYEE, KESSLER),
    part("hr_clerk", ("Sabine", "Holt"), k::ROLE_HR_CLERK, KESSLER),
    part("approver", ("Martin", "Kessler"), k::ROLE_APPROVER, KESSLER),
    part("payroll", ("Ulrike", "Brandes"), k::ROLE_PAYROLL, KESSLER),
    part("works_council", ("Deniz", "Arslan"), k::ROLE_WORKS_COUNCIL, KESSLER),
    part("broker", ("Thomas", "Lindner"), k::ROLE_BROKER, BROKER),
    part("desk_clerk", ("Petra", "Vogel"), k::ROLE_DESK_CLERK, SERVICE),
    part("team_lead", ("Andreas", "Wirth"), k::ROLE_TEAM_LEAD, SERVICE),
    part("agent", ("Mira", "Sommer"), k::ROLE_AGENT, SERVICE),
    part("second_line", ("Dr. Karl", "Ebert"), k::ROLE_SECOND_LINE, SERVICE),
    part("board", ("Helene", "Graf"), k::ROLE_BOARD, SERVICE),
    part("auditor", ("Johann", "Reiter"), k::ROLE_AUDITOR, SERVICE),
    part("platform_admin", ("Nina", "Falk"), k::ROLE_PLATFORM_ADMIN, SERVICE),
    part("stranger", ("Olaf", "Brandt"), k::ROLE_HR_CLERK, BRANDT),
    part("fund_clerk", ("Marloes", "van der Veen"), k::ROLE_DESK_CLERK, FUND),
    part("fund_lead", ("Joost", "Hoekstra"), k::ROLE_TEAM_LEAD, FUND),
    part("insurer_clerk", ("Katrine", "Lund"), k::ROLE_DESK_CLERK, INSURER),
    part("insurer_lead", ("Bjarne", "Toft"), k::ROLE_TEAM_LEAD, INSURER),
];

impl Part {
    /// The part of a code.
    pub fn of(code: &str) -> Option<Self> {
        CAST.iter().copied().find(|part| part.code == code)
    }
}
