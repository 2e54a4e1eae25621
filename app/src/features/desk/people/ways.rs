//! What stands beside the heading of the list: when it was so, and the ways that lead on from people.

use super::views::PeopleView;
use crate::i18n::{k, use_texts};
use crate::ui::{Icon, IconSize, icons};
use leptos::prelude::*;

/// When the list was so, importing, letters and receipts, for who may.
#[component]
pub fn Ways(
    /// The list's address.
    base: String,
    /// The list.
    view: PeopleView,
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
        <span class="hint only-desk">{view.as_of}</span>
        <span class="push"></span>
        <a class="btn only-desk" rel="external" href=access>{t.get(k::ACCESS_TITLE)}</a>
        {letters}
        {import}
    }
    .into_any()
}

/// The same ways on the phone, where the heading has no room for them.
#[component]
pub fn PhoneWays(
    /// The list's address.
    base: String,
    /// Whether the person may send letters.
    invites: bool,
) -> impl IntoView {
    let t = use_texts();
    let letters = invites.then(|| {
        view! { <a class="btn" data-size="s" rel="external" href=format!("{base}/letters")>{t.get(k::LETTERS_TITLE)}</a> }
    });
    let access = base + "/access";
    view! {
        <div class="toolbar only-phone">
            {letters}
            <a class="btn" data-size="s" rel="external" href=access>{t.get(k::ACCESS_TITLE)}</a>
        </div>
    }
    .into_any()
}
