//! `/documents/{id}`: what a document is, and the way to its file.

use crate::asked::Asked;
use crate::features::pension::{own_document, piece};
use crate::i18n::{k, use_texts};
use crate::piece::Piece;
use crate::ui::PageTitle;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One document; its file is opened or saved from here.
#[component]
pub fn DocumentPage() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let found = Asked::<Piece>::kept("document", id.into(), own_document);
    // What a document is called does not belong into the browser's history.
    view! {
        <PageTitle text=t.get(k::NAV_DOCUMENTS)/>
        {piece(found, Some((k::OWN_PAPER_GONE, k::OWN_PAPER_GONE_NEXT)))}
    }
    .into_any()
}
