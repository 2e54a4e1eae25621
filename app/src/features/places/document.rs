//! `/documents/{id}`: what a document is, and the way to its file.

use crate::asked::Asked;
use crate::features::pension::{own_document, piece};
use crate::i18n::{k, use_texts};
use crate::piece::{Gone, Piece};
use crate::ui::{PageTitle, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// Where the server knows of none.
const GONE: Gone = Gone {
    glyph: icons::FOLDER,
    title: k::OWN_PAPER_GONE,
    next: k::OWN_PAPER_GONE_NEXT,
    to: "/documents",
    label: k::OWN_PAPERS_OPEN,
};

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
        {piece(found, Some(GONE))}
    }
    .into_any()
}
