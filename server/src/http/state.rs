//! What every handler can reach.

use super::live::Streams;
use crate::config::Config;
use crate::site::Site;
use axum::extract::FromRef;
use leptos::prelude::LeptosOptions;
use metrics_exporter_prometheus::PrometheusHandle;
use services::Services;
use std::sync::{Arc, OnceLock};
use store::Store;
use tokio::sync::watch;

/// Shared by all requests; cheap to clone.
#[derive(Debug, Clone)]
pub struct AppState {
    /// The settings in force.
    pub config: Arc<Config>,
    /// The built files.
    pub site: Arc<Site>,
    /// Where people reach the server, without a slash at the end.
    pub url: Arc<str>,
    /// The data, for what the product does by itself.
    pub store: Store,
    /// The use cases.
    pub services: Services,
    /// Renders the metrics.
    pub metrics: PrometheusHandle,
    /// Who listens.
    pub streams: Streams,
    /// Whether the server is stopping.
    pub lifecycle: Lifecycle,
    /// The service worker's text: the same for everyone and asked for with each page, so it is made once.
    pub worker: Arc<OnceLock<String>>,
    /// Tells two starts of the same build apart (development).
    pub started: Arc<str>,
}

impl AppState {
    /// Puts the parts together.
    pub fn new(
        config: Config,
        url: &str,
        site: Site,
        services: Services,
        metrics: PrometheusHandle,
        lifecycle: Lifecycle,
    ) -> Self {
        let started = super::request::fresh_id().to_string().into();
        Self {
            config: Arc::new(config),
            site: Arc::new(site),
            url: url.trim_end_matches('/').into(),
            store: services.store.clone(),
            services,
            metrics,
            streams: Streams::default(),
            lifecycle,
            worker: Arc::default(),
            started,
        }
    }
}

/// Leptos wants its options for its routing; ours are in the manifest, so nothing of it is used.
impl FromRef<AppState> for LeptosOptions {
    fn from_ref(_: &AppState) -> Self {
        Self::builder().output_name("zusage").build()
    }
}

/// Running or stopping.
#[derive(Debug, Clone)]
pub struct Lifecycle(Arc<watch::Sender<bool>>);

impl Default for Lifecycle {
    fn default() -> Self {
        Self(Arc::new(watch::channel(false).0))
    }
}

impl Lifecycle {
    /// From now on the server takes no new work.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }

    /// Waits for [`Lifecycle::stop`]: streams end themselves then.
    pub async fn stopped(&self) {
        drop(self.0.subscribe().wait_for(|stopped| *stopped).await);
    }

    /// Whether [`Lifecycle::stop`] was called.
    pub fn stopping(&self) -> bool {
        *self.0.borrow()
    }
}
