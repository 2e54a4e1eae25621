//! Why a form was not carried out.

use crate::i18n::{Key, Texts};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What happened and what to do, and the field that it is about. Both sides render it, so it travels with the page; the words do not,
/// so that it follows a change of the language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    text: Key,
    then: Option<Key>,
    values: Vec<(String, String)>,
    field: Cow<'static, str>,
}

impl Problem {
    /// About the form as a whole.
    pub const fn new(text: Key) -> Self {
        Self::at("", text)
    }

    /// About a field.
    pub const fn at(field: &'static str, text: Key) -> Self {
        Self { text, then: None, values: Vec::new(), field: Cow::Borrowed(field) }
    }

    /// The same about a field.
    #[must_use]
    pub fn on(mut self, field: &'static str) -> Self {
        self.field = Cow::Borrowed(field);
        self
    }

    /// With a second sentence: why it is so, or what happens else.
    #[must_use]
    pub fn because(mut self, then: Option<Key>) -> Self {
        self.then = then;
        self
    }

    /// Fills a placeholder of the text.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.push((name.to_owned(), value.into()));
        self
    }

    /// Which text it is.
    pub const fn key(&self) -> Key {
        self.text
    }

    /// What happened and what to do, in words.
    pub fn text(&self, t: Texts) -> String {
        let values: Vec<(&str, &str)> =
            self.values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let text = t.fill(self.text, &values);
        match self.then {
            Some(then) => format!("{text} {}", t.get(then)),
            None => text,
        }
    }

    /// The field that it is about; none for the form as a whole.
    pub fn field(&self) -> Option<&str> {
        Some(self.field.as_ref()).filter(|field| !field.is_empty())
    }
}
