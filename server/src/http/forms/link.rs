//! `/account/link`: asks whether an organisation's provider may vouch for the person, links, and unlinks. All of it changes how one signs in:
//! it takes a fresh sign-in by a way of one's own.

use super::{status, trouble, way_changed};
use crate::http::{AppState, cookies, pages};
use app::features::sso::{LinkPage, Linking};
use app::form::Problem;
use app::i18n::k;
use axum::extract::{Extension, Form, State};
use axum::response::{IntoResponse as _, Response};
use domain::id::OrgId;
use domain::{Ctx, System};
use http::{HeaderMap, StatusCode};
use leptos::prelude::*;
use serde::Deserialize;
use services::account::may_change_ways;
use services::auth::Session;
use services::auth::sso::{BrowserSecret, LinkTicket};
use services::{Refusal, ServiceError};

/// Which organisation.
#[derive(Debug, Deserialize)]
pub(in crate::http) struct Which {
    id: String,
}

/// Asks; nothing is used up.
pub(in crate::http) async fn ask(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    Extension(ctx): Extension<Ctx<System>>,
    headers: HeaderMap,
) -> Response {
    let waiting = match waiting(&headers) {
        Some((ticket, browser)) => state.services.sso.awaiting(&ctx, &ticket, &browser).await,
        None => Ok(None),
    };
    match (waiting, may_change_ways(&state.services, &session).await) {
        (Err(error), _) => trouble(&error),
        (Ok(None), _) => page(&state, &headers, StatusCode::NOT_FOUND, Linking::Stopped(Problem::SSO_NOTHING)),
        (Ok(Some(_)), Err(error)) => refused(&state, &headers, &error),
        (Ok(Some(name)), Ok(())) => page(&state, &headers, StatusCode::OK, Linking::Asks(name)),
    }
}

/// Links.
pub(in crate::http) async fn link(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    headers: HeaderMap,
) -> Response {
    let Some((ticket, browser)) = waiting(&headers) else {
        return refused(&state, &headers, &Refusal::Ticket.into());
    };
    if let Err(error) = may_change_ways(&state.services, &session).await {
        return refused(&state, &headers, &error);
    }
    match state.services.sso.link(&session.ctx, &ticket, &browser).await {
        Ok(_) => {
            let mut response = way_changed(Ok(()));
            cookies::forget_sso(response.headers_mut());
            response
        }
        Err(error) => refused(&state, &headers, &error),
    }
}

/// Unlinks; never the last way in.
pub(in crate::http) async fn unlink(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    Form(which): Form<Which>,
) -> Response {
    let Ok(org) = which.id.parse::<OrgId>() else { return StatusCode::NOT_FOUND.into_response() };
    if let Err(error) = may_change_ways(&state.services, &session).await {
        return way_changed(Err(error));
    }
    way_changed(state.services.sso.unlink(&session.ctx, org).await)
}

/// What this browser brought back from a provider.
fn waiting(headers: &HeaderMap) -> Option<(LinkTicket, BrowserSecret)> {
    let ticket = cookies::read(headers, cookies::SSO_TICKET)?.parse().ok()?;
    Some((ticket, cookies::read(headers, cookies::SSO)?.parse().ok()?))
}

fn refused(state: &AppState, headers: &HeaderMap, error: &ServiceError) -> Response {
    let problem = match error {
        ServiceError::Refused(Refusal::Ticket) => Problem::SSO_NOTHING,
        ServiceError::Refused(Refusal::IdentityTaken) => Problem::SSO_TAKEN,
        ServiceError::Refused(Refusal::NotFresh) => Problem::NOT_FRESH,
        ServiceError::Refused(Refusal::Stale) => Problem::SSO_ACCOUNT,
        error => return trouble(error),
    };
    page(state, headers, status(&problem), Linking::Stopped(problem))
}

fn page(state: &AppState, headers: &HeaderMap, status: StatusCode, linking: Linking) -> Response {
    let page = || view! { <LinkPage linking/> }.into_any();
    let mut response = pages::static_page(state, headers, k::SSO_LINK_TITLE, page);
    *response.status_mut() = status;
    response
}
