//! What is wrong with a configuration, in one sentence each.

use jiff::civil::Date;
use std::net::SocketAddr;

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file or a variable could not be read or has a name or value that is not known.
    #[error("the configuration cannot be read: {0}")]
    Read(#[from] config::ConfigError),
    /// Plain HTTP to other machines would show everything on the way.
    #[error(
        "{0} can be reached from other machines, so it needs TLS: set tls.certificate and tls.key, or listen on 127.0.0.1"
    )]
    PlainHttp(SocketAddr),
    /// The demo has no sign-in worth its name.
    #[error("the demo runs on this machine only: listen on 127.0.0.1 instead of {0}")]
    DemoOffLoopback(SocketAddr),
    /// There is nothing to show on such a day.
    #[error("demo_data.today (--today) must be a day from 2026 to 2100; it is {0}")]
    DemoDay(Date),
    /// More would take too long, fewer have no place for the demo's people.
    #[error("demo_data.people (--people) must be between 12 and 200000; it is {0}")]
    DemoPeople(u32),
    /// Links would lead nowhere.
    #[error("public_url must be https://host (or http://localhost with a port), without a path; it is {0}")]
    PublicUrl(String),
    /// A token that could be guessed.
    #[error("metrics_token must have at least 16 characters")]
    MetricsToken,
    /// Nobody waits that long for a stop.
    #[error("drain_seconds must be at most 300; it is {0}")]
    Drain(u64),
    /// `log.filter` has a syntax error.
    #[error("log.filter cannot be read: {0}")]
    LogFilter(String),
    /// Settings of the data that do not fit together.
    #[error("{0}")]
    Data(&'static str),
    /// Settings of mail that do not fit together.
    #[error("{0}")]
    Mail(&'static str),
    /// A time-stamp service without address or without certificates.
    #[error("seal.time_stamps needs http:// or https://, and seal.time_stamp_roots a file of certificates with it")]
    TimeStamps,
    /// A limit outside of what makes sense.
    #[error("body_limit must be between 1024 and 104857600 bytes; it is {0}")]
    BodyLimit(usize),
}
