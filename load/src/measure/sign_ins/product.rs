//! The product as it ships, with accounts that sign in by a password.

use crate::opening::ctx;
use anyhow::{Context as _, Result};
use domain::id::PersonId;
use domain::random::Random as _;
use domain::{Actor, Own, System};
use server::config::{Config, Overrides};
use services::auth::{Hasher, Password};
use std::path::Path;
use std::process::Stdio;
use store::{Access, Store};
use testkit::Folder;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, ChildStdout, Command};

/// Everybody's.
pub(super) const PASSWORD: &str = "Bär, Stuhl & Käse";

/// A running server; it ends with its value.
#[derive(Debug)]
pub(super) struct Product {
    /// Where it listens.
    pub(super) url: String,
    _process: Child,
    /// Kept open: a program that writes to a closed pipe ends.
    _output: BufReader<ChildStdout>,
    _folder: Folder,
}

impl Product {
    /// Makes the accounts and starts the program on its own data and a free port. It believes this machine what it says about where a
    /// request comes from, as it would its proxy.
    pub(super) async fn start(program: &Path, site: &Path, accounts: u32) -> Result<Self> {
        let folder = Folder::new();
        let (settings, data) = (folder.file("zusage.toml"), folder.file("data"));
        std::fs::write(&settings, "proxies = [\"127.0.0.1\"]\n")?;
        fill(&settings, &data, accounts).await?;
        let mut command = Command::new(program);
        command.args(["serve", "--listen", "127.0.0.1:0"]);
        command.arg("--config").arg(&settings).arg("--site").arg(site).arg("--data").arg(&data);
        command.stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
        let mut process = command.spawn().with_context(|| format!("{} does not start", program.display()))?;
        let mut output = BufReader::new(process.stdout.take().context("the program has no output")?);
        let mut line = String::new();
        output.read_line(&mut line).await?;
        let url = line.trim().strip_prefix("Zusage: ").map(|url| url.trim_end_matches('/').to_owned());
        let url = url.with_context(|| format!("the program ended before it listened: {line:?}"))?;
        Ok(Self { url, _process: process, _output: output, _folder: folder })
    }
}

/// The name that an account signs in with.
pub(super) fn name(number: u32) -> String {
    format!("person-{number:05}@example.org")
}

async fn fill(settings: &Path, data: &Path, accounts: u32) -> Result<()> {
    let overrides =
        Overrides { config: Some(settings.to_owned()), data: Some(data.to_owned()), ..Overrides::default() };
    let config = Config::load(&overrides)?;
    let store = server::data::open(&config, Access::Serve, &ctx(System)).await.map_err(anyhow::Error::from_boxed)?;
    let mut salt = [0; 16];
    domain::random::SystemRandom.fill(&mut salt);
    // One hash for all: what is measured is comparing it.
    let hasher = Hasher::new(1)?;
    let hash = hasher.hash(&hasher.place()?, Password::typed(PASSWORD), salt).await?;
    for number in 0..accounts {
        account(&store, &name(number), &hash).await?;
    }
    store.close().await;
    Ok(())
}

async fn account(store: &Store, name: &str, hash: &str) -> Result<()> {
    let system = ctx(System);
    let person: PersonId = system.id();
    let own = system.widened(Actor::Person(person)).narrowed(Own(person));
    let added: store::Result<i64> = store
        .write(&own, async |scope| {
            scope.add_account("de").await?;
            scope.set_login(name, hash).await
        })
        .await;
    added?;
    Ok(())
}
