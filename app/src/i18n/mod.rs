//! Texts in four languages. Code holds key indices only; the words come from `i18n/<language>/*.txt`.
//!
//! On the server all texts are compiled in. In the browser the page's one catalogue file is loaded before the app
//! starts ([`install`]); switching the language reloads the page, so a text never changes under a running view.

#[cfg(feature = "ssr")]
mod dates;
mod lang;
#[cfg(not(feature = "ssr"))]
mod loaded;
#[cfg(feature = "ssr")]
mod tables;

#[cfg(feature = "ssr")]
pub use dates::{date, moment};
pub use lang::Lang;
#[cfg(not(feature = "ssr"))]
pub use loaded::install;

use leptos::prelude::use_context;
use serde::{Deserialize, Serialize};

/// Whose texts a page loads, in the order of the catalogues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bundle {
    /// The employee app.
    Employee,
    /// The workplace.
    Workplace,
    /// The component kit.
    Gallery,
}

/// The index of a text; the constants are in [`k`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key(u16);

#[cfg(all(test, feature = "ssr"))]
impl Key {
    /// The key as written in the catalogues: `nav.home`.
    pub(crate) fn name(self) -> &'static str {
        tables::name(self)
    }
}

/// One constant per text, made from the German catalogue: `nav.home` is [`k::NAV_HOME`].
#[expect(clippy::doc_markdown, reason = "the texts are no markdown")]
pub mod k {
    use super::Key;
    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

/// The texts of the current page's language.
#[derive(Debug, Clone, Copy)]
pub struct Texts(Lang);

impl Texts {
    /// The texts of a language, where no page is being rendered (server side error pages, mails, documents).
    pub const fn of(lang: Lang) -> Self {
        Self(lang)
    }

    /// The text of a key.
    pub fn get(self, key: Key) -> &'static str {
        #[cfg(feature = "ssr")]
        return tables::text(self.0, key);
        #[cfg(not(feature = "ssr"))]
        return loaded::text(key);
    }

    /// The text of a key with its `{placeholders}` filled.
    pub fn fill(self, key: Key, values: &[(&str, &str)]) -> String {
        let mut text = self.get(key).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// The language of these texts.
    pub const fn lang(self) -> Lang {
        self.0
    }
}

/// The texts of the page that is being rendered.
pub fn use_texts() -> Texts {
    // `settings::provide` gave it; German where the server only lists its routes.
    Texts(use_context::<Lang>().unwrap_or_default())
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_its_text_in_each_language() {
        let texts = Lang::ALL.map(|lang| Texts::of(lang).get(k::NAV_HOME));
        assert_eq!(texts, ["Übersicht", "Overview", "Overzicht", "Overblik"]);
    }

    #[test]
    fn placeholders_are_filled() {
        let text = Texts::of(Lang::De).fill(k::ERROR_REQUEST, &[("id", "0192")]);
        assert!(text.contains("0192"), "{text}");
        assert!(!text.contains('{'), "{text}");
    }
}
