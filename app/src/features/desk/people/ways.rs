//! What stands beside the heading of the list: when it was so, and the ways that lead on from people.

use super::api::PeoplePiece;
use crate::i18n::{k, use_texts};
use crate::ui::{Icon, IconSize, icons};
use leptos::prelude::*;

/// When the list was so, importing, letters and receipts, for who may.
#[component]
pub fn Ways(
    /// The list's address.
    base: String,
    /// The list.
    view: PeoplePiece,
) -> impl IntoView {
    let t = use_texts();
    let import = view.imports.then(|| {
        view! {
            <a class="btn" data-kind="primary" href=format!("{}imports/new", base.trim_end_matches("people"))>
                <Icon glyph=icons::UPLOAD size=IconSize::Small/>
                {t.get(k::PEOPLE_IMPORT)}
            </a>
        }
    });
    let letters = view.invites.then(|| {
        view! { <a class="btn only-desk" rel="external" href=format!("{base}/letters")>{t.get(k::LETTERS_TITLE)}</a> }
    });
    let access = base + "/access";
    view! {
        <span class="hint only-desk">{view.piece.stand}</span>
        <span class="push"></span>
        <a class="btn only-desk" rel="external" href=access>{t.get(k::ACCESS_TITLE)}</a>
        {letters}
        {import}
    }
    .into_any()
}
