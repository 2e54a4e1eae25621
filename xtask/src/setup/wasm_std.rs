//! The standard library for the browser, as a toolchain holds it.

use std::{fs, path::Path};

/// The target of the browser.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Whether a toolchain has the standard library for the browser.
pub(crate) fn has_wasm_std(sysroot: &Path) -> bool {
    let libraries = sysroot.join("lib/rustlib").join(WASM).join("lib");
    fs::read_dir(libraries).is_ok_and(|entries| {
        entries.filter_map(Result::ok).any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;
    use std::env;

    #[test]
    fn a_sysroot_without_the_library_does_not_count() {
        let sysroot = env::temp_dir().join(format!("xtask-sysroot-{}", std::process::id()));
        let libraries = sysroot.join("lib/rustlib").join(WASM).join("lib");
        files::write(&libraries.join("libcore-1.rlib"), "").expect("writable");
        assert!(!has_wasm_std(&sysroot));
        files::write(&libraries.join("libstd-1.rlib"), "").expect("writable");
        assert!(has_wasm_std(&sysroot));
        files::remove(&sysroot).expect("removed");
    }
}
