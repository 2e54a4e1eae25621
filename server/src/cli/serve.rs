//! `zusage serve`: from configuration to a listening server and an orderly end.

use super::{Failure, say};
use crate::config::{Config, Overrides};
use crate::http::{self, AppState, Lifecycle, tls};
use crate::notices::Hands;
use crate::site::Site;
use crate::telemetry;
use crate::{data, demo, housekeeping};
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use domain::System;
use gateways::oidc::{Network, Oidc};
use hyper_util::rt::TokioTimer;
use services::Services;
use services::auth::sso::Sso;
use services::auth::{Auth, Hasher, Passkeys};
use services::sealing::Sealing;
use std::fmt::Write as _;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;
use store::Store;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// How long requests in flight may take to finish once the server was told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// How long a connection may take for its headers, or an idle one may stay silent.
const PATIENCE: Duration = Duration::from_secs(15);

/// Runs until SIGTERM or SIGINT.
pub(super) fn run(overrides: &Overrides) -> Result<(), Failure> {
    let mut config = Config::load(overrides)?;
    let _folder = demo::folder_for(&mut config)?;
    telemetry::init(&config.log)?;
    for warning in config.warnings() {
        tracing::warn!("{warning}");
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(serve(config))
}

async fn serve(config: Config) -> Result<(), Failure> {
    let site = Site::load(&config.site)?;
    let tls = config.tls.as_ref().map(tls::load).transpose()?;
    let system = data::context("serve", System);
    let store = data::open(&config, store::Access::Serve, &system).await?;
    if config.demo {
        demo::fill(&store, &config.demo_data).await?;
    }
    let listener = TcpListener::bind(config.listen).map_err(|error| {
        format!("{} is not free ({error}). Stop what uses it or choose another address with --listen.", config.listen)
    })?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let mut url = config.url_at(address);
    if config.public_url.is_some() {
        let _ = write!(url, " (listening on {address})");
    }

    let drain = Duration::from_secs(config.drain_seconds);
    let lifecycle = Lifecycle::default();
    let following = tokio::spawn({
        let store = store.clone();
        async move { store.follow_outbox(system).await }
    });
    let origin = config.url_at(address);
    let mailer = crate::mail::open(&config.mail)?;
    let mails = mailer.is_some();
    let hands = Hands { store: store.clone(), mailer, url: origin.trim_end_matches('/').into() };
    let worker = housekeeping::start(&hands).await?;
    // One per core keeps the other requests fluent: a hash takes some fifty milliseconds.
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let auth = Auth::new(store.clone(), Hasher::new(cores)?);
    let passkeys = passkeys(&auth, &origin);
    let sso = sso(&auth, &origin, config.demo)?;
    let sealing = sealing(&store, &config).await?;
    let services = Services { store: store.clone(), auth, passkeys, mails, sso, sealing };
    let state = AppState::new(config, &origin, site, services, telemetry::metrics()?, lifecycle.clone());
    let service = http::router(state).into_make_service_with_connect_info::<SocketAddr>();

    let handle = Handle::new();
    tokio::spawn(stop_on_signal(Signals::catch()?, handle.clone(), lifecycle, drain));
    tracing::info!(%address, "listening");
    say(format_args!("Zusage: {url}"));
    match tls {
        Some(config) => {
            let tls = RustlsConfig::from_config(config);
            patient(axum_server::from_tcp_rustls(listener, tls)?).handle(handle).serve(service).await?;
        }
        None => patient(axum_server::from_tcp(listener)?).handle(handle).serve(service).await?,
    }
    worker.stop(GRACE).await;
    following.abort();
    store.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// The door for passkeys. An address that is no passkey domain leaves passwords.
fn passkeys(auth: &Auth, url: &str) -> Option<Passkeys> {
    match Passkeys::new(auth.clone(), url) {
        Ok(passkeys) => Some(passkeys),
        Err(reason) => {
            tracing::warn!(%reason, "there are no passkeys at this address");
            None
        }
    }
}

/// The door through organisations' providers. Only the demo, which runs on this machine only, talks to providers of this machine.
fn sso(auth: &Auth, url: &str, demo: bool) -> Result<Sso, Failure> {
    let network = if demo { Network::PublicAndLoopback } else { Network::Public };
    Ok(Sso::new(auth.clone(), Oidc::new(network)?, format!("{}/sign-in/sso", url.trim_end_matches('/'))))
}

/// What seals documents; made at the first start.
async fn sealing(store: &Store, config: &Config) -> Result<Sealing, Failure> {
    let ctx = data::context("sealing", System);
    let stamps = crate::seal::open(&config.seal)?;
    Ok(Sealing::open(store, &ctx, config.operator.first().map(String::as_str), stamps).await?)
}

/// Sets how long a connection may say nothing: half a request must not hold a connection for ever.
fn patient<A: axum_server::Address, C>(mut server: axum_server::Server<A, C>) -> axum_server::Server<A, C> {
    server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(PATIENCE);
    server
        .http_builder()
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(Some(PATIENCE))
        .keep_alive_timeout(PATIENCE);
    server
}

/// From the signal on `/readyz` says no; after the configured pause the server takes no more connections and lets
/// requests in flight finish. A second signal ends the pause.
async fn stop_on_signal(mut signals: Signals, handle: Handle<SocketAddr>, lifecycle: Lifecycle, drain: Duration) {
    signals.next().await;
    tracing::info!("stopping");
    lifecycle.stop();
    tokio::select! {
        () = tokio::time::sleep(drain) => {}
        () = signals.next() => {}
    }
    handle.graceful_shutdown(Some(GRACE));
}

/// SIGTERM and SIGINT, caught from the moment that this exists: whoever reads our first line may already send one.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn catch() -> std::io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
