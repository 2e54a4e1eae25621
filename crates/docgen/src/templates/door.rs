//! The door for papers of many fields: each is prepared, the first that is not usable is named, and a missing sign is noted.

use crate::{DocumentError, Field, Problem, prose::prose};

/// Checks fields and remembers whether a sign of one became a □.
#[derive(Debug, Default)]
pub(super) struct Door {
    /// Whether a sign is missing.
    pub(super) incomplete: bool,
}

/// A field with what is wrong with it; where in the document it stands is said further out.
pub(super) type Wrong = (Field, Problem);

impl Door {
    /// A text that must be there.
    pub(super) fn text(&mut self, field: Field, raw: &str, longest: usize) -> Result<String, Wrong> {
        let (text, incomplete) = prose(raw, longest).map_err(|problem| (field, problem))?;
        self.incomplete |= incomplete;
        Ok(text)
    }

    /// A text that may be left out.
    pub(super) fn maybe(&mut self, field: Field, raw: Option<&str>, longest: usize) -> Result<Option<String>, Wrong> {
        raw.map(|raw| self.text(field, raw, longest)).transpose()
    }

    /// Some texts of the same kind, or none.
    pub(super) fn texts(&mut self, field: Field, raw: &[String], longest: usize) -> Result<Vec<String>, Wrong> {
        raw.iter().map(|raw| self.text(field, raw, longest)).collect()
    }
}

/// Demands one entry at least and so many at most.
pub(super) fn some<T>(field: Field, entries: &[T], most: usize) -> Result<(), Wrong> {
    if entries.is_empty() { Err((field, Problem::Missing)) } else { at_most(field, entries, most) }
}

/// Demands so many entries at most.
pub(super) fn at_most<T>(field: Field, entries: &[T], most: usize) -> Result<(), Wrong> {
    if entries.len() > most { Err((field, Problem::TooMany(most))) } else { Ok(()) }
}

/// The error for a field of the whole document.
pub(super) fn whole((field, problem): Wrong) -> DocumentError {
    DocumentError::Input { field, problem }
}
