//! A form that was not carried out: its page again, with what was typed and the reasons. Whoever is signed in is led to a draft, so the page
//! can be loaded again, its language changed, and nothing is sent twice. Everybody else gets the page at once. What is looked for in a list of
//! people is kept the same way.

use super::{AppState, pages, routes};
use app::access::Needs;
use app::form::Answer;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::id::DraftId;
use http::request::Parts;
use http::{HeaderValue, Method, StatusCode, header};
use serde::{Deserialize, Serialize};
use services::auth::Session;

/// What a draft holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Draft {
    status: u16,
    answer: Answer,
}

impl Draft {
    /// What the page says.
    pub(super) fn answer(&self) -> Answer {
        self.answer.clone()
    }
}

/// Answers a form with its own page. What is shown once is never kept.
pub(super) async fn answer(state: &AppState, parts: Parts, status: StatusCode, answer: Answer) -> Response {
    let kept = status.is_client_error() && answer.shown.is_empty() && is_somebodys(&parts);
    let session = parts.extensions.get::<Session>().filter(|_| kept);
    let Some(session) = session else { return pages::answer(state, parts, status, answer).await };
    let draft = Draft { status: status.as_u16(), answer };
    match keep(state, session, &draft).await {
        Ok(id) => Redirect::to(&format!("{}?draft={id}", parts.uri.path())).into_response(),
        Err(error) => {
            // What was typed is worth more than where it is kept.
            tracing::warn!(error, "a draft was not kept");
            pages::answer(state, parts, status, draft.answer).await
        }
    }
}

/// Leads to the page of an address with `?find=`: what was looked for is kept as a form's words are, and stands in no address.
pub(super) async fn found(state: &AppState, session: &Session, path: &str, answer: Answer) -> Response {
    let draft = Draft { status: StatusCode::OK.as_u16(), answer };
    match keep(state, session, &draft).await {
        Ok(id) => Redirect::to(&format!("{path}?find={id}")).into_response(),
        Err(error) => {
            tracing::error!(error, "a search was not kept");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn keep(state: &AppState, session: &Session, draft: &Draft) -> Result<DraftId, String> {
    let content = serde_json::to_vec(draft).map_err(|error| error.to_string())?;
    services::drafts::keep(&state.store, session, &content).await.map_err(|error| error.to_string())
}

/// Whether a form is only for who is signed in. The doors stand open to others, too, and a sign-in may end there.
fn is_somebodys(parts: &Parts) -> bool {
    let route = parts.extensions.get::<MatchedPath>().map(MatchedPath::as_str);
    route.is_some_and(|route| !matches!(routes::needs(route, &parts.method), Ok(Needs::Nothing) | Err(_)))
}

/// Gives the page of an address with `?draft=` or `?find=` what the draft holds, and its status.
pub(super) async fn show(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let named = named(&request);
    let Some(draft) = wanted(&state, named).await else { return next.run(request).await };
    let status = StatusCode::from_u16(draft.status);
    request.extensions_mut().insert(draft);
    let mut response = next.run(request).await;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(status) = status
        && response.status() == StatusCode::OK
    {
        *response.status_mut() = status;
    }
    response
}

/// Whose draft a request names.
fn named(request: &Request) -> Option<(Session, DraftId)> {
    if *request.method() != Method::GET || request.uri().path().starts_with("/api/") {
        return None;
    }
    let mut query = request.uri().query()?.split('&').filter_map(|pair| pair.split_once('='));
    let id = query.find(|(name, _)| matches!(*name, "draft" | "find"))?.1.parse().ok()?;
    Some((request.extensions().get::<Session>()?.clone(), id))
}

async fn wanted(state: &AppState, named: Option<(Session, DraftId)>) -> Option<Draft> {
    let (session, id) = named?;
    match services::drafts::open(&state.store, &session, id).await {
        Ok(content) => serde_json::from_slice(&content?).ok(),
        Err(error) => {
            tracing::warn!(%error, "a draft cannot be read");
            None
        }
    }
}
