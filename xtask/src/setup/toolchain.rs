//! Rust that can compile for the browser, by the shortest way this machine offers.
//!
//! First choice: the active toolchain has the wasm target. Second: rustup adds it. Third: Debian's own Rust is
//! made complete, for machines that reach Debian's packages and not rustup's server. In each case server and wasm
//! come from the same compiler: two would compile every dependency twice, and ids made by hashing could differ.

use super::{
    debian_rust,
    wasm_std::{WASM, has_wasm_std},
};
use crate::{process, steps::say_once, workshop::Workshop};
use anyhow::{Result, bail};
use std::{
    env,
    net::{TcpStream, ToSocketAddrs as _},
    path::Path,
    sync::mpsc,
    thread,
    time::Duration,
};

const RUSTUP_SERVER: (&str, u16) = ("static.rust-lang.org", 443);

/// Makes sure that every child cargo has one toolchain with the wasm target.
pub(crate) fn ensure(shop: &mut Workshop) -> Result<()> {
    if env::var("XTASK_TOOLCHAIN").is_ok_and(|wish| wish == "debian") {
        say_once("Rust: Debian's own, because XTASK_TOOLCHAIN=debian is set");
        return debian_rust::ensure(shop);
    }
    let sysroot = active_sysroot(shop);
    let is_debians = sysroot.as_deref() == Some("/usr");
    if !is_debians && sysroot.is_some_and(|sysroot| has_wasm_std(Path::new(&sysroot))) {
        return Ok(());
    }
    if !is_debians && shop.children.find("rustup").is_some() {
        let added = shop.steps.loud(&format!("rustup target add {WASM}"), || Ok(add_target(shop)))?;
        if added && active_sysroot(shop).is_some_and(|sysroot| has_wasm_std(Path::new(&sysroot))) {
            return Ok(());
        }
    }
    if shop.children.find("apt-get").is_none() {
        bail!(
            "The Rust target {WASM} is missing, and rustup could not add it. Install it by hand, for example \
             with `rustup target add {WASM}` on another connection, then start this command again."
        );
    }
    say_once("Rust: the wasm target cannot be had from rustup, so Debian's own Rust is set up");
    debian_rust::ensure(shop)
}

/// Where the compiler that is active in the repository lies.
fn active_sysroot(shop: &Workshop) -> Option<String> {
    process::answer(shop.children.command("rustc").current_dir(&shop.root).args(["--print", "sysroot"]))
}

fn add_target(shop: &Workshop) -> bool {
    let elsewhere = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "RUSTUP_DIST_SERVER"];
    if !elsewhere.iter().any(|name| env::var_os(name).is_some()) && !can_connect(Duration::from_secs(5)) {
        println!("     {} does not answer within 5 s", RUSTUP_SERVER.0);
        return false;
    }
    let mut rustup = shop.children.command("rustup");
    // In the repository, so that rustup means the toolchain that is active there.
    rustup.current_dir(&shop.root).args(["target", "add", WASM]);
    process::run_at_most(&mut rustup, Duration::from_mins(2))
}

/// Asks in a thread, because looking up a name can hang for longer than anyone waits.
fn can_connect(limit: Duration) -> bool {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut addresses = RUSTUP_SERVER.to_socket_addrs().into_iter().flatten();
        let _ = sender.send(addresses.any(|address| TcpStream::connect_timeout(&address, limit).is_ok()));
    });
    receiver.recv_timeout(limit).unwrap_or(false)
}
