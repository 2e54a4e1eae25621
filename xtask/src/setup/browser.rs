//! A Chromium of the system for the browser suite and for Lighthouse; none is downloaded from elsewhere.

use super::apt;
use crate::{steps::say_once, workshop::Workshop};
use anyhow::{Context, Result};
use std::{
    env,
    path::{Path, PathBuf},
};

const VARIABLE: &str = "E2E_CHROMIUM";
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Makes sure that there is a Chromium and tells every child where, in `E2E_CHROMIUM`.
pub(crate) fn ensure(shop: &mut Workshop) -> Result<()> {
    let named = env::var_os(VARIABLE).filter(|name| !name.is_empty()).map(PathBuf::from);
    let installed = find(shop, named.as_deref()).is_none();
    if installed {
        apt::install(shop, &["chromium", "fonts-liberation"], "Chromium")?;
    }
    let browser = find(shop, named.as_deref()).context("Chromium was installed, but none of its names is on PATH")?;
    if let Some(reason) = reason(&browser, named.as_deref(), installed) {
        say_once(&format!("Chromium: {}, {reason}", browser.display()));
    }
    shop.children.set(VARIABLE, browser.to_string_lossy());
    Ok(())
}

/// The browser to use: the one named in `E2E_CHROMIUM`, else the first on the path.
fn find(shop: &Workshop, named: Option<&Path>) -> Option<PathBuf> {
    let named = named.filter(|file| file.exists()).map(PathBuf::from);
    named.or_else(|| NAMES.iter().find_map(|name| shop.children.find(name)))
}

/// Why it is this one, unless it is simply the path's Chromium.
fn reason(browser: &Path, named: Option<&Path>, installed: bool) -> Option<String> {
    match named {
        Some(named) if named == browser => Some(format!("because {VARIABLE} names it")),
        Some(named) => Some(format!("because {VARIABLE} names {}, which is not there", named.display())),
        None if installed => Some("installed just now".to_owned()),
        None if browser.ends_with(NAMES[0]) => None,
        None => Some(format!("because PATH has no {}", NAMES[0])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_plain_chromium_goes_without_a_word() {
        let plain = Path::new("/usr/bin/chromium");
        assert_eq!(reason(plain, None, false), None);
        assert_eq!(reason(plain, None, true).as_deref(), Some("installed just now"));
        assert_eq!(reason(plain, Some(plain), false).as_deref(), Some("because E2E_CHROMIUM names it"));
        assert!(reason(plain, Some(Path::new("/gone")), true).is_some_and(|reason| reason.contains("/gone")));
        assert!(reason(Path::new("/usr/bin/google-chrome"), None, false).is_some());
    }
}
