//! The languages in which there are texts.

use serde::Serialize;

/// A language of the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// German, the leading language.
    #[default]
    De,
    /// English.
    En,
    /// Dutch.
    Nl,
    /// Danish.
    Da,
}

impl Language {
    /// All languages.
    pub const ALL: [Self; 4] = [Self::De, Self::En, Self::Nl, Self::Da];

    /// The tag (BCP 47) that also names the file of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
            Self::Nl => "nl",
            Self::Da => "da",
        }
    }
}
