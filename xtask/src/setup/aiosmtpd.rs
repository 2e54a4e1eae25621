//! A mail server of the tests' own: `aiosmtpd`, which any user may run on any port. Debian's mail servers want to be root.
//!
//! It is written in Python alone, so its wheels are unpacked side by side and need no `pip`.

use super::apt;
use super::pypi::{self, Wheel};
use crate::{files, process, workshop::Workshop};
use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
};

const VARIABLE: &str = "E2E_AIOSMTPD";
const VERSION: &str = "1.4.6";
/// The server and what it needs.
const WHEELS: [Wheel; 3] = [
    Wheel {
        package: "aiosmtpd",
        file: "aiosmtpd-1.4.6-py3-none-any.whl",
        sha256: "72c99179ba5aa9ae0abbda6994668239b64a5ce054471955fe75f581d2592475",
    },
    Wheel {
        package: "atpublic",
        file: "atpublic-5.1-py3-none-any.whl",
        sha256: "135783dbd887fbddb6ef032d104da70c124f2b44b9e2d79df07b9da5334825e3",
    },
    Wheel {
        package: "attrs",
        file: "attrs-25.3.0-py3-none-any.whl",
        sha256: "427318ce031701fea540783410126f03899a97ffc6f61596ad581ac2e40e3bc3",
    },
];

/// Makes sure that Python and the packages are there and tells every child where these are, in `E2E_AIOSMTPD`.
pub(crate) fn ensure(shop: &mut Workshop) -> Result<()> {
    if shop.children.find("python3").is_none() {
        apt::install(shop, &["python3"], "Python, in which the tests' mail server is written,")?;
    }
    let folder = shop.tools().join(format!("aiosmtpd-{VERSION}"));
    if !folder.join("aiosmtpd").is_dir() {
        pypi::ensure(shop, "the tests' mail server")?;
        shop.steps.quiet(&format!("aiosmtpd {VERSION}"), || install(shop, &folder))?;
    }
    shop.children.set(VARIABLE, folder.to_string_lossy());
    Ok(())
}

fn install(shop: &Workshop, folder: &Path) -> Result<()> {
    let fresh = shop.tools().join("aiosmtpd.new");
    files::remove(&fresh)?;
    for wheel in &WHEELS {
        let file: PathBuf = pypi::wheel(shop, wheel, "Is the package index reachable?")?;
        let mut unzip = shop.children.command("unzip");
        unzip.arg("-q").arg(&file).arg("-d").arg(&fresh);
        process::silent(&mut unzip, "Is there enough space?")?;
        fs::remove_file(&file).with_context(|| format!("{} cannot be removed", file.display()))?;
    }
    files::swap(&fresh, folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wheel_is_pinned_and_runs_everywhere() {
        for wheel in WHEELS {
            assert!(wheel.file.starts_with(&format!("{}-", wheel.package)) && wheel.file.ends_with("-none-any.whl"));
            assert_eq!(wheel.sha256.len(), 64);
        }
        assert!(WHEELS[0].file.contains(VERSION));
    }
}
