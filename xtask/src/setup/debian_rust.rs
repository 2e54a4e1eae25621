//! Debian's own Rust, made complete for the browser.
//!
//! Debian builds a current Rust for its browsers and ships it with the source of the standard library, but
//! without that library for wasm. So the library is built once from Debian's source (no network: its
//! dependencies lie beside it) and laid into the compiler's folder. The copies belong to one exact compiler; a
//! stamp beside them says which, and they are built again when Debian updates it.

use super::{
    apt, is_root,
    wasm_std::{WASM, has_wasm_std},
};
use crate::{files, process, workshop::Workshop};
use anyhow::{Context, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The name under which rustup knows `/usr`.
const NAME: &str = "zusage-debian";
const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "rustfmt-web"];
const PROGRAMS: [&str; 4] = ["/usr/bin/rustc", "/usr/bin/cargo", "/usr/bin/cargo-clippy", "/usr/bin/rustfmt"];
/// The `rust-version` of the workspace: 1.95.
const OLDEST: u32 = 95;
/// How the libraries were built; changed whenever `build_std` changes.
const RECIPE: &str = "size, with bitcode";
/// Which compiler the libraries beside this file belong to.
const STAMP: &str = "zusage-stamp";
const SOURCE: &str = "/usr/lib/rustlib/src/rust/library/Cargo.toml";

/// Makes sure that Debian's Rust is there and complete, and lets every child use it.
pub(crate) fn ensure(shop: &mut Workshop) -> Result<()> {
    let complete = PROGRAMS.iter().all(|program| Path::new(program).exists()) && Path::new(SOURCE).exists();
    if !complete || compiler(shop).is_none_or(|version| minor(&version) < Some(OLDEST)) {
        apt::install(shop, &PACKAGES, "Debian's Rust")?;
    }
    let version = compiler(shop)
        .context("/usr/bin/rustc does not run; reinstall it with `apt-get install --reinstall rustc-web`")?;
    if minor(&version) < Some(OLDEST) {
        bail!("Debian's Rust is older than 1.{OLDEST}. Are the security updates among the sources of apt?");
    }
    linker(shop, &version)?;
    let version = format!("{RECIPE}\n{version}");
    let place = Path::new("/usr/lib/rustlib").join(WASM);
    if !(is_current(&place, &version) && has_wasm_std(Path::new("/usr"))) {
        standard_library(shop, &place, &version)?;
    }
    link(shop)
}

fn compiler(shop: &Workshop) -> Option<String> {
    process::answer(shop.children.command("/usr/bin/rustc").arg("-vV"))
}

/// rustc looks for `rust-lld` in its own folder; Debian's lld of the same LLVM does the work.
fn linker(shop: &Workshop, version: &str) -> Result<()> {
    let major = llvm_major(version).context("`/usr/bin/rustc -vV` names no LLVM version")?;
    let lld = PathBuf::from(format!("/usr/lib/llvm-{major}/bin/lld"));
    if !lld.exists() {
        apt::install(shop, &[&format!("lld-{major}")], "the linker for wasm")?;
    }
    let host = line(version, "host: ").context("`/usr/bin/rustc -vV` names no host")?;
    let place = Path::new("/usr/lib/rustlib").join(host).join("bin/rust-lld");
    if fs::read_link(&place).is_ok_and(|known| known == lld) {
        return Ok(());
    }
    if !is_root() {
        let (from, to) = (lld.display(), place.display());
        bail!("{}", as_root(&format!("sudo mkdir -p $(dirname {to}) && sudo ln -sf {from} {to}")));
    }
    let folder = place.parent().context("the linker's place has a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    if place.symlink_metadata().is_ok() {
        fs::remove_file(&place).with_context(|| format!("{} cannot be replaced", place.display()))?;
    }
    std::os::unix::fs::symlink(&lld, &place).with_context(|| format!("{} cannot be made", place.display()))
}

/// Builds the library as whoever we are, and lays it into the compiler's folder as root.
fn standard_library(shop: &Workshop, place: &Path, version: &str) -> Result<()> {
    let staged = shop.tools().join(WASM);
    if !is_current(&staged, version) {
        shop.steps.loud("standard library for wasm", || build_std(shop, &staged))?;
        files::write(&staged.join(STAMP), version)?;
    }
    if !is_root() {
        let (from, to) = (staged.display(), place.display());
        bail!("{}", as_root(&format!("sudo rm -rf {to} && sudo cp -r {from} {to}")));
    }
    files::remove(place)?;
    for file in files::walk(&staged)? {
        files::copy(&file, &place.join(file.strip_prefix(&staged)?))?;
    }
    files::remove(&staged)
}

