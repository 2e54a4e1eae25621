//! The four languages of mails.

/// A language in which every template exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// German.
    De,
    /// English.
    En,
    /// Dutch.
    Nl,
    /// Danish.
    Da,
}

impl Language {
    /// All, in the order in which tables hold them.
    pub const ALL: [Self; 4] = [Self::De, Self::En, Self::Nl, Self::Da];

    /// The language's tag (BCP 47), as it stands in addresses and headers.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
            Self::Nl => "nl",
            Self::Da => "da",
        }
    }

    /// The language of a tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The one of four that is in this language.
    pub(super) fn of<T: Copy>([de, en, nl, da]: [T; 4], language: Self) -> T {
        match language {
            Self::De => de,
            Self::En => en,
            Self::Nl => nl,
            Self::Da => da,
        }
    }
}
