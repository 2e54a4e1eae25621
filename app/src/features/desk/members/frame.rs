//! What the pages of roles share: heading and body.

use crate::features::desk::palette::SearchButton;
use crate::i18n::{Key, use_texts};
use crate::ui::{PageTitle, PreferencesMenu};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The organisation in the address.
pub(in crate::features::desk) fn use_org() -> Memo<String> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("org").unwrap_or_default())
}

/// A page of the workplace.
#[component]
pub(in crate::features::desk) fn DeskPage(
    /// Its name.
    title: Key,
    /// What stands on it.
    children: Children,
) -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(title)/>
        <header class="desk__head">
            <h1>{t.get(title)}</h1>
            <span class="push"></span>
            <SearchButton/>
            <PreferencesMenu/>
        </header>
        <main class="desk__body stack" data-gap="6" id="content">{children()}</main>
    }
    .into_any()
}
