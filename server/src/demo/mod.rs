//! The demo's invented data: planned from a seed (`people`, `promises`, `named`), then written (`fill`).
//!
//! The same seed, day and size give the same rows and the same ledger.

mod accounts;
mod carriers;
pub(crate) mod cast;
#[cfg(test)]
mod checks;
mod draw;
mod fill;
mod jobs;
mod letters;
mod named;
mod names;
mod papers;
mod people;
mod places;
mod private;
mod promises;
mod world;
mod worth;
mod write;

use crate::config::{Config, DemoData};
use crate::data;
use domain::{Org, System};
use std::fs;
use std::path::PathBuf;
use store::{Result, Store};

/// A folder that goes with its value.
#[derive(Debug)]
pub(crate) struct Passing(PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// A demo that was not told where to keep its data gets a folder that goes with it.
///
/// # Errors
/// When the temporary folder takes none.
pub(crate) fn folder_for(config: &mut Config) -> std::io::Result<Option<Passing>> {
    if !config.demo || config.data.folder.is_some() || config.data.url.is_some() {
        return Ok(None);
    }
    let id = data::context("demo", System).id::<domain::id::RequestId>();
    let folder = std::env::temp_dir().join(format!("zusage-demo-{id}"));
    fs::create_dir_all(&folder)?;
    config.data.folder = Some(folder.join("data"));
    Ok(Some(Passing(folder)))
}

/// Adds what the demo shows, if it is not there.
///
/// # Errors
/// The store's.
pub(crate) async fn fill(store: &Store, demo: &DemoData) -> Result<()> {
    let kessler = data::context("demo", Org(places::org(named::KESSLER)));
    if store.read(&kessler, async |scope| scope.organisation().await).await?.is_some() {
        return Ok(());
    }
    let system = data::context("demo", System);
    if store.read(&system, async |scope| scope.count_organisations().await).await? > 0 {
        return Err(store::Error::Setup(
            "there are real organisations here; the demo wants a place of its own: name one with --data".to_owned(),
        ));
    }
    fill::all(&world::World::new(store, demo)).await
}
