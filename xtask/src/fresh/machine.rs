//! The machine: debootstrap's smallest Debian, rustup's toolchain without the wasm target, a clone of HEAD.

use super::folder::Folder;
use crate::{files, process, setup, workshop::Workshop};
use anyhow::{Context, Result, bail};
use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What README.md asks for, and the headers that apt lays beside gcc unless told otherwise.
const INCLUDED: &str = "--include=gcc,git,libc6-dev";
const SUITE: &str = "bookworm";
const MIRROR: &str = "http://deb.debian.org";
const CLONE: &str = "root/zusage";
const PATH: &str = "/root/.cargo/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// Settings of this machine's way to the network, which a newcomer behind the same network has too.
const NETWORK_FILES: [&str; 4] = ["/etc/resolv.conf", AUTHORITIES, "/etc/npmrc", "/etc/pip.conf"];
const NETWORK_HOME_FILES: [&str; 4] = [".npmrc", ".config/pip/pip.conf", ".pip/pip.conf", ".cargo/config.toml"];
const NETWORK_VARIABLES: [&str; 12] = [
    "ALL_PROXY",
    "HTTPS_PROXY",
    "HTTP_PROXY",
    "NO_PROXY",
    "PIP_INDEX_URL",
    "all_proxy",
    "https_proxy",
    "http_proxy",
    "no_proxy",
    "npm_config_registry",
    "RUSTUP_AUTO_INSTALL",
    "RUSTUP_DIST_SERVER",
];

/// The authorities that Debian's programs trust. Installing `ca-certificates` writes this file anew from its own and
/// from [`LOCAL_AUTHORITIES`].
const AUTHORITIES: &str = "/etc/ssl/certs/ca-certificates.crt";
/// Where an administrator lays a company's own authority.
const LOCAL_AUTHORITIES: &str = "/usr/local/share/ca-certificates";
/// All authorities that this machine trusts, where nothing overwrites them; programs are told by [`TRUST`].
const HOST_AUTHORITIES: &str = "/etc/ssl/host-ca.crt";
/// The names under which programs look for a file of authorities.
const TRUST: [&str; 5] =
    ["SSL_CERT_FILE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS", "CARGO_HTTP_CAINFO", "GIT_SSL_CAINFO"];

/// A folder that is a machine to whoever is inside.
#[derive(Debug)]
pub(crate) struct Machine {
    folder: Folder,
    /// Its root, as seen from outside.
    pub(crate) root: PathBuf,
}

