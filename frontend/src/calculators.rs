//! The calculators for their pages: a form's pairs in, the answer as HTML out. No framework and no page: `calculate.js` puts it in its place.

use ::calculators::{Calculator, Texts, Typed, answer, pairs};
use domain::Language;
use domain::typed::parse_date;
use jiff::civil::date;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static TEXTS: RefCell<Option<Texts>> = const { RefCell::new(None) };
}

/// Takes the words: the page's language and the text of its catalogue file. Of an unknown language, nothing is taken.
#[wasm_bindgen]
pub fn start(lang: &str, catalogue: &str) {
    TEXTS.set(Language::from_code(lang).map(|language| Texts::loaded(language, catalogue)));
}

/// The answer to a form's pairs as JSON, see [`answer`]. `language` is the one whose numbers were typed, `today` a day as `2026-11-21`.
/// Empty before `start`, and for an unknown calculator, language or day.
#[wasm_bindgen]
pub fn figure(slug: &str, language: &str, today: &str, form: &str, whys: bool) -> String {
    let typed = || {
        let (calculator, language) = (Calculator::from_slug(slug)?, Language::from_code(language)?);
        // Not jiff's own reader: it brings 50 kB of time zones and messages.
        let today = parse_date(today, language, date(2000, 1, 1)).ok()?;
        let held: Vec<(String, String)> = pairs(form).collect();
        let held = held.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        Some(Typed::from_pairs(calculator, language, today, held))
    };
    TEXTS.with_borrow(|texts| Some(answer(&typed()?, texts.as_ref()?, whys))).unwrap_or_default()
}
