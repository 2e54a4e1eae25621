//! A part of a page that the server wrote: words, amounts and links without anything that moves. The browser puts it in its place, so the
//! bundle holds neither its views nor its types.

use super::OldNote;
use crate::api::ApiError;
use crate::asked::Asked;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Empty, icons};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the server wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// When.
    pub stand: String,
    /// The part of the page, made by our own views: every text in it is escaped.
    pub html: String,
}

#[cfg(feature = "ssr")]
impl Piece {
    /// Writes a view down.
    pub(super) fn of(stand: String, view: AnyView) -> Self {
        Self { stand, html: view.to_html() }
    }
}

/// Shows a piece when it is there, with a line above one that was kept on this device; `gone` is said where the server knows of nothing.
pub fn piece(found: Asked<Piece>, gone: Option<(Key, Key)>) -> AnyView {
    let t = use_texts();
    found.show_kept(move |found, old| match (found, gone) {
        (Ok(Piece { stand, html }), _) => view! {
            <OldNote old stand/>
            <div class="stack" data-gap="6" inner_html=html></div>
        }
        .into_any(),
        (Err(ApiError::NotFound), Some((title, next))) => {
            view! { <Empty glyph=icons::FOLDER title=t.get(title) next=t.get(next)/> }.into_any()
        }
        _ => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
    })
}

/// What waits unread.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewsView {
    /// Whether a document is new.
    pub papers: bool,
    /// Whether a message is new.
    pub messages: bool,
    /// The person's initials; empty where nobody knows them yet.
    pub initials: String,
}
