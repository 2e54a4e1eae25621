//! What both sides know about a page before anything is rendered: language, theme, build, demo.
//!
//! The server reads them from the request and writes them as attributes of `<html>`; the browser reads them
//! there. So both sides render the same, and nothing flashes.

use crate::i18n::{Key, Lang, k};
use leptos::prelude::*;

/// The colours a person chose; without a choice the device decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device is set.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// All choices in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The value in the cookie and in the form.
    pub const fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The word for it.
    pub const fn name(self) -> Key {
        match self {
            Self::System => k::THEME_SYSTEM,
            Self::Light => k::THEME_LIGHT,
            Self::Dark => k::THEME_DARK,
        }
    }

    /// The `data-theme` attribute: none when the device decides.
    pub const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light | Self::Dark => Some(self.code()),
        }
    }

    /// Parses a cookie's or a form's value; `None` for anything else.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.code() == code)
    }
}

/// The cookie, and the form's field, that keep the language.
pub const LANG_COOKIE: &str = "lang";
/// The cookie, and the form's field, that keep the colours.
pub const THEME_COOKIE: &str = "theme";

/// The cookie for a choice, kept for a year. The offline shell reads it, so it is not `HttpOnly`; it says nothing about
/// a person.
pub fn preference_cookie(name: &str, value: &str) -> String {
    format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax")
}

/// The settings of the page that is being rendered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The page's language.
    pub lang: Lang,
    /// The chosen colours.
    pub theme: Theme,
    /// The build that made the page: 16 hexadecimal digits over all served files.
    pub build: String,
    /// Whether this server shows invented demo data.
    pub demo: bool,
    /// Whether the server is in development: no service worker then.
    pub dev: bool,
    /// Whether the page came from the offline shell; never true on the server.
    pub offline: bool,
    /// Name, address and contact of who operates this server, line by line; empty until configured.
    pub operator: Vec<String>,
}

/// Gives the page that is about to be rendered its settings, and its texts their language.
pub fn provide(settings: Settings) {
    provide_context(settings.lang);
    provide_context(settings);
}

/// The settings of the current page; defaults where none were provided (the server's listing of routes).
pub fn use_settings() -> Settings {
    use_context::<Settings>().unwrap_or_default()
}
