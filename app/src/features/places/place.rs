//! The five places as data: one list feeds the navigation.

use crate::i18n::{Key, k};
use crate::ui::icons::{self, Glyph};

/// A place of the employee app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// What do I have?
    Home,
    /// What does it cost me?
    Calculate,
    /// Contracts and statements.
    Documents,
    /// Messages.
    Messages,
    /// Sign-in, language, colours, data.
    Account,
}

impl Place {
    /// All places from left to right.
    pub const ALL: [Self; 5] = [Self::Home, Self::Calculate, Self::Documents, Self::Messages, Self::Account];

    /// The address.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Home => "/home",
            Self::Calculate => "/calculate",
            Self::Documents => "/documents",
            Self::Messages => "/messages",
            Self::Account => "/account",
        }
    }

    /// The name below the picture.
    pub const fn label(self) -> Key {
        match self {
            Self::Home => k::NAV_HOME,
            Self::Calculate => k::NAV_CALCULATE,
            Self::Documents => k::NAV_DOCUMENTS,
            Self::Messages => k::NAV_MESSAGES,
            Self::Account => k::NAV_ACCOUNT,
        }
    }

    /// The picture.
    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Home => icons::HOUSE,
            Self::Calculate => icons::CALCULATOR,
            Self::Documents => icons::FOLDER,
            Self::Messages => icons::MESSAGE_CIRCLE,
            Self::Account => icons::USER,
        }
    }
}
