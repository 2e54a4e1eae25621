//! The list of imports: the newest first, links from page to page. It follows what others bring and book.

use super::api::imports;
use crate::asked::Asked;
use crate::features::desk::fresh::use_fresh;
use crate::features::desk::palette::SearchButton;
use crate::i18n::{k, use_texts};
use crate::piece::{Piece, piece};
use crate::ui::{PageTitle, PreferencesMenu};
use domain::notice::NoticeKind;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// `/desk/{org}/imports`.
#[component]
pub fn ImportsPage() -> impl IntoView {
    let t = use_texts();
    let (params, query) = (use_params_map(), use_query_map());
    let org = Memo::new(move |_| params.read().get("org").unwrap_or_default());
    let fresh = use_fresh(org.into(), &[NoticeKind::Imports]);
    let asked = Memo::new(move |_| {
        let query = query.read();
        format!("{} {} {}", org.get(), query.get_str("page").unwrap_or("1"), fresh.get())
    });
    let found = Asked::<Piece>::of(asked.into(), |asked| {
        let mut parts = asked.split(' ').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        let (org, page) = (next(), next().parse().unwrap_or(1));
        imports(org, page)
    });
    let base = move || format!("/desk/{}/imports", org.get());
    view! {
        <PageTitle text=t.get(k::DESK_IMPORTS)/>
        <header class="desk__head">
            <h1>{t.get(k::DESK_IMPORTS)}</h1>
            <span class="push"></span>
            <a class="btn" data-kind="primary" href=move || format!("{}/new", base())>{t.get(k::IMPORTS_NEW)}</a>
            <SearchButton/>
            <PreferencesMenu/>
        </header>
        <main class="desk__body" id="content">
            {piece(found, None)}
        </main>
    }
    .into_any()
}
