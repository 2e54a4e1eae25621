//! The texts of the app: four languages, five parts, one checked set of keys.
//!
//! `app/i18n/<language>/<part>.txt` holds one text a line, `area.name = Text`. German leads: it gives the keys
//! and their order, and each other language must have exactly the same keys with the same placeholders. Both
//! halves of the product read the catalogues through this crate, so they cannot disagree about an index: the
//! app's build script makes constants out of the keys, and the build makes one file per page and language.

mod parse;

use std::path::Path;

/// The languages in the order in which every table holds them; the first one leads.
pub const LANGS: [&str; 4] = ["de", "en", "nl", "da"];

/// One of the wasm bundles; each loads only its own texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bundle {
    /// The employee app, the public pages, signing and verification.
    Employee,
    /// The workplace and the wall.
    Workplace,
    /// The gallery of the component kit: for whoever builds and for the browser suite, in no release.
    Gallery,
}

impl Bundle {
    /// All bundles.
    pub const ALL: [Self; 3] = [Self::Employee, Self::Workplace, Self::Gallery];

    /// Those that people get.
    pub const SHIPPED: [Self; 2] = [Self::Employee, Self::Workplace];

    /// The name in file names and in the manifest.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Employee => "employee",
            Self::Workplace => "workplace",
            Self::Gallery => "gallery",
        }
    }

    /// The place of its own texts among the parts.
    const fn part(self) -> usize {
        match self {
            Self::Employee => 1,
            Self::Workplace => 2,
            Self::Gallery => 3,
        }
    }
}

/// The parts in the order of their keys: `shared` first, then what belongs to one bundle only, then what only the server shows.
const PARTS: [&str; 5] = ["shared", "employee", "workplace", "gallery", "door"];
const DOOR: usize = 4;

/// One key with its text in every language of [`LANGS`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key as written, for example `nav.home`.
    pub key: String,
    /// The texts in the order of [`LANGS`].
    pub texts: [String; 4],
}

impl Entry {
    /// The name of the key's constant: `nav.home` becomes `NAV_HOME`.
    pub fn const_name(&self) -> String {
        self.key.replace(['.', '-'], "_").to_uppercase()
    }
}

/// All texts, checked.
#[derive(Debug, Clone)]
pub struct Catalogues {
    parts: [Vec<Entry>; 5],
}

/// What is wrong with the catalogues: every problem at once, a line each.
#[derive(Debug, thiserror::Error)]
#[error("the text catalogues are not complete:\n{}", .0.join("\n"))]
pub struct CatalogueError(pub Vec<String>);

impl Catalogues {
    /// All entries, part by part. The position is the key's index.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.parts.iter().flatten()
    }

    /// How many keys the shared part holds.
    pub fn shared_len(&self) -> usize {
        self.parts[0].len()
    }

    /// The index of a bundle's first own key.
    pub fn start_of(&self, bundle: Bundle) -> usize {
        self.parts[..bundle.part()].iter().map(Vec::len).sum()
    }

    /// The index of the first key that only the server has: no bundle can name it.
    pub fn door_start(&self) -> usize {
        self.parts[..DOOR].iter().map(Vec::len).sum()
    }

    /// The text of one page's catalogue file: a line per key, shared first, then the bundle's own.
    /// `None` for a language that is not in [`LANGS`].
    pub fn page(&self, bundle: Bundle, lang: &str) -> Option<String> {
        let column = LANGS.iter().position(|l| *l == lang)?;
        let own = &self.parts[bundle.part()];
        let lines: Vec<&str> = self.parts[0].iter().chain(own).map(|entry| entry.texts[column].as_str()).collect();
        Some(lines.join("\n"))
    }
}

/// Reads `dir/<language>/<part>.txt` for all languages and parts.
///
/// # Errors
/// Names every unreadable file, malformed line, doubled, missing or unknown key and every placeholder that one
/// language has and German does not.
pub fn load(dir: &Path) -> Result<Catalogues, CatalogueError> {
    let mut problems = Vec::new();
    let parts = PARTS.map(|part| {
        let columns = LANGS.map(|lang| {
            let path = dir.join(lang).join(format!("{part}.txt"));
            match std::fs::read_to_string(&path) {
                Ok(text) => parse::lines(&format!("{lang}/{part}.txt"), &text, &mut problems),
                Err(error) => {
                    problems.push(format!("{}: {error}", path.display()));
                    Vec::new()
                }
            }
        });
        parse::merge(part, columns, &mut problems)
    });
    if problems.is_empty() { Ok(Catalogues { parts }) } else { Err(CatalogueError(problems)) }
}

/// The files that [`load`] reads, for a build script's `rerun-if-changed`.
pub fn files() -> impl Iterator<Item = String> {
    LANGS.into_iter().flat_map(|lang| PARTS.map(|part| format!("{lang}/{part}.txt")))
}

/// Reads `dir/<language>.txt`: texts of one part, for a program of its own.
///
/// # Errors
/// As [`load`].
pub fn single(dir: &Path) -> Result<Vec<Entry>, CatalogueError> {
    let mut problems = Vec::new();
    let columns = LANGS.map(|lang| {
        let path = dir.join(format!("{lang}.txt"));
        match std::fs::read_to_string(&path) {
            Ok(text) => parse::lines(&format!("{lang}.txt"), &text, &mut problems),
            Err(error) => {
                problems.push(format!("{}: {error}", path.display()));
                Vec::new()
            }
        }
    });
    let entries = parse::merge("texts", columns, &mut problems);
    if problems.is_empty() { Ok(entries) } else { Err(CatalogueError(problems)) }
}
