//! How child processes see the world: one toolchain, one target folder, the same variables for each.
//!
//! A difference in any of them makes cargo build everything again without saying why. What the outer cargo laid
//! into our own environment is taken out for the same reason: it describes this program, not the child.

use std::{
    env,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
    process::Command,
};

/// Set by cargo or rustup for this program only; a child must not see them.
const LEFTOVERS: [&str; 9] = [
    "CARGO",
    "CARGO_MANIFEST_DIR",
    "CARGO_MANIFEST_LINKS",
    "CARGO_MANIFEST_PATH",
    "CARGO_PRIMARY_PACKAGE",
    "OUT_DIR",
    "RUSTC",
    "RUSTDOC",
    "RUST_RECURSION_COUNT",
];

/// What `.cargo/config.toml` sets for every compiler call.
const FLAG: [&str; 2] = ["--cfg", "erase_components"];
/// Cargo takes the flags in these variables instead of those in its settings; and what stands between two flags.
const FLAG_VARIABLES: [(&str, &str); 2] = [("RUSTFLAGS", " "), ("CARGO_ENCODED_RUSTFLAGS", "\x1f")];

/// The environment of every child process.
#[derive(Debug, Clone)]
pub(crate) struct Children {
    removed: Vec<OsString>,
    set: Vec<(String, String)>,
    path: Vec<PathBuf>,
    libraries: Option<OsString>,
    flags: Vec<(&'static str, String)>,
}

impl Children {
    /// The environment of this process without what the outer cargo added.
    pub(crate) fn of_this_process() -> Self {
        let mut removed: Vec<OsString> = LEFTOVERS.iter().map(OsString::from).collect();
        removed.extend(env::vars_os().map(|(name, _)| name).filter(|name| {
            let name = name.to_string_lossy();
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_BIN_")
        }));
        let mut children = Self {
            removed,
            set: Vec::new(),
            path: env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default(),
            libraries: env::var_os("LD_LIBRARY_PATH").and_then(|path| own_libraries(&path)),
            flags: flags(|name| env::var(name).ok()),
        };
        // Without a name at compile time Leptos asks for `…_bg.wasm`; the real names come from the manifest.
        children.set("LEPTOS_OUTPUT_NAME", "zusage");
        children
    }

    /// Sets a variable for every child from now on.
    pub(crate) fn set(&mut self, name: &str, value: impl AsRef<str>) {
        self.set.retain(|(known, _)| known != name);
        self.set.push((name.to_owned(), value.as_ref().to_owned()));
    }

    /// What was set for every child under a name.
    pub(crate) fn value(&self, name: &str) -> Option<String> {
        self.set.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    /// Puts a folder first on the children's search path.
    pub(crate) fn prefer(&mut self, folder: impl Into<PathBuf>) {
        let folder = folder.into();
        self.path.retain(|known| *known != folder);
        self.path.insert(0, folder);
    }

    /// The file that a child would start for this name.
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        self.path.iter().map(|folder| folder.join(program)).find(|file| is_executable(file))
    }

