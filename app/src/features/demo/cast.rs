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
    /// Where they begin.
    pub start: &'static str,
}

const fn part(
    code: &'static str,
    name: (&'static str, &'static str),
    role: Key,
    place: &'static str,
    start: &'static str,
) -> Part {
    Part { code, name, role, place, start }
}

const KESSLER: &str = "Kessler Maschinenbau";
const SERVICE: &str = "Zusage Service";
const BROKER: &str = "Lindner & Partner";
const BRANDT: &str = "Brandt Logistik";

/// Everybody, the employee first.
pub const CAST: &[Part] = &[
    part("employee", ("Jana", "Krämer"), k::ROLE_EMPLOYEE, KESSLER, "/home"),
    part("hr_clerk", ("Sabine", "Holt"), k::ROLE_HR_CLERK, KESSLER, "/desk/kessler/people"),
    part("approver", ("Martin", "Kessler"), k::ROLE_APPROVER, KESSLER, "/desk/kessler/approvals"),
    part("payroll", ("Ulrike", "Brandes"), k::ROLE_PAYROLL, KESSLER, "/desk/kessler/payroll"),
    part("works_council", ("Deniz", "Arslan"), k::ROLE_WORKS_COUNCIL, KESSLER, "/desk/kessler/scheme"),
    part("broker", ("Thomas", "Lindner"), k::ROLE_BROKER, BROKER, "/desk"),
    part("desk_clerk", ("Petra", "Vogel"), k::ROLE_DESK_CLERK, SERVICE, "/desk"),
    part("team_lead", ("Andreas", "Wirth"), k::ROLE_TEAM_LEAD, SERVICE, "/desk"),
    part("agent", ("Mira", "Sommer"), k::ROLE_AGENT, SERVICE, "/desk"),
    part("second_line", ("Dr. Karl", "Ebert"), k::ROLE_SECOND_LINE, SERVICE, "/desk"),
    part("board", ("Helene", "Graf"), k::ROLE_BOARD, SERVICE, "/desk"),
    part("auditor", ("Johann", "Reiter"), k::ROLE_AUDITOR, SERVICE, "/desk"),
    part("platform_admin", ("Nina", "Falk"), k::ROLE_PLATFORM_ADMIN, SERVICE, "/desk/service/organisations"),
    part("stranger", ("Olaf", "Brandt"), k::ROLE_HR_CLERK, BRANDT, "/desk/brandt/people"),
];

impl Part {
    /// The part of a code.
    pub fn of(code: &str) -> Option<Self> {
        CAST.iter().copied().find(|part| part.code == code)
    }
}
