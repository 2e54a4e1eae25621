//! The machine: debootstrap's smallest Debian, rustup's toolchain without the wasm target, a clone of HEAD.

use super::mounts::Mounts;
use crate::{files, process, setup, workshop::Workshop};
use anyhow::{Context, Result, bail};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

const INCLUDED: &str = "--include=ca-certificates,curl,gcc,git,libc6-dev";
const SUITE: &str = "bookworm";
const MIRROR: &str = "http://deb.debian.org";
const CLONE: &str = "root/zusage";
const PATH: &str = "/root/.cargo/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// Settings of this machine's way to the network, which a newcomer behind the same network has too.
const NETWORK_FILES: [&str; 4] =
    ["/etc/resolv.conf", "/etc/ssl/certs/ca-certificates.crt", "/etc/npmrc", "/etc/pip.conf"];
const NETWORK_HOME_FILES: [&str; 3] = [".npmrc", ".config/pip/pip.conf", ".cargo/config.toml"];
const NETWORK_VARIABLES: [&str; 18] = [
    "ALL_PROXY",
    "HTTPS_PROXY",
    "HTTP_PROXY",
    "NO_PROXY",
    "all_proxy",
    "https_proxy",
    "http_proxy",
    "no_proxy",
    "CURL_CA_BUNDLE",
    "GIT_SSL_CAINFO",
    "NODE_EXTRA_CA_CERTS",
    "PIP_CERT",
    "REQUESTS_CA_BUNDLE",
    "SSL_CERT_DIR",
    "SSL_CERT_FILE",
    "npm_config_registry",
    "RUSTUP_AUTO_INSTALL",
    "RUSTUP_DIST_SERVER",
];

/// A folder that is a machine to whoever is inside.
#[derive(Debug)]
pub(crate) struct Machine {
    folder: PathBuf,
}

impl Machine {
    /// Makes the empty machine anew.
    pub(crate) fn make(shop: &Workshop, folder: &Path) -> Result<Self> {
        let machine = Self { folder: folder.to_path_buf() };
        machine.remove()?;
        if shop.children.find("debootstrap").is_none() {
            setup::install_packages(shop, &["debootstrap"], "debootstrap")?;
        }
        shop.steps.quiet("debootstrap", || {
            let mut debootstrap = shop.children.command("debootstrap");
            debootstrap.args(["--variant=minbase", INCLUDED, SUITE]).arg(folder).arg(format!("{MIRROR}/debian"));
            process::silent(&mut debootstrap, "Is a Debian mirror reachable?").map(drop)
        })?;
        Ok(machine)
    }

    /// Lays in what a newcomer has: the network's settings, rustup's toolchain, a clone. Needs the mounts.
    pub(crate) fn equip(&self, shop: &Workshop) -> Result<()> {
        shop.steps.quiet("settings, toolchain, clone", || {
            self.network()?;
            self.toolchain(shop)?;
            self.clone_of_head(shop)
        })
    }

    /// `cargo xtask …` as a newcomer types it, with nothing of this process's environment but the network's.
    pub(crate) fn xtask(&self, shop: &Workshop, debian: bool, arguments: &[&str]) -> Command {
        let mut command = self.inside(shop, "cargo");
        command.arg("xtask").args(arguments);
        if debian {
            command.env("XTASK_TOOLCHAIN", "debian");
        }
        command
    }

    /// Removes the folder, unless something is still mounted in it.
    pub(crate) fn remove(&self) -> Result<()> {
        Mounts::clear(&self.folder);
        if Mounts::any_below(&self.folder) {
            bail!("something is mounted below {}; unmount it first", self.folder.display());
        }
        files::remove(&self.folder)
    }

    fn inside(&self, shop: &Workshop, program: &str) -> Command {
        let mut command = shop.children.command("chroot");
        command.env_clear().env("HOME", "/root").env("PATH", PATH).env("LANG", "C.UTF-8");
        command.envs(NETWORK_VARIABLES.iter().filter_map(|name| Some((name, env::var_os(name)?))));
        // chroot starts in the root folder; `env` changes to the clone.
        command.arg(&self.folder).args(["env", "--chdir", &format!("/{CLONE}"), program]);
        command
    }

    fn network(&self) -> Result<()> {
        let home = PathBuf::from(env::var_os("HOME").context("HOME is not set")?);
        let home_files = NETWORK_HOME_FILES.iter().map(|name| (home.join(name), Path::new("root").join(name)));
        let system = NETWORK_FILES.iter().map(|name| (PathBuf::from(name), PathBuf::from(&name[1..])));
        for (from, to) in system.chain(home_files).filter(|(from, _)| from.exists()) {
            files::copy(&from, &self.folder.join(to))?;
        }
        // A machine that people use has the security updates; debootstrap knows only the release itself.
        let sources = format!(
            "deb {MIRROR}/debian {SUITE} main\ndeb {MIRROR}/debian {SUITE}-updates main\n\
             deb {MIRROR}/debian-security {SUITE}-security main\n"
        );
        files::write(&self.folder.join("etc/apt/sources.list"), sources)
    }

    fn toolchain(&self, shop: &Workshop) -> Result<()> {
        let mut rustc = shop.children.command("rustc");
        let sysroot = process::silent(rustc.args(["--print", "sysroot"]), "`fresh` needs rustup's toolchain.")?;
        let sysroot = Path::new(sysroot.trim());
        let name = sysroot.file_name().context("the toolchain has no name")?.to_string_lossy().into_owned();
        if !sysroot.to_string_lossy().contains("/toolchains/") {
            bail!("`fresh` copies rustup's toolchain, and the active one is {}", sysroot.display());
        }
        let rustup = shop.children.find("rustup").context("rustup is not on PATH")?;
        let proxies = rustup.parent().context("rustup lies in a folder")?;
        let toolchains = self.folder.join("root/.rustup/toolchains");
        let cargo = self.folder.join("root/.cargo");
        for folder in [&toolchains, &cargo] {
            fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        }
        for (from, to) in [(sysroot, toolchains.join(&name)), (proxies, cargo.join("bin"))] {
            let mut copy = shop.children.command("cp");
            process::silent(copy.arg("-a").arg(from).arg(to), "Is there enough space?")?;
        }
        for arguments in [["default", &name].as_slice(), &["target", "remove", "wasm32-unknown-unknown"]] {
            let mut command = shop.children.command("chroot");
            command.env_clear().env("HOME", "/root").env("PATH", PATH).arg(&self.folder).arg("rustup").args(arguments);
            process::silent(&mut command, "The copied toolchain does not work.")?;
        }
        Ok(())
    }

    fn clone_of_head(&self, shop: &Workshop) -> Result<()> {
        let mut git = shop.children.command("git");
        git.args(["clone", "--quiet", "--no-hardlinks"]).arg(&shop.root).arg(self.folder.join(CLONE));
        process::silent(&mut git, "Is everything committed that the clone needs?").map(drop)
    }
}
