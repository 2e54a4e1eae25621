//! Built files: everything below `/pkg` is named by its content and may be kept for ever; a missing one is a real 404.

use super::AppState;
use crate::site::Site;
use axum::Router;
use http::{HeaderValue, header};
use tower::ServiceBuilder;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const FOR_A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// `/pkg/*` and the files that have an address of their own (icons).
pub(super) fn router(site: &Site) -> Router<AppState> {
    let pkg = ServiceBuilder::new()
        .layer(axum::middleware::map_response(cache_found))
        .service(ServeDir::new(site.root.join("pkg")).precompressed_br().append_index_html_on_directories(false));
    let mut router = Router::new().nest_service("/pkg", pkg);
    for file in site.plain_files() {
        let service = ServiceBuilder::new()
            .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, FOR_A_DAY))
            .service(ServeFile::new(site.root.join(file)).precompressed_br());
        router = router.route_service(&format!("/{file}"), service);
    }
    router
}

/// Only what was found may be kept: a 404 must not outlive the next build.
async fn cache_found<B>(mut response: http::Response<B>) -> http::Response<B> {
    let found = response.status().is_success() || response.status() == http::StatusCode::NOT_MODIFIED;
    let value = if found { FOR_EVER } else { HeaderValue::from_static("no-store") };
    response.headers_mut().insert(header::CACHE_CONTROL, value);
    response
}
