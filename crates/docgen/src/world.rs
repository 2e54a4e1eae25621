//! All that a template can see: its own files, the data, the fonts. No folder, no package, no clock.

use crate::fonts::fonts;
use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{LazyLock, Mutex, PoisonError},
};
use typst::{
    Library, LibraryExt as _, WorldExt as _,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

/// Under this name a template reads its data.
const DATA: &str = "data.json";
/// What several templates have in common: the one file, apart from the template itself, that is not only read.
pub(crate) const KIT: &str = "kit.typ";

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The templates as they were parsed; there are few, and nobody's data is in them.
static SOURCES: LazyLock<Mutex<HashMap<(FileId, &'static str), Source>>> = LazyLock::new(Mutex::default);

/// A template's files by their names; the first is the one that is set.
pub(crate) type Files = &'static [(&'static str, &'static str)];

/// A file that goes into the PDF as it is; the template attaches it.
pub(crate) struct Attachment {
    /// Its name, in the world and in the PDF.
    pub(crate) name: &'static str,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

/// The world of one document.
pub(crate) struct World {
    files: Files,
    main: Source,
    data: Bytes,
    attached: Option<(&'static str, Bytes)>,
}

impl World {
    /// `None` if there is no file to set.
    pub(crate) fn new(files: Files, data: Vec<u8>, attachment: Option<Attachment>) -> Option<Self> {
        let (name, text) = files.first()?;
        // The typesetter remembers every path for ever, so the names must be few: they are those of the templates.
        let path = RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?);
        let main = parsed(FileId::new(path), text);
        let attached = attachment.map(|attachment| (attachment.name, Bytes::new(attachment.bytes)));
        Some(Self { files, main, data: Bytes::new(data), attached })
    }

    /// The line of the template in which something happened, from 1.
    pub(crate) fn line(&self, span: DiagSpan) -> Option<usize> {
        let source = typst::World::source(self, span.id()?).ok()?;
        source.lines().byte_to_line(self.range(span)?.start)?.checked_add(1)
    }

    fn text(&self, name: &str) -> Option<&'static str> {
        self.files.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
    }
}

/// The text as the typesetter reads it, parsed once for all documents.
fn parsed(id: FileId, text: &'static str) -> Source {
    let mut sources = SOURCES.lock().unwrap_or_else(PoisonError::into_inner);
    sources.entry((id, text)).or_insert_with(|| Source::new(id, text.to_owned())).clone()
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
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        let name = id.vpath().get_without_slash();
        let shared = (name == KIT).then(|| self.text(name)).flatten().ok_or(FileError::NotSource)?;
        Ok(parsed(id, shared))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = id.vpath().get_without_slash();
        if name == DATA {
            return Ok(self.data.clone());
        }
        if let Some((_, bytes)) = self.attached.as_ref().filter(|(known, _)| *known == name) {
            return Ok(bytes.clone());
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
