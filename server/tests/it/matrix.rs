//! Every route, every role, own and foreign organisation: the status that the route's permission implies, and nothing written by
//! looking. The routes come from the router, the rights from the matrix; a route that nobody listed is red.

use crate::browser::{Answer, Browser};
use crate::support::{Folder, Server, zusage};
use app::access::{FUNCTIONS, Needs, PAGES};
use app::features::demo::CAST;
use domain::access::{Permission, Role, allows};
use server::http::routes::{RouteInfo, RouteKind, all};
use std::collections::BTreeSet;

const ORGANISATIONS: [&str; 5] = ["kessler", "service", "lindner", "brandt", "nowhere"];

/// Addresses that answer otherwise than their permission implies, with the reason. This list may only shrink.
const EXCEPTIONS: [(&str, &str, u16); 33] = [
    ("GET", "/metrics", 200),
    // Without a letter there is nothing to show.
    ("GET", "/i/{secret}", 404),
    ("GET", "/activate/access", 404),
    ("POST", "/api/passkey/first", 404),
    // Whoever did not set out cannot come back, and brings nothing to link.
    ("GET", "/sign-in/sso", 400),
    ("GET", "/account/link", 404),
    // What a form of nothing is answered.
    ("POST", "/sign-in", 422),
    ("POST", "/sign-in/passkey", 422),
    ("POST", "/demo", 422),
    ("POST", "/activate", 422),
    ("POST", "/i/{secret}", 422),
    ("POST", "/start/{secret}", 422),
    ("POST", "/activate/access", 422),
    // Nobody and nothing has this identifier; what has one is asked for in tests of its own.
    ("GET", "/contracts/{org}/{id}", 404),
    ("GET", "/calculate/saved/{id}", 404),
    ("GET", "/documents/{id}", 404),
    ("GET", "/documents/{id}/file", 404),
    ("GET", "/messages/{id}", 404),
    ("GET", "/desk/{org}/leads/{id}", 404),
    ("GET", "/desk/{org}/people/{id}", 404),
    ("GET", "/desk/{org}/people/{id}/documents/{filing}", 404),
    ("GET", "/desk/{org}/advice/{id}", 404),
    ("GET", "/desk/{org}/imports/{id}", 404),
    ("GET", "/desk/{org}/imports/{id}/columns", 404),
    ("GET", "/desk/{org}/imports/{id}/book", 404),
    ("GET", "/desk/{org}/imports/{id}/undo", 404),
    ("GET", "/desk/{org}/imports/{id}/refused.csv", 404),
    ("GET", "/api/own/contract", 404),
    ("GET", "/api/own/document", 404),
    ("GET", "/api/own/message", 404),
    ("GET", "/api/lead", 404),
    ("GET", "/api/person", 404),
    ("GET", "/api/import", 404),
];

/// The one organisation of the demo that has chosen colours of its own; the others have no sheet, like one that does not exist.
const COLOURED: &str = "lindner";

/// An organisation for addresses that name one by its identifier: Kessler.
const ID: &str = "01900000-0000-7000-8000-6b6573736c65";

/// What a part of the demo holds in an organisation: its own role, or by mandate.
fn role(part: &str, org: &str) -> Option<Role> {
    let (role, home) = home(part)?;
    let lent = org == "kessler" && role.works_by_mandate() && ["service", "lindner"].contains(&home);
    (home == org || lent).then_some(role)
}

/// What a part of the demo is, and where.
fn home(part: &str) -> Option<(Role, &'static str)> {
    let role = if part == "stranger" { Some(Role::HrClerk) } else { Role::from_code(part) }?;
    let home = match role {
        Role::Broker => "lindner",
        Role::HrClerk if part == "stranger" => "brandt",
        Role::HrClerk | Role::Approver | Role::Payroll | Role::WorksCouncil => "kessler",
        _ => "service",
    };
    Some((role, home))
}

/// Whether a part works there itself: not every right is lent.
fn is_home(part: &str, org: &str) -> bool {
    home(part).is_some_and(|(_, home)| home == org)
}

