//! What opens the palette: a field in the side navigation, an icon in the bar of the phone.

use crate::i18n::{Key, k, use_texts};
use crate::ui::{Icon, IconSize, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page that searches without a program.
fn use_address() -> impl Fn() -> String + Copy + Send + Sync {
    let params = use_params_map();
    move || format!("/desk/{}/search", params.read().get("org").unwrap_or_default())
}

/// Opens the palette, and says whether it is open now. On a page without a program, or before the organisation is known, it is not.
fn open() -> bool {
    #[cfg(feature = "hydrate")]
    return crate::platform::dialog_is_open(super::ID) || crate::platform::show_dialog(super::ID);
    #[cfg(not(feature = "hydrate"))]
    return false;
}

fn open_instead(event: &leptos::ev::MouseEvent) {
    // Another tab gets the page.
    if !event.ctrl_key() && !event.meta_key() && !event.shift_key() && open() {
        event.prevent_default();
    }
}

/// The shortcut on this device.
fn shortcut() -> Key {
    #[cfg(feature = "hydrate")]
    if crate::platform::is_apple() {
        return k::PALETTE_KEY_APPLE;
    }
    k::PALETTE_KEY
}

/// Search, at the head of the side navigation. Without a program: a field and a plain post. With one: a link that opens the palette, as the
/// shortcut does from everywhere.
#[component]
pub fn SearchBox() -> impl IntoView {
    let t = use_texts();
    let address = use_address();
    #[cfg(feature = "hydrate")]
    crate::platform::on_search_key(open);
    // None until a program runs.
    let (key, set_key) = signal(None::<Key>);
    Effect::new(move || set_key.set(Some(shortcut())));
    let form = move || {
        view! {
            <form class="input" data-compact="" method="post" action=address>
                <Icon glyph=icons::SEARCH size=IconSize::Small/>
                <label class="sr" for="desk-search">{t.get(k::PALETTE_LABEL)}</label>
                <input id="desk-search" name="q" r#type="search" maxlength="100" autocomplete="off" placeholder=t.get(k::PALETTE_TITLE)/>
            </form>
        }
        .into_any()
    };
    let link = move |key| {
        view! {
            <a class="input" data-compact="" href=address rel="external" aria-haspopup="dialog" on:click=move |event| open_instead(&event)>
                <Icon glyph=icons::SEARCH size=IconSize::Small/>
                <span class="grow muted">{t.get(k::PALETTE_TITLE)}</span>
                <kbd class="kbd">{t.get(key)}</kbd>
            </a>
        }
        .into_any()
    };
    (move || key.get().map_or_else(form, link)).into_any()
}

/// Search in a page's bar, where the side navigation is not shown. A link to the page that searches; with a program it opens the palette.
#[component]
pub fn SearchButton() -> impl IntoView {
    let t = use_texts();
    view! {
        <a
            class="iconbtn palette__phone"
            href=use_address()
            rel="external"
            aria-label=t.get(k::PALETTE_LABEL)
            on:click=move |event| open_instead(&event)
        >
            <Icon glyph=icons::SEARCH/>
        </a>
    }
    .into_any()
}
