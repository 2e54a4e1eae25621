//! Documents as files: `/documents/{id}/file` for whom they are about, `/desk/{org}/people/{id}/documents/{filing}` for who may see
//! people. No cache keeps them, and a browser shows only kinds that it cannot run.

use super::AppState;
use axum::extract::{Extension, Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use domain::access::Access;
use domain::access::permits::SeePeople;
use domain::id::{FilingId, RecordId};
use http::{HeaderValue, StatusCode, header};
use serde::Deserialize;
use services::auth::Session;
use services::own_pension::{self, File};
use services::{Refusal, ServiceError};

/// What a browser may show by itself; everything else is only saved.
const SHOWN: [&str; 4] = ["application/pdf", "image/png", "image/jpeg", "text/plain"];

/// How the file is wanted.
#[derive(Debug, Deserialize)]
pub(super) struct Wanted {
    /// Looked at in the browser instead of saved.
    show: Option<String>,
}

/// The person's own document; it counts as read from now on.
pub(super) async fn own(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Response {
    let Ok(id) = id.parse::<FilingId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    answer(own_pension::file(&state.store, &session.ctx, id).await, &wanted)
}

/// A document of somebody's record, for the desk.
pub(super) async fn filed(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Path((_, record, filing)): Path<(String, String, String)>,
    Query(wanted): Query<Wanted>,
) -> Response {
    let (Ok(record), Ok(filing)) = (record.parse::<RecordId>(), filing.parse::<FilingId>()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let found = match access.allow::<SeePeople>() {
        Ok(allowed) => own_pension::filed(&state.store, &allowed, record, filing).await,
        Err(denied) => Err(denied.into()),
    };
    answer(found, &wanted)
}

fn answer(found: Result<File, ServiceError>, wanted: &Wanted) -> Response {
    match found {
        Ok(file) => download(file, wanted.show.is_some()),
        // Nobody's here, or its person was erased and the key with them.
        Err(ServiceError::Refused(Refusal::Unknown) | ServiceError::Store(store::Error::Erased)) => {
            StatusCode::NOT_FOUND.into_response()
        }
        Err(ServiceError::Denied(_)) => StatusCode::FORBIDDEN.into_response(),
        Err(error) => {
            tracing::error!(%error, "a document could not be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn download(file: File, show: bool) -> Response {
    let shown = SHOWN.contains(&file.media_type.as_str());
    let kind = match file.media_type.as_str() {
        "text/plain" => "text/plain; charset=utf-8",
        // What a program could be in is bytes to a browser.
        kind if shown => kind,
        _ => "application/octet-stream",
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_str(kind)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&disposition(&file, show && shown))),
        (header::CACHE_CONTROL, Ok(HeaderValue::from_static("private, no-store"))),
    ];
    let mut response = file.bytes.into_response();
    for (name, value) in headers {
        if let Ok(value) = value {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// The name in plain letters, and as it is written (RFC 6266, 5).
fn disposition(file: &File, show: bool) -> String {
    let how = if show { "inline" } else { "attachment" };
    let title: String = file.title.chars().filter(|c| !c.is_control()).take(120).collect();
    let ending = ending(&file.media_type);
    let plain: String = title.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("{how}; filename=\"{plain}{ending}\"; filename*=UTF-8''{}{ending}", percent(&title))
}

/// Everything but letters and digits by its bytes (RFC 8187).
fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |mut written, byte| {
        if byte.is_ascii_alphanumeric() {
            written.push(byte.into());
        } else {
            written.push('%');
            for digit in [byte >> 4, byte & 15] {
                written.extend(char::from_digit(digit.into(), 16).map(|digit| digit.to_ascii_uppercase()));
            }
        }
        written
    })
}

fn ending(media_type: &str) -> &'static str {
    match media_type {
        "application/pdf" => ".pdf",
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "text/plain" => ".txt",
        "application/xml" | "text/xml" => ".xml",
        "text/csv" => ".csv",
        _ => ".bin",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::access::Denied;

    #[test]
    fn who_may_not_is_told_so() {
        let wanted = Wanted { show: None };
        for (error, status) in [
            (ServiceError::Denied(Denied::Forbidden), StatusCode::FORBIDDEN),
            (ServiceError::Refused(Refusal::Unknown), StatusCode::NOT_FOUND),
            (ServiceError::Store(store::Error::Erased), StatusCode::NOT_FOUND),
        ] {
            assert_eq!(answer(Err(error), &wanted).status(), status);
        }
    }

    fn file(title: &str, media_type: &str) -> File {
        File { bytes: b"x".to_vec(), media_type: media_type.to_owned(), title: title.to_owned() }
    }

    #[test]
    fn a_name_cannot_leave_its_quotes() {
        let named = disposition(&file("Müller \"x\"\r\n; a=b", "application/pdf"), true);
        assert_eq!(
            named,
            "inline; filename=\"M-ller--x---a-b.pdf\"; filename*=UTF-8''M%C3%BCller%20%22x%22%3B%20a%3Db.pdf"
        );
    }

    #[test]
    fn only_kinds_that_cannot_run_are_shown() {
        for (kind, shown, sent) in [
            ("application/pdf", true, "application/pdf"),
            ("text/plain", true, "text/plain; charset=utf-8"),
            ("text/html", false, "application/octet-stream"),
            ("image/svg+xml", false, "application/octet-stream"),
        ] {
            let response = download(file("Brief", kind), true);
            let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
            assert_eq!(header(header::CONTENT_TYPE), sent);
            assert_eq!(header(header::CONTENT_DISPOSITION).starts_with("inline"), shown, "{kind}");
            assert_eq!(header(header::CACHE_CONTROL), "private, no-store");
        }
    }
}
