//! Results of slow pure steps, kept under the hash of everything they depend on.

use crate::files;
use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

const KEPT: Duration = Duration::from_hours(14 * 24);

/// A folder of results.
#[derive(Debug)]
pub(crate) struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// Opens the folder and drops what is old, so that it does not grow for ever.
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        for file in files::walk(folder)? {
            let age = file.metadata().and_then(|meta| meta.modified()).ok().and_then(|time| time.elapsed().ok());
            if age.is_some_and(|age| age > KEPT) {
                let _ = fs::remove_file(file);
            }
        }
        Ok(Self { folder: folder.to_path_buf() })
    }

    /// The kept result for this input and this tool, or a new one.
    pub(crate) fn get(&self, tool: &str, input: &[u8], make: impl FnOnce() -> Result<Vec<u8>>) -> Result<Vec<u8>> {
        let key = files::sha256(format!("{tool}\n{}", files::sha256(input)).as_bytes());
        let place = self.folder.join(&key);
        if let Ok(kept) = fs::read(&place) {
            return Ok(kept);
        }
        let result = make()?;
        // Written aside and renamed: a build that is interrupted leaves no half result under a valid key.
        let aside = self.folder.join(format!("{key}.{}", std::process::id()));
        files::write(&aside, &result)?;
        fs::rename(&aside, &place).with_context(|| format!("{} cannot be moved into place", aside.display()))?;
        Ok(result)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_made_once_per_input_and_tool() {
        let folder = std::env::temp_dir().join(format!("xtask-cache-{}", std::process::id()));
        let cache = Cache::open(&folder).expect("opened");
        let made = |tool: &str, input: &[u8], result: &str| {
            cache.get(tool, input, || Ok(result.as_bytes().to_vec())).expect("made")
        };
        assert_eq!(made("opt 1", b"in", "first"), b"first");
        assert_eq!(made("opt 1", b"in", "second"), b"first");
        assert_eq!(made("opt 2", b"in", "third"), b"third");
        assert_eq!(made("opt 1", b"other", "fourth"), b"fourth");
        assert!(cache.get("opt 3", b"in", || anyhow::bail!("broken")).is_err());
        assert_eq!(made("opt 3", b"in", "fifth"), b"fifth");
        files::remove(&folder).expect("removed");
    }
}
