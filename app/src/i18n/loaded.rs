//! The browser's side of the texts: the one catalogue that the page loaded.

use super::{Bundle, Key};
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/lengths.rs"));

struct Catalogue {
    lines: Vec<&'static str>,
    /// Keys from here on are shifted, because the other bundle's texts are not in this file.
    own_from: u16,
    shift: u16,
}

static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();

/// Takes the text of the page's catalogue file: a line per key, shared keys first, then the bundle's own.
/// The text stays for as long as the page lives; a second call changes nothing.
pub fn install(text: String, bundle: Bundle) {
    let text: &'static str = Box::leak(text.into_boxed_str());
    let shift = OWN_START[bundle as usize] - SHARED_LEN;
    // A second catalogue cannot come: the language changes by a reload.
    drop(CATALOGUE.set(Catalogue { lines: text.split('\n').collect(), own_from: SHARED_LEN, shift }));
}

/// The text of `key`; empty if the page has no catalogue (the build makes both from the same keys).
pub(super) fn text(key: Key) -> &'static str {
    let Some(catalogue) = CATALOGUE.get() else { return "" };
    let index = if key.0 < catalogue.own_from { key.0 } else { key.0 - catalogue.shift };
    catalogue.lines.get(usize::from(index)).copied().unwrap_or_default()
}
