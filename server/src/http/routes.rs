//! The list of all routes. The tests visit each page of it, so a page that nobody looks at is red.

use super::{AppState, health, live, manifest, pages, preferences, worker};
use app::workplace::WorkplaceApp;
use axum::Router;
use axum::routing::{MethodRouter, get, post};
use leptos_axum::generate_route_list;
use serde::Serialize;

/// A route of the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RouteInfo {
    /// The address with `{parameters}`.
    pub path: String,
    /// What it answers with.
    pub kind: RouteKind,
    /// The methods it takes.
    pub methods: Vec<&'static str>,
}

/// What a route answers with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RouteKind {
    /// A page of the employee bundle.
    EmployeePage,
    /// A page of the workplace bundle.
    WorkplacePage,
    /// A form that is posted.
    Form,
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
    handler: MethodRouter<AppState>,
}

/// The endpoints, once: the router is made from this table and so is the list that the tests walk.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let machine = |path, handler| Endpoint { path, kind: RouteKind::Machine, method: "GET", handler };
    vec![
        machine("/livez", get(health::livez)),
        machine("/readyz", get(health::readyz)),
        machine("/metrics", get(health::metrics)),
        machine("/sw.js", get(worker::script)),
        Endpoint { path: "/desk/{org}/live", kind: RouteKind::Stream, method: "GET", handler: get(live::organisation) },
        machine("/offline-shell", get(pages::offline_shell)),
        machine("/manifest.webmanifest", get(manifest::employee)),
        machine("/desk/manifest.webmanifest", get(manifest::workplace)),
        Endpoint { path: "/preferences", kind: RouteKind::Form, method: "POST", handler: post(preferences::choose) },
    ]
}

/// Adds the endpoints to a router.
pub(super) fn add(router: Router<AppState>) -> Router<AppState> {
    endpoints().into_iter().fold(router, |router, endpoint| router.route(endpoint.path, endpoint.handler))
}

/// Every route: the pages of both roots, then the rest.
pub fn all() -> Vec<RouteInfo> {
    let page = |kind| move |path: String| RouteInfo { path, kind, methods: vec!["GET"] };
    let employee = pages::employee_pages().into_iter();
    let workplace = generate_route_list(WorkplaceApp).into_iter().map(|r| r.path().to_owned());
    let others = endpoints().into_iter().map(|endpoint| RouteInfo {
        path: endpoint.path.to_owned(),
        kind: endpoint.kind,
        methods: vec![endpoint.method],
    });
    employee
        .map(page(RouteKind::EmployeePage))
        .chain(workplace.map(page(RouteKind::WorkplacePage)))
        .chain(others)
        .collect()
}
