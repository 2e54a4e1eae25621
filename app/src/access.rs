//! What each page and each server function needs: the one list beside the routes. The server admits by it, the tests walk it, and an
//! address that is not in it is answered with 404.

use domain::access::Permission;
use serde::Serialize;

/// What a request must bring to be let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Needs {
    /// Nothing: it is for everybody.
    Nothing,
    /// Somebody who is signed in.
    SignedIn,
    /// A right in the organisation that the address (of a server function: the argument `org`) names.
    Right(Permission),
    /// Likewise several rights at once.
    Rights(&'static [Permission]),
    /// Invented data, on this machine.
    Demo,
}

/// Checks of everybody show people and calculate with their pay.
pub const CHECK_ALL: Needs = Needs::Rights(&[Permission::Calculate, Permission::SeePeople]);

/// The pages of the three roots.
pub const PAGES: &[(&str, Needs)] = &[
    ("/", Needs::Nothing),
    ("/verify", Needs::Nothing),
    ("/imprint", Needs::Nothing),
    ("/privacy", Needs::Nothing),
    ("/accessibility", Needs::Nothing),
    ("/sign-in", Needs::Nothing),
    ("/activate", Needs::Nothing),
    ("/activate/access", Needs::Nothing),
    ("/i/{secret}", Needs::Nothing),
    ("/start/{secret}", Needs::Nothing),
    ("/demo", Needs::Demo),
    ("/home", Needs::SignedIn),
    ("/calculate", Needs::SignedIn),
    ("/calculate/{calculator}", Needs::SignedIn),
    ("/calculate/saved", Needs::SignedIn),
    ("/calculate/saved/{id}", Needs::SignedIn),
    ("/advice", Needs::SignedIn),
    ("/advice/new", Needs::SignedIn),
    // What a device keeps for when there is no network: a form without anybody's data.
    ("/offline/calculate", Needs::Nothing),
    ("/offline/calculate/{calculator}", Needs::Nothing),
    ("/o/{org}", Needs::Nothing),
    ("/o/{org}/questions", Needs::Nothing),
    ("/o/{org}/terms", Needs::Nothing),
    ("/o/{org}/fit", Needs::Nothing),
    ("/o/{org}/fit/lead", Needs::Nothing),
    ("/o/{org}/lead/{secret}", Needs::Nothing),
    ("/o/{org}/calculate/{calculator}", Needs::Nothing),
    ("/documents", Needs::SignedIn),
    ("/messages", Needs::SignedIn),
    ("/contracts/{org}/{id}", Needs::SignedIn),
    ("/documents/{id}", Needs::SignedIn),
    ("/messages/{id}", Needs::SignedIn),
    ("/account", Needs::SignedIn),
    ("/account/second-factor", Needs::SignedIn),
    ("/account/password", Needs::SignedIn),
    ("/account/passkeys", Needs::SignedIn),
    ("/account/activity", Needs::SignedIn),
    #[cfg(feature = "gallery")]
    ("/desk/_gallery", Needs::Demo),
    ("/desk", Needs::SignedIn),
    ("/desk/{org}/open", Needs::Right(Permission::SeeWork)),
    ("/desk/{org}/approvals", Needs::Right(Permission::SeeApprovals)),
    ("/desk/{org}/tasks", Needs::Right(Permission::SeeWork)),
    ("/desk/{org}/leads", Needs::Right(Permission::Advise)),
    ("/desk/{org}/leads/{id}", Needs::Right(Permission::Advise)),
    ("/desk/{org}/people", Needs::Right(Permission::SeePeople)),
    ("/desk/{org}/people/letters", Needs::Right(Permission::InvitePeople)),
    ("/desk/{org}/people/access", Needs::Right(Permission::SeePeople)),
    ("/desk/{org}/people/{id}", Needs::Right(Permission::SeePeople)),
    ("/desk/{org}/contracts", Needs::Right(Permission::SeePeople)),
    ("/desk/{org}/contracts/groups", Needs::Right(Permission::SeePeople)),
    ("/desk/{org}/contracts/carriers", Needs::Right(Permission::SeePeople)),
    ("/desk/{org}/imports", Needs::Right(Permission::ManagePeople)),
    ("/desk/{org}/imports/new", Needs::Right(Permission::ManagePeople)),
    ("/desk/{org}/imports/{id}", Needs::Right(Permission::ManagePeople)),
    ("/desk/{org}/imports/{id}/columns", Needs::Right(Permission::ManagePeople)),
    ("/desk/{org}/imports/{id}/book", Needs::Right(Permission::ManagePeople)),
    ("/desk/{org}/imports/{id}/undo", Needs::Right(Permission::ManagePeople)),
    ("/desk/{org}/advice", Needs::Right(Permission::Advise)),
    ("/desk/{org}/advice/{id}", Needs::Right(Permission::Advise)),
    ("/desk/{org}/payroll", Needs::Right(Permission::SeePayroll)),
    ("/desk/{org}/checks", Needs::Right(Permission::Calculate)),
    ("/desk/{org}/checks/subsidy", Needs::Right(Permission::Calculate)),
    ("/desk/{org}/checks/subsidy/list", Needs::Right(Permission::Calculate)),
    ("/desk/{org}/checks/subsidy/all", CHECK_ALL),
    ("/desk/{org}/checks/promotion", CHECK_ALL),
    ("/desk/{org}/checks/switch-day", CHECK_ALL),
    ("/desk/{org}/documents", Needs::Right(Permission::SeePeople)),
    ("/desk/{org}/scheme", Needs::Right(Permission::SeeScheme)),
    ("/desk/{org}/search", Needs::Right(Permission::SeeOrganisation)),
    ("/desk/{org}/settings", Needs::Right(Permission::SeeOrganisation)),
    ("/desk/{org}/settings/appearance", Needs::Right(Permission::SeeOrganisation)),
    ("/desk/{org}/settings/sites", Needs::Right(Permission::SeeOrganisation)),
    ("/desk/{org}/settings/payroll-areas", Needs::Right(Permission::SeeOrganisation)),
    ("/desk/{org}/settings/sign-in", Needs::Right(Permission::ManageMembers)),
    ("/desk/{org}/members", Needs::Right(Permission::SeeMembers)),
    ("/desk/{org}/members/give", Needs::Right(Permission::ManageMembers)),
    ("/desk/{org}/members/invite", Needs::Right(Permission::ManageMembers)),
    ("/desk/{org}/members/mandates", Needs::Right(Permission::SeeMembers)),
    ("/desk/{org}/organisations", Needs::Right(Permission::ManageOrganisations)),
    ("/desk/{org}/organisations/new", Needs::Right(Permission::ManageOrganisations)),
    ("/desk/{org}/organisations/{id}", Needs::Right(Permission::ManageOrganisations)),
    ("/desk/{org}/organisations/{id}/agreement", Needs::Right(Permission::ManageOrganisations)),
    ("/desk/{org}/organisations/{id}/move", Needs::Right(Permission::ManageOrganisations)),
    ("/desk/{org}/organisations/{id}/licences", Needs::Right(Permission::ManageOrganisations)),
    ("/wall/{org}", Needs::Right(Permission::SeeWall)),
];

