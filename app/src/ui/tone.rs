//! `Tone` and `Level`: what a colour says. Colour never stands alone: an icon or a word says the same.

use super::icons::{self, Glyph};
use crate::i18n::{Key, k};

/// The state that a colour stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// No state worth a colour.
    #[default]
    Plain,
    /// Ours or current.
    Accent,
    /// As it should be.
    Good,
    /// Somebody should look.
    Warn,
    /// Somebody has to act.
    Bad,
}

impl Tone {
    /// The `data-tone` attribute.
    pub const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Accent => Some("accent"),
            Self::Good => Some("ok"),
            Self::Warn => Some("warn"),
            Self::Bad => Some("bad"),
        }
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Blocks the step, not the draft.
    Error,
    /// Allowed; whoever keeps it says why.
    Warning,
    /// Good to know.
    Info,
    /// Checked and fine.
    Passed,
}

impl Level {
    /// The `data-level` attribute.
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::Error => "E",
            Self::Warning => "W",
            Self::Info => "I",
            Self::Passed => "ok",
        }
    }

    /// Its picture.
    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Error => icons::OCTAGON_ALERT,
            Self::Warning => icons::TRIANGLE_ALERT,
            Self::Info => icons::INFO,
            Self::Passed => icons::CIRCLE_CHECK,
        }
    }

    /// Its word, for whoever sees neither colour nor picture.
    pub const fn word(self) -> Key {
        match self {
            Self::Error => k::UI_LEVEL_ERROR,
            Self::Warning => k::UI_LEVEL_WARNING,
            Self::Info => k::UI_LEVEL_INFO,
            Self::Passed => k::UI_LEVEL_PASSED,
        }
    }
}
