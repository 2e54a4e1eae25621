//! The list of all routes. The tests visit each page of it, so a page that nobody looks at is red.

use app::employee::EmployeeApp;
use app::workplace::WorkplaceApp;
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
}

/// The routes that are no pages, with their methods. `router` has them too; a test compares.
pub(super) const OTHERS: [(&str, RouteKind, &str); 8] = [
    ("/livez", RouteKind::Machine, "GET"),
    ("/readyz", RouteKind::Machine, "GET"),
    ("/metrics", RouteKind::Machine, "GET"),
    ("/sw.js", RouteKind::Machine, "GET"),
    ("/offline-shell", RouteKind::Machine, "GET"),
    ("/manifest.webmanifest", RouteKind::Machine, "GET"),
    ("/desk/manifest.webmanifest", RouteKind::Machine, "GET"),
    ("/preferences", RouteKind::Form, "POST"),
];

/// Every route: the pages of both roots, then the rest.
pub fn all() -> Vec<RouteInfo> {
    let page = |kind| move |path: String| RouteInfo { path, kind, methods: vec!["GET"] };
    let employee = generate_route_list(EmployeeApp).into_iter().map(|r| r.path().to_owned());
    let workplace = generate_route_list(WorkplaceApp).into_iter().map(|r| r.path().to_owned());
    let others =
        OTHERS.into_iter().map(|(path, kind, method)| RouteInfo { path: path.to_owned(), kind, methods: vec![method] });
    employee
        .map(page(RouteKind::EmployeePage))
        .chain(workplace.map(page(RouteKind::WorkplacePage)))
        .chain(others)
        .collect()
}
