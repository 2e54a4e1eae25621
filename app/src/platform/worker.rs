//! The service worker: registration, and noticing that a new version waits.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

/// Registers `/sw.js` and calls `on_waiting` when a new version is ready and waits for the person's word.
/// Browsers without workers (and pages without a secure origin) work without offline start.
pub fn watch_updates(on_waiting: impl Fn() + Clone + 'static) {
    let Some(container) = container() else { return };
    spawn_local(async move {
        let registered = JsFuture::from(container.register("/sw.js")).await.ok();
        let Some(registration) = registered.and_then(|r| r.dyn_into::<ServiceWorkerRegistration>().ok()) else {
            return;
        };
        if registration.waiting().is_some() {
            on_waiting();
        }
        // The browser looked before we were here: that worker's `updatefound` is over.
        if let Some(worker) = registration.installing() {
            watch_installing(&worker, on_waiting.clone());
        }
        look_again_when_seen(registration.clone());
        let found = {
            let registration = registration.clone();
            Closure::<dyn Fn()>::new(move || {
                if let Some(worker) = registration.installing() {
                    watch_installing(&worker, on_waiting.clone());
                }
            })
        };
        registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
        found.forget();
    });
}

/// An installed app may run for days without loading a page: look for a new version when it comes into view again.
fn look_again_when_seen(registration: ServiceWorkerRegistration) {
    gloo::events::EventListener::new(&document(), "visibilitychange", move |_| {
        if !document().hidden() {
            // Without a network there is nothing to find.
            drop(registration.update());
        }
    })
    .forget();
}

/// A worker that is installed while an older one serves the page is a new version.
fn watch_installing(worker: &ServiceWorker, on_waiting: impl Fn() + 'static) {
    let changed = {
        let worker = worker.clone();
        Closure::<dyn Fn()>::new(move || {
            let replaces = container().is_some_and(|c| c.controller().is_some());
            if worker.state() == ServiceWorkerState::Installed && replaces {
                on_waiting();
            }
        })
    };
    worker.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
    changed.forget();
}

/// Lets the waiting version take over and loads the page again with it, once.
pub fn apply_update() {
    let Some(container) = container() else { return };
    let reload = Closure::<dyn FnMut()>::once(|| drop(window().location().reload()));
    container.set_oncontrollerchange(Some(reload.as_ref().unchecked_ref()));
    reload.forget();
    spawn_local(async move {
        let Ok(registration) = JsFuture::from(container.get_registration()).await else {
            return;
        };
        let waiting = registration.dyn_into::<ServiceWorkerRegistration>().ok().and_then(|r| r.waiting());
        if let Some(worker) = waiting {
            drop(worker.post_message(&JsValue::from_str("skip-waiting")));
        } else {
            // Another tab was faster: the new version serves already.
            drop(window().location().reload());
        }
    });
}

/// The page's worker container; old browsers and insecure origins have none.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    let has = js_sys::Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false);
    has.then(|| navigator.service_worker())
}