    /// A command with the children's environment.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        for name in &self.removed {
            command.env_remove(name);
        }
        match &self.libraries {
            Some(libraries) => command.env("LD_LIBRARY_PATH", libraries),
            None => command.env_remove("LD_LIBRARY_PATH"),
        };
        if let Ok(path) = env::join_paths(&self.path) {
            command.env("PATH", path);
        }
        command.envs(self.set.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Cargo, in the repository, with the one toolchain; flags of the user's own do not replace the repository's.
    pub(crate) fn cargo(&self, root: &Path, arguments: &[&str]) -> Command {
        let mut command = self.command("cargo");
        command.current_dir(root).args(arguments);
        command.envs(self.flags.iter().map(|(name, flags)| (name, flags)));
        command
    }
}

/// The variables with compiler flags that are set, each completed by the repository's flag.
fn flags(value: impl Fn(&str) -> Option<String>) -> Vec<(&'static str, String)> {
    let set = FLAG_VARIABLES.iter().filter_map(|(name, separator)| Some((*name, value(name)?, *separator)));
    set.map(|(name, flags, separator)| (name, with_flag(&flags, separator))).collect()
}

/// Set but empty counts as set: cargo does not look into its settings then either.
fn with_flag(flags: &str, separator: &str) -> String {
    let known: Vec<&str> = flags.split(separator).filter(|flag| !flag.is_empty()).collect();
    if known.windows(2).any(|pair| pair == FLAG) || known.contains(&FLAG.join("=").as_str()) {
        return flags.to_owned();
    }
    let flag = FLAG.join(separator);
    if flags.is_empty() { flag } else { format!("{flags}{separator}{flag}") }
}

/// The library path without the folders that cargo and rustup put in front of it.
fn own_libraries(path: &OsStr) -> Option<OsString> {
    let own: Vec<PathBuf> = env::split_paths(path)
        .filter(|folder| {
            let text = folder.to_string_lossy();
            !text.contains("/toolchains/") && !text.ends_with("/deps") && !text.contains("/debug")
        })
        .collect();
    if own.is_empty() { None } else { env::join_paths(own).ok() }
}

fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_users_own_library_folders_remain() {
        let path = "/w/target/debug/deps:/w/target/debug:/h/.rustup/toolchains/stable/lib:/opt/lib";
        assert_eq!(own_libraries(OsStr::new(path)), Some("/opt/lib".into()));
        assert_eq!(own_libraries(OsStr::new("/h/.rustup/toolchains/stable/lib")), None);
    }

    #[test]
    fn own_flags_get_the_repositorys_flag_once() {
        assert_eq!(with_flag("-C target-cpu=native", " "), "-C target-cpu=native --cfg erase_components");
        assert_eq!(with_flag("-C\x1fdebuginfo=0", "\x1f"), "-C\x1fdebuginfo=0\x1f--cfg\x1ferase_components");
        assert_eq!(with_flag("", "\x1f"), "--cfg\x1ferase_components");
        for known in ["--cfg erase_components", "-O --cfg=erase_components", " -g  --cfg  erase_components "] {
            assert_eq!(with_flag(known, " "), known);
        }
        assert!(with_flag("--cfg erase_components_not", " ").ends_with(" --cfg erase_components"));
    }

    #[test]
    fn only_flags_that_are_set_are_completed_and_only_for_cargo() {
        assert!(flags(|_| None).is_empty());
        let flags = flags(|name| (name == "RUSTFLAGS").then(|| "-g".to_owned()));
        let children = Children { flags, ..Children::of_this_process() };
        let value = |command: &Command| {
            command.get_envs().find(|(name, _)| *name == "RUSTFLAGS").and_then(|(_, value)| Some(value?.to_owned()))
        };
        assert_eq!(value(&children.cargo(Path::new("/"), &["build"])), Some("-g --cfg erase_components".into()));
        assert_eq!(value(&children.command("true")), None);
        // As the build of Debian's standard library does it.
        let mut own = children.cargo(Path::new("/"), &["build"]);
        assert_eq!(value(own.env("RUSTFLAGS", "-C embed-bitcode=yes")), Some("-C embed-bitcode=yes".into()));
    }

    #[test]
    fn a_child_does_not_see_the_outer_cargo() {
        let mut children = Children::of_this_process();
        children.set("ONE", "1");
        children.set("ONE", "2");
        children.prefer("/first");
        let command = children.command("true");
        let value = |name: &str| command.get_envs().find(|(known, _)| *known == name).map(|(_, value)| value);
        assert_eq!(value("CARGO_MANIFEST_DIR"), Some(None));
        assert_eq!(value("CARGO_PKG_NAME"), Some(None));
        assert_eq!(value("ONE"), Some(Some(OsStr::new("2"))));
        let path = value("PATH").flatten().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
        assert!(path.starts_with("/first:"), "{path}");
    }
}
