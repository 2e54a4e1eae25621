//! From sources to a site: the wasm bundles, style sheets, catalogues, fonts, public files, one manifest.

mod cache;
mod compress;
mod hashed;
mod manifest;
mod site;
mod styles;
mod wasm;

pub(crate) use manifest::Manifest;
pub(crate) use site::assemble;

use crate::{
    files,
    server::{self, Profile},
    setup::{self, ToolFolder},
    workshop::Workshop,
};
use anyhow::Result;
use cache::Cache;
use catalogue::Bundle;
use std::path::PathBuf;
use wasm::Compiled;

/// What a build leaves, and what is kept to lay out the site again without cargo.
#[derive(Debug)]
pub(crate) struct Built {
    /// The server's program.
    pub(crate) program: PathBuf,
    /// The folder it serves.
    pub(crate) site: PathBuf,
    /// The bundles as they were compiled.
    pub(crate) bundles: Vec<Compiled>,
    /// The calculators' program: glue and wasm.
    pub(crate) calculators: [Vec<u8>; 2],
    /// The tools that made them.
    pub(crate) tools: ToolFolder,
}

/// Sets up what is missing and builds with the profile that `demo`, `dev` and `test` share.
pub(crate) fn house(shop: &mut Workshop) -> Result<Built> {
    let tools = setup::for_build(shop)?;
    house_with(shop, tools)
}

/// The same with tools that are there already.
pub(crate) fn house_with(shop: &Workshop, tools: ToolFolder) -> Result<Built> {
    build(shop, tools, Profile::House)
}

/// Builds for use into `dist/`.
pub(crate) fn release(shop: &mut Workshop) -> Result<()> {
    let tools = setup::for_build(shop)?;
    let built = build(shop, tools, Profile::Release)?;
    // Whoever passes the folder on passes on the licence.
    files::copy(&shop.root.join("LICENSE"), &shop.dist().join("LICENSE"))?;
    println!("\n{}\nProgram: {}\nSite:    {}", shop.steps.table(), built.program.display(), built.site.display());
    Ok(())
}

/// The calculators for the browser suite, as `wasm-bindgen` lays them into a folder; no part of any site.
pub(crate) fn cases(shop: &Workshop) -> Result<PathBuf> {
    wasm::plain(shop, "cases", "cases")
}

/// What a bundle with these features weighs over the wire: program and glue. Made like the product and laid nowhere.
pub(crate) fn weight(shop: &Workshop, tools: &ToolFolder, features: &str) -> Result<usize> {
    let cache = open_cache(shop)?;
    let parts = wasm::with_features(shop, tools, &cache, &features.replace(',', "-"), features)?;
    parts.iter().map(|part| Ok(compress::brotli(part, &cache)?.len())).sum()
}

fn open_cache(shop: &Workshop) -> Result<Cache> {
    Cache::open(&shop.target.join("xtask-cache"))
}

fn compile(shop: &Workshop, tools: &ToolFolder, profile: Profile) -> Result<Vec<Compiled>> {
    let cache = open_cache(shop)?;
    let bundles: &[Bundle] = match profile {
        Profile::House => &Bundle::ALL,
        Profile::Release => &Bundle::SHIPPED,
    };
    bundles.iter().copied().map(|bundle| wasm::compile(shop, tools, &cache, bundle)).collect()
}

fn build(shop: &Workshop, tools: ToolFolder, profile: Profile) -> Result<Built> {
    let bundles = compile(shop, &tools, profile)?;
    let calculators = calculators(shop, &tools)?;
    let program = server::build(shop, profile)?;
    // The site last: a running server keeps its site until everything else is known to build.
    let site = assemble(shop, &tools, &bundles, &calculators, profile)?;
    Ok(Built { program, site, bundles, calculators, tools })
}

/// The calculators as their pages load them: a program of their own, without an app.
fn calculators(shop: &Workshop, tools: &ToolFolder) -> Result<[Vec<u8>; 2]> {
    let [wasm, js] = wasm::with_features(shop, tools, &open_cache(shop)?, "calculators", "calculators")?;
    Ok([js, wasm])
}