/// The status that a route's needs imply.
fn implied(route: &RouteInfo, part: Option<&str>, org: &str) -> u16 {
    let page = matches!(
        route.kind,
        RouteKind::EmployeePage
            | RouteKind::DoorPage
            | RouteKind::WorkplacePage
            | RouteKind::GalleryPage
            | RouteKind::Step
    );
    let stranger = if page || route.kind == RouteKind::Machine { 303 } else { 401 };
    let needs = route.needs.expect("every route is listed");
    if route.path == "/o/{org}/theme.css" {
        return if org == COLOURED { 200 } else { 404 };
    }
    // What everybody may see of an organisation is there for each that exists, and calculates.
    if org == "nowhere" && (route.path.starts_with("/o/{org}") || route.path.starts_with("/api/public/")) {
        return 404;
    }
    match (needs, part) {
        (Needs::Nothing | Needs::Demo, _) | (Needs::SignedIn, Some(_)) => 200,
        (Needs::SignedIn | Needs::Right(_) | Needs::Rights(_), None) => stranger,
        (Needs::Right(permission), Some(part)) => with_rights(&[permission], part, org),
        (Needs::Rights(permissions), Some(part)) => with_rights(permissions, part, org),
    }
}

fn with_rights(permissions: &[Permission], part: &str, org: &str) -> u16 {
    match role(part, org) {
        None => 404,
        Some(role) if permissions.iter().all(|one| may(role, *one) && (is_home(part, org) || one.is_lent())) => 200,
        Some(_) => 403,
    }
}

fn may(role: Role, permission: Permission) -> bool {
    allows(role, permission)
}

/// An address of a route, and the body of a form that asks for nothing.
fn address(route: &RouteInfo, org: &str) -> String {
    let path = route.path.replace("{org}", org).replace("{secret}", "AAAAAAAAAAAAAAAAAAAAAA").replace("{id}", ID);
    let path = path.replace("{filing}", ID).replace("{calculator}", "contribution");
    let asks = route.kind == RouteKind::Function && matches!(route.needs, Some(Needs::Right(_)));
    if asks {
        return format!("{path}?org={org}&id={ID}&text=&page=1&part=&seen=&sort=&down=false");
    }
    if path.starts_with("/api/public/") {
        return format!("{path}?place={org}");
    }
    if path.starts_with("/api/own/") { format!("{path}?id={ID}&place=kessler%20{ID}") } else { path }
}

/// Asks a route for nothing. A server function that is posted takes in its body what others take in their address.
fn ask(browser: &Browser<'_>, method: &str, address: &str) -> Answer {
    match address.split_once('?') {
        Some((path, query)) if method == "POST" => {
            let fields: Vec<(&str, &str)> = query.split('&').filter_map(|field| field.split_once('=')).collect();
            browser.try_post(path, &fields, &[])
        }
        _ => browser.ask(method, address, &[]),
    }
}

#[test]
fn every_route_is_listed_and_every_listed_one_is_there() {
    let routes = all();
    let unlisted: Vec<_> = routes.iter().filter(|route| route.needs.is_none()).map(|route| &route.path).collect();
    assert!(unlisted.is_empty(), "in app/src/access.rs is missing: {unlisted:?}");
    let known: BTreeSet<&str> = routes.iter().map(|route| route.path.as_str()).collect();
    for (path, _) in PAGES.iter().chain(FUNCTIONS) {
        assert!(known.contains(path), "{path} is listed and does not exist");
    }
}

