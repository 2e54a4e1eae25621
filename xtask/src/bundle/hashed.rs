//! Names that change with the content, so that browsers may keep the files for ever.

use crate::files;
use anyhow::Result;
use std::path::{Path, PathBuf};

const DIGITS: usize = 10;

/// The folder `pkg/` of a site in the making.
#[derive(Debug)]
pub(crate) struct Package {
    folder: PathBuf,
}

impl Package {
    /// The package folder of a site.
    pub(crate) fn of(site: &Path) -> Self {
        Self { folder: site.join("pkg") }
    }

    /// Writes a file under its hashed name and returns that name.
    pub(crate) fn add(&self, name: &str, bytes: &[u8]) -> Result<String> {
        let hashed = hashed(name, bytes);
        files::write(&self.folder.join(&hashed), bytes)?;
        Ok(hashed)
    }

    /// Writes a file under its own name: for what already carries a hash in its path.
    pub(crate) fn add_as_is(&self, name: &str, bytes: &[u8]) -> Result<()> {
        files::write(&self.folder.join(name), bytes)
    }
}

/// `employee.js` with its bytes becomes `employee.3fa9c1….js`.
pub(crate) fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = &files::sha256(bytes)[..DIGITS];
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_stands_before_the_extension() {
        assert_eq!(hashed("employee-de.txt", b"abc"), "employee-de.ba7816bf8f.txt");
        assert_eq!(hashed("LICENSE", b"abc"), "LICENSE.ba7816bf8f");
        assert_ne!(hashed("a.js", b"one"), hashed("a.js", b"two"));
    }
}
