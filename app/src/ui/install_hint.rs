//! `InstallHint`: how the app gets onto the home screen of this device, once and dismissible.

use super::{Icon, icons};
use crate::i18n::{k, use_texts};
use leptos::prelude::*;

/// The card; it appears only in a browser that can install and where nobody closed it. Nothing on the server.
#[component]
pub fn InstallHint() -> impl IntoView {
    let t = use_texts();
    let shown = RwSignal::new(Shown::Nothing);
    #[cfg(feature = "hydrate")]
    Effect::new(move || {
        shown.set(browser::wanted());
        // The browser's offer may come at any time after the page is there.
        crate::platform::on_install_offer(move || shown.set(browser::wanted()));
    });
    let close = move |_| {
        #[cfg(feature = "hydrate")]
        browser::close();
        shown.set(Shown::Nothing);
    };
    let install = move |_| {
        #[cfg(feature = "hydrate")]
        crate::platform::prompt_install();
        shown.set(Shown::Nothing);
    };
    view! {
        <Show when=move || shown.get() != Shown::Nothing>
            <section class="banner" aria-label=t.get(k::INSTALL_TITLE)>
                <Icon glyph=icons::SMARTPHONE/>
                <div class="grow">
                    <p class="strong">{t.get(k::INSTALL_TITLE)}</p>
                    <p class="hint">
                        {move || match shown.get() {
                            Shown::ShareSheet => t.get(k::INSTALL_APPLE),
                            Shown::Prompt | Shown::Nothing => t.get(k::INSTALL_PROMPT),
                        }}
                    </p>
                    <Show when=move || shown.get() == Shown::Prompt>
                        <button class="btn" data-size="s" on:click=install>
                            {t.get(k::INSTALL_ACTION)}
                        </button>
                    </Show>
                </div>
                <button class="iconbtn" aria-label=t.get(k::ACTION_CLOSE) on:click=close>
                    <Icon glyph=icons::X/>
                </button>
            </section>
        </Show>
    }
    .into_any()
}

/// What the card shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Nothing,
    Prompt,
    #[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only a browser has a share sheet"))]
    ShareSheet,
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::Shown;
    use crate::platform::{InstallWay, install_way, recall, remember};

    const CLOSED: &str = "install-hint-closed";

    pub(super) fn wanted() -> Shown {
        if recall(CLOSED) {
            return Shown::Nothing;
        }
        match install_way() {
            Some(InstallWay::Prompt) => Shown::Prompt,
            Some(InstallWay::ShareSheet) => Shown::ShareSheet,
            None => Shown::Nothing,
        }
    }

    pub(super) fn close() {
        remember(CLOSED);
    }
}
