//! What is on the pages that were set: their text in reading order, and where the boxes for signatures lie.

use crate::{pdf::Place, text::MAY_BREAK};
use typst::{
    foundations::{Content, Label, Selector, Smart, StyleChain},
    introspection::{Introspector as _, Location, PagedPosition, Tag},
    layout::{Frame, FrameItem, GridCell},
    model::{HeadingElem, ParElem, TableCell},
    pdf::{ArtifactElem, PdfMarkerTag, PdfMarkerTagKind},
    utils::PicoStr,
};
use typst_layout::PagedDocument;

/// The name of both corners of a box in a template.
const CORNER: &str = "corner";

/// The boxes that the template marked with two corners each, in the order of the document.
pub(crate) fn places(document: &PagedDocument) -> Vec<Place> {
    let Some(label) = Label::new(PicoStr::intern(CORNER)) else { return Vec::new() };
    let introspector = document.introspector();
    let corners = introspector.query(&Selector::Label(label));
    let corners: Vec<PagedPosition> =
        corners.iter().filter_map(|corner| introspector.position(corner.location()?)).collect();
    corners.chunks_exact(2).filter_map(|pair| place(document, pair)).collect()
}

fn place(document: &PagedDocument, corners: &[PagedPosition]) -> Option<Place> {
    let [from, to] = corners else { return None };
    let page = from.page.get().checked_sub(1)?;
    let height = document.pages().get(page)?.frame.height();
    Some(Place {
        page,
        x: from.point.x.to_pt(),
        y: (height - to.point.y).to_pt(),
        width: (to.point.x - from.point.x).to_pt(),
        height: (to.point.y - from.point.y).to_pt(),
    })
}

/// The text of each page in reading order; what is the same on all pages is left out. A paragraph that goes on belongs to
/// the page on which it begins, and no word is parted.
pub(crate) fn texts(document: &PagedDocument) -> Vec<String> {
    let text = |frame: &Frame| {
        let mut reader = Reader::default();
        reader.frame(frame);
        reader.text
    };
    document.pages().iter().map(|page| text(&page.frame)).collect()
}

/// Collects the paragraphs, headings and cells that begin in a frame.
#[derive(Default)]
struct Reader {
    text: String,
    /// Where the page's own furniture begins, as long as it has not ended.
    artifacts: Vec<Location>,
    cells: Vec<Cell>,
    /// Whether the cell before was words only, so that the next one stands beside it.
    beside: bool,
    /// The number of the clause that begins.
    label: Option<String>,
}

/// A cell that has not ended.
struct Cell {
    location: Location,
    /// What it says if there is no paragraph in it.
    words: Option<String>,
    first: bool,
}

impl Reader {
    fn frame(&mut self, frame: &Frame) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => self.frame(&group.frame),
                FrameItem::Tag(Tag::Start(content, _)) => self.start(content),
                FrameItem::Tag(Tag::End(location, ..)) => self.end(*location),
                _ => {}
            }
        }
    }

    fn start(&mut self, content: &Content) {
        let Some(location) = content.location() else { return };
        if content.is::<ArtifactElem>() {
            self.artifacts.push(location);
        } else if !self.artifacts.is_empty() {
        } else if let Some(paragraph) = content.to_packed::<ParElem>() {
            self.block(&paragraph.body.plain_text());
        } else if let Some(heading) = content.to_packed::<HeadingElem>() {
            self.block(&heading.body.plain_text());
        } else if let Some(marker) = content.to_packed::<PdfMarkerTag>() {
            if matches!(marker.kind, PdfMarkerTagKind::ListItemLabel) {
                self.label = Some(marker.body.plain_text().into());
            }
        } else if let Some(cell) = content.to_packed::<GridCell>() {
            self.cell(location, &cell.body, cell.x.get(StyleChain::default()));
        } else if let Some(cell) = content.to_packed::<TableCell>() {
            self.cell(location, &cell.body, cell.x.get(StyleChain::default()));
        }
    }

    fn cell(&mut self, location: Location, body: &Content, column: Smart<usize>) {
        let first = column == Smart::Custom(0);
        self.cells.push(Cell { location, words: Some(body.plain_text().into()), first });
    }

    fn end(&mut self, location: Location) {
        self.artifacts.pop_if(|open| *open == location);
        if let Some(Cell { words, first, .. }) = self.cells.pop_if(|cell| cell.location == location) {
            self.beside = words.is_some();
            if let Some(words) = words {
                self.write(&words, !first);
            }
        }
    }

    /// A paragraph or a heading: the cells around it say nothing else.
    fn block(&mut self, words: &str) {
        let beside = self.beside && self.cells.last().is_some_and(|cell| !cell.first && cell.words.is_some());
        for cell in &mut self.cells {
            cell.words = None;
        }
        if let Some(label) = self.label.take() {
            self.write(&label, false);
            return self.write(words, true);
        }
        self.write(words, beside);
    }

    fn write(&mut self, words: &str, beside: bool) {
        if !self.text.is_empty() {
            self.text.push(if beside { '\t' } else { '\n' });
        }
        self.text.extend(words.trim().chars().filter(|character| *character != MAY_BREAK));
    }
}