/// The server functions.
pub const FUNCTIONS: &[(&str, Needs)] = &[
    ("/api/account", Needs::SignedIn),
    ("/api/activity", Needs::SignedIn),
    ("/api/passkey/sign-in", Needs::Nothing),
    ("/api/passkey/first", Needs::Nothing),
    ("/api/passkey/add", Needs::SignedIn),
    ("/api/desks", Needs::SignedIn),
    ("/api/access", Needs::Right(Permission::SeePeople)),
    ("/api/public/face", Needs::Nothing),
    ("/api/own/facts", Needs::SignedIn),
    ("/api/own/home", Needs::SignedIn),
    ("/api/own/contract", Needs::SignedIn),
    ("/api/own/documents", Needs::SignedIn),
    ("/api/own/document", Needs::SignedIn),
    ("/api/own/messages", Needs::SignedIn),
    ("/api/own/message", Needs::SignedIn),
    ("/api/own/news", Needs::SignedIn),
    ("/api/imports", Needs::Right(Permission::ManagePeople)),
    ("/api/imports/new", Needs::Right(Permission::ManagePeople)),
    ("/api/import", Needs::Right(Permission::ManagePeople)),
    ("/api/leads", Needs::Right(Permission::Advise)),
    ("/api/lead", Needs::Right(Permission::Advise)),
    ("/api/people", Needs::Right(Permission::SeePeople)),
    ("/api/person", Needs::Right(Permission::SeePeople)),
    ("/api/contracts", Needs::Right(Permission::SeePeople)),
    ("/api/contracts/groups", Needs::Right(Permission::SeePeople)),
    ("/api/contracts/carriers", Needs::Right(Permission::SeePeople)),
    ("/api/contracts/figures", Needs::Right(Permission::SeePeople)),
    ("/api/members", Needs::Right(Permission::SeeMembers)),
    ("/api/members/giving", Needs::Right(Permission::ManageMembers)),
    ("/api/mandates", Needs::Right(Permission::SeeMembers)),
    ("/api/letters", Needs::Right(Permission::InvitePeople)),
    ("/api/settings", Needs::Right(Permission::SeeOrganisation)),
    ("/api/organisations", Needs::Right(Permission::ManageOrganisations)),
    ("/api/organisation", Needs::Right(Permission::ManageOrganisations)),
    ("/api/new-organisation", Needs::Right(Permission::ManageOrganisations)),
    ("/api/desk", Needs::Right(Permission::SeeOrganisation)),
    ("/api/notices", Needs::Right(Permission::SeeOrganisation)),
    ("/api/search", Needs::Right(Permission::SeeOrganisation)),
    ("/api/provider", Needs::Right(Permission::ManageMembers)),
];

/// What a page or a server function needs; none for an address that is not listed.
pub fn needs(path: &str) -> Option<Needs> {
    PAGES.iter().chain(FUNCTIONS).find(|(listed, _)| *listed == path).map(|(_, needs)| *needs)
}