#[test]
fn every_role_gets_the_status_that_its_rights_imply() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let routes = all();
    let mut wrong = Vec::new();
    let mut asked = 0_u32;
    for part in std::iter::once(None).chain(CAST.iter().map(|part| Some(part.code))) {
        let mut browser = Browser::new(&server);
        if let Some(part) = part {
            assert_eq!(browser.post("/demo", &[("part", part)]).status, 303, "{part}");
        }
        for route in &routes {
            let named = route.path.contains("{org}") || address(route, "x") != address(route, "y");
            let orgs: &[&str] = if named { &ORGANISATIONS } else { &ORGANISATIONS[..1] };
            for org in orgs {
                asked += 1;
                wrong.extend(judge(&browser, route, part, org));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {asked}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(asked > 1_000, "{asked} is too few to mean anything");
}

/// Asks, and says what was wrong.
fn judge(browser: &Browser<'_>, route: &RouteInfo, part: Option<&str>, org: &str) -> Option<String> {
    let method = route.methods.first().copied().unwrap_or("GET");
    // Signing out would end the test's own sign-in; it has tests of its own.
    if route.path == "/sign-out" || route.path == "/account/end-others" {
        return None;
    }
    let address = address(route, org);
    let answer = ask(browser, method, &address);
    let implied = implied(route, part, org);
    let exception = EXCEPTIONS.iter().find(|(verb, path, _)| *verb == method && *path == route.path);
    let expected = match exception {
        Some((_, _, status)) if implied == 200 => *status,
        _ => implied,
    };
    // A form of nothing that was let in is refused as a form, or does what it does without fields.
    let admitted =
        method == "POST" && expected == 200 && ![401, 403, 404].contains(&answer.status) && answer.status < 500;
    let to_sign_in = answer.status == 303 && answer.header("location").is_some_and(|to| to.starts_with("/sign-in"));
    let right = answer.status == expected && (expected != 303 || to_sign_in);
    let taken = right || (admitted && !to_sign_in);
    (!taken).then(|| format!("{method} {address} as {part:?}: {} instead of {expected}", answer.status))
}

#[test]
fn a_foreign_organisation_looks_like_none() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let mut browser = Browser::new(&server);
    browser.post("/demo", &[("part", "hr_clerk")]);
    // A page of one's own names the place of a contract, and who has none there has none anywhere.
    let names_one = |route: &&RouteInfo| {
        let open = matches!(route.needs, Some(Needs::SignedIn | Needs::Nothing)) && !route.path.ends_with("theme.css");
        address(route, "x") != address(route, "y") && !open
    };
    for route in all().iter().filter(names_one) {
        let method = route.methods.first().copied().unwrap_or("GET");
        let bodies = ["brandt", "nowhere"].map(|org| ask(&browser, method, &address(route, org)).without_ids());
        assert_eq!(bodies[0], bodies[1], "{}", route.path);
    }
}

#[test]
fn looking_writes_nothing() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo", "--data", "data"]);
    let mut browser = Browser::new(&server);
    browser.post("/demo", &[("part", "team_lead")]);
    let heads = || {
        let output = zusage(&["ledger", "heads", "--data", "data"], &folder.0).output().expect("it runs");
        assert!(output.status.success() && !output.stdout.is_empty(), "{output:?}");
        String::from_utf8(output.stdout).expect("text")
    };
    let before = heads();
    for route in all().iter().filter(|route| route.methods == ["GET"]) {
        for org in ORGANISATIONS {
            drop(browser.ask("GET", &address(route, org), &[]));
        }
    }
    // The one GET that signs in takes more than a cookie and a state that somebody made up.
    browser.cookies.insert("__Host-sso".to_owned(), "x".repeat(43));
    drop(browser.ask("GET", &format!("/sign-in/sso?code=a&state={}", "x".repeat(43)), &[]));
    assert_eq!(heads(), before, "a GET changed state");
}

#[test]
fn pages_have_no_second_address_that_passes_the_gate() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let mut payroll = Browser::new(&server);
    payroll.post("/demo", &[("part", "payroll")]);
    for path in
        ["/home/", "/account/", "/./account", "/%2e/account", "/x/../account", "/desk/kessler/members/", "/demo/"]
    {
        assert_eq!(payroll.ask("GET", path, &[]).status, 404, "{path}");
    }
    // A navigation of another site learns nothing from where it is led.
    let evil = [("Referer", "https://evil.example/x"), ("Accept", "text/html")];
    for path in ["/api/desk?org=kessler", "/api/desk?org=brandt", "/api/account"] {
        assert_eq!(payroll.ask("GET", path, &evil).header("location"), None, "{path}");
    }
}

#[test]
fn without_the_demo_there_are_no_roles_to_play() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &[]);
    let mut browser = Browser::new(&server);
    assert_eq!(browser.ask("GET", "/demo", &[]).status, 404);
    assert_eq!(browser.post("/demo", &[("part", "hr_clerk")]).status, 404);
    assert_eq!(browser.ask("GET", "/home", &[]).status, 303);
}

#[test]
fn nothing_signs_anybody_in_that_was_not_asked_for_it() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let nobody = Browser::new(&server);
    for route in all() {
        for method in &route.methods {
            let answer = nobody.ask(method, &address(&route, "kessler"), &[]);
            let set = answer.cookie("__Host-at").filter(|cookie| !cookie.starts_with("__Host-at=;"));
            assert_eq!(set, None, "{method} {}", route.path);
        }
    }
}
