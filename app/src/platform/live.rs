//! What changes in an organisation, as it changes. A browser holds one stream per organisation: the page that gets the lock leads and repeats
//! what it hears to the others. Without locks or channels each page has its own stream; without a stream one asks again every half minute.

mod stream;
mod watcher;

use super::browser::hold;
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use wasm_bindgen::{JsCast as _, JsValue};
use watcher::Watcher;
use web_sys::BroadcastChannel;

/// Something was written. No content: whoever may see it asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Change {
    /// The kind of thing: `membership`, `site`.
    pub topic: String,
    /// Which one.
    pub entity: String,
    /// Its version after the change.
    pub version: i64,
}

/// What a watcher is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LiveEvent {
    /// Something was written.
    Change(Change),
    /// Something may have been missed: ask for everything again.
    Resync,
}

/// How the news come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LiveState {
    /// At once. A stream that ends and comes back within seconds counts as open.
    Connected,
    /// Not yet: the stream is being opened.
    Waiting,
    /// There has been no stream for half a minute, or this browser has none: a [`LiveEvent::Resync`] comes every half minute.
    Off,
}

/// Calls `on_event` with everything that happens in an organisation, until the caller's owner is cleaned up. Call it in an effect: the
/// server has nothing to watch.
pub fn watch(org: &str, on_event: impl Fn(LiveEvent) + 'static) -> ReadSignal<LiveState> {
    let name = format!("zusage-live-{org}");
    let state = RwSignal::new(LiveState::Waiting);
    let locks = locks();
    let channel = locks.as_ref().and_then(|_| BroadcastChannel::new(&name).ok());
    let watcher = Rc::new(Watcher::new(org, state, channel, Box::new(on_event)));
    let held = (watcher.ticking(), watcher.listening());
    match locks {
        Some((locks, request)) if watcher.has_channel() => watcher.stand(&locks, &request, &name),
        _ => watcher.open(),
    }
    hold((held, watcher));
    state.read_only()
}

/// The browser's locks and their `request`. By name: the bindings of Web Locks are not stable yet.
fn locks() -> Option<(JsValue, Function)> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}
