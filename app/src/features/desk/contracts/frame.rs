//! What the pages of contracts share: heading, body, and which organisation it is.

use crate::features::desk::palette::SearchButton;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Icon, IconSize, PageTitle, PreferencesMenu, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The organisation in the address.
pub(super) fn use_org() -> Memo<String> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("org").unwrap_or_default())
}

/// A page about contracts.
#[component]
pub(super) fn ContractsFrame(
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

/// The way from a page behind the list to the list.
#[component]
pub(super) fn BackToContracts(
    /// The organisation in the address.
    org: Memo<String>,
) -> impl IntoView {
    view! {
        <a class="row link" href=move || format!("/desk/{}/contracts", org.get())>
            <Icon glyph=icons::ARROW_LEFT size=IconSize::Small/>
            {use_texts().get(k::CONTRACTS_ALL)}
        </a>
    }
    .into_any()
}
