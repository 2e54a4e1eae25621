//! Logs and metrics. Logs carry ids, never names, addresses of people or what they typed.

use crate::config::{Log, LogFormat};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;

/// Why logging could not start.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// `log.filter` has a syntax error; the configuration's check finds it first.
    #[error("log.filter cannot be read: {0}")]
    Filter(#[from] tracing_subscriber::filter::ParseError),
    /// Something else logs already.
    #[error("logging could not start: {0}")]
    Init(Box<dyn std::error::Error + Send + Sync>),
    /// The metrics could not be set up.
    #[error("metrics could not start: {0}")]
    Metrics(#[from] BuildError),
}

/// Starts logging to standard error, so that standard output stays for a command's answer.
///
/// # Errors
/// An unreadable filter, or logging that was started before.
pub fn init(log: &Log) -> Result<(), TelemetryError> {
    let filter = EnvFilter::builder().parse(&log.filter)?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match log.format {
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init(),
        LogFormat::Text => lines.try_init(),
    }
    .map_err(TelemetryError::Init)?;
    std::panic::set_hook(Box::new(log_panic));
    Ok(())
}

/// A panic is one log line like all others: where, in which request. Its words may hold what a person typed.
fn log_panic(info: &std::panic::PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, "panic");
}

/// The upper edges of the buckets for request times in seconds.
const SECONDS: [f64; 9] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0];

/// Installs the recorder and gives the handle that renders `/metrics`.
///
/// # Errors
/// A recorder was installed before.
pub fn metrics() -> Result<PrometheusHandle, TelemetryError> {
    Ok(PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("seconds".to_owned()), &SECONDS)?
        .install_recorder()?)
}
