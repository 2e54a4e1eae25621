//! A judge of our seals who is not us: the Python package `pyHanko`, in an environment of its own below the target folder.

use super::lohnsteuer::environment;
use crate::{files, process, workshop::Workshop};
use anyhow::Result;
use std::path::{Path, PathBuf};

const VARIABLE: &str = "E2E_PYHANKO";

/// The judge, and all that it needs.
const PACKAGES: &str = "\
aiohappyeyeballs==2.7.1
aiohttp==3.14.5
aiosignal==1.4.0
asn1crypto==1.5.1
attrs==26.1.0
certifi==2026.10.18
cffi==2.1.1
click==8.5.1
cryptography==50.0.2
frozenlist==1.8.0
idna==3.20
lxml==6.1.3
multidict==7.2.1
oscrypto==1.3.0
platformdirs==4.14.7
propcache==0.5.4
pycparser==3.12
pyHanko==0.38.0
pyhanko-certvalidator==0.33.0
pyhanko-cli==0.6.0
PyYAML==6.0.3
typing_extensions==4.16.0
tzlocal==5.4.5
uritools==6.1.5
yarl==1.25.1
";

/// Makes sure that the program is there and tells every child where, in `E2E_PYHANKO`.
pub(crate) fn ensure(shop: &mut Workshop) -> Result<()> {
    let folder = shop.tools().join("pyhanko");
    let (program, stamp) = (folder.join("bin/pyhanko"), folder.join("complete"));
    // Written when all is there: an interrupted installation, or one of other versions, is done again.
    if files::text(&stamp).ok().as_deref() != Some(PACKAGES) {
        shop.steps.quiet("pyHanko", || install(shop, &folder))?;
        files::write(&stamp, PACKAGES)?;
    }
    shop.children.set(VARIABLE, program.to_string_lossy());
    Ok(())
}

fn install(shop: &Workshop, folder: &Path) -> Result<()> {
    environment(shop, folder)?;
    let wanted: PathBuf = folder.join("requirements.txt");
    files::write(&wanted, PACKAGES)?;
    let mut pip = shop.children.command(folder.join("bin/python"));
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"]);
    pip.arg("--requirement").arg(&wanted);
    process::silent(&mut pip, "Is the package index reachable?").map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_package_is_pinned() {
        assert!(PACKAGES.lines().all(|line| line.split("==").count() == 2));
        assert!(PACKAGES.contains("pyHanko==") && PACKAGES.contains("pyhanko-cli=="));
    }
}
