//! `Select`: one of a few, as the browser's own list. Works without JavaScript; the keyboard finds an entry by its letters.

use super::typed_field::FieldProblem;
use crate::form::use_form;
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
    options: Vec<(String, String)>,
    /// The value that is chosen before anything was typed.
    #[prop(optional, into)]
    value: String,
) -> impl IntoView {
    let (t, form) = (use_texts(), use_form());
    let chosen = form.typed(name).unwrap_or(value);
    let option = move |(code, text): (String, String)| {
        let selected = code == chosen;
        view! { <option value=code selected=selected>{text}</option> }
    };
    let problem = move || form.problem(name, t);
    let error_id = format!("{name}-error");
    let described = error_id.clone();
    view! {
        <div class="field" data-invalid=move || problem().map(|_| "")>
            <label class="field__label" for=name>{t.get(label)}</label>
            <select class="input" id=name name=name aria-describedby=described aria-invalid=move || problem().map(|_| "true")>
                {options.into_iter().map(option).collect_view()}
            </select>
            <FieldProblem id=error_id problem=Signal::derive(problem)/>
        </div>
    }
    .into_any()
}
