//! What remains of an import that was booked: the way back, and at last the counts.

use crate::features::desk::imports::api::parts::Counts;
use crate::i18n::{k, use_texts};
use crate::ui::{Icon, icons};
use leptos::prelude::*;

/// How long the way back is open, and the way.
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
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

/// File and outcome are erased, as long as they have to be kept is over.
pub(in super::super) fn gone(counts: Counts) -> AnyView {
    let t = use_texts();
    let [added, changed, unchanged, refused] =
        [counts.added, counts.changed, counts.unchanged, counts.refused].map(|count| count.to_string());
    let values: [(&str, &str); 4] =
        [("added", &added), ("changed", &changed), ("unchanged", &unchanged), ("refused", &refused)];
    view! {
        <section class="stack" data-gap="3">
            <h2>{t.get(k::IMPORTS_GONE)}</h2>
            <p>{t.fill(k::IMPORTS_COUNTS, &values)}</p>
            <p class="hint">{t.get(k::IMPORTS_GONE_WHY)}</p>
        </section>
    }
    .into_any()
}

/// The columns wait to be confirmed.
pub(in super::super) fn waiting(here: &str) -> AnyView {
    let t = use_texts();
    view! {
        <div class="stack" data-gap="4">
            <p>{t.get(k::IMPORTS_WAITING)}</p>
            <div><a class="btn" data-kind="primary" data-size="l" href=format!("{here}/columns")>{t.get(k::IMPORTS_TO_COLUMNS)}</a></div>
        </div>
    }
    .into_any()
}
