//! `POST /sign-in/sso` and `GET /sign-in/sso`: out to an organisation's provider and back. The way back is one of the few GETs that write:
//! it takes the cookie of the browser that set out, and a state that is good once (decision 0015).

use super::{signed_in, status, trouble};
use crate::http::{AppState, cookies, pages, preferences, request};
use app::features::sso::{LeavePage, StoppedPage};
use app::form::{Answer, Problem};
use app::i18n::k;
use axum::extract::{Extension, Form, Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::organisation::Slug;
use domain::{Ctx, System};
use gateways::oidc::OidcError;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Uri, header};
use leptos::prelude::*;
use serde::Deserialize;
use services::ServiceError;
use services::auth::Network;
use services::auth::sso::{Begun, BrowserSecret, Callback, Declined, Finished, NotBegun, NotFinished};

/// As long as somebody may take at the provider, and as long as a ticket waits.
const SECONDS: u32 = 600;

/// The form's fields.
#[derive(Deserialize)]
pub(in crate::http) struct Wanted {
    #[serde(default)]
    org: String,
    #[serde(default)]
    to: String,
}

/// What the provider wrote into the address.
#[derive(Deserialize)]
pub(in crate::http) struct Returned {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
    iss: Option<String>,
}

/// Why nobody was signed in.
enum Stopped {
    /// The person is told.
    Problem(Problem),
    /// Ours.
    Trouble(ServiceError),
}

impl From<NotBegun> for Stopped {
    fn from(why: NotBegun) -> Self {
        Self::Problem(match why {
            NotBegun::Unknown => Problem::SSO_UNKNOWN,
            NotBegun::TooMany => Problem::TOO_MANY,
            NotBegun::Provider(error) => at_the_provider(error),
            NotBegun::Trouble(error) => return Self::Trouble(error),
        })
    }
}

impl From<NotFinished> for Stopped {
    fn from(why: NotFinished) -> Self {
        Self::Problem(match why {
            NotFinished::Over => Problem::SSO_OVER,
            NotFinished::TooMany => Problem::TOO_MANY,
            NotFinished::Declined(Declined::Denied) => Problem::SSO_DENIED,
            NotFinished::Declined(Declined::Busy) => Problem::SSO_BUSY,
            NotFinished::Declined(Declined::Setting) => Problem::SSO_SETTING,
            NotFinished::Account => Problem::SSO_ACCOUNT,
            NotFinished::Provider(error) => at_the_provider(error),
            NotFinished::Trouble(error) => return Self::Trouble(error),
        })
    }
}

/// What the person can do about a provider that does not do its part; the operator reads what it was.
fn at_the_provider(error: OidcError) -> Problem {
    tracing::warn!(%error, "a provider does not do its part");
    match error {
        OidcError::Unreachable | OidcError::Slow => Problem::SSO_BUSY,
        OidcError::Code => Problem::SSO_OVER,
        _ => Problem::SSO_SETTING,
    }
}

/// Sets out. An address that can be nobody's is answered like one without a provider.
pub(in crate::http) async fn begin(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx<System>>,
    Extension(network): Extension<Network>,
    headers: HeaderMap,
    Form(wanted): Form<Wanted>,
) -> Response {
    let to = if preferences::is_local(&wanted.to) { &wanted.to } else { "/home" };
    let begun = match wanted.org.trim().to_lowercase().parse::<Slug>() {
        Ok(slug) => state.services.sso.begin(&ctx, network, &slug, &to.parse().unwrap_or_default()).await,
        Err(_) => Err(NotBegun::Unknown),
    };
    match begun {
        Ok(begun) => leave(&state, &headers, &begun),
        Err(why) => stopped(&state, &headers, why.into(), wanted),
    }
}

/// A page of ours that leads on. A redirect would be the answer to a form, and `form-action 'self'` forbids those to lead elsewhere.
fn leave(state: &AppState, headers: &HeaderMap, begun: &Begun) -> Response {
    let address = begun.redirect.clone();
    let host = address.parse::<Uri>().ok().and_then(|uri| uri.host().map(str::to_owned)).unwrap_or_default();
    let refresh = HeaderValue::from_str(&format!("0;url={address}"));
    let page = || view! { <LeavePage host address/> }.into_any();
    let mut response = pages::static_page(state, headers, k::SSO_LEAVE_TITLE, page);
    if let Ok(refresh) = refresh {
        response.headers_mut().insert(header::REFRESH, refresh);
    }
    cookies::keep(response.headers_mut(), cookies::SSO, &begun.browser.text(), SECONDS);
    response
}

/// Comes back. Without the cookie and a state nothing is looked up.
pub(in crate::http) async fn finish(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx<System>>,
    Extension(network): Extension<Network>,
    parts: Parts,
    Query(returned): Query<Returned>,
) -> Response {
    let browser: Option<BrowserSecret> = cookies::read(&parts.headers, cookies::SSO).and_then(|text| text.parse().ok());
    let over = || Stopped::Problem(Problem::SSO_OVER);
    let (Some(browser), Some(known)) = (browser, returned.state.as_deref()) else {
        return stopped(&state, &parts.headers, over(), Wanted::nothing());
    };
    let callback = Callback {
        state: known,
        code: returned.code.as_deref(),
        error: returned.error.as_deref(),
        iss: returned.iss.as_deref(),
    };
    let device = request::device(&parts.headers);
    match state.services.sso.finish(&ctx, network, &callback, &browser, &device).await {
        Ok(Finished::SignedIn { signed, back }) => {
            let mut response = signed_in(&state, &parts, &ctx, &signed, back.as_str()).await;
            cookies::forget_sso(response.headers_mut());
            response
        }
        // Whoever is not signed in is led to sign in first, and back.
        Ok(Finished::Unlinked { ticket, .. }) => {
            let mut response = Redirect::to("/account/link").into_response();
            cookies::keep(response.headers_mut(), cookies::SSO, &browser.text(), SECONDS);
            cookies::keep(response.headers_mut(), cookies::SSO_TICKET, &ticket.text(), SECONDS);
            response
        }
        Err(why) => stopped(&state, &parts.headers, why.into(), Wanted::nothing()),
    }
}

impl Wanted {
    const fn nothing() -> Self {
        Self { org: String::new(), to: String::new() }
    }
}

/// Says why nobody was signed in, and keeps what was typed.
fn stopped(state: &AppState, headers: &HeaderMap, why: Stopped, wanted: Wanted) -> Response {
    let problem = match why {
        Stopped::Problem(problem) => problem,
        Stopped::Trouble(error) => return trouble(&error),
    };
    let Wanted { org, to } = wanted;
    let status = status(&problem);
    let answer = Answer::refused("sso", problem).keeping("org", &org);
    let page = || view! { <StoppedPage answer to/> }.into_any();
    let mut response = pages::static_page(state, headers, k::SSO_STOPPED_TITLE, page);
    *response.status_mut() = status;
    response
}
