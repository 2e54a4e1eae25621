//! `Range`: the slider's native range with its scale.

use super::{Chosen, euros};
use crate::i18n::{Key, use_texts};
use domain::money::Cents;
use domain::typed::write_euro;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// What a Page key moves, in euros.
const PAGE: i64 = 10;

/// The range.
#[component]
pub(super) fn Range(
    /// What the slider knows.
    chosen: Chosen,
    /// The amount that the page shows first.
    value: Cents,
    /// The end of the scale with its `{amount}`.
    limit: Key,
) -> impl IntoView {
    let Chosen { name, language, least, most, amount, range, .. } = chosen;
    let end = use_texts().fill(limit, &[("amount", &write_euro(most.amount, language))]);
    view! {
        <div class="grow">
            <input
                class="slider"
                node_ref=range
                name=format!("{name}-slider")
                r#type="range"
                min=euros(least.amount)
                max=euros(most.amount)
                step="1"
                value=euros(value)
                aria-labelledby=format!("{name}-label")
                aria-valuetext=move || write_euro(amount.get(), language)
                on:keydown=move |event| page(chosen, &event)
                on:input:target=move |event| {
                    if let Ok(whole) = event.target().value().parse::<i64>() {
                        chosen.slide(whole);
                    }
                }
            />
            <div class="slider__scale" aria-hidden="true">
                <span>{write_euro(least.amount, language)}</span>
                <span>{end}</span>
            </div>
        </div>
    }
    .into_any()
}

/// The Page keys, which browsers let move by a tenth of the range. All other keys are the browser's.
fn page(chosen: Chosen, event: &KeyboardEvent) {
    let by = match event.key().as_str() {
        "PageUp" => PAGE,
        "PageDown" => -PAGE,
        _ => return,
    };
    event.prevent_default();
    chosen.slide((chosen.amount.get_untracked().get() / 100).saturating_add(by));
    chosen.follow(chosen.amount.get_untracked());
}
