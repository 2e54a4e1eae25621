//! `zusage migrate`: brings the tables up to date.

use super::{Failure, say};
use crate::config::{Config, Overrides};
use store::{Access, Store};

/// A file is brought up to date by opening it, as every start does; a server by its owner.
pub(super) fn run(overrides: &Overrides) -> Result<(), Failure> {
    let config = Config::load(overrides)?;
    if let Some(url) = &config.data.url {
        let owner = config.data.owner_url.as_ref().unwrap_or(url);
        super::runtime()?.block_on(Store::migrate(owner.reveal(), url.reveal()))?;
    } else {
        let open = |access| super::with_store(&config, access, "migrate", async |_, _| Ok(()));
        // Beside a running server there is nothing to do; otherwise as if to serve.
        open(Access::Tool).or_else(|_| open(Access::Serve))?;
    }
    say("The tables are up to date.");
    Ok(())
}
