//! A watch as `text/event-stream` (HTML standard, 9.2): what a browser's `EventSource` reads.

use axum::body::Body;
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use futures_util::stream::{self, StreamExt as _};
use http::{HeaderMap, HeaderName, header};
use std::convert::Infallible;
use std::time::Duration;
use store::Watch;

/// The header with which a browser comes back.
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
/// Often enough that no proxy takes the connection for dead; most close after 60 s of silence, some after 30.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// A comment.
const STILL_HERE: &[u8] = b":\n\n";
/// The first line: come back after this many milliseconds. Sent at once, so that proxies pass the headers on.
const RETRY: &[u8] = b"retry: 2000\n\n";

/// An event that never was: who names something that is no number reads everything again.
const UNKNOWN: i64 = i64::MAX;

/// The last event that the browser knows, if it was here before.
pub fn last_event_id(headers: &HeaderMap) -> Option<i64> {
    let value = headers.get(LAST_EVENT_ID)?;
    Some(value.to_str().ok().and_then(|text| text.parse().ok()).unwrap_or(UNKNOWN))
}

/// The answer that goes on until the browser leaves.
pub fn response(watch: Watch) -> Response {
    let events = stream::unfold(watch, async |mut watch| Some((next(&mut watch).await, watch)));
    let lines = stream::iter([Bytes::from_static(RETRY)]).chain(events).map(Ok::<_, Infallible>);
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-store"),
        // nginx would hold events back until its buffer is full.
        (HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    (headers, Body::from_stream(lines)).into_response()
}

async fn next(watch: &mut Watch) -> Bytes {
    match tokio::time::timeout(KEEP_ALIVE, watch.next()).await {
        Ok(signal) => signal.line(),
        Err(_) => Bytes::from_static(STILL_HERE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    #[test]
    fn a_number_is_taken_and_anything_else_reads_again() {
        let of = |value| last_event_id(&HeaderMap::from_iter([(LAST_EVENT_ID, HeaderValue::from_static(value))]));
        assert_eq!(of("42"), Some(42));
        assert_eq!(of("x"), Some(UNKNOWN));
        assert_eq!(last_event_id(&HeaderMap::new()), None);
    }
}
