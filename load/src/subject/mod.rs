//! The process that is loaded and killed: the store behind a small HTTP server on loopback.

pub mod write;

use crate::opening::{Place, ctx, open};
use crate::seed::Seed;
use anyhow::{Context as _, Result};
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::{get, post};
use clap::Args;
use domain::id::OrgId;
use domain::{Org, System};
use http::HeaderMap;
use server::http::{Lifecycle, live};
use std::net::SocketAddr;
use store::Store;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// Before the address on the line that says that the subject is ready.
pub const READY: &str = "Subject: http://";

/// What the subject is started with.
#[derive(Debug, Args)]
pub struct Options {
    /// Where the data is.
    #[command(flatten)]
    pub place: Place,
    /// What is there at the beginning.
    #[command(flatten)]
    pub seed: Seed,
    /// Where to listen; port 0 takes a free one
    #[arg(long, default_value = "127.0.0.1:0")]
    pub listen: SocketAddr,
    /// End when standard input closes, so that nothing outlives the program that started this
    #[arg(long)]
    pub with_parent: bool,
}

/// Serves until it is killed, or until standard input closes.
///
/// # Errors
/// When the store does not open or the address is taken.
pub async fn run(options: Options) -> Result<()> {
    let store = open(&options.place).await?;
    options.seed.sow(&store).await?;
    let follower = store.clone();
    tokio::spawn(async move { follower.follow_outbox(ctx(System)).await });
    let listener = TcpListener::bind(options.listen).await.context("the address is not free")?;
    ready(listener.local_addr()?);
    let router =
        Router::new().route("/write", post(write::write)).route("/live/{org}", get(watch)).with_state(store.clone());
    tokio::select! {
        done = axum::serve(listener, router) => done?,
        () = parent_gone(), if options.with_parent => {}
    }
    store.close().await;
    Ok(())
}

async fn watch(State(store): State<Store>, Path(org): Path<OrgId>, headers: HeaderMap) -> Response {
    match store.watch(&ctx(Org(org)), live::last_event_id(&headers)).await {
        Ok(watch) => live::answer(watch, Lifecycle::default(), ()),
        Err(error) => write::refuse(&error),
    }
}

/// Everything that the parent writes is ignored; what counts is the end.
async fn parent_gone() {
    let (gone, wait) = oneshot::channel::<()>();
    // A thread of its own: one of the runtime's would hold the end up.
    std::thread::spawn(move || {
        drop(std::io::copy(&mut std::io::stdin(), &mut std::io::sink()));
        drop(gone);
    });
    drop(wait.await);
}

#[expect(clippy::print_stdout, reason = "whoever started this waits for the line")]
fn ready(address: SocketAddr) {
    println!("{READY}{address}/");
}
