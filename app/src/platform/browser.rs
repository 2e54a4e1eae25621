//! Small things of the browser: focus, memory, the wall clock.

use gloo::events::EventListener;
use leptos::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::JsCast as _;

/// Whether a page was navigated to whose answer is not there yet.
static AWAITED: AtomicBool = AtomicBool::new(false);

/// Moves the focus to the page's heading. After a navigation without a page load a screen reader would otherwise
/// stay silent and the keyboard would stay where the link was (WCAG 2.4.3).
pub fn focus_heading() {
    AWAITED.store(true, Ordering::Relaxed);
    focus_first_heading();
}

/// What a page asked for is there: the heading that came with it gets the focus, once after a navigation and where nothing else has it.
pub fn focus_arrived() {
    if AWAITED.swap(false, Ordering::Relaxed)
        && document().active_element().is_none_or(|here| here.tag_name() == "BODY")
    {
        focus_first_heading();
    }
}

fn focus_first_heading() {
    let heading = document().query_selector("h1").ok().flatten();
    if let Some(heading) = heading.and_then(|h| h.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(heading.set_attribute("tabindex", "-1"));
        drop(heading.focus());
    }
}

/// Keeps a small mark on this device, for example that a hint was closed.
pub fn remember(name: &str) {
    keep(name, "1");
}

/// Whether [`remember`] kept the mark.
pub fn recall(name: &str) -> bool {
    kept(name).is_some()
}

/// Keeps a small text on this device. A full or forbidden storage is no error.
pub fn keep(name: &str, value: &str) {
    if let Some(storage) = storage() {
        drop(storage.set_item(name, value));
    }
}

/// What [`keep`] kept.
pub fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Calls `then` when another page of this browser keeps something, until the caller's owner is cleaned up.
pub fn on_kept_elsewhere(then: impl Fn() + 'static) {
    hold(EventListener::new(&window(), "storage", move |_| then()));
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// Keeps what works by being there, and drops it with the current owner.
pub(super) fn hold<T: 'static>(held: T) {
    let held = StoredValue::new_local(Some(held));
    on_cleanup(move || drop(held.try_update_value(Option::take)));
}

/// Keeps a choice of language or colours where the server would have set the cookie, and loads the page again. Only
/// while there is no network, and says whether it did: with one, the form's own way is the right one.
pub fn choose_offline(name: &str, value: &str) -> bool {
    if window().navigator().on_line() {
        return false;
    }
    let cookie = crate::settings::preference_cookie(name, value);
    let kept = js_sys::Reflect::set(&document(), &"cookie".into(), &cookie.into()).is_ok();
    kept && window().location().reload().is_ok()
}

/// The time on this device's clock as `14:32:07`.
pub fn clock_time() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}:{:02}", now.get_hours(), now.get_minutes(), now.get_seconds())
}

/// Loads the page again: the server then asks for what is missing.
pub fn reload() {
    drop(window().location().reload());
}
