//! What a watcher holds: the stream, and the clock by which it looks at it. Both end when they are dropped.

use gloo::events::EventListener;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, EventSource, MessageEvent};

/// A stream; the browser opens it again by itself, with `Last-Event-ID`.
pub(super) struct Stream {
    source: EventSource,
    _listeners: [EventListener; 3],
}

impl Stream {
    pub(super) const fn new(source: EventSource, listeners: [EventListener; 3]) -> Self {
        Self { source, _listeners: listeners }
    }

    /// Connecting, open, or given up: the constants of [`EventSource`].
    pub(super) fn ready(&self) -> u16 {
        self.source.ready_state()
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.close();
    }
}

/// A clock.
pub(super) struct Ticking(IntervalHandle);

impl Ticking {
    pub(super) fn every(time: Duration, tick: impl Fn() + 'static) -> Option<Self> {
        set_interval_with_handle(tick, time).ok().map(Self)
    }
}

impl Drop for Ticking {
    fn drop(&mut self) {
        self.0.clear();
    }
}

/// What a message says.
pub(super) fn text(event: &Event) -> String {
    event.dyn_ref::<MessageEvent>().and_then(|message| message.data().as_string()).unwrap_or_default()
}
