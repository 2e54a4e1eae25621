//! The only door to the browser, and to what only the server can do for a view.

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
mod install;
#[cfg(feature = "hydrate")]
mod kept;
#[cfg(feature = "hydrate")]
mod keys;
#[cfg(feature = "hydrate")]
pub mod live;
#[cfg(feature = "hydrate")]
mod narrow;
#[cfg(feature = "hydrate")]
mod overlay;
#[cfg(feature = "hydrate")]
mod pad;
#[cfg(feature = "hydrate")]
mod place;
#[cfg(feature = "hydrate")]
mod start;
#[cfg(feature = "hydrate")]
mod worker;

#[cfg(feature = "hydrate")]
pub use browser::{
    choose_offline, clock_time, focus_arrived, focus_heading, keep, kept, on_kept_elsewhere, recall, reload, remember,
};
#[cfg(feature = "hydrate")]
pub use install::{InstallWay, install_way, on_install_offer, prompt_install};
#[cfg(feature = "hydrate")]
pub use kept::{keep_answer, kept_answer};
#[cfg(feature = "hydrate")]
pub use keys::{click, is_apple, on_search_key, reveal};
#[cfg(feature = "hydrate")]
pub use narrow::narrow;
#[cfg(feature = "hydrate")]
pub use overlay::{FocusBefore, began_at, close_dialog, dialog_is_open, move_in_row, show_dialog};
#[cfg(feature = "hydrate")]
pub use pad::draw;
#[cfg(feature = "hydrate")]
pub use place::{began_in, hold_place};
#[cfg(feature = "hydrate")]
pub use start::start;
#[cfg(feature = "hydrate")]
pub use worker::{apply_update, watch_updates};

/// Gives the response a status code. Only the server has one to give.
#[cfg(feature = "ssr")]
pub fn set_status(status: http::StatusCode) {
    if let Some(response) = leptos::prelude::use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(status);
    }
}

/// Gives the response a cookie.
#[cfg(feature = "ssr")]
pub(crate) fn append_cookie(cookie: &str) {
    if let (Some(response), Ok(value)) =
        (leptos::prelude::use_context::<leptos_axum::ResponseOptions>(), http::HeaderValue::from_str(cookie))
    {
        response.append_header(http::header::SET_COOKIE, value);
    }
}
