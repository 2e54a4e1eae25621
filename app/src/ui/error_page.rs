//! `ErrorPage`: what happened, what was kept, what to do.

use super::{Brand, PageTitle, SkipLink};
use crate::i18n::{Key, Texts, k, use_texts};
use leptos::prelude::*;

/// What went wrong, as far as a person has to know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// 404: there is nothing at this address, or it is not for this person.
    NotFound,
    /// 403: the request came from another site.
    Forbidden,
    /// 401: the sign-in is over.
    NotSignedIn,
    /// 403: it is there, the right is missing.
    RightMissing,
    /// 405: the address does not take this kind of request.
    MethodNotAllowed,
    /// 413: the request is larger than this address takes.
    TooLarge,
    /// 400, 415, 422: the request could not be read.
    BadRequest,
    /// 500 and everything else: our fault.
    Internal,
    /// 503: starting, stopping or overloaded.
    Unavailable,
}

impl ErrorKind {
    /// What happened.
    pub const fn title(self) -> Key {
        match self {
            Self::NotFound => k::ERROR_NOT_FOUND_TITLE,
            Self::Forbidden => k::ERROR_FORBIDDEN_TITLE,
            Self::NotSignedIn => k::ERROR_SIGN_IN_TITLE,
            Self::RightMissing => k::ERROR_RIGHT_TITLE,
            Self::MethodNotAllowed => k::ERROR_METHOD_TITLE,
            Self::TooLarge => k::ERROR_TOO_LARGE_TITLE,
            Self::BadRequest => k::ERROR_BAD_REQUEST_TITLE,
            Self::Internal => k::ERROR_INTERNAL_TITLE,
            Self::Unavailable => k::ERROR_UNAVAILABLE_TITLE,
        }
    }

    /// What was kept and what to do.
    pub const fn advice(self) -> Key {
        match self {
            Self::NotFound => k::ERROR_NOT_FOUND_TEXT,
            Self::Forbidden => k::ERROR_FORBIDDEN_TEXT,
            Self::NotSignedIn => k::ERROR_SIGN_IN_TEXT,
            Self::RightMissing => k::ERROR_RIGHT_TEXT,
            Self::MethodNotAllowed => k::ERROR_METHOD_TEXT,
            Self::TooLarge => k::ERROR_TOO_LARGE_TEXT,
            Self::BadRequest => k::ERROR_BAD_REQUEST_TEXT,
            Self::Internal => k::ERROR_INTERNAL_TEXT,
            Self::Unavailable => k::ERROR_UNAVAILABLE_TEXT,
        }
    }
}

/// A whole page for an error. The server also renders it without any script.
#[component]
pub fn ErrorPage(
    /// What went wrong.
    kind: ErrorKind,
    /// The id under which the log holds the request; small and easy to copy.
    #[prop(optional)]
    request_id: Option<String>,
    /// Where the way out leads.
    #[prop(default = "/")]
    home: &'static str,
) -> impl IntoView {
    let t = use_texts();
    view! {
        <div class="public">
            <SkipLink/>
            <header class="public__bar">
                <Brand href=home/>
            </header>
            <main class="public__main" id="content">{said(t, kind, request_id, home)}</main>
        </div>
    }
    .into_any()
}

fn said(t: Texts, kind: ErrorKind, request_id: Option<String>, home: &'static str) -> AnyView {
    view! {
        <section class="errorpage">
            <h1>{t.get(kind.title())}</h1>
            <p class="muted">{t.get(kind.advice())}</p>
            <a class="btn" data-kind="primary" data-size="l" href=home>
                {t.get(k::ERROR_HOME)}
            </a>
            {request_id.map(|id| view! { <p class="errorpage__id">{t.fill(k::ERROR_REQUEST, &[("id", &id)])}</p> })}
        </section>
    }
    .into_any()
}

/// The same as [`NotFound`] on a page whose frame has its head and its main already. Only pages at the door say it.
#[cfg(feature = "ssr")]
#[component]
pub fn NothingHere(
    /// Where the way out leads.
    home: &'static str,
) -> impl IntoView {
    crate::platform::set_status(http::StatusCode::NOT_FOUND);
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::ERROR_NOT_FOUND_TITLE)/>
        {said(t, ErrorKind::NotFound, None, home)}
    }
    .into_any()
}

/// The page for an address that does not exist, with the status that says so.
#[component]
pub fn NotFound(
    /// Where the way out leads.
    #[prop(default = "/")]
    home: &'static str,
) -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::platform::set_status(http::StatusCode::NOT_FOUND);
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::ERROR_NOT_FOUND_TITLE)/>
        <ErrorPage kind=ErrorKind::NotFound home/>
    }
    .into_any()
}
