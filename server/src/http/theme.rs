//! `GET /o/{org}/theme.css`: an organisation's colours.

use super::AppState;
use app::branding;
use axum::extract::{Extension, Path, RawQuery, State};
use axum::response::{IntoResponse as _, Response};
use domain::organisation::Slug;
use domain::{Ctx, System};
use http::{HeaderMap, HeaderValue, StatusCode, header};

/// Kept by the browser alone: an answer may carry a renewed sign-in, which a shared cache must not hand on.
const FOR_EVER: HeaderValue = HeaderValue::from_static("private, max-age=31536000, immutable");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("private, no-cache");

/// The sheet. An organisation that does not exist and one in the house's colours have none, and look the same.
pub(super) async fn sheet(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx<System>>,
    Path(org): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let Ok(slug) = org.parse::<Slug>() else { return StatusCode::NOT_FOUND.into_response() };
    let found = match state.store.read(&ctx, async |scope| scope.organisation_at(&slug).await).await {
        Ok(found) => found,
        Err(error) => {
            tracing::error!(%error, "an organisation's colours cannot be read");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    match found.and_then(|organisation| branding::sheet(organisation.appearance.accent)) {
        Some(sheet) => answer(sheet, query.as_deref(), &headers),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Under the address that names its content it may be kept; under any other a browser asks whether it is still the same.
fn answer(sheet: String, query: Option<&str>, headers: &HeaderMap) -> Response {
    let tag = branding::tag(&sheet);
    let named = query.and_then(|query| query.strip_prefix("v=")) == Some(&tag);
    let etag = format!("\"{tag}\"");
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let known = known.is_some_and(|list| list.split(',').any(|one| one.trim().trim_start_matches("W/") == etag));
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], sheet).into_response()
    };
    let kept = response.headers_mut();
    kept.insert(header::CACHE_CONTROL, if named { FOR_EVER } else { ASK_AGAIN });
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        kept.insert(header::ETAG, etag);
    }
    response
}
