//! Pages: the three roots of the app, each with its own document, and the offline shell.

use super::drafts::Draft;
use super::{AppState, cookies, headers, request};
use crate::site::Bundle;
use app::door::DoorApp;
use app::employee::EmployeeApp;
use app::features::calculate::Today;
use app::i18n::{Key, Texts};
use app::settings::{self, Settings};
use app::shell::{self, Boot, Waits};
use app::workplace::WorkplaceApp;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::{Html, IntoResponse, Response};
use domain::access::Access;
use domain::{Ctx, System};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::{
    AxumRouteListing, LeptosRoutes, ResponseOptions, generate_route_list, generate_route_list_with_exclusions,
    render_app_async_with_context,
};
use services::access::Organisation;
use services::auth::{Network, Session};
use services::pass::LetterPass;
use std::sync::OnceLock;

/// A root of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Root {
    /// Rendered here and taken over by nothing; in the clothes of a bundle.
    Door(Bundle),
    /// Taken over by a bundle.
    Bundle(Bundle),
}

impl Root {
    /// The root that a path belongs to.
    fn of_path(path: &str) -> Self {
        static DOOR: OnceLock<Vec<String>> = OnceLock::new();
        let door = DOOR.get_or_init(door_pages);
        let same = |page: &String| {
            page.split('/').count() == path.split('/').count()
                && page.split('/').zip(path.split('/')).all(|(wanted, part)| wanted.starts_with('{') || wanted == part)
        };
        let bundle = Bundle::of_path(path);
        if door.iter().any(same) { Self::Door(bundle) } else { Self::Bundle(bundle) }
    }
}

/// Adds every page of the three roots, and the page for all other addresses.
pub(super) fn add(router: Router<AppState>, state: &AppState) -> Router<AppState> {
    let context = {
        let state = state.clone();
        move || page_context(&state)
    };
    // Each call would add the server functions; one does.
    let functions: Vec<String> = server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    #[cfg(feature = "gallery")]
    let router = router.leptos_routes_with_context(
        state,
        generate_route_list_with_exclusions(app::gallery::GalleryApp, Some(functions.clone())),
        context.clone(),
        document(state, Root::Bundle(Bundle::Gallery)),
    );
    // Excluded functions stand in the list too, and have to stay there.
    let door = |bundle| {
        let pages = generate_route_list_with_exclusions(DoorApp, Some(functions.clone())).into_iter();
        let here = move |route: &AxumRouteListing| {
            route.path().starts_with("/api/") || Bundle::of_path(route.path()) == bundle
        };
        pages.filter(here).collect::<Vec<_>>()
    };
    router
        .leptos_routes_with_context(
            state,
            door(Bundle::Workplace),
            context.clone(),
            document(state, Root::Door(Bundle::Workplace)),
        )
        .leptos_routes_with_context(
            state,
            door(Bundle::Employee),
            context.clone(),
            document(state, Root::Door(Bundle::Employee)),
        )
        .leptos_routes_with_context(
            state,
            generate_route_list(EmployeeApp),
            context.clone(),
            document(state, Root::Bundle(Bundle::Employee)),
        )
        .leptos_routes_with_context(
            state,
            generate_route_list_with_exclusions(WorkplaceApp, Some(functions)),
            context,
            document(state, Root::Bundle(Bundle::Workplace)),
        )
        .fallback(not_found)
}

/// The addresses of the employee app's pages; the service worker answers them while the network is slow.
pub(super) fn employee_pages() -> Vec<String> {
    generate_route_list(EmployeeApp).into_iter().map(|route| route.path().to_owned()).collect()
}

/// The addresses of the pages at the door.
pub(super) fn door_pages() -> Vec<String> {
    generate_route_list(DoorApp).into_iter().map(|route| route.path().to_owned()).collect()
}

/// The document of a root as the function that Leptos renders.
fn document(state: &AppState, root: Root) -> impl Fn() -> AnyView + Clone + Send + Sync + 'static {
    let site = state.site.clone();
    move || {
        let settings = use_context::<Settings>().unwrap_or_default();
        let (app, bundle, boot) = match root {
            Root::Door(bundle) => (view! { <DoorApp/> }.into_any(), bundle, Boot::Door),
            Root::Bundle(Bundle::Employee) => (view! { <EmployeeApp/> }.into_any(), Bundle::Employee, Boot::Hydrate),
            #[cfg(feature = "gallery")]
            Root::Bundle(bundle @ Bundle::Gallery) => {
                (view! { <app::gallery::GalleryApp/> }.into_any(), bundle, Boot::Hydrate)
            }
            #[cfg(not(feature = "gallery"))]
            Root::Bundle(Bundle::Gallery) => (().into_any(), Bundle::Workplace, Boot::Hydrate),
            Root::Bundle(Bundle::Workplace) => (view! { <WorkplaceApp/> }.into_any(), Bundle::Workplace, Boot::Hydrate),
        };
        shell::document(&settings, site.assets(bundle), boot, waits(bundle), app)
    }
}

