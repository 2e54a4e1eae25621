//! One wasm bundle: cargo, wasm-bindgen, wasm-opt.

use super::cache::Cache;
use crate::{files, process, setup::ToolFolder, workshop::Workshop};
use anyhow::{Context, Result, anyhow};
use catalogue::Bundle;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// One profile for every command: what the tests weigh is what ships.
const PROFILE: &str = "wasm";

/// The features that rustc's output and Leptos' glue use; wasm-opt must know each or it refuses the file.
const OPTIMISE: [&str; 7] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// A finished bundle, not yet under hashed names.
#[derive(Debug)]
pub(crate) struct Compiled {
    /// Which one.
    pub(crate) bundle: Bundle,
    /// The glue that loads the program.
    pub(crate) js: Vec<u8>,
    /// The program.
    pub(crate) wasm: Vec<u8>,
    /// JavaScript that crates brought along: path below `pkg/` (with a hash in it already) and bytes.
    pub(crate) snippets: Vec<(String, Vec<u8>)>,
}

/// Compiles one bundle.
pub(crate) fn compile(shop: &Workshop, tools: &ToolFolder, cache: &Cache, bundle: Bundle) -> Result<Compiled> {
    let name = bundle.name();
    let folder = plain(shop, name, name)?;
    let wasm = small(shop, tools, cache, &folder, name)?;
    let js = files::read(&folder.join(format!("{name}.js")))?;
    Ok(Compiled { bundle, js, wasm, snippets: snippets(&folder)? })
}

/// Program and glue of a bundle with further features, as they would ship; the name is only that of its folder.
pub(super) fn with_features(
    shop: &Workshop,
    tools: &ToolFolder,
    cache: &Cache,
    name: &str,
    features: &str,
) -> Result<[Vec<u8>; 2]> {
    let folder = plain(shop, name, features)?;
    Ok([small(shop, tools, cache, &folder, name)?, files::read(&folder.join(format!("{name}.js")))?])
}

/// Compiles `frontend` with these features and lays program and glue into the folder that is returned, not yet made small.
pub(super) fn plain(shop: &Workshop, name: &str, features: &str) -> Result<PathBuf> {
    let raw = shop.steps.loud(&format!("cargo build {name} (wasm)"), || cargo(shop, features))?;
    let folder = shop.target.join("wasm-bindgen").join(name);
    shop.steps.quiet(&format!("wasm-bindgen {name}"), || bindgen(&raw, name, &folder))?;
    Ok(folder)
}

/// All bundles come out under the same file name, so each is read before the next is built.
fn cargo(shop: &Workshop, features: &str) -> Result<Vec<u8>> {
    let mut cargo = shop
        .children
        .cargo(&shop.root, &["build", "--package", "frontend", "--lib", "--target", TARGET, "--no-default-features"]);
    cargo.args(["--features", features, "--profile", PROFILE]);
    process::run(&mut cargo, "The compiler's message above says where.")?;
    files::read(&shop.target.join(TARGET).join(PROFILE).join("frontend.wasm"))
}

fn bindgen(raw: &[u8], name: &str, folder: &Path) -> Result<()> {
    files::remove(folder)?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(name, raw.to_vec())
        .out_name(name)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // Pages name the hashed wasm themselves; a default address in the glue would be a wrong one.
        .omit_default_module_path(true);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(folder))
        .map_err(|error| anyhow!("{error:#}"))
        .context("wasm-bindgen failed; `wasm-bindgen` in Cargo.toml must be exactly the version of xtask's library")
}

fn small(shop: &Workshop, tools: &ToolFolder, cache: &Cache, folder: &Path, name: &str) -> Result<Vec<u8>> {
    let plain = files::read(&folder.join(format!("{name}_bg.wasm")))?;
    let tool = format!("wasm-opt {} {}", tools.version()?, OPTIMISE.join(" "));
    shop.steps.quiet(&format!("wasm-opt {name}"), || cache.get(&tool, &plain, || optimise(shop, tools, folder, name)))
}

fn optimise(shop: &Workshop, tools: &ToolFolder, folder: &Path, name: &str) -> Result<Vec<u8>> {
    let output = folder.join(format!("{name}_opt.wasm"));
    let mut command = shop.children.command(tools.program("wasm-opt"));
    command.args(OPTIMISE).arg(folder.join(format!("{name}_bg.wasm"))).arg("-o").arg(&output);
    process::silent(&mut command, "If it names an unknown feature, add its flag in bundle/wasm.rs.")?;
    files::read(&output)
}

fn snippets(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let below = folder.join("snippets");
    let found: Vec<PathBuf> = if below.exists() { files::walk(&below)? } else { Vec::new() };
    found
        .into_iter()
        .map(|file| Ok((file.strip_prefix(folder)?.to_string_lossy().into_owned(), files::read(&file)?)))
        .collect()
}
