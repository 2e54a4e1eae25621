//! The organisation whose mark and name stand at the top of a paper.

use super::door::{Door, Wrong};
use crate::Field;
use serde::Serialize;

/// How much fits, counted in characters.
pub mod limits {
    /// The name.
    pub const NAME: usize = 120;
    /// Letters of the mark.
    pub const MARK: usize = 3;
}

/// The organisation at the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// One to three letters that stand for it where a logo would.
    pub mark: String,
}

/// What the templates read.
#[derive(Debug, Serialize)]
pub(super) struct MarkData {
    letters: String,
    name: String,
}

/// The organisation as the templates read it.
pub(super) fn mark(door: &mut Door, organisation: Option<&Organisation>) -> Result<Option<MarkData>, Wrong> {
    let Some(Organisation { name, mark }) = organisation else { return Ok(None) };
    Ok(Some(MarkData {
        letters: door.text(Field::Mark, mark, limits::MARK)?,
        name: door.text(Field::SenderName, name, limits::NAME)?,
    }))
}
