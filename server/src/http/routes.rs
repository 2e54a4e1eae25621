//! The list of all routes. The tests visit each page of it, so a page that nobody looks at is red.

use super::{
    AppState, body, checks, forms, health, imports, live, manifest, pages, papers, preferences, receipts, theme, worker,
};
use app::access::{self, CHECK_ALL, Needs};
use app::workplace::WorkplaceApp;
use axum::Router;
use axum::routing::{MethodRouter, get, post};
use domain::access::Permission;
use http::Method;
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::generate_route_list;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A route of the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RouteInfo {
    /// The address with `{parameters}`.
    pub path: String,
    /// What it answers with.
    pub kind: RouteKind,
    /// The methods it takes.
    pub methods: Vec<&'static str>,
    /// What a request must bring; none: the route is in no list and answers 404.
    pub needs: Option<Needs>,
}

/// What a route answers with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RouteKind {
    /// A page of the employee bundle.
    EmployeePage,
    /// A page without a program.
    DoorPage,
    /// A page of the workplace bundle.
    WorkplacePage,
    /// The component kit.
    GalleryPage,
    /// A form that is posted.
    Form,
    /// A server function.
    Function,
    /// A page of a sign-in through an organisation's provider; the server renders it alone.
    Step,
    /// A document for programs.
    Machine,
    /// Events that go on until one side leaves.
    Stream,
}

/// A route that is no page of the app.
pub(super) struct Endpoint {
    path: &'static str,
    kind: RouteKind,
    method: &'static str,
    needs: Needs,
    handler: MethodRouter<AppState>,
}

const MANAGE: Needs = Needs::Right(Permission::ManageOrganisation);
const MANAGE_PEOPLE: Needs = Needs::Right(Permission::ManagePeople);
const CALCULATE: Needs = Needs::Right(Permission::Calculate);
const OPERATE: Needs = Needs::Right(Permission::ManageOrganisations);

