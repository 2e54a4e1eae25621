//! Programs that judge sealed files: poppler-utils, qpdf and pyHanko, which `cargo xtask test` installs.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicUsize, Ordering},
};

static NEXT: AtomicUsize = AtomicUsize::new(0);

/// A folder that goes with its owner.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("seal-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).expect("writable");
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, bytes).expect("writable");
        path
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).expect("readable")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Whether a program was content, and what it said.
pub(crate) fn ask(program: impl AsRef<OsStr>, arguments: &[&str], folder: &Folder) -> (bool, String) {
    let program = program.as_ref();
    let output = Command::new(program).args(arguments).current_dir(folder.path()).output();
    let output = output.unwrap_or_else(|error| panic!("{} cannot be started: {error}", program.display()));
    let said = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
    (output.status.success(), said)
}

/// What a program says that has to be content.
pub(crate) fn demand(program: impl AsRef<OsStr>, arguments: &[&str], folder: &Folder) -> String {
    let (content, said) = ask(&program, arguments, folder);
    assert!(content, "{} {arguments:?}:\n{said}", program.as_ref().display());
    said
}

/// pyHanko's program.
pub(crate) fn pyhanko() -> PathBuf {
    let Some(program) = std::env::var_os("E2E_PYHANKO") else {
        panic!("E2E_PYHANKO is not set: run the tests with `cargo xtask test`, which installs pyHanko");
    };
    program.into()
}
