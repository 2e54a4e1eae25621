//! Makes sure that the tools are there. Each tool has a fast path that touches no network when it is.

mod aiosmtpd;
mod apt;
mod browser;
mod debian_rust;
mod download;
pub(crate) mod fuzzer;
pub(crate) mod helpdesk;
pub(crate) mod lohnsteuer;
mod node;
mod npm;
mod pdf;
mod postgres;
mod pyhanko;
mod pypi;
mod seaweedfs;
mod toolchain;
mod wasm_std;

pub(crate) use npm::ToolFolder;

use crate::workshop::Workshop;
use anyhow::Result;

/// What every build needs: Rust for wasm, Node, the npm tools.
pub(crate) fn for_build(shop: &mut Workshop) -> Result<ToolFolder> {
    toolchain::ensure(shop)?;
    node::ensure(shop)?;
    npm::build_tools(shop)
}

/// What the tests need beside that: a browser, a database server, an object store, a mail server, a sign-in provider, readers
/// of PDF, a judge of seals, the browser suite's packages.
pub(crate) fn for_tests(shop: &mut Workshop) -> Result<()> {
    browser::ensure(shop)?;
    postgres::ensure(shop)?;
    seaweedfs::ensure(shop)?;
    aiosmtpd::ensure(shop)?;
    pdf::ensure(shop)?;
    pyhanko::ensure(shop)?;
    npm::sign_in_provider(shop)?;
    npm::end_to_end(shop)
}

/// What the measurements need: a browser and Lighthouse.
pub(crate) fn for_bench(shop: &mut Workshop) -> Result<ToolFolder> {
    browser::ensure(shop)?;
    npm::bench_tools(shop)
}

/// What the store's measurements need: a database server.
pub(crate) fn for_store_bench(shop: &mut Workshop) -> Result<()> {
    postgres::ensure(shop)
}

/// Whether this process may install packages and mount folders.
pub(crate) fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

pub(crate) use apt::install as install_packages;
