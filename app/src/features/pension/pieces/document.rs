//! What `/documents/{id}` shows.

use crate::features::pension::rows::Facts;
use crate::features::pension::views::DocumentView;
use crate::i18n::{k, use_texts};
use crate::ui::{Icon, IconSize, icons};
use leptos::prelude::*;

/// A document, and the way to its file.
pub(in super::super) fn document(document: DocumentView) -> AnyView {
    let t = use_texts();
    let DocumentView { title, facts, file, shows, picture, contract, .. } = document;
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
