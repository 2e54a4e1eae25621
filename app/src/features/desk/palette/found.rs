//! What was found, in groups, and where it leads.

use super::api::Person;
use super::rows::{ROWS, words};
use super::words::{fits, fold};
use crate::features::desk::{Area, Organisation};
use crate::i18n::{Key, Lang, Texts, k};
use crate::settings::{LANG_COOKIE, THEME_COOKIE, Theme};
use crate::ui::icons::{self, Glyph};

/// A group of hits, in the order in which they are shown. Further ones (cases) get a variant and a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The workforce.
    People,
    /// What one can do.
    Actions,
    /// Where one can go.
    Pages,
    /// What explains.
    Help,
}

impl Group {
    /// Its heading.
    pub const fn label(self) -> Key {
        match self {
            Self::People => k::PALETTE_GROUP_PEOPLE,
            Self::Actions => k::PALETTE_GROUP_ACTIONS,
            Self::Pages => k::PALETTE_GROUP_PAGES,
            Self::Help => k::PALETTE_GROUP_HELP,
        }
    }

    /// Its heading's id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::People => "palette-people",
            Self::Actions => "palette-actions",
            Self::Pages => "palette-pages",
            Self::Help => "palette-help",
        }
    }
}

/// Where a hit leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Somebody, by their record: their page.
    People(String),
    /// A page, and whether the browser has to load it.
    At {
        /// Its whole address.
        href: String,
        /// Whether another root holds it.
        loads: bool,
    },
    /// A choice of language or colours.
    Choice {
        /// The form's field.
        name: &'static str,
        /// What is chosen.
        value: &'static str,
    },
}

/// A hit as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where it is listed.
    pub group: Group,
    /// What it is called.
    pub label: String,
    /// What tells it from others.
    pub note: Option<String>,
    /// The picture.
    pub glyph: Glyph,
    /// Where it leads.
    pub target: Target,
}

/// What can be found without the server.
#[derive(Debug, Clone)]
pub struct Entry {
    hit: Hit,
    words: String,
}

impl Entry {
    fn new(t: Texts, group: Group, label: String, words: Key, glyph: Glyph, target: Target) -> Self {
        let words = fold(&format!("{label} {}", t.get(words)));
        Self { hit: Hit { group, label, note: None, glyph, target }, words }
    }
}

/// Everything that the person may see and do here, by group.
pub fn entries(organisation: &Organisation, t: Texts, theme: Theme) -> Vec<Entry> {
    let areas = Area::GROUPS.iter().flat_map(|(_, areas)| *areas).copied().filter(|area| organisation.shows(*area));
    let areas = areas.map(|area| {
        let target = Target::At { href: organisation.href(area), loads: area.at_door() };
        Entry::new(t, Group::Pages, t.get(area.label()).to_owned(), words(area), area.glyph(), target)
    });
    let rows = ROWS.iter().filter(|row| row.is_for(&organisation.permissions)).map(|row| {
        let target = Target::At { href: row.path.replace("{org}", &organisation.slug), loads: row.loads };
        Entry::new(t, row.group, t.get(row.label).to_owned(), row.words, row.glyph, target)
    });
    let mut all: Vec<Entry> = areas.chain(rows).chain(choices(t, theme)).collect();
    all.sort_by_key(|entry| entry.hit.group);
    all
}

/// The other languages and colours.
fn choices(t: Texts, theme: Theme) -> impl Iterator<Item = Entry> {
    let choice = move |(head, words): (Key, Key), chosen: &str, name, value| {
        let label = format!("{}: {chosen}", t.get(head));
        Entry::new(t, Group::Actions, label, words, icons::LANGUAGES, Target::Choice { name, value })
    };
    let language = (k::PREFERENCES_LANGUAGE, k::PALETTE_LANGUAGE_WORDS);
    let colours = (k::PREFERENCES_THEME, k::PALETTE_THEME_WORDS);
    let languages = Lang::ALL.into_iter().filter(move |lang| *lang != t.lang());
    let languages = languages.map(move |lang| choice(language, lang.own_name(), LANG_COOKIE, lang.code()));
    let themes = Theme::ALL.into_iter().filter(move |other| *other != theme);
    languages.chain(themes.map(move |theme| choice(colours, t.get(theme.name()), THEME_COOKIE, theme.code())))
}

/// What fits the text: people as the server found them, then the rest. Without a text everything but choices, as an overview.
pub fn found(entries: &[Entry], people: &[Person], typed: &str, t: Texts) -> Vec<Hit> {
    let nothing_typed = typed.trim().is_empty();
    let wanted = |entry: &&Entry| !(nothing_typed && matches!(entry.hit.target, Target::Choice { .. }));
    let person = |person: &Person| Hit {
        group: Group::People,
        label: person.name.clone(),
        note: Some(t.fill(k::PALETTE_NUMBER, &[("number", &person.number)])),
        glyph: icons::USER,
        target: Target::People(person.id.clone()),
    };
    let known = entries.iter().filter(wanted).filter(|entry| fits(&entry.words, typed)).map(|entry| entry.hit.clone());
    people.iter().map(person).chain(known).collect()
}

/// Whether somebody who was found for less text still fits more of it.
pub fn still_fits(person: &Person, typed: &str) -> bool {
    fits(&fold(&format!("{} {}", person.name, person.number)), typed)
}
