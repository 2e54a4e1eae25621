//! Time-stamp services (RFC 3161 over HTTP): somebody else says when a seal was there.
//!
//! The operator configures the address, so any is asked, also without TLS: what comes back is signed, and whoever asked checks it.

use reqwest::header::{CONTENT_TYPE, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode, Url};
use std::time::Duration;

/// From the first byte to the last.
const PATIENCE: Duration = Duration::from_secs(10);
/// A token with its certificates has some 6 KiB.
const MOST_BYTES: usize = 64 * 1024;
const QUERY: HeaderValue = HeaderValue::from_static("application/timestamp-query");

/// Why there is no time stamp. A seal without one holds too, with the installation's own time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoStamp {
    /// No connection, or it broke off.
    #[error("the time-stamp service cannot be reached")]
    Unreachable,
    /// It took more than ten seconds.
    #[error("the time-stamp service is too slow")]
    Slow,
    /// It answers with another status than 200.
    #[error("the time-stamp service refuses: status {0}")]
    Status(u16),
    /// Its answer is too large for a time stamp.
    #[error("the time-stamp service sends too much")]
    TooLarge,
}

/// Why there is no service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoService {
    /// The address is none of HTTP.
    #[error("the time-stamp service needs an address with http or https")]
    Address,
    /// The machine cannot make connections.
    #[error("no connections can be made here")]
    Machine,
}

/// A time-stamp service.
#[derive(Debug, Clone)]
pub struct TimeStamps {
    http: Client,
    url: Url,
}

impl TimeStamps {
    /// The service at an address.
    ///
    /// # Errors
    /// [`NoService`].
    pub fn at(address: &str) -> Result<Self, NoService> {
        let url = Url::parse(address).map_err(|_| NoService::Address)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(NoService::Address);
        }
        // The server's main does it too; whoever comes second finds it done.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = Client::builder().redirect(Policy::none()).timeout(PATIENCE).build();
        Ok(Self { http: http.map_err(|_| NoService::Machine)?, url })
    }

    /// Sends a `TimeStampReq` and brings back the `TimeStampResp`, both as DER. What it says, the caller checks.
    ///
    /// # Errors
    /// [`NoStamp`].
    pub async fn ask(&self, request: Vec<u8>) -> Result<Vec<u8>, NoStamp> {
        let asked = self.http.post(self.url.clone()).header(CONTENT_TYPE, QUERY).body(request).send();
        let mut answer = asked.await.map_err(|error| judged(&error))?;
        if answer.status() != StatusCode::OK {
            return Err(NoStamp::Status(answer.status().as_u16()));
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| judged(&error))? {
            if body.len() + chunk.len() > MOST_BYTES {
                return Err(NoStamp::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

fn judged(error: &reqwest::Error) -> NoStamp {
    if error.is_timeout() { NoStamp::Slow } else { NoStamp::Unreachable }
}
