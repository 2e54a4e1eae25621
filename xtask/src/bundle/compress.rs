//! The `.br` beside every file that compresses; the server only chooses, it never compresses these itself.

use super::cache::Cache;
use crate::files;
use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use std::path::Path;

const EXTENSIONS: [&str; 7] = ["js", "wasm", "css", "txt", "svg", "json", "html"];
const QUALITY: i32 = 11;
const WINDOW: i32 = 22;

/// Compresses a folder's files; returns how many.
pub(crate) fn folder(folder: &Path, cache: &Cache) -> Result<usize> {
    let mut count = 0;
    for file in files::walk(folder)?.into_iter().filter(|file| compresses(file)) {
        let small = brotli(&files::read(&file)?, cache)?;
        let mut name = file.into_os_string();
        name.push(".br");
        files::write(Path::new(&name), small)?;
        count += 1;
    }
    Ok(count)
}

fn compresses(file: &Path) -> bool {
    file.extension().and_then(|extension| extension.to_str()).is_some_and(|extension| EXTENSIONS.contains(&extension))
}

/// As it is served.
pub(super) fn brotli(bytes: &[u8], cache: &Cache) -> Result<Vec<u8>> {
    cache.get(&format!("brotli {QUALITY} {WINDOW}"), bytes, || {
        let parameters = BrotliEncoderParams { quality: QUALITY, lgwin: WINDOW, ..Default::default() };
        let mut small = Vec::new();
        brotli::BrotliCompress(&mut &bytes[..], &mut small, &parameters).context("brotli failed")?;
        Ok(small)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_gets_a_copy_that_unpacks_to_the_same_bytes() {
        let base = std::env::temp_dir().join(format!("xtask-br-{}", std::process::id()));
        let text = "Zusage ".repeat(500);
        files::write(&base.join("site/app.js"), &text).expect("writable");
        files::write(&base.join("site/icon.png"), "png").expect("writable");
        let cache = Cache::open(&base.join("cache")).expect("opened");
        assert_eq!(folder(&base.join("site"), &cache).expect("compressed"), 1);
        let small = files::read(&base.join("site/app.js.br")).expect("there");
        assert!(small.len() < 60, "{}", small.len());
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &small[..], &mut unpacked).expect("unpacks");
        assert_eq!(unpacked, text.as_bytes());
        assert!(!base.join("site/icon.png.br").exists());
        files::remove(&base).expect("removed");
    }
}
