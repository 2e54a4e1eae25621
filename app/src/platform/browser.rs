//! Small things of the browser: focus, memory, the wall clock.

use gloo::storage::{LocalStorage, Storage as _};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// Moves the focus to the page's heading. After a navigation without a page load a screen reader would otherwise
/// stay silent and the keyboard would stay where the link was (WCAG 2.4.3).
pub fn focus_heading() {
    let heading = document().query_selector("h1").ok().flatten();
    if let Some(heading) = heading.and_then(|h| h.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(heading.set_attribute("tabindex", "-1"));
        drop(heading.focus());
    }
}

/// Keeps a small mark on this device, for example that a hint was closed. A full or forbidden storage is no error.
pub fn remember(name: &str) {
    drop(LocalStorage::raw().set_item(name, "1"));
}

/// Whether [`remember`] kept the mark.
pub fn recall(name: &str) -> bool {
    LocalStorage::raw().get_item(name).ok().flatten().is_some()
}

/// Removes the mark.
pub fn forget(name: &str) {
    LocalStorage::delete(name);
}

/// The time on this device's clock as `14:32:07`.
pub fn clock_time() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}:{:02}", now.get_hours(), now.get_minutes(), now.get_seconds())
}
