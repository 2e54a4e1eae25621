//! `Select`: one of a few, as the browser's own list. Works without JavaScript; the keyboard finds an entry by its letters.

use crate::i18n::{Key, use_texts};
use leptos::prelude::*;

/// A list with its label.
#[component]
pub fn Select(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// What is chosen.
    label: Key,
    /// Values and what they are called, in the order in which they are offered.
    options: Vec<(&'static str, &'static str)>,
    /// The value that is chosen now.
    #[prop(optional)]
    value: String,
) -> impl IntoView {
    let option = move |(code, text): (&'static str, &'static str)| {
        let selected = code == value;
        view! { <option value=code selected=selected>{text}</option> }
    };
    view! {
        <div class="field">
            <label class="field__label" for=name>{use_texts().get(label)}</label>
            <select class="input" id=name name=name>{options.into_iter().map(option).collect_view()}</select>
        </div>
    }
    .into_any()
}
