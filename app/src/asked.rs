//! What a page asks the server for. One kind of resource serves all pages, so the wasm holds its machinery once; each page only reads its
//! own answer out of the JSON.

use crate::api::{ApiError, sign_in_again};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

/// An answer as JSON.
pub type Json = String;

type Answer = Result<Json, ApiError>;
type Fetch = Arc<dyn Fn(String) -> Pin<Box<dyn Future<Output = Answer> + Send>> + Send + Sync>;
type Show = Arc<dyn Fn(Answer) -> AnyView + Send + Sync>;

/// Something that a page asked for.
#[derive(Debug)]
pub struct Asked<T> {
    resource: Resource<Answer>,
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
        let resource = resource(key, Arc::new(move |key| Box::pin(fetch(key))));
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
        shown(self.resource, Arc::new(move |answer| view(answer.and_then(|json| read(&json)))))
    }
}

fn resource(key: Signal<String>, fetch: Fetch) -> Resource<Answer> {
    Resource::new_blocking(move || key.get(), move |key| fetch(key))
}

fn shown(resource: Resource<Answer>, view: Show) -> AnyView {
    view! {
        <Transition>
            {move || {
                let view = Arc::clone(&view);
                Suspend::new(async move {
                    let answer = resource.await;
                    if let Err(error) = &answer {
                        sign_in_again(*error);
                    }
                    view(answer)
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
