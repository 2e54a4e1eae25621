//! From a template and its data to a PDF.

use crate::{
    error::{DocumentError, Problem, Step},
    field::Field,
    pdf::Stamp,
    world::{Attachment, Files, World},
};
use jiff::tz::Offset;
use serde::Serialize;
use std::ops::RangeInclusive;
use typst::{
    diag::SourceDiagnostic,
    foundations::{Datetime, Smart},
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

const LONGEST_IDENT: usize = 200;

/// Which archive a file is made for. Both are accessible to everybody as well (PDF/UA-1).
pub(crate) enum Archive {
    /// Long-term archive with structure.
    Plain2a,
    /// The same, with a file inside.
    WithAttachment3a(Attachment),
}

impl Archive {
    fn standards(&self) -> [PdfStandard; 2] {
        match self {
            Self::Plain2a => [PdfStandard::A_2a, PdfStandard::Ua_1],
            Self::WithAttachment3a(_) => [PdfStandard::A_3a, PdfStandard::Ua_1],
        }
    }

    fn attachment(self) -> Option<Attachment> {
        match self {
            Self::Plain2a => None,
            Self::WithAttachment3a(attachment) => Some(attachment),
        }
    }
}

/// A finished file with the pages that it was made from.
pub(crate) struct Rendered {
    /// The file.
    pub(crate) bytes: Vec<u8>,
    /// The pages as they were set, to look up what lies where.
    pub(crate) document: PagedDocument,
}

/// Sets the template with the data and demands the number of pages.
///
/// # Errors
///
/// If the stamp is not usable, the template fails or the pages are not as many as they should be.
pub(crate) fn render(
    files: Files,
    data: &impl Serialize,
    stamp: &Stamp,
    pages: usize,
) -> Result<Vec<u8>, DocumentError> {
    render_within(files, data, stamp, pages..=pages).map(|(bytes, _)| bytes)
}

/// Sets the template with the data and tells how many pages that took.
///
/// # Errors
///
/// As [`render`], where the pages may be as many as the range says.
pub(crate) fn render_within(
    files: Files,
    data: &impl Serialize,
    stamp: &Stamp,
    pages: RangeInclusive<usize>,
) -> Result<(Vec<u8>, usize), DocumentError> {
    let Rendered { bytes, document } = render_for(Archive::Plain2a, files, data, stamp, pages)?;
    Ok((bytes, document.pages().len()))
}

/// Sets the template with the data for an archive.
///
/// # Errors
///
/// As [`render_within`].
pub(crate) fn render_for(
    archive: Archive,
    files: Files,
    data: &impl Serialize,
    stamp: &Stamp,
    pages: RangeInclusive<usize>,
) -> Result<Rendered, DocumentError> {
    let options = options(stamp, archive.standards())?;
    let data = serde_json::to_vec(data).map_err(|_| DocumentError::Template { step: Step::Filling, line: None })?;
    let world = World::new(files, data, archive.attachment());
    let world = world.ok_or(DocumentError::Template { step: Step::Loading, line: None })?;
    let _evict = Evict;
    let document: PagedDocument =
        typst::compile(&world).output.map_err(|errors| failed(&world, Step::Layout, &errors))?;
    let found = document.pages().len();
    if !pages.contains(&found) {
        return Err(DocumentError::Pages { pages: found, expected: *pages.end() });
    }
    let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| failed(&world, Step::Export, &errors))?;
    Ok(Rendered { bytes, document })
}

/// Empties the typesetter's caches when a document is done or has failed: they hold pages of people and only grow. Keeping them from one
/// paper to the next of the same kind would save a tenth of the time.
struct Evict;

impl Drop for Evict {
    fn drop(&mut self) {
        comemo::evict(0);
    }
}

fn options(stamp: &Stamp, standards: [PdfStandard; 2]) -> Result<PdfOptions, DocumentError> {
    let problem = if stamp.ident.is_empty() {
        Some(Problem::Missing)
    } else {
        (stamp.ident.chars().count() > LONGEST_IDENT).then_some(Problem::TooLong(LONGEST_IDENT))
    };
    if let Some(problem) = problem {
        return Err(DocumentError::Input { field: Field::Ident, problem });
    }
    let standards =
        PdfStandards::new(&standards).map_err(|_| DocumentError::Template { step: Step::Loading, line: None })?;
    Ok(PdfOptions {
        ident: Smart::Custom(stamp.ident.clone()),
        creator: Smart::Custom(Some("Zusage".to_owned())),
        timestamp: Some(Timestamp::new_utc(moment(stamp.made)?)),
        standards,
        ..PdfOptions::default()
    })
}

fn moment(made: jiff::Timestamp) -> Result<Datetime, DocumentError> {
    let utc = Offset::UTC.to_datetime(made);
    let part = |value: i8| u8::try_from(value).ok();
    let datetime = || {
        Datetime::from_ymd_hms(
            i32::from(utc.year()),
            part(utc.month())?,
            part(utc.day())?,
            part(utc.hour())?,
            part(utc.minute())?,
            part(utc.second())?,
        )
    };
    datetime().ok_or(DocumentError::Input { field: Field::Date, problem: Problem::NoDay })
}

/// Keeps the line and drops the message, which may quote a name.
fn failed(world: &World, step: Step, errors: &[SourceDiagnostic]) -> DocumentError {
    let line = errors.first().and_then(|error| world.line(error.span));
    DocumentError::Template { step, line }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp() -> Stamp {
        Stamp { made: jiff::Timestamp::UNIX_EPOCH, ident: "test".to_owned() }
    }

    #[test]
    fn a_template_sees_nothing_but_its_own_files() {
        for text in ["#read(\"/etc/passwd\")", "#datetime.today()", "#import \"@preview/a:0.1.0\"", "#read(\"../x\")"] {
            let files: Files = Box::leak(Box::new([("main.typ", &*Box::leak(format!("\n{text}").into_boxed_str()))]));
            let result = render(files, &(), &stamp(), 1);
            assert_eq!(result, Err(DocumentError::Template { step: Step::Layout, line: Some(2) }), "{text}");
        }
    }

    #[test]
    fn what_the_archive_forbids_is_an_error_of_the_export() {
        // Without a title, with a letter that no font has.
        let result = render(&[("main.typ", "山")], &(), &stamp(), 1);
        assert!(matches!(result, Err(DocumentError::Template { step: Step::Export, .. })), "{result:?}");
    }

    #[test]
    fn a_page_too_many_is_an_error() {
        let result = render(&[("main.typ", "a\n#pagebreak()\nb")], &(), &stamp(), 1);
        assert_eq!(result, Err(DocumentError::Pages { pages: 2, expected: 1 }));
    }

    #[test]
    fn a_document_needs_an_identity() {
        for (ident, problem) in [(String::new(), Problem::Missing), ("x".repeat(201), Problem::TooLong(200))] {
            let stamp = Stamp { ident, ..stamp() };
            let expected = DocumentError::Input { field: Field::Ident, problem };
            assert_eq!(render(&[("main.typ", "a")], &(), &stamp, 1), Err(expected));
        }
    }
}
