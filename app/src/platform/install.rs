//! Installing the app: what the platform allows, and asking for it.

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};

/// How the app gets onto this device's home screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InstallWay {
    /// The browser offered a prompt that we may show (Chromium).
    Prompt,
    /// Only by hand: Share, then "Add to Home Screen" (iOS, iPadOS).
    ShareSheet,
}

/// Where the page's first script keeps the browser's offer; it may come before the wasm is there.
const OFFER: &str = "zusageInstall";

/// The way this browser offers; `None` where the app is installed already or cannot be.
pub fn install_way() -> Option<InstallWay> {
    let window = window();
    let standalone =
        window.match_media("(display-mode: standalone)").ok().flatten().is_some_and(|query| query.matches());
    if standalone {
        return None;
    }
    if offer().is_some() {
        return Some(InstallWay::Prompt);
    }
    let navigator = window.navigator();
    let agent = navigator.user_agent().unwrap_or_default();
    // An iPad says it is a Mac; touch tells them apart.
    let apple_touch = agent.contains("iPhone")
        || agent.contains("iPad")
        || (agent.contains("Macintosh") && navigator.max_touch_points() > 1);
    apple_touch.then_some(InstallWay::ShareSheet)
}

/// Shows the browser's own install dialog. An offer can be used once.
pub fn prompt_install() {
    let Some(offer) = offer() else { return };
    if let Some(prompt) = Reflect::get(&offer, &"prompt".into()).ok().and_then(|f| f.dyn_into::<Function>().ok()) {
        drop(prompt.call0(&offer));
    }
    drop(Reflect::set(&window(), &OFFER.into(), &JsValue::UNDEFINED));
}

/// Calls `then` whenever the browser makes its offer.
pub fn on_install_offer(then: impl Fn() + 'static) {
    gloo::events::EventListener::new(&window(), OFFER, move |_| then()).forget();
}

fn offer() -> Option<JsValue> {
    Reflect::get(&window(), &OFFER.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}
