//! The program with its demo, and the demo's people who look at pages.

use super::Options;
use anyhow::{Context as _, Result, ensure};
use reqwest::header::SET_COOKIE;
use reqwest::{Client, redirect};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, ChildStdout, Command};

/// A running demo; it ends with its value.
#[derive(Debug)]
pub(super) struct Demo {
    /// Where it listens.
    pub(super) address: SocketAddr,
    process: Child,
    /// Kept open: a program that writes to a closed pipe ends.
    _output: BufReader<ChildStdout>,
}

impl Demo {
    /// Starts it on this folder; it fills it if it is empty.
    pub(super) async fn start(options: &Options, folder: &Path) -> Result<Self> {
        let mut command = Command::new(&options.program);
        command.args(["serve", "--demo", "--listen", "127.0.0.1:0", "--people", &options.people.to_string()]);
        command.arg("--site").arg(&options.site).arg("--data").arg(folder.join("data"));
        command.env("ZUSAGE_LOG__FILTER", "warn").stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
        let mut process = command.spawn().context("the program does not start")?;
        let mut output = BufReader::new(process.stdout.take().context("the program has no output")?);
        let mut line = String::new();
        output.read_line(&mut line).await?;
        let port = line.trim().strip_prefix("Zusage: http://localhost:").map(|port| port.trim_end_matches('/'));
        let port: u16 = port.and_then(|port| port.parse().ok()).with_context(|| format!("it ended: {line:?}"))?;
        Ok(Self { address: ([127, 0, 0, 1], port).into(), process, _output: output })
    }

    /// The process, for /proc.
    pub(super) fn process(&self) -> Result<u32> {
        self.process.id().context("the program has ended")
    }

    /// Ends it.
    pub(super) async fn stop(mut self) -> Result<()> {
        Ok(self.process.kill().await?)
    }
}

/// Somebody who is signed in, and what they look at.
#[derive(Debug)]
pub(super) struct Visit {
    /// The headers of every request.
    pub(super) headers: String,
    pages: Pages,
}

#[derive(Debug)]
enum Pages {
    One(String),
    /// A list of so many pages.
    List(u32),
}

impl Visit {
    /// One page of another product.
    pub(super) fn one(cookie: &str, path: &str) -> Self {
        Self { headers: headers(cookie), pages: Pages::One(path.to_owned()) }
    }

    /// The employee and their home.
    pub(super) async fn home(demo: &Demo) -> Result<Self> {
        Self::of(demo, "employee", Pages::One("/home".to_owned())).await
    }

    /// The service desk and the list of so many people of one employer, 50 to a page.
    pub(super) async fn people(demo: &Demo, people: u32) -> Result<Self> {
        Self::of(demo, "team_lead", Pages::List(people / 50)).await
    }

    async fn of(demo: &Demo, part: &str, pages: Pages) -> Result<Self> {
        // Whoever was first has installed the same one; nothing here is encrypted.
        drop(rustls::crypto::ring::default_provider().install_default());
        let http = Client::builder().redirect(redirect::Policy::none()).build()?;
        let post = http.post(format!("http://localhost:{}/demo", demo.address.port()));
        let post =
            post.header("content-type", "application/x-www-form-urlencoded").header("sec-fetch-site", "same-origin");
        let answer = post.body(format!("part={part}")).send().await?;
        ensure!(answer.status() == 303, "the demo lets nobody in as {part}: {}", answer.status());
        let set = answer.headers().get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        let cookies: Vec<&str> = set.filter_map(|cookie| cookie.split(';').next()).collect();
        Ok(Self { headers: headers(&cookies.join("; ")), pages })
    }

    /// The address of a visit: the one page, or one of the list, each time in another order.
    pub(super) fn path(&self, number: u32) -> String {
        const SORTS: [&str; 4] = ["name", "number", "entry", "own"];
        const FACETS: [&str; 5] = ["all", "open", "without", "dormant", "all"];
        let pages = match &self.pages {
            Pages::One(path) => return path.clone(),
            Pages::List(pages) => *pages,
        };
        // Knuth's multiplicative hash: the same walk through the list every time, and no neighbours.
        let place = number.wrapping_mul(2_654_435_761);
        let (sort, facet) = (SORTS[(place >> 8) as usize % 4], FACETS[(place >> 16) as usize % 5]);
        let (page, direction) = (place % pages + 1, if place & 0x80 == 0 { "up" } else { "down" });
        format!("/desk/wesertal/people?facet={facet}&sort={sort}&dir={direction}&page={page}")
    }
}

fn headers(cookies: &str) -> String {
    format!("accept: text/html\r\ncookie: {cookies}\r\n")
}