/// Whose forms may wait. The employee app has none yet.
fn waits(bundle: Bundle) -> Waits {
    let account = use_context::<Session>().map(|session| session.ctx.reach.0.to_string());
    match account {
        None => Waits::Nobody,
        Some(account) if bundle == Bundle::Employee => Waits::Elsewhere(account),
        Some(account) => Waits::Here(account),
    }
}

/// Before a page is rendered: its settings, and the headers that belong to a page and its nonce.
fn page_context(state: &AppState) {
    let parts = use_context::<Parts>();
    if let Some(parts) = &parts {
        provide_caller(state, parts);
    }
    let headers = parts.map(|parts| parts.headers).unwrap_or_default();
    let settings = request::settings(state, &headers);
    if let Some(response) = use_context::<ResponseOptions>() {
        if let Ok(lang) = HeaderValue::from_str(settings.lang.code()) {
            response.insert_header(header::CONTENT_LANGUAGE, lang);
        }
        let nonce = use_nonce().map(|nonce| nonce.to_string());
        response.insert_header(header::CONTENT_SECURITY_POLICY, headers::page_policy(nonce.as_deref()));
        response.insert_header(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        response.insert_header(header::VARY, HeaderValue::from_static("Cookie, Accept-Language"));
    }
    provide_context(state.site.calculators().clone());
    settings::provide(settings);
}

/// Who asks, for server functions and for what pages look up while they are rendered.
fn provide_caller(state: &AppState, parts: &Parts) {
    provide_context(state.services.clone());
    // What devices keep is the same for everybody.
    let for_nobody = parts.uri.path().starts_with("/offline/");
    if let Some(session) = parts.extensions.get::<Session>().filter(|_| !for_nobody) {
        provide_context(session.clone());
    }
    if let Some(draft) = parts.extensions.get::<Draft>() {
        provide_context(draft.answer());
    }
    if let (Some(organisation), Some(access)) =
        (parts.extensions.get::<Organisation>(), parts.extensions.get::<Access>())
    {
        provide_context((organisation.clone(), access.clone()));
    }
    if let Some(network) = parts.extensions.get::<Network>() {
        provide_context(*network);
    }
    if let Some(ctx) = parts.extensions.get::<Ctx<System>>() {
        let letter = cookies::read(&parts.headers, cookies::LETTER);
        if let Some(pass) = letter.and_then(|text| LetterPass::read(&state.services.auth, ctx, text)) {
            provide_context(pass);
        }
        provide_context(Today(services::today(ctx.now())));
        provide_context(ctx.clone());
    }
}

/// The page of a form's address, with what the server says to the form: an [`Answer`](app::form::Answer), or what a calculator was asked.
pub(super) async fn answer<T>(state: &AppState, mut parts: Parts, status: StatusCode, answer: T) -> Response
where
    T: Clone + Send + Sync + 'static,
{
    let page = document(state, Root::of_path(parts.uri.path()));
    parts.method = Method::GET;
    let request = Request::from_parts(parts, Body::empty());
    let state = state.clone();
    let context = move || {
        page_context(&state);
        provide_context(answer.clone());
    };
    let mut response = render_app_async_with_context(context, page)(request).await;
    // A page that found nothing to show says so itself.
    if status != StatusCode::OK {
        *response.status_mut() = status;
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

/// Every address that no route knows. The app's own router must not see it: it knows pages by more addresses than the gate does (a slash at
/// the end, dots). The layer of errors makes the page.
async fn not_found() -> StatusCode {
    StatusCode::NOT_FOUND
}

/// `/offline-shell`: the document that the service worker keeps for a start without a network. It is the same for
/// everyone: language and colours are read from the cookies when it opens.
pub(super) async fn offline_shell(State(state): State<AppState>, mut request: Request<Body>) -> Response {
    *request.headers_mut() = HeaderMap::new();
    let site = state.site.clone();
    let page = move || {
        let settings = use_context::<Settings>().unwrap_or_default();
        shell::document(&settings, site.assets(Bundle::Employee), Boot::Mount, Waits::Nobody, ().into_any())
    };
    render_app_async_with_context(move || page_context(&state), page)(request).await
}

/// The offline shell as text, without a nonce: the same text for the same shell.
pub(super) fn offline_document(state: &AppState) -> String {
    let assets = state.site.assets(Bundle::Employee);
    render(state, &HeaderMap::new(), |settings| {
        shell::document(settings, assets, Boot::Mount, Waits::Nobody, ().into_any())
    })
}

/// A page without any script, for errors: it must not depend on anything that could be broken.
pub(super) fn static_page(
    state: &AppState,
    headers: &HeaderMap,
    title: Key,
    body: impl FnOnce() -> AnyView,
) -> Response {
    let html = render(state, headers, |settings| {
        let boot = Boot::Static(Texts::of(settings.lang).get(title));
        shell::document(settings, state.site.assets(Bundle::Employee), boot, Waits::Nobody, body())
    });
    let mut response = Html(html).into_response();
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, headers::page_policy(None));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Renders a document outside of the router.
fn render(state: &AppState, headers: &HeaderMap, document: impl FnOnce(&Settings) -> AnyView) -> String {
    Owner::new_root(None).with(|| {
        let settings = request::settings(state, headers);
        settings::provide(settings.clone());
        document(&settings).to_html()
    })
}
