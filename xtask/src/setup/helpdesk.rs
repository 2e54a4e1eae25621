//! A service desk to compare with: the Python package `django-helpdesk` behind gunicorn, in an environment of its own below the target folder.

use super::lohnsteuer::environment;
use crate::{files, process, workshop::Workshop};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// What is compared with, and all that it needs.
const PACKAGES: &str = "\
asgiref==3.13.0
beautifulsoup4==4.15.0
certifi==2026.10.18
charset-normalizer==3.5.2
Django==5.2.19
django-cleanup==9.0.0
django-helpdesk==2.6.1
django-model-utils==5.0.0
djangorestframework==3.18.3
email-reply-parser==0.5.12
gunicorn==27.0.1
idna==3.20
Markdown==3.11.3
nh3==0.3.8
oauthlib==4.0.1
requests==2.34.2
requests-oauthlib==2.0.0
soupsieve==4.1.2
sqlparse==0.6.1
typing_extensions==4.16.0
urllib3==2.8.0
";

/// The environment's Python, which has the packages.
pub(crate) fn ensure(shop: &Workshop) -> Result<PathBuf> {
    let folder = shop.tools().join("django-helpdesk");
    let (python, stamp) = (folder.join("bin/python"), folder.join("complete"));
    // Written when all is there: an interrupted installation, or one of other versions, is done again.
    if files::text(&stamp).ok().as_deref() != Some(PACKAGES) {
        shop.steps.quiet("django-helpdesk", || install(shop, &folder, &python))?;
        files::write(&stamp, PACKAGES)?;
    }
    Ok(python)
}

fn install(shop: &Workshop, folder: &Path, python: &Path) -> Result<()> {
    environment(shop, folder)?;
    let wanted = folder.join("requirements.txt");
    files::write(&wanted, PACKAGES)?;
    let mut pip = shop.children.command(python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"]);
    pip.arg("--requirement").arg(&wanted);
    process::silent(&mut pip, "Is the package index reachable?").map(drop)
}
