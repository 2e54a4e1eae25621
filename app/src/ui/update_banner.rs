//! `UpdateBanner`: a new version is ready; the person decides when it loads.

use super::{Icon, icons};
use crate::i18n::{k, use_texts};
#[cfg(feature = "hydrate")]
use crate::settings::use_settings;
use leptos::prelude::*;

/// Registers the service worker and shows a banner while a new version waits. Nothing on the server and without
/// JavaScript: such a page is always the newest. Keyboard: the button is a normal stop.
#[component]
pub fn UpdateBanner() -> impl IntoView {
    let t = use_texts();
    let (waiting, set_waiting) = signal(false);
    #[cfg(feature = "hydrate")]
    if !use_settings().dev {
        Effect::new(move || crate::platform::watch_updates(move || set_waiting.set(true)));
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = set_waiting;
    let apply = move |_| {
        #[cfg(feature = "hydrate")]
        crate::platform::apply_update();
    };
    view! {
        <div role="status">
            <Show when=move || waiting.get()>
                <div class="banner" data-tone="accent" data-place="top">
                    <Icon glyph=icons::DOWNLOAD/>
                    <p class="grow">{t.get(k::UPDATE_TEXT)}</p>
                    <button class="btn" data-size="s" on:click=apply>
                        {t.get(k::UPDATE_ACTION)}
                    </button>
                </div>
            </Show>
        </div>
    }
    .into_any()
}
