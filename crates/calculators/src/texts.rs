//! The calculators' words. Code holds indices only; the words come from `texts/<language>.txt`.

use domain::Language;

/// The index of a text; the constants are in [`k`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(u16);

/// One constant per text, made from the German catalogue.
pub mod k {
    use super::Key;
    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

#[cfg(feature = "texts")]
include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// The words of one language.
#[derive(Debug, Clone)]
pub struct Texts {
    language: Language,
    lines: Lines,
}

/// Where the words lie.
#[derive(Debug, Clone)]
enum Lines {
    #[cfg(feature = "texts")]
    Compiled(&'static [&'static str]),
    Loaded(Vec<String>),
}

impl Texts {
    /// The words of a language as they are compiled in.
    #[cfg(feature = "texts")]
    pub fn of(language: Language) -> Self {
        Self { language, lines: Lines::Compiled(TEXTS[language as usize]) }
    }

    /// The words of a catalogue file: a line per key.
    pub fn loaded(language: Language, file: &str) -> Self {
        Self { language, lines: Lines::Loaded(file.split('\n').map(str::to_owned).collect()) }
    }

    /// Whose words these are.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The text of a key; empty where the file has fewer lines than this program knows keys, which the build makes impossible.
    pub fn get(&self, key: Key) -> &str {
        match &self.lines {
            #[cfg(feature = "texts")]
            Lines::Compiled(lines) => lines.get(usize::from(key.0)).copied().unwrap_or_default(),
            Lines::Loaded(lines) => lines.get(usize::from(key.0)).map_or("", String::as_str),
        }
    }

    /// The text of a key with its `{placeholders}` filled.
    pub fn fill(&self, key: Key, values: &[(&str, &str)]) -> String {
        let mut text = self.get(key).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }
}

#[cfg(all(test, feature = "texts"))]
impl Key {
    /// The key as written in the catalogue.
    pub(crate) fn name(self) -> &'static str {
        NAMES[usize::from(self.0)]
    }
}
