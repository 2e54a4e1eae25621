//! What a page asks the server for. One kind of resource serves all pages, so the wasm holds its machinery once; each page only reads its
//! own answer out of the JSON.

use crate::api::{ApiError, sign_in_again};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

/// An answer as JSON.
pub type Json = String;

type Answer = Result<Json, ApiError>;
type Fetch = Arc<dyn Fn(String) -> Pin<Box<dyn Future<Output = Answer> + Send>> + Send + Sync>;
type Show = Arc<dyn Fn(Answer, bool) -> AnyView + Send + Sync>;

/// What came of asking.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Told {
    answer: Answer,
    /// Where it stays on this device; empty for what does not.
    slot: String,
    /// Whether it is what was kept, because the server said nothing.
    old: bool,
}

/// Something that a page asked for.
#[derive(Debug)]
pub struct Asked<T> {
    resource: Resource<Told>,
    what: PhantomData<fn() -> T>,
}

impl<T> Clone for Asked<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Asked<T> {}

impl<T: DeserializeOwned + 'static> Asked<T> {
    /// Asks for each value of the key: an organisation, a secret.
    pub fn of<F>(key: Signal<String>, fetch: impl Fn(String) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Answer> + Send + 'static,
    {
        Self::kept("", key, fetch)
    }

    /// Likewise, and the last answer for each key stays on this device, sealed, for when there is no network. The name tells the pages'
    /// answers apart; nothing stays under an empty one.
    pub fn kept<F>(name: &'static str, key: Signal<String>, fetch: impl Fn(String) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Answer> + Send + 'static,
    {
        let resource = resource(name, key, Arc::new(move |key| Box::pin(fetch(key))));
        Self { resource, what: PhantomData }
    }

    /// Asks once per page.
    pub fn once<F>(fetch: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Answer> + Send + 'static,
    {
        Self::of(Signal::stored(String::new()), move |_| fetch())
    }

    /// Shows the answer when it is there; the server waits for it. While one asks again the answer before stays. Whoever is not signed in any more signs in again. The view must ask for
    /// nothing itself: the server may make it more than once.
    pub fn show(self, view: impl Fn(Result<T, ApiError>) -> AnyView + Send + Sync + 'static) -> AnyView {
        self.show_kept(move |answer, _| view(answer))
    }

    /// Likewise; the view is also told whether the answer is an old one that was kept on this device.
    pub fn show_kept(self, view: impl Fn(Result<T, ApiError>, bool) -> AnyView + Send + Sync + 'static) -> AnyView {
        shown(self.resource, Arc::new(move |answer, old| view(answer.and_then(|json| read(&json)), old)))
    }
}

fn resource(name: &'static str, key: Signal<String>, fetch: Fetch) -> Resource<Told> {
    Resource::new_blocking(
        move || key.get(),
        move |key| {
            let slot = if name.is_empty() { String::new() } else { format!("{name} {key}") };
            let asked = fetch(key);
            async move { told(asked.await, slot) }
        },
    )
}

fn told(answer: Answer, slot: String) -> Told {
    #[cfg(feature = "hydrate")]
    if answer == Err(ApiError::Trouble)
        && !slot.is_empty()
        && let Some(json) = crate::platform::kept_answer(&slot)
    {
        return Told { answer: Ok(json), slot, old: true };
    }
    Told { answer, slot, old: false }
}

/// Keeps a new answer for when there is no network.
fn keep(told: &Told) {
    #[cfg(feature = "hydrate")]
    if let Told { answer: Ok(json), slot, old: false } = told
        && !slot.is_empty()
    {
        crate::platform::keep_answer(slot, json);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = told;
}

fn shown(resource: Resource<Told>, view: Show) -> AnyView {
    view! {
        <Transition>
            {move || {
                let view = Arc::clone(&view);
                Suspend::new(async move {
                    let told = resource.await;
                    if let Err(error) = &told.answer {
                        sign_in_again(*error);
                    }
                    keep(&told);
                    view(told.answer, told.old)
                })
            }}
        </Transition>
    }
    .into_any()
}

fn read<T: DeserializeOwned>(json: &str) -> Result<T, ApiError> {
    serde_json::from_str(json).map_err(|_| ApiError::Trouble)
}

/// An answer as JSON.
///
/// # Errors
/// [`ApiError::Trouble`], never for the plain types of pages.
#[cfg(feature = "ssr")]
pub(crate) fn json<T: serde::Serialize>(answer: &T) -> Answer {
    serde_json::to_string(answer).map_err(|_| ApiError::Trouble)
}
