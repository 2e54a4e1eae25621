//! Configuration: defaults, then a file, then the environment, then flags; the later wins.
//!
//! The file is TOML with the names of [`Config`]; the environment has them in capitals after `ZUSAGE_`, with two
//! underscores between levels (`ZUSAGE_LOG__FORMAT=json`). A misspelt name is an error, not silence.

mod data;
mod demo;
mod error;
mod mail;
mod seal;
mod secret;

pub use data::{Data, S3};
pub use demo::DemoData;
pub use error::ConfigError;
pub use mail::{Mail, MailKind, MailSecurity};
pub use seal::Seal;
pub use secret::Secret;

use clap::Args;
use jiff::civil::Date;
use serde::Deserialize;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use tracing_subscriber::EnvFilter;

/// Names the configuration file.
const CONFIG_FILE: &str = "ZUSAGE_CONFIG_FILE";

/// The flags that `serve` and `config check` share.
#[derive(Debug, Clone, Default, Args)]
pub struct Overrides {
    /// A TOML file; without it `zusage.toml` in the working folder, if there is one.
    #[arg(long, env = CONFIG_FILE)]
    pub config: Option<PathBuf>,
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long)]
    pub listen: Option<SocketAddr>,
    /// The folder that the build made.
    #[arg(long)]
    pub site: Option<PathBuf>,
    /// The folder of the data.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// Shows invented data; only on this machine.
    #[arg(long)]
    pub demo: bool,
    /// The day that the demo shows.
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,
    /// What the demo's data are drawn from.
    #[arg(long)]
    pub seed: Option<u64>,
    /// How many people the demo's largest employer has.
    #[arg(long)]
    pub people: Option<u32>,
    /// Pages load again when the server was restarted; no service worker.
    #[arg(long)]
    pub dev: bool,
}

/// The settings in force.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// The address under which people reach the server, for links; derived from `listen` when empty.
    pub public_url: Option<String>,
    /// Certificate and key; required on any address but this machine's own.
    pub tls: Option<TlsFiles>,
    /// The folder that the build made.
    pub site: PathBuf,
    /// The addresses of one's own reverse proxies: of a request from there, the last entry of `X-Forwarded-For` is who asks. Without
    /// them a proxy looks like one person to the limits on guessing.
    pub proxies: Vec<IpAddr>,
    /// Where the data is.
    pub data: Data,
    /// How mails leave.
    pub mail: Mail,
    /// Seals of documents.
    pub seal: Seal,
    /// The largest request body in bytes.
    pub body_limit: usize,
    /// Logs.
    pub log: Log,
    /// The bearer token for `/metrics`; without it only this machine may read them, and nobody once `public_url` is set.
    pub metrics_token: Option<Secret>,
    /// How long the server still answers after it was told to stop, so that a load balancer that asks `/readyz` can turn
    /// away first.
    pub drain_seconds: u64,
    /// Name, address and contact of the operator for imprint, privacy and accessibility, one line each.
    pub operator: Vec<String>,
    /// Shows invented data.
    pub demo: bool,
    /// Which; counts when the demo's database is new.
    pub demo_data: DemoData,
    /// Development: pages load again after a restart.
    pub dev: bool,
}

/// PEM files for TLS.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TlsFiles {
    /// The certificate chain, leaf first.
    pub certificate: PathBuf,
    /// The private key.
    pub key: PathBuf,
}

/// How the server logs.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// Lines for people or JSON for machines.
    pub format: LogFormat,
    /// What is logged, in the syntax of `tracing` (`info`, `server=debug,info`).
    pub filter: String,
}

/// The shape of a log line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object per line.
    Json,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 3000),
            public_url: None,
            tls: None,
            site: PathBuf::from("site"),
            proxies: Vec::new(),
            data: Data::default(),
            mail: Mail::default(),
            seal: Seal::default(),
            body_limit: 64 * 1024,
            log: Log::default(),
            metrics_token: None,
            drain_seconds: 0,
            operator: Vec::new(),
            demo: false,
            demo_data: DemoData::default(),
            dev: false,
        }
    }
}

impl Default for Log {
    fn default() -> Self {
        Self { format: LogFormat::Json, filter: "info".to_owned() }
    }
}

