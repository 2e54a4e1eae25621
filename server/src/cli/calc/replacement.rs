//! A file that is written aside and put in its place when it is complete.

use super::Failure;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// A new file beside the place it is meant for; removed if it never gets there.
#[derive(Debug)]
pub(super) struct Replacement {
    file: File,
    aside: PathBuf,
    path: PathBuf,
}

impl Replacement {
    /// Makes the new file, so that a folder that takes none is found before any work. What is at the place stays.
    pub(super) fn of(path: &Path) -> Result<Self, Failure> {
        // What a link points to is replaced, not the link.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if path.exists() && !path.is_file() {
            return Err(format!("{} cannot be written: it is no file", path.display()).into());
        }
        let aside = aside(&path)?;
        let file = File::options()
            .write(true)
            .create_new(true)
            .open(&aside)
            .map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
        Ok(Self { file, aside, path })
    }

    /// Where to write.
    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// Puts the file in its place once it is on the disk, with the permissions of the one it replaces.
    pub(super) fn put(&self) -> Result<(), Failure> {
        let put = || {
            if let Ok(old) = self.path.metadata() {
                self.file.set_permissions(old.permissions())?;
            }
            self.file.sync_all()?;
            fs::rename(&self.aside, &self.path)
        };
        put().map_err(|error| format!("{} cannot be written: {error}", self.path.display()).into())
    }
}

impl Drop for Replacement {
    fn drop(&mut self) {
        // After `put` it is gone already.
        drop(fs::remove_file(&self.aside));
    }
}

fn aside(path: &Path) -> Result<PathBuf, Failure> {
    let name = path.file_name().ok_or_else(|| format!("{} cannot be written: it is no file", path.display()))?;
    let mut aside = OsString::from(".");
    aside.push(name);
    aside.push(format!(".{}.new", std::process::id()));
    Ok(path.with_file_name(aside))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    #[test]
    fn the_old_file_stays_until_the_new_one_is_whole() {
        let folder = std::env::temp_dir().join(format!("zusage-place-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("made");
        let path = folder.join("out.jsonl");
        fs::write(&path, "old").expect("written");
        let given_up = Replacement::of(&path).expect("made");
        given_up.file().write_all(b"half").expect("written");
        drop(given_up);
        assert_eq!(fs::read_to_string(&path).expect("there"), "old");
        let new = Replacement::of(&path).expect("made");
        new.file().write_all(b"new").expect("written");
        assert_eq!(fs::read_to_string(&path).expect("there"), "old");
        new.put().expect("put");
        drop(new);
        assert_eq!(fs::read_to_string(&path).expect("there"), "new");
        assert_eq!(fs::read_dir(&folder).expect("listed").count(), 1, "nothing is left beside it");
        fs::remove_dir_all(&folder).expect("removed");
    }
}
