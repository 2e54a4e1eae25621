//! `/documents/{id}`: what a document is, and the way to its file.

use crate::api::ApiError;
use crate::asked::Asked;
use crate::features::pension::{DocumentView, Facts, OldNote, own_document};
use crate::i18n::{Texts, k, use_texts};
use crate::ui::{Empty, Icon, IconSize, PageTitle, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One document; its file is opened or saved from here.
#[component]
pub fn DocumentPage() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let found = Asked::<DocumentView>::kept("document", id.into(), own_document);
    let shown = found.show_kept(move |found, old| match found {
        Ok(document) => one(t, document, old),
        Err(ApiError::NotFound) => {
            view! { <Empty glyph=icons::FOLDER title=t.get(k::OWN_PAPER_GONE) next=t.get(k::OWN_PAPER_GONE_NEXT)/> }
                .into_any()
        }
        Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
    });
    // What a document is called does not belong into the browser's history.
    view! { <PageTitle text=t.get(k::NAV_DOCUMENTS)/> {shown} }.into_any()
}

fn one(t: Texts, document: DocumentView, old: bool) -> AnyView {
    let DocumentView { stand, title, facts, file, shows, picture, contract } = document;
    let look = format!("{file}?show=1");
    let picture = picture.then(|| {
        let (src, alt) = (look.clone(), title.clone());
        view! { <div class="paper" data-image=""><img src=src alt=alt loading="lazy" decoding="async"/></div> }
    });
    // The browser shows the file itself, with its own viewer.
    let open = shows.then(|| {
        view! {
            <a class="btn" data-kind="primary" href=look rel="external" target="_blank">
                <Icon glyph=icons::EYE size=IconSize::Small/>
                {t.get(k::OWN_PAPER_LOOK)}
            </a>
        }
    });
    let contract = contract.map(|href| view! { <p><a class="link" href=href>{t.get(k::OWN_PAPER_CONTRACT)}</a></p> });
    view! {
        <OldNote old stand/>
        <section class="stack" data-gap="2">
            <a class="row link" href="/documents">
                <Icon glyph=icons::ARROW_LEFT size=IconSize::Small/>
                {t.get(k::NAV_DOCUMENTS)}
            </a>
            <h1>{title}</h1>
        </section>
        {picture}
        <div class="row" data-wrap="">
            {open}
            <a class="btn" href=file download="" rel="external">
                <Icon glyph=icons::DOWNLOAD size=IconSize::Small/>
                {t.get(k::OWN_PAPER_SAVE)}
            </a>
        </div>
        <div class="card"><Facts facts/></div>
        {contract}
    }
    .into_any()
}
