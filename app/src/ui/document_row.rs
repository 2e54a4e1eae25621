//! `DocumentRow`: a document as a row that opens it: a small page, its title, what is worth knowing, what became of it. A link, so it works
//! without JavaScript; Enter follows it. The drawing of the page and the eye are only seen.

use super::{Badge, Icon, Tone, icons};
use crate::i18n::{k, use_texts};
use leptos::prelude::*;

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentMark {
    /// Not looked at yet.
    New,
    /// Somebody signed it; others may still have to.
    Signed,
    /// Everybody signed it, and it cannot change unnoticed.
    Sealed,
}

impl DocumentMark {
    const fn is_signed(self) -> bool {
        matches!(self, Self::Signed | Self::Sealed)
    }
}

/// One document.
#[component]
pub fn DocumentRow(
    /// Where it is read.
    #[prop(into)]
    href: String,
    /// What it is.
    #[prop(into)]
    title: String,
    /// From whom, of when, how long: one line.
    #[prop(into)]
    facts: String,
    /// What became of it.
    #[prop(optional)]
    mark: Option<DocumentMark>,
) -> impl IntoView {
    let signed = mark.is_some_and(DocumentMark::is_signed);
    view! {
        <a class="doc" href=href>
            <svg class="doc__thumb" viewBox="0 0 52 66" aria-hidden="true">
                <rect x=".5" y=".5" width="51" height="65" rx="4"></rect>
                <path class="doc__text" d="M8 12h22M8 21h36M8 27h36M8 33h28M8 42h36M8 48h20"></path>
                {signed.then(|| view! { <path class="doc__ink" d="M28 57h16"></path> })}
            </svg>
            <span>
                <span class="doc__t">{title}</span>
                <span class="doc__s">{facts}</span>
                {mark.map(|mark| view! { <span class="doc__b"><MarkBadge mark/></span> })}
            </span>
            <Icon glyph=icons::EYE/>
        </a>
    }
    .into_any()
}

#[component]
fn MarkBadge(mark: DocumentMark) -> impl IntoView {
    let t = use_texts();
    match mark {
        DocumentMark::New => view! { <Badge text=t.get(k::UI_DOC_NEW) tone=Tone::Accent/> }.into_any(),
        DocumentMark::Signed => {
            view! { <Badge text=t.get(k::UI_DOC_SIGNED) tone=Tone::Good glyph=icons::PEN_LINE/> }.into_any()
        }
        DocumentMark::Sealed => {
            view! { <Badge text=t.get(k::UI_DOC_SEALED) tone=Tone::Good glyph=icons::SHIELD_CHECK/> }.into_any()
        }
    }
}
