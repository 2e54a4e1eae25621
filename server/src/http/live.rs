//! `GET /desk/{org}/live`: what changes in an organisation, as `text/event-stream` (HTML standard, 9.2). Only names and
//! identifiers; whoever may see more asks for it.

use super::{AppState, Lifecycle};
use axum::body::Body;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use domain::access::Access;
use domain::access::permits::SeeOrganisation;
use futures_util::stream;
use http::{HeaderMap, StatusCode, header};
use std::convert::Infallible;
use std::time::Duration;
use store::Watch;

/// Proxies close what is silent for longer.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// Streams an organisation's changes; from `Last-Event-ID` on, if the browser was here before.
pub(super) async fn organisation(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    headers: HeaderMap,
) -> Response {
    let Ok(allowed) = access.allow::<SeeOrganisation>() else { return StatusCode::FORBIDDEN.into_response() };
    match state.store.watch(allowed.ctx(), last_event_id(&headers)).await {
        Ok(watch) => answer(watch, state.lifecycle.clone()),
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

/// The stream as an answer. It ends when the server stops; browsers come back by themselves.
pub fn answer(watch: Watch, lifecycle: Lifecycle) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-store"),
        (header::HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    // Something at once, so that the browser and every proxy know that it works; and the place to come back to.
    let hello = Some(Bytes::from(format!("retry: 2000\nid: {}\n\n", watch.position())));
    let lines = stream::unfold((hello, watch, lifecycle), |(hello, mut watch, lifecycle)| async move {
        let line = match hello {
            Some(hello) => hello,
            None => next(&mut watch, &lifecycle).await?,
        };
        Some((Ok::<_, Infallible>(line), (None, watch, lifecycle)))
    });
    (headers, Body::from_stream(lines)).into_response()
}

async fn next(watch: &mut Watch, lifecycle: &Lifecycle) -> Option<Bytes> {
    tokio::select! {
        signal = watch.next() => Some(signal.line()),
        () = tokio::time::sleep(KEEP_ALIVE) => Some(Bytes::from_static(b":\n\n")),
        () = lifecycle.stopped() => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

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
