//! One watcher of a page: it leads and holds the stream, or it hears from the one that does.

use super::stream::{Stream, Ticking, text};
use super::{LiveEvent, LiveState};
use gloo::events::EventListener;
use js_sys::{Function, Promise};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, Event, EventSource, EventTarget};

/// How often one looks whether the stream is open.
const TICK: Duration = Duration::from_secs(10);
/// After so many looks without a stream one asks by oneself.
const PATIENCE: u32 = 3;
/// Who leads says so at every look; in a hidden page that is once a minute. After so many looks without it a follower asks by itself.
const FOLLOWERS_PATIENCE: u32 = 9;

// What goes through the channel beside the changes themselves, which are JSON.
const WHO_LEADS: &str = "?";
const OPEN: &str = "+";
const OFF: &str = "-";
const AGAIN: &str = "r";

/// Who listens, and what is held for it.
pub(super) struct Watcher {
    org: String,
    state: RwSignal<LiveState>,
    channel: Option<BroadcastChannel>,
    tell: Box<dyn Fn(LiveEvent)>,
    /// Only who leads has one.
    stream: RefCell<Option<Stream>>,
    /// Gives the lock back.
    resign: RefCell<Option<Function>>,
    /// Looks since the stream was last open.
    silent: Cell<u32>,
}

impl Watcher {
    pub(super) fn new(
        org: &str,
        state: RwSignal<LiveState>,
        channel: Option<BroadcastChannel>,
        tell: Box<dyn Fn(LiveEvent)>,
    ) -> Self {
        let (stream, resign) = (RefCell::new(None), RefCell::new(None));
        Self { org: org.to_owned(), state, channel, tell, stream, resign, silent: Cell::new(0) }
    }

    pub(super) const fn has_channel(&self) -> bool {
        self.channel.is_some()
    }

    /// Looks at the stream from time to time.
    pub(super) fn ticking(self: &Rc<Self>) -> Option<Ticking> {
        let watcher = Rc::downgrade(self);
        let tick = move || {
            if let Some(watcher) = watcher.upgrade() {
                watcher.tick();
            }
        };
        Ticking::every(TICK, tick)
    }

    /// Hears what the leading page repeats.
    pub(super) fn listening(self: &Rc<Self>) -> Option<EventListener> {
        let channel = self.channel.as_ref()?;
        Some(self.on(channel, "message", |watcher, event| watcher.hear(&text(event))))
    }

    /// Waits for the lead; until then somebody else may have it already.
    pub(super) fn stand(self: &Rc<Self>, locks: &JsValue, request: &Function, name: &str) {
        self.post(WHO_LEADS);
        let watcher = Rc::downgrade(self);
        // Whoever left before being elected gives the lock back at once.
        let elected = Closure::<dyn FnMut(JsValue) -> JsValue>::once_into_js(move |_: JsValue| {
            watcher.upgrade().map_or(JsValue::UNDEFINED, |watcher| watcher.lead().into())
        });
        if request.call2(locks, &name.into(), &elected).is_err() {
            self.open();
        }
    }

    /// Leads for as long as the promise is not kept.
    fn lead(self: &Rc<Self>) -> Promise {
        self.open();
        Promise::new(&mut |resolve, _| drop(self.resign.replace(Some(resolve))))
    }

    /// Opens the stream.
    pub(super) fn open(self: &Rc<Self>) {
        let Ok(source) = EventSource::new(&format!("/desk/{}/live", self.org)) else {
            self.turn(LiveState::Off);
            return;
        };
        let first = Cell::new(true);
        let listeners = [
            self.on(&source, "open", move |watcher, _| watcher.opened(first.replace(false))),
            self.on(&source, "message", |watcher, event| watcher.pass(&text(event))),
            self.on(&source, "resync", |watcher, _| watcher.pass(AGAIN)),
        ];
        drop(self.stream.replace(Some(Stream::new(source, listeners))));
    }

    fn on(
        self: &Rc<Self>,
        target: &EventTarget,
        kind: &'static str,
        then: impl Fn(&Self, &Event) + 'static,
    ) -> EventListener {
        let watcher = Rc::downgrade(self);
        EventListener::new(target, kind, move |event| {
            if let Some(watcher) = watcher.upgrade() {
                then(&watcher, event);
            }
        })
    }

    fn opened(&self, first: bool) {
        self.silent.set(0);
        self.turn(LiveState::Connected);
        self.post(OPEN);
        // A new stream knows nothing of what happened before it.
        if first {
            self.pass(AGAIN);
        }
    }

    /// For this watcher and all others.
    fn pass(&self, text: &str) {
        self.post(text);
        self.hear(text);
    }

    fn post(&self, text: &str) {
        if let Some(channel) = &self.channel {
            drop(channel.post_message(&text.into()));
        }
    }

    fn hear(&self, text: &str) {
        match text {
            WHO_LEADS if self.leads() && self.is_connected() => self.post(OPEN),
            WHO_LEADS => {}
            OPEN => {
                self.silent.set(0);
                if self.turn(LiveState::Connected) {
                    (self.tell)(LiveEvent::Resync);
                }
            }
            OFF => {
                self.turn(LiveState::Off);
            }
            AGAIN => (self.tell)(LiveEvent::Resync),
            change => {
                if let Ok(change) = serde_json::from_str(change) {
                    (self.tell)(LiveEvent::Change(change));
                }
            }
        }
    }

    /// A short silence is how streams end; a longer one is bridged by asking, and by a new stream where the browser gave up.
    fn tick(self: &Rc<Self>) {
        let ready = self.stream.borrow().as_ref().map(Stream::ready);
        if ready == Some(EventSource::OPEN) {
            self.silent.set(0);
            return self.post(OPEN);
        }
        self.silent.set(self.silent.get() + 1);
        // A page that follows hears from who leads, and that one may be gone without a word.
        let patience = if ready.is_none() && self.is_connected() { FOLLOWERS_PATIENCE } else { PATIENCE };
        if !self.silent.get().is_multiple_of(patience) {
            return;
        }
        if self.turn(LiveState::Off) && self.leads() {
            self.post(OFF);
        }
        (self.tell)(LiveEvent::Resync);
        if ready == Some(EventSource::CLOSED) {
            self.open();
        }
    }

    fn leads(&self) -> bool {
        self.stream.borrow().is_some()
    }

    fn is_connected(&self) -> bool {
        self.state.try_get_untracked() == Some(LiveState::Connected)
    }

    /// Says how the news come, and whether that is new.
    fn turn(&self, state: LiveState) -> bool {
        let turned = self.state.try_get_untracked() != Some(state);
        if turned {
            self.state.try_set(state);
        }
        turned
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        if let Some(resign) = self.resign.get_mut() {
            drop(resign.call0(&JsValue::UNDEFINED));
        }
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
