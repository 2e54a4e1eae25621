//! The demo's people behind the page of roles: the same person for the same part, always.

use app::features::demo::{CAST, Part};
use domain::id::PersonId;
use uuid::Uuid;

/// All of the demo's identifiers begin so; the rest counts.
const FIRST: u128 = 0x0190_0000_0000_7000_8000_6361_7374_0000;

/// The person of a part.
pub(crate) fn person(part: Part) -> PersonId {
    let number = CAST.iter().position(|one| one.code == part.code).unwrap_or_default();
    PersonId::from_uuid(Uuid::from_u128(FIRST + u128::try_from(number).unwrap_or_default()))
}

/// Where a part begins.
pub(crate) fn start(part: Part) -> &'static str {
    match part.code {
        "employee" => "/home",
        "hr_clerk" => "/desk/kessler/people",
        "approver" => "/desk/kessler/approvals",
        "payroll" => "/desk/kessler/payroll",
        "works_council" => "/desk/kessler/scheme",
        "platform_admin" => "/desk/service/organisations",
        "stranger" => "/desk/brandt/people",
        "fund_clerk" => "/desk/waterkant/people",
        "insurer_clerk" => "/desk/havnely/people",
        _ => "/desk",
    }
}

/// The language that somebody of the demo has chosen.
pub(super) fn language(part: Part) -> &'static str {
    match part.code {
        "fund_clerk" | "fund_lead" => "nl",
        "insurer_clerk" | "insurer_lead" => "da",
        _ => "de",
    }
}
