//! `OldNote`: the page shows what was kept on this device, and of when that is.

use crate::i18n::{k, use_texts};
use crate::ui::{Icon, icons};
use leptos::prelude::*;

/// One line above what was kept; nothing above a new answer.
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
#[component]
pub fn OldNote(
    /// Whether the answer is an old one.
    old: bool,
    /// When it was asked.
    #[prop(into)]
    stand: String,
) -> impl IntoView {
    let t = use_texts();
    old.then(|| {
        view! {
            <div class="note" data-tone="warn" role="status">
                <Icon glyph=icons::WIFI_OFF/>
                <span>{t.fill(k::OWN_OLD, &[("at", &stand)])}</span>
            </div>
        }
    })
    .into_any()
}