/// The endpoints, once: the router is made from this table and so is the list that the tests walk.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let machine = |path, handler| {
        let (kind, method, needs) = (RouteKind::Machine, "GET", Needs::Nothing);
        Endpoint { path, kind, method, needs, handler }
    };
    let form = |path, needs, handler| Endpoint { path, kind: RouteKind::Form, method: "POST", needs, handler };
    let step = |path, needs, handler| Endpoint { path, kind: RouteKind::Step, method: "GET", needs, handler };
    let stream = |path, needs, handler| Endpoint { path, kind: RouteKind::Stream, method: "GET", needs, handler };
    let endpoints = vec![
        machine("/livez", get(health::livez)),
        machine("/readyz", get(health::readyz)),
        machine("/metrics", get(health::metrics)),
        machine("/sw.js", get(worker::script)),
        machine("/offline-shell", get(pages::offline_shell)),
        machine("/o/{org}/theme.css", get(theme::sheet)),
        machine("/manifest.webmanifest", get(manifest::employee)),
        machine("/verify/root.pem", get(forms::verify::root)),
        machine("/desk/manifest.webmanifest", get(manifest::workplace)),
        stream("/desk/{org}/live", Needs::Right(Permission::SeeOrganisation), get(live::organisation)),
        Endpoint {
            needs: Needs::Right(Permission::SeePeople),
            ..machine("/desk/{org}/people/access.csv", get(receipts::table))
        },
        Endpoint { needs: MANAGE_PEOPLE, ..machine("/desk/{org}/imports/{id}/refused.csv", get(imports::refused)) },
        Endpoint { needs: CALCULATE, ..machine("/desk/{org}/checks/subsidy/sample.csv", get(checks::sample)) },
        Endpoint { needs: CALCULATE, ..machine("/desk/{org}/checks/subsidy/sample.xlsx", get(checks::sample)) },
        Endpoint { needs: CHECK_ALL, ..machine("/desk/{org}/checks/subsidy/all.csv", get(checks::subsidies)) },
        Endpoint { needs: CHECK_ALL, ..machine("/desk/{org}/checks/subsidy/all.xlsx", get(checks::subsidies)) },
        Endpoint { needs: CHECK_ALL, ..machine("/desk/{org}/checks/promotion.csv", get(checks::promotions)) },
        Endpoint { needs: CHECK_ALL, ..machine("/desk/{org}/checks/promotion.xlsx", get(checks::promotions)) },
        Endpoint { needs: CHECK_ALL, ..machine("/desk/{org}/checks/switch-day.csv", get(checks::switch_day)) },
        Endpoint { needs: CHECK_ALL, ..machine("/desk/{org}/checks/switch-day.xlsx", get(checks::switch_day)) },
        Endpoint { needs: Needs::SignedIn, ..machine("/documents/{id}/file", get(papers::own)) },
        Endpoint {
            needs: Needs::Right(Permission::SeePeople),
            ..machine("/desk/{org}/people/{id}/documents/{filing}", get(papers::filed))
        },
        form("/preferences", Needs::Nothing, post(preferences::choose)),
        form("/sign-in", Needs::Nothing, post(forms::sign_in::with_password)),
        form("/sign-in/passkey", Needs::Nothing, post(forms::passkey::sign_in)),
        form("/sign-in/sso", Needs::Nothing, post(forms::sso::begin)),
        step("/sign-in/sso", Needs::Nothing, get(forms::sso::finish)),
        form("/sign-out", Needs::Nothing, post(forms::sign_out::here)),
        form("/demo", Needs::Demo, post(forms::demo::play)),
        form("/i/{secret}", Needs::Nothing, post(forms::letter::by_link)),
        form("/start/{secret}", Needs::Nothing, post(forms::founder::open)),
        form("/activate", Needs::Nothing, post(forms::letter::by_code)),
        form("/activate/access", Needs::Nothing, post(forms::activation::activate)),
        form("/desk/{org}/people/letters", Needs::Right(Permission::InvitePeople), post(forms::letters::make)),
        form("/desk/{org}/people", Needs::Right(Permission::SeePeople), post(forms::people::look)),
        form(body::UPLOAD, MANAGE_PEOPLE, post(forms::imports::upload)),
        form("/desk/{org}/imports/{id}/columns", MANAGE_PEOPLE, post(forms::imports::columns)),
        form("/desk/{org}/imports/{id}/book", MANAGE_PEOPLE, post(forms::imports::book)),
        form("/desk/{org}/imports/{id}/undo", MANAGE_PEOPLE, post(forms::imports::undo)),
        form("/desk/{org}/checks/subsidy", CALCULATE, post(forms::checks::one)),
        form(body::CHECK, CALCULATE, post(forms::checks::list)),
        form("/desk/{org}/search", Needs::Right(Permission::SeeOrganisation), post(forms::search::look)),
        form("/desk/{org}/settings/appearance", MANAGE, post(forms::settings::appearance)),
        form("/desk/{org}/settings/sites", MANAGE, post(forms::settings::site)),
        form("/desk/{org}/settings/payroll-areas", MANAGE, post(forms::settings::payroll_area)),
        form("/desk/{org}/organisations/new", OPERATE, post(forms::organisations::add)),
        form("/desk/{org}/organisations/{id}/agreement", OPERATE, post(forms::organisations::sign)),
        form("/desk/{org}/organisations/{id}/move", OPERATE, post(forms::organisations::move_on)),
        form("/desk/{org}/organisations/{id}/licences", OPERATE, post(forms::licences::change)),
        form("/desk/{org}/members", Needs::Right(Permission::ManageMembers), post(forms::members::end)),
        form("/desk/{org}/members/give", Needs::Right(Permission::ManageMembers), post(forms::members::give)),
        form("/desk/{org}/members/invite", Needs::Right(Permission::ManageMembers), post(forms::members::invite)),
        form("/desk/{org}/members/mandates", Needs::Right(Permission::ManageMembers), post(forms::mandates::change)),
        form("/desk/{org}/settings/sign-in", Needs::Right(Permission::ManageMembers), post(forms::provider::set)),
        form("/calculate/{calculator}", Needs::SignedIn, post(forms::scenarios::answer)),
        form("/calculate/saved", Needs::SignedIn, post(forms::scenarios::change)),
        form("/advice", Needs::SignedIn, post(forms::advice::withdraw)),
        form("/advice/new", Needs::SignedIn, post(forms::advice::ask)),
        form("/desk/{org}/advice/{id}", Needs::Right(Permission::Advise), post(forms::orders::step)),
        form("/o/{org}/calculate/{calculator}", Needs::Nothing, post(forms::calculate::answer_anybody)),
        form(body::VERIFY, Needs::Nothing, post(forms::verify::file)),
        form("/o/{org}/fit", Needs::Nothing, post(forms::fit::answer)),
        form("/o/{org}/fit/pdf", Needs::Nothing, post(forms::fit::pdf)),
        form("/o/{org}/fit/lead", Needs::Nothing, post(forms::lead::ask)),
        form("/o/{org}/lead/{secret}", Needs::Nothing, post(forms::lead::withdraw)),
        form("/desk/{org}/leads/{id}", Needs::Right(Permission::Advise), post(forms::leads::step)),
        form("/account/end-others", Needs::SignedIn, post(forms::sign_out::elsewhere)),
        form("/account/password", Needs::SignedIn, post(forms::password::set)),
        form("/account/passkeys", Needs::SignedIn, post(forms::passkey::add)),
        form("/account/passkeys/remove", Needs::SignedIn, post(forms::passkey::remove)),
        step("/account/link", Needs::SignedIn, get(forms::link::ask)),
        form("/account/link", Needs::SignedIn, post(forms::link::link)),
        form("/account/link/remove", Needs::SignedIn, post(forms::link::unlink)),
        form("/account/second-factor", Needs::SignedIn, post(forms::second_factor::step)),
        form("/account/consents/give", Needs::SignedIn, post(forms::consent::give)),
        form("/account/consents/withdraw", Needs::SignedIn, post(forms::consent::withdraw)),
    ];
    #[cfg(feature = "gallery")]
    let endpoints = {
        let mut endpoints = endpoints;
        endpoints.push(form("/desk/_gallery", Needs::Demo, post(forms::sample::read)));
        endpoints
    };
    endpoints
}

