//! `/documents`: contracts, statements, agreements.

use crate::asked::Asked;
use crate::features::pension::{own_documents, piece};
use crate::i18n::{k, use_texts};
use crate::piece::Piece;
use crate::ui::PageTitle;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// All documents. With JavaScript the titles can be searched, too.
#[component]
pub fn DocumentsPage() -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    let chosen = Memo::new(move |_| query.read().to_query_string().trim_start_matches('?').to_owned());
    let found = Asked::<Piece>::kept("documents", chosen.into(), own_documents);
    view! {
        <PageTitle text=t.get(k::NAV_DOCUMENTS)/>
        <h1>{t.get(k::NAV_DOCUMENTS)}</h1>
        <Search/>
        {piece(found, None)}
    }
    .into_any()
}

/// Looks in titles while one types. It needs a program: the style sheet hides it where none runs.
#[component]
fn Search() -> impl IntoView {
    let t = use_texts();
    let narrow = move |_| {
        #[cfg(feature = "hydrate")]
        crate::platform::narrow();
    };
    view! {
        <label class="field field--scripted">
            <span class="field__label">{t.get(k::OWN_PAPERS_FIND)}</span>
            <input class="input" id="find" r#type="search" autocomplete="off" on:input=narrow/>
        </label>
    }
    .into_any()
}
