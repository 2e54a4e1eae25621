//! Who is let in: what a route needs is looked up in the list of routes, before any handler runs. What is not in the list does not
//! exist. Services ask again for each use case; this is what gives every address its true status.

use super::{AppState, request, routes};
use app::access::Needs;
use axum::extract::{FromRequestParts as _, MatchedPath, RawPathParams, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::access::{Denied, Permission};
use domain::organisation::Slug;
use http::{HeaderValue, Method, StatusCode, header};
use services::ServiceError;
use services::auth::Session;

/// What a right that was missing is told apart by: a page of its own explains it.
#[derive(Debug, Clone, Copy)]
pub(super) struct RightMissing;

/// Lets a request in, or answers it.
pub(super) async fn admit(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let Some(route) = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned()) else {
        return next.run(request).await;
    };
    if route.starts_with("/api/") {
        // For programs only: to a browser's navigation a server function would answer with a way back to the page that sent it, and so tell
        // any site what its visitor may see.
        request.headers_mut().remove(header::REFERER);
        request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        // Programs ask for what they read.
        if request.method() == Method::HEAD {
            return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, POST")]).into_response();
        }
    }
    if !is_meant(&request) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let method = if request.method() == Method::HEAD { Method::GET } else { request.method().clone() };
    let needs = match routes::needs(&route, &method) {
        Ok(needs) => needs,
        // The route takes another method; the router says which.
        Err(routes::Unlisted::Method) => return next.run(request).await,
        Err(routes::Unlisted::Path) => {
            tracing::error!(route, "a route is not in the list");
            return StatusCode::NOT_FOUND.into_response();
        }
    };
    match needs {
        // What a letter shows is somebody's, too.
        Needs::Nothing if ["/activate", "/i/", "/start/"].iter().any(|start| route.starts_with(start)) => {
            personal(next.run(request).await)
        }
        Needs::Nothing => next.run(request).await,
        Needs::Demo if state.config.demo => next.run(request).await,
        Needs::Demo => StatusCode::NOT_FOUND.into_response(),
        Needs::SignedIn => match request.extensions().get::<Session>() {
            Some(_) => personal(next.run(request).await),
            None => sign_in_first(&request),
        },
        // A server function names its organisation among its arguments and asks for itself.
        Needs::Right(_) | Needs::Rights(_) if route.starts_with("/api/") => match request.extensions().get::<Session>()
        {
            Some(_) => personal(next.run(request).await),
            None => sign_in_first(&request),
        },
        Needs::Right(permission) => with_rights(&state, &[permission], request, next).await,
        Needs::Rights(permissions) => with_rights(&state, permissions, request, next).await,
    }
}

/// A command that was kept on a device names the account that it is of: sent under another one it must do nothing. Where its answer leads is
/// only read.
fn is_meant(request: &Request) -> bool {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return true;
    }
    let Some(meant) = request.headers().get("zusage-account") else { return true };
    let account = request.extensions().get::<Session>().map(|session| session.ctx.reach.0.to_string());
    account.is_some_and(|account| meant.as_bytes() == account.as_bytes())
}

async fn with_rights(state: &AppState, permissions: &[Permission], request: Request, next: Next) -> Response {
    let Some(session) = request.extensions().get::<Session>().cloned() else { return sign_in_first(&request) };
    let (mut parts, body) = request.into_parts();
    let params = RawPathParams::from_request_parts(&mut parts, &()).await.ok();
    let slug = params.iter().flatten().find(|(name, _)| *name == "org").and_then(|(_, slug)| slug.parse::<Slug>().ok());
    let mut request = Request::from_parts(parts, body);
    let Some(slug) = slug else { return StatusCode::NOT_FOUND.into_response() };
    let (organisation, access) = match services::access::at(&state.services.store, &session.ctx, &slug).await {
        Ok(found) => found,
        Err(ServiceError::Denied(Denied::Invisible)) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "it is not known what somebody may do");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    if !permissions.iter().all(|permission| access.may(*permission)) {
        return right_missing();
    }
    // Whoever works for an organisation shows a second factor (passkeys are one).
    if !session.second_factor {
        return if request::is_page(&request) {
            Redirect::to("/account/second-factor").into_response()
        } else {
            right_missing()
        };
    }
    request.extensions_mut().insert(organisation);
    request.extensions_mut().insert(access);
    personal(next.run(request).await)
}

fn right_missing() -> Response {
    let mut response = StatusCode::FORBIDDEN.into_response();
    response.extensions_mut().insert(RightMissing);
    response
}

/// A page leads to signing in and back; a program is told so.
fn sign_in_first(request: &Request) -> Response {
    if !request::is_page(request) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let to = serde_urlencoded::to_string([("to", request.uri().path())]).unwrap_or_default();
    Redirect::to(&format!("/sign-in?{to}")).into_response()
}

/// What a person saw is not shown again by "back" after they have signed out.
fn personal(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}
