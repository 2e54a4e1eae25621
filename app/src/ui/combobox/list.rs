//! `Offered`: the combobox' list of what was found.

use super::Choice;
use leptos::prelude::*;

/// The list below the field.
#[component]
pub(super) fn Offered(
    /// What the combobox knows.
    choice: Choice,
    /// What is chosen.
    label: &'static str,
) -> impl IntoView {
    let row = move |(place, option): (usize, String)| {
        let text = option.clone();
        view! {
            <li
                class="menu__item"
                id=choice.option_id(place)
                role="option"
                aria-selected=move || (choice.active.get() == Some(place)).to_string()
                // Before the field is left.
                on:mousedown=move |event| {
                    event.prevent_default();
                    choice.take(option.clone());
                }
            >
                {text}
            </li>
        }
    };
    view! {
        <ul class="combobox__list" id=choice.list_id() role="listbox" aria-label=label hidden=move || !choice.shows()>
            {move || choice.found.get().into_iter().enumerate().map(row).collect_view()}
        </ul>
    }
    .into_any()
}