/// Builds std in an empty crate and collects its libraries.
fn build_std(shop: &Workshop, staged: &Path) -> Result<()> {
    const EMPTY: &str = "zusage_empty";
    let folder = shop.tools().join("wasm-std");
    for old in [&folder, staged] {
        files::remove(old)?;
    }
    let manifest = format!("[package]\nname = \"{EMPTY}\"\nedition = \"2024\"\n\n[workspace]\n");
    files::write(&folder.join("Cargo.toml"), manifest)?;
    files::write(&folder.join("src/lib.rs"), "#![no_std]\n")?;
    let mut children = shop.children.clone();
    children.prefer("/usr/bin");
    let mut cargo = children.cargo(
        &folder,
        &["build", "-Z", "build-std=std,panic_abort", "--target", WASM, "--release", "--target-dir", "target"],
    );
    cargo.env("RUSTC_BOOTSTRAP", "1").env("RUSTC", "/usr/bin/rustc");
    // Cargo leaves the bitcode out where no LTO is asked for, and then no bundle can be linked with LTO. These flags
    // replace all others: the user's, the settings' and what `Children::cargo` adds.
    cargo.env("RUSTFLAGS", "-C embed-bitcode=yes").env_remove("CARGO_ENCODED_RUSTFLAGS");
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "z").env_remove("RUSTUP_TOOLCHAIN");
    process::run(&mut cargo, "Is the package rust-web-src of the same version as rustc-web?")?;
    let libraries = files::walk(&folder.join("target").join(WASM).join("release/deps"))?;
    for library in libraries.iter().filter(|file| file.extension().is_some_and(|extension| extension == "rlib")) {
        let name = library.file_name().unwrap_or_default().to_string_lossy();
        if !name.contains(EMPTY) {
            files::copy(library, &staged.join("lib").join(&*name))?;
        }
    }
    files::remove(&folder)
}

/// Whether a folder's libraries belong to this compiler.
fn is_current(folder: &Path, version: &str) -> bool {
    fs::read_to_string(folder.join(STAMP)).is_ok_and(|known| known == version)
}

/// Without rustup `/usr/bin` only has to come first; with rustup its proxies need a name for it.
fn link(shop: &mut Workshop) -> Result<()> {
    if shop.children.find("rustup").is_none() {
        shop.children.prefer("/usr/bin");
        return Ok(());
    }
    let known = process::answer(shop.children.command("rustup").args(["toolchain", "list"])).unwrap_or_default();
    if !known.lines().any(|line| line.split_whitespace().next() == Some(NAME)) {
        let mut rustup = shop.children.command("rustup");
        process::silent(
            rustup.args(["toolchain", "link", NAME, "/usr"]),
            &format!("Try `rustup toolchain link {NAME} /usr` by hand."),
        )?;
    }
    shop.children.set("RUSTUP_TOOLCHAIN", NAME);
    Ok(())
}

fn as_root(command: &str) -> String {
    format!("Debian's Rust needs one step as root. Type this once, then start the command again:\n\n  {command}\n")
}

/// The value of one line of `rustc -vV`.
fn line<'a>(version: &'a str, start: &str) -> Option<&'a str> {
    version.lines().find_map(|line| line.strip_prefix(start))
}

fn llvm_major(version: &str) -> Option<&str> {
    line(version, "LLVM version: ")?.split('.').next()
}

/// The 96 of `release: 1.96.0`.
fn minor(version: &str) -> Option<u32> {
    line(version, "release: 1.")?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiler_says_which_linker_fits() {
        let version = "rustc 1.96.0\nhost: x86_64-unknown-linux-gnu\nrelease: 1.96.0\nLLVM version: 22.1.8";
        assert_eq!(llvm_major(version), Some("22"));
        assert_eq!(line(version, "host: "), Some("x86_64-unknown-linux-gnu"));
        assert_eq!(llvm_major("rustc 1.96.0"), None);
        assert_eq!(minor(version), Some(96));
        assert!(minor("release: 1.85.0") < Some(OLDEST) && minor("") < Some(OLDEST));
    }
}