impl Machine {
    /// Makes the empty machine anew.
    pub(crate) fn make(shop: &Workshop, folder: &Path) -> Result<Self> {
        let folder = Folder::make(folder)?;
        let machine = Self { root: folder.machine(), folder };
        if shop.children.find("debootstrap").is_none() {
            setup::install_packages(shop, &["debootstrap"], "debootstrap")?;
        }
        shop.steps.quiet("debootstrap", || {
            let mut debootstrap = shop.children.command("debootstrap");
            debootstrap.args(["--variant=minbase", INCLUDED, SUITE]).arg(&machine.root).arg(format!("{MIRROR}/debian"));
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

    /// Removes the machine, unless something is still mounted in it.
    pub(crate) fn remove(&self) -> Result<()> {
        self.folder.wipe()
    }

    fn inside(&self, shop: &Workshop, program: &str) -> Command {
        let mut command = shop.children.command("chroot");
        command.env_clear().env("HOME", "/root").env("PATH", PATH).env("LANG", "C.UTF-8");
        command.envs(NETWORK_VARIABLES.iter().filter_map(|name| Some((name, env::var_os(name)?))));
        if self.inner(HOST_AUTHORITIES).exists() {
            command.envs(TRUST.map(|name| (name, HOST_AUTHORITIES)));
        }
        // chroot starts in the root folder; `env` changes to the clone.
        command.arg(&self.root).args(["env", "--chdir", &format!("/{CLONE}"), program]);
        command
    }

    fn network(&self) -> Result<()> {
        let home = PathBuf::from(env::var_os("HOME").context("HOME is not set")?);
        let home_files = NETWORK_HOME_FILES.iter().map(|name| (home.join(name), self.root.join("root").join(name)));
        let system = NETWORK_FILES.iter().map(|name| (PathBuf::from(name), self.inner(name)));
        for (from, to) in system.chain(home_files).filter(|(from, _)| from.exists()) {
            files::copy(&from, &to)?;
        }
        self.trust()?;
        // A machine that people use has the security updates; debootstrap knows only the release itself.
        let sources = format!(
            "deb {MIRROR}/debian {SUITE} main\ndeb {MIRROR}/debian {SUITE}-updates main\n\
             deb {MIRROR}/debian-security {SUITE}-security main\n"
        );
        files::write(&self.inner("/etc/apt/sources.list"), sources)
    }

    /// Lays in what this machine trusts, so that installing Debian's list takes no company's own authority away.
    fn trust(&self) -> Result<()> {
        let local = Path::new(LOCAL_AUTHORITIES);
        if local.is_dir() {
            for file in files::walk(local)?.iter().filter(|file| file.exists()) {
                files::copy(file, &self.inner(LOCAL_AUTHORITIES).join(file.strip_prefix(local)?))?;
            }
        }
        let named = TRUST.iter().filter_map(|name| env::var_os(name).map(PathBuf::from));
        let bundle = joined(named.chain([PathBuf::from(AUTHORITIES)]))?;
        if bundle.is_empty() { Ok(()) } else { files::write(&self.inner(HOST_AUTHORITIES), bundle) }
    }

    /// Where a file of the machine lies as seen from outside.
    fn inner(&self, absolute: &str) -> PathBuf {
        self.root.join(absolute.trim_start_matches('/'))
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
        let toolchains = self.inner("/root/.rustup/toolchains");
        let cargo = self.inner("/root/.cargo");
        for folder in [&toolchains, &cargo] {
            fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        }
        for (from, to) in [(sysroot, toolchains.join(&name)), (proxies, cargo.join("bin"))] {
            let mut copy = shop.children.command("cp");
            process::silent(copy.arg("-a").arg(from).arg(to), "Is there enough space?")?;
        }
        for arguments in [["default", &name].as_slice(), &["target", "remove", "wasm32-unknown-unknown"]] {
            let mut command = shop.children.command("chroot");
            command.env_clear().env("HOME", "/root").env("PATH", PATH).arg(&self.root).arg("rustup").args(arguments);
            process::silent(&mut command, "The copied toolchain does not work.")?;
        }
        Ok(())
    }

    fn clone_of_head(&self, shop: &Workshop) -> Result<()> {
        let mut git = shop.children.command("git");
        git.args(["clone", "--quiet", "--no-hardlinks"]).arg(&shop.root).arg(self.root.join(CLONE));
        process::silent(&mut git, "Is everything committed that the clone needs?").map(drop)
    }
}

/// The contents of all files that are there, each file once.
fn joined(names: impl Iterator<Item = PathBuf>) -> Result<Vec<u8>> {
    let found: BTreeSet<PathBuf> =
        names.filter_map(|name| name.canonicalize().ok()).filter(|name| name.is_file()).collect();
    let mut bytes = Vec::new();
    for file in found {
        bytes.extend(files::read(&file)?);
        bytes.push(b'\n');
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authorities_are_collected_once_from_wherever_they_are_named() {
        let base = env::temp_dir().join(format!("xtask-trust-{}", std::process::id()));
        let (debian, company, gone) = (base.join("a.crt"), base.join("b.crt"), base.join("gone.crt"));
        files::write(&debian, "debian").expect("writable");
        files::write(&company, "company").expect("writable");
        let all = joined([debian.clone(), gone, company, debian].into_iter()).expect("read");
        assert_eq!(String::from_utf8(all).expect("text"), "debian\ncompany\n");
        assert!(joined(std::iter::empty()).expect("nothing").is_empty());
        files::remove(&base).expect("removed");
    }
}