impl Config {
    /// Reads and checks all sources.
    ///
    /// # Errors
    /// The first thing that keeps the server from starting, in one sentence.
    pub fn load(overrides: &Overrides) -> Result<Self, ConfigError> {
        let file = match &overrides.config {
            Some(path) => config::File::from(path.clone()).required(true),
            None => config::File::with_name("zusage.toml").required(false),
        };
        // The one variable that is no setting: it names the file.
        let variables = std::env::vars().filter(|(name, _)| name != CONFIG_FILE).collect();
        let environment = config::Environment::with_prefix("ZUSAGE")
            .source(Some(variables))
            .prefix_separator("_")
            .separator("__")
            .try_parsing(true)
            .list_separator("|")
            .with_list_parse_key("operator");
        let sources =
            config::Config::builder().add_source(file.format(config::FileFormat::Toml)).add_source(environment);
        let mut config: Self = sources.build()?.try_deserialize()?;
        if let Some(listen) = overrides.listen {
            config.listen = listen;
        }
        if let Some(site) = &overrides.site {
            config.site.clone_from(site);
        }
        if let Some(folder) = &overrides.data {
            config.data.folder = Some(folder.clone());
        }
        config.demo |= overrides.demo;
        config.demo_data.take(overrides);
        config.dev |= overrides.dev;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), ConfigError> {
        let loopback = self.listen.ip().is_loopback();
        if !loopback && self.tls.is_none() {
            return Err(ConfigError::PlainHttp(self.listen));
        }
        if !loopback && self.demo {
            return Err(ConfigError::DemoOffLoopback(self.listen));
        }
        if let Some(url) = &self.public_url
            && !is_origin(url)
        {
            return Err(ConfigError::PublicUrl(url.clone()));
        }
        if self.metrics_token.as_ref().is_some_and(|token| token.reveal().len() < 16) {
            return Err(ConfigError::MetricsToken);
        }
        if self.drain_seconds > 300 {
            return Err(ConfigError::Drain(self.drain_seconds));
        }
        if let Err(error) = EnvFilter::builder().parse(&self.log.filter) {
            return Err(ConfigError::LogFilter(error.to_string()));
        }
        self.demo_data.check()?;
        self.data.check()?;
        self.mail.check()?;
        self.seal.check()?;
        if !(1024..=100 * 1024 * 1024).contains(&self.body_limit) {
            return Err(ConfigError::BodyLimit(self.body_limit));
        }
        Ok(())
    }

    /// What does not keep the server from starting but should not stay so.
    pub fn warnings(&self) -> Vec<&'static str> {
        let mut warnings = Vec::new();
        if self.operator.is_empty() && !self.demo {
            warnings.push("operator is empty: the imprint has to name who operates this server");
        }
        if self.public_url.is_none() && !self.listen.ip().is_loopback() {
            warnings.push("public_url is empty: links in letters and mails would name the listening address");
        }
        if self.log.filter.contains("debug") || self.log.filter.contains("trace") {
            warnings
                .push("log.filter shows more than info: libraries may log whole requests then, with what people sent");
        }
        warnings
    }

    /// The address that people use; on this machine it says `localhost`, because an IP is no passkey domain.
    pub fn url_at(&self, address: SocketAddr) -> String {
        if let Some(url) = &self.public_url {
            return url.clone();
        }
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        if address.ip().is_loopback() {
            format!("{scheme}://localhost:{}", address.port())
        } else {
            format!("{scheme}://{address}")
        }
    }

    /// Whether the server is for this machine only.
    pub fn is_private(&self) -> bool {
        self.listen.ip().is_loopback() && self.public_url.is_none()
    }

    /// Whether people reach the server by HTTPS, here or at a proxy before it: only then cookies are `Secure` and
    /// browsers are told to insist on it.
    pub fn https(&self) -> bool {
        self.tls.is_some() || self.public_url.as_ref().is_some_and(|url| url.starts_with("https://"))
    }

    /// [`Config::url_at`] for the configured address.
    pub fn public_url(&self) -> String {
        self.url_at(self.listen)
    }
}

/// `https://host[:port]`, or plain HTTP on localhost.
fn is_origin(url: &str) -> bool {
    let Ok(uri) = url.parse::<http::Uri>() else { return false };
    let scheme = uri.scheme_str().unwrap_or_default();
    let host = uri.host().unwrap_or_default();
    let bare =
        uri.path_and_query().is_none_or(|p| p.as_str() == "/") && !url.ends_with('/') && !url.contains(['@', '#']);
    bare && !host.is_empty() && (scheme == "https" || (scheme == "http" && host == "localhost"))
}

#[cfg(test)]
mod tests;
