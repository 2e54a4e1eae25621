//! `zusage config check`.

use super::{Failure, say};
use crate::config::{Config, Overrides};

/// Prints the settings in force, and warnings; fails where the server would refuse to start.
pub(super) fn run(overrides: &Overrides) -> Result<(), Failure> {
    let config = Config::load(overrides)?;
    say(format_args!("listen        {}", config.listen));
    say(format_args!("public url    {}", config.public_url()));
    say(format_args!("tls           {}", config.tls.as_ref().map_or("none", |_| "certificate and key")));
    say(format_args!("site          {}", config.site.display()));
    say(format_args!("data          {}", config.data.folder().display()));
    say(format_args!(
        "database      {}",
        if config.data.url.is_some() { "PostgreSQL" } else { "SQLite in the folder" }
    ));
    say(format_args!("documents     {}", if config.data.s3.is_some() { "object store" } else { "in the folder" }));
    say(format_args!("master key    {}", config.data.master_key().display()));
    say(format_args!("mail          {}", config.mail));
    say(format_args!("time stamps   {}", config.seal.time_stamps.as_deref().unwrap_or("none")));
    say(format_args!("body limit    {} bytes", config.body_limit));
    say(format_args!("log           {} as {:?}", config.log.filter, config.log.format));
    say(format_args!(
        "metrics       {}",
        if config.metrics_token.is_some() { "with token" } else { "from this machine only" }
    ));
    say(format_args!("demo          {}", config.demo));
    if config.demo {
        let demo = config.demo_data;
        say(format_args!("demo data     of {}, seed {}, {} people", demo.today, demo.seed, demo.people));
    }
    for warning in config.warnings() {
        say(format_args!("warning       {warning}"));
    }
    if let Some(tls) = &config.tls {
        crate::http::tls::load(tls)?;
    }
    crate::mail::open(&config.mail)?;
    crate::seal::open(&config.seal)?;
    crate::site::Site::load(&config.site)?;
    say("The configuration is good.");
    Ok(())
}
