//! What remains of an import that was booked: the way back, and at last the counts.

use super::api::Counts;
use super::figures::counted;
use crate::i18n::{k, use_texts};
use crate::ui::{Icon, icons};
use leptos::prelude::*;

/// How long the way back is open, and the way.
#[component]
pub(super) fn BookedNote(here: String) -> impl IntoView {
    let t = use_texts();
    view! {
        <div class="note" data-tone="accent">
            <Icon glyph=icons::UNDO_2/>
            <span>{t.get(k::IMPORTS_CAN_UNDO)}</span>
            <a class="btn" href=format!("{here}/undo")>{t.get(k::IMPORTS_UNDO)}</a>
        </div>
    }
    .into_any()
}

/// File and outcome are erased: they are kept only as long as they are needed.
#[component]
pub(super) fn Gone(counts: Counts) -> impl IntoView {
    let t = use_texts();
    view! {
        <section class="stack" data-gap="3">
            <h2>{t.get(k::IMPORTS_GONE)}</h2>
            <p>{counted(t, counts)}</p>
            <p class="hint">{t.get(k::IMPORTS_GONE_WHY)}</p>
        </section>
    }
    .into_any()
}
