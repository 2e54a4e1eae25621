//! All that a template can see: its own files, the data, the fonts. No folder, no package, no clock.

use crate::fonts::fonts;
use std::{path::PathBuf, sync::LazyLock};
use typst::{
    Library, LibraryExt as _,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

/// Under this name a template reads its data.
const DATA: &str = "data.json";

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// A template's files by their names; the first is the one that is set.
pub(crate) type Files = &'static [(&'static str, &'static str)];

/// The world of one document.
pub(crate) struct World {
    files: Files,
    main: Source,
    data: Bytes,
}

impl World {
    /// `None` if there is no file to set.
    pub(crate) fn new(files: Files, data: Vec<u8>) -> Option<Self> {
        let (name, text) = files.first()?;
        // The typesetter remembers every path for ever, so the names must be few: they are those of the templates.
        let path = RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?);
        Some(Self { files, main: Source::new(FileId::new(path), (*text).to_owned()), data: Bytes::new(data) })
    }

    /// The line of the template in which something happened, from 1.
    pub(crate) fn line(&self, bytes: std::ops::Range<usize>) -> Option<usize> {
        self.main.lines().byte_to_line(bytes.start)?.checked_add(1)
    }

    fn text(&self, name: &str) -> Option<&'static str> {
        self.files.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
    }
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &fonts().book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::NotSource) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = id.vpath().get_without_slash();
        if name == DATA {
            return Ok(self.data.clone());
        }
        self.text(name).map(Bytes::from_string).ok_or_else(|| FileError::NotFound(PathBuf::from(name)))
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts().all.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
