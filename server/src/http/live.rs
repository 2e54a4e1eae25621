//! `GET /desk/{org}/live`: what changes in an organisation, as `text/event-stream` (HTML standard, 9.2). Only names and
//! identifiers; whoever may see more asks for it. A stream is let in once, so it is short: browsers come back by themselves and are asked
//! again who they are, after two minutes at the latest and at once when roles or mandates change.

use super::{AppState, Lifecycle};
use axum::body::Body;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use domain::access::Access;
use domain::access::permits::SeeOrganisation;
use domain::id::SignInId;
use futures_util::future::ready;
use futures_util::{StreamExt as _, stream};
use http::{HeaderMap, StatusCode, header};
use services::auth::Session;
use std::collections::HashMap;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::{Signal, Watch};
use tokio::time::Sleep;

/// Proxies close what is silent for longer.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// Whoever signed out hears nothing for longer than this.
const LONGEST: Duration = Duration::from_mins(2);
/// What decides who is let in.
const RIGHTS: [&str; 3] = ["membership", "mandate", "organisation"];
/// Streams of one sign-in: a tab needs one.
const MOST: u32 = 20;

/// The open streams of each sign-in.
#[derive(Debug, Clone, Default)]
pub struct Streams(Arc<Mutex<HashMap<SignInId, u32>>>);

/// One open stream; counted until it is dropped.
#[derive(Debug)]
struct Open(Streams, SignInId);

impl Streams {
    /// One more; none for a sign-in that has too many.
    fn open(&self, sign_in: SignInId) -> Option<Open> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(sign_in).or_default();
        (*count < MOST).then(|| {
            *count += 1;
            Open(self.clone(), sign_in)
        })
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let mut counts = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.1) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.1);
            }
        }
    }
}

/// Streams an organisation's changes; from `Last-Event-ID` on, if the browser was here before.
pub(super) async fn organisation(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(session): Extension<Session>,
    headers: HeaderMap,
) -> Response {
    let Ok(allowed) = access.allow::<SeeOrganisation>() else { return StatusCode::FORBIDDEN.into_response() };
    let Some(open) = state.streams.open(session.sign_in) else { return StatusCode::TOO_MANY_REQUESTS.into_response() };
    match state.store.watch(allowed.ctx(), last_event_id(&headers)).await {
        Ok(watch) => answer(watch, state.lifecycle.clone(), open),
        Err(error) => {
            tracing::warn!(%error, "live events cannot be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// The last event that this browser knows, if it was here before. Who names something that is no number reads everything
/// again.
pub fn last_event_id(headers: &HeaderMap) -> Option<i64> {
    const UNKNOWN: i64 = i64::MAX;
    let value = headers.get("last-event-id")?;
    Some(value.to_str().ok().and_then(|text| text.parse().ok()).unwrap_or(UNKNOWN))
}

/// The stream as an answer, which keeps `held` until its end.
pub fn answer<H: Send + 'static>(watch: Watch, lifecycle: Lifecycle, held: H) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-store"),
        (header::HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    // Something at once, so that the browser and every proxy know that it works; and the place to come back to.
    let hello = Bytes::from(format!("retry: 2000\nid: {}\n\n", watch.position()));
    let told = Told { watch, lifecycle, over: Box::pin(tokio::time::sleep(LONGEST)), last: false, _held: held };
    let lines = stream::once(ready(hello)).chain(stream::unfold(told, Told::next)).map(Ok::<_, Infallible>);
    (headers, Body::from_stream(lines)).into_response()
}

/// What a stream keeps between two lines.
struct Told<H> {
    watch: Watch,
    lifecycle: Lifecycle,
    over: Pin<Box<Sleep>>,
    /// Nothing follows.
    last: bool,
    _held: H,
}

impl<H> Told<H> {
    async fn next(mut self) -> Option<(Bytes, Self)> {
        if self.last {
            return None;
        }
        let line = tokio::select! {
            signal = self.watch.next() => {
                self.last = matches!(&signal, Signal::Event(event, _) if RIGHTS.contains(&event.topic.as_str()));
                signal.line()
            }
            () = tokio::time::sleep(KEEP_ALIVE) => Bytes::from_static(b":\n\n"),
            () = &mut self.over => return None,
            () = self.lifecycle.stopped() => return None,
        };
        Some((line, self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn uuid(number: u128) -> uuid::Uuid {
        uuid::Uuid::from_u128(number)
    }

    #[test]
    fn a_sign_in_has_some_streams_and_gets_them_back() {
        let (streams, one, other) = (Streams::default(), SignInId::from_uuid(uuid(1)), SignInId::from_uuid(uuid(2)));
        let mut open: Vec<Open> = (0..MOST).map(|_| streams.open(one).expect("one of some")).collect();
        assert!(streams.open(one).is_none());
        assert!(streams.open(other).is_some());
        open.pop();
        assert!(streams.open(one).is_some());
        open.clear();
        assert!(streams.0.lock().expect("nobody panicked").is_empty());
    }

    #[test]
    fn a_number_is_taken_and_anything_else_reads_again() {
        let of = |value| {
            last_event_id(&HeaderMap::from_iter([(
                header::HeaderName::from_static("last-event-id"),
                HeaderValue::from_static(value),
            )]))
        };
        assert_eq!(of("42"), Some(42));
        assert_eq!(of("x"), Some(i64::MAX));
        assert_eq!(last_event_id(&HeaderMap::new()), None);
    }
}
