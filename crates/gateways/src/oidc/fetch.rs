//! One request to a provider, within limits.

use super::address::{NotPublic, Resolver};
use super::issuer::is_allowed;
use super::{Network, OidcError};
use openidconnect::{HttpRequest, HttpResponse};
use reqwest::redirect::Policy;
use std::error::Error;
use std::pin::Pin;
use std::time::Duration;

/// From the first byte to the last.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
/// The largest known provider sends some 20 KiB.
const MOST_BYTES: usize = 256 * 1024;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum FetchError {
    #[error("this address may not be asked")]
    Address,
    #[error("no connection")]
    Unreachable,
    #[error("too slow")]
    Slow,
    #[error("redirected")]
    Redirected,
    #[error("too large")]
    TooLarge,
}

/// An answer on its way.
pub(super) type Fetched = Pin<Box<dyn Future<Output = Result<HttpResponse, FetchError>> + Send>>;

/// The HTTP client for providers.
#[derive(Debug, Clone)]
pub(super) struct Fetcher {
    http: reqwest::Client,
    network: Network,
}

impl Fetcher {
    /// # Errors
    /// [`OidcError::Machine`].
    pub(super) fn new(network: Network, patience: Duration) -> Result<Self, OidcError> {
        // The server's main does it too; whoever comes second finds it done.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            // A proxy would look names up itself, unchecked.
            .no_proxy()
            .dns_resolver(Resolver(network))
            .timeout(patience)
            .build()
            .map_err(|_| OidcError::Machine)?;
        Ok(Self { http, network })
    }

    /// What the library calls for each request. It borrows nothing: a future that holds a borrowing one cannot go from thread to thread.
    pub(super) fn http(&self) -> impl Fn(HttpRequest) -> Fetched + use<> {
        let fetcher = self.clone();
        move |request| {
            let fetcher = fetcher.clone();
            Box::pin(async move { fetcher.fetch(request).await })
        }
    }

    pub(super) async fn fetch(&self, request: HttpRequest) -> Result<HttpResponse, FetchError> {
        let request = reqwest::Request::try_from(request).map_err(|_| FetchError::Address)?;
        if !is_allowed(request.url(), self.network) {
            return Err(FetchError::Address);
        }
        let mut answer = self.http.execute(request).await.map_err(|error| judged(&error))?;
        if answer.status().is_redirection() {
            return Err(FetchError::Redirected);
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| judged(&error))? {
            if body.len() + chunk.len() > MOST_BYTES {
                return Err(FetchError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        let mut response = HttpResponse::new(body);
        *response.status_mut() = answer.status();
        std::mem::swap(response.headers_mut(), answer.headers_mut());
        Ok(response)
    }
}

fn judged(error: &reqwest::Error) -> FetchError {
    if error.is_timeout() {
        return FetchError::Slow;
    }
    let mut cause = error.source();
    while let Some(error) = cause {
        if error.is::<NotPublic>() {
            return FetchError::Address;
        }
        cause = error.source();
    }
    FetchError::Unreachable
}
