//! The server's side of the texts: all languages, compiled in.

use super::{Key, Lang};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// The text of `key` in `lang`; the build script made both, so the index is always there.
pub(super) fn text(lang: Lang, key: Key) -> &'static str {
    TEXTS[lang as usize].get(usize::from(key.0)).copied().unwrap_or_default()
}

/// The key as written in the catalogues.
#[cfg(test)]
pub(super) fn name(key: Key) -> &'static str {
    NAMES.get(usize::from(key.0)).copied().unwrap_or_default()
}
