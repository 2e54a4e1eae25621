//! `cargo fuzz` and what it builds with, below the target folder.

use super::apt;
use crate::{process, workshop::Workshop};
use anyhow::Result;
use std::path::PathBuf;

const VERSION: &str = "0.13.2";

/// Makes sure that the program is there and says where.
pub(crate) fn ensure(shop: &Workshop) -> Result<PathBuf> {
    if shop.children.find("c++").is_none() {
        apt::install(shop, &["g++"], "A C++ compiler, for the fuzzer,")?;
    }
    let folder = shop.tools().join(format!("cargo-fuzz-{VERSION}"));
    let program = folder.join("bin/cargo-fuzz");
    if !program.is_file() {
        shop.steps.loud(&format!("cargo install cargo-fuzz {VERSION}"), || {
            let mut cargo =
                shop.children.cargo(&shop.root, &["install", "cargo-fuzz", "--locked", "--version", VERSION]);
            // Not among the repository's own crates: they are built with other flags.
            cargo.arg("--root").arg(&folder).arg("--target-dir").arg(shop.tools().join("cargo-fuzz-build"));
            process::run(&mut cargo, "Is the crate registry reachable?")
        })?;
    }
    Ok(program)
}

/// Whether this compiler brings what finds wrong memory accesses. Nothing here is `unsafe`, so the fuzzer does without, too.
pub(crate) fn has_address_sanitizer(shop: &Workshop) -> bool {
    let mut rustc = shop.children.command("rustc");
    let sysroot = process::answer(rustc.current_dir(&shop.root).args(["--print", "target-libdir"]));
    let files = sysroot.and_then(|folder| std::fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    files.map(|file| file.file_name()).any(|name| name.to_string_lossy().ends_with("_rt.asan.a"))
}
