//! `Paper`: a document as it is, its rendered pages, always light.
//!
//! Loading (grey lines on a page), failed (words; the file itself can still be had), pages. With `peek` the first page fades at its end and
//! a button opens all of it: native `details`, so it works without JavaScript, and Enter and Space toggle it; print shows all.

use super::{Icon, IconSize, Skeleton, SkeletonBlock, icons};
use crate::i18n::{Texts, k, use_texts};
use leptos::prelude::*;

/// One page.
#[derive(Clone)]
pub enum Sheet {
    /// The page as a picture.
    Image {
        /// Its address.
        src: String,
        /// What stands on it, for whoever does not see it: title and where the text can be read.
        alt: String,
        /// The width of the picture in pixels, so that the place is kept.
        width: u32,
        /// Its height in pixels.
        height: u32,
    },
    /// The page as text, or as an SVG of this page.
    Inline(ViewFn),
}

/// How far the pages are.
#[derive(Clone)]
pub enum PaperState {
    /// They are being rendered; for up to two seconds.
    Loading,
    /// They could not be rendered.
    Failed,
    /// From the first to the last.
    Pages(Vec<Sheet>),
}

/// A page of text: heading, paragraphs.
const LINES: &[SkeletonBlock] = &[
    SkeletonBlock::Label,
    SkeletonBlock::Figure,
    SkeletonBlock::Wide,
    SkeletonBlock::Wide,
    SkeletonBlock::Line,
    SkeletonBlock::Wide,
    SkeletonBlock::Line,
];

/// The pages of a document, and the way to its file.
#[component]
pub fn Paper(
    /// Which document.
    #[prop(into)]
    label: String,
    /// How far its pages are.
    state: PaperState,
    /// The address of the file.
    #[prop(into)]
    download: String,
    /// Shows the beginning until somebody opens it.
    #[prop(optional)]
    peek: bool,
) -> impl IntoView {
    let t = use_texts();
    let shown = match state {
        PaperState::Loading => view! { <div class="paper"><Skeleton blocks=LINES/></div> }.into_any(),
        PaperState::Failed => view! {
            <div class="note" data-tone="warn" role="status">
                <Icon glyph=icons::TRIANGLE_ALERT/>
                <span>{t.get(k::UI_PAPER_FAILED)}</span>
            </div>
        }
        .into_any(),
        PaperState::Pages(sheets) => pages(t, sheets, peek),
    };
    view! {
        <div class="papers stack" role="group" aria-label=label>
            {shown}
            <div>
                <a class="btn" href=download download="" rel="external">
                    <Icon glyph=icons::DOWNLOAD size=IconSize::Small/>
                    {t.get(k::UI_PAPER_DOWNLOAD)}
                </a>
            </div>
        </div>
    }
    .into_any()
}

fn pages(t: Texts, sheets: Vec<Sheet>, peek: bool) -> AnyView {
    let count = sheets.len();
    let mut sheets = sheets.into_iter().enumerate().map(|(index, sheet)| {
        let place = [("page", (index + 1).to_string()), ("pages", count.to_string())];
        let place = place.each_ref().map(|(name, figure)| (*name, figure.as_str()));
        let class = if peek && index == 0 { "paper paper--peek" } else { "paper" };
        page(sheet, class, t.fill(k::UI_PAPER_PAGE, &place))
    });
    if !peek {
        return sheets.collect_view().into_any();
    }
    let first = sheets.next();
    let open = if count > 1 {
        t.fill(k::UI_PAPER_OPEN, &[("pages", &count.to_string())])
    } else {
        t.get(k::UI_PAPER_OPEN_ONE).to_owned()
    };
    view! {
        {first}
        <details class="papers__rest">
            <summary class="btn">
                <Icon glyph=icons::EYE size=IconSize::Small/>
                <span class="papers__open">{open}</span>
                <span class="papers__close">{t.get(k::UI_PAPER_CLOSE)}</span>
            </summary>
            <div class="stack">{sheets.collect_view()}</div>
        </details>
    }
    .into_any()
}

fn page(sheet: Sheet, class: &'static str, place: String) -> AnyView {
    match sheet {
        Sheet::Image { src, alt, width, height } => view! {
            <article class=class data-image="" aria-label=place>
                <img src=src alt=alt width=width.to_string() height=height.to_string() loading="lazy" decoding="async"/>
            </article>
        }
        .into_any(),
        Sheet::Inline(text) => view! { <article class=class aria-label=place>{text.run()}</article> }.into_any(),
    }
}
