//! Objects in a bucket: one client with bounded times, bounded retries and TLS through rustls and ring.

use super::config::S3Config;
use super::error::ObjectError;
use object_store::aws::{AmazonS3, AmazonS3Builder, S3ConditionalPut};
use object_store::client::{HttpClient, HttpConnector};
use object_store::list::{PaginatedListOptions, PaginatedListStore as _};
use object_store::{BackoffConfig, ClientOptions, RetryConfig};
use reqwest::Url;
use reqwest::redirect::Policy;
use std::net::IpAddr;
use std::time::Duration;

const CONNECT: Duration = Duration::from_secs(3);
/// One request with its body: 25 MiB pass at 1 MB/s.
const REQUEST: Duration = Duration::from_secs(30);
/// After the first failure at most so many further tries, none begun later than [`RETRY_FOR`].
const RETRIES: usize = 3;
const RETRY_FOR: Duration = Duration::from_secs(15);

/// Makes ring the process's provider of cryptography for TLS, unless one is installed already. reqwest's `rustls-no-provider`
/// panics without one, even for plain HTTP; its own default would be aws-lc, which we do not build. [`super::Objects::open`]
/// calls this for S3; other users of reqwest call it themselves, best first thing in `main`.
pub fn install_crypto_provider() {
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        // An error says that another thread was faster, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
    }
}

pub(super) fn open(config: &S3Config) -> Result<AmazonS3, ObjectError> {
    let place = Place::of(&config.endpoint)?;
    check_words(config)?;
    let backoff =
        BackoffConfig { init_backoff: Duration::from_millis(100), max_backoff: Duration::from_secs(2), base: 2.0 };
    // Not `from_env`: the settings alone decide, and no metadata service is asked for keys.
    let store = AmazonS3Builder::new()
        .with_endpoint(config.endpoint.trim_end_matches('/'))
        .with_bucket_name(&config.bucket)
        .with_region(&config.region)
        .with_access_key_id(&config.access_key)
        .with_secret_access_key(config.secret_key.reveal())
        .with_virtual_hosted_style_request(false)
        .with_conditional_put(S3ConditionalPut::ETagMatch)
        .with_disable_bulk_delete(true)
        .with_retry(RetryConfig { backoff, max_retries: RETRIES, retry_timeout: RETRY_FOR })
        .with_http_connector(Connector(place))
        .build()?;
    Ok(store)
}

/// Asks for one name at most; unlike the question for one object this finds a missing bucket.
pub(super) async fn ping(store: &AmazonS3) -> Result<(), ObjectError> {
    let one = PaginatedListOptions { max_keys: Some(1), ..PaginatedListOptions::default() };
    store.list_paginated(None, one).await?;
    Ok(())
}

fn check_words(config: &S3Config) -> Result<(), ObjectError> {
    let wrong = |what| Err(ObjectError::Config { what });
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'.';
    if !(3..=63).contains(&config.bucket.len()) || !config.bucket.bytes().all(plain) {
        return wrong("a bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens");
    }
    if config.region.is_empty() || config.access_key.is_empty() || config.secret_key.reveal().is_empty() {
        return wrong("region, access key and secret key must not be empty");
    }
    Ok(())
}

/// What an endpoint's URL says about the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    loopback: bool,
    tls: bool,
}

impl Place {
    fn of(endpoint: &str) -> Result<Self, ObjectError> {
        let wrong = |what| Err(ObjectError::Config { what });
        let Ok(url) = Url::parse(endpoint) else { return wrong("the endpoint is no URL") };
        let Some(host) = url.host_str() else { return wrong("the endpoint names no host") };
        if !url.username().is_empty() || url.password().is_some() || url.query().is_some() || url.fragment().is_some() {
            return wrong("the endpoint holds more than scheme, host, port and path");
        }
        let address: Option<IpAddr> = host.trim_matches(['[', ']']).parse().ok();
        let loopback = host == "localhost" || address.is_some_and(|address| address.is_loopback());
        match url.scheme() {
            "https" => Ok(Self { loopback, tls: true }),
            "http" if loopback => Ok(Self { loopback, tls: false }),
            "http" => wrong("plain http is for this machine only: use https"),
            _ => wrong("the endpoint must begin with https://"),
        }
    }
}

/// Builds the HTTP client, instead of `object_store`'s own options: these know neither redirects nor proxies.
#[derive(Debug)]
struct Connector(Place);

impl HttpConnector for Connector {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        install_crypto_provider();
        let mut client = reqwest::Client::builder()
            .http1_only()
            .https_only(self.0.tls)
            .redirect(Policy::none())
            .connect_timeout(CONNECT)
            .timeout(REQUEST)
            // Lengths must be those of the stored bytes.
            .no_gzip()
            .no_brotli()
            .no_deflate()
            .no_zstd();
        if self.0.loopback {
            client = client.no_proxy();
        }
        if !self.0.tls {
            // Spares reading the machine's certificates, which may not even be installed.
            client = client.tls_certs_only([]);
        }
        let source = |error| object_store::Error::Generic { store: "S3", source: Box::new(error) };
        client.build().map(HttpClient::new).map_err(source)
    }
}

#[cfg(test)]
#[path = "s3_tests.rs"]
mod tests;