/// Adds the endpoints to a router.
pub(super) fn add(router: Router<AppState>) -> Router<AppState> {
    endpoints().into_iter().fold(router, |router, endpoint| router.route(endpoint.path, endpoint.handler))
}

/// Every route: the pages of the three roots, the server functions, then the rest.
pub fn all() -> Vec<RouteInfo> {
    let page = |kind| move |path: String| RouteInfo { needs: access::needs(&path), path, kind, methods: vec!["GET"] };
    let employee = pages::employee_pages().into_iter();
    let door = pages::door_pages().into_iter();
    let workplace = generate_route_list(WorkplaceApp).into_iter().map(|r| r.path().to_owned());
    #[cfg(feature = "gallery")]
    let gallery = generate_route_list(app::gallery::GalleryApp).into_iter().map(|r| r.path().to_owned());
    #[cfg(not(feature = "gallery"))]
    let gallery = std::iter::empty();
    let functions = server_fn_paths().map(|(path, method)| RouteInfo {
        path: path.to_owned(),
        kind: RouteKind::Function,
        methods: vec![if method == Method::GET { "GET" } else { "POST" }],
        needs: access::needs(path),
    });
    let others = endpoints().into_iter().map(|endpoint| RouteInfo {
        path: endpoint.path.to_owned(),
        kind: endpoint.kind,
        methods: vec![endpoint.method],
        needs: Some(endpoint.needs),
    });
    employee
        .map(page(RouteKind::EmployeePage))
        .chain(door.map(page(RouteKind::DoorPage)))
        .chain(workplace.map(page(RouteKind::WorkplacePage)))
        .chain(gallery.map(page(RouteKind::GalleryPage)))
        .chain(functions)
        .chain(others)
        .collect()
}

/// Why a route's needs are not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unlisted {
    /// The path is in no list.
    Path,
    /// The path is known, not with this method.
    Method,
}

/// What a route needs.
pub(super) fn needs(path: &str, method: &Method) -> Result<Needs, Unlisted> {
    static KNOWN: OnceLock<HashMap<(String, &'static str), Option<Needs>>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let one = |route: RouteInfo| {
            let needs = route.needs;
            route.methods.into_iter().map(move |method| ((route.path.clone(), method), needs)).collect::<Vec<_>>()
        };
        all().into_iter().flat_map(one).collect()
    });
    let found = ["GET", "POST"].into_iter().find(|name| *name == method.as_str());
    match found.and_then(|name| known.get(&(path.to_owned(), name))) {
        Some(needs) => needs.ok_or(Unlisted::Path),
        None if known.keys().any(|(listed, _)| listed == path) => Err(Unlisted::Method),
        None => Err(Unlisted::Path),
    }
}
