//! Fields of these forms: some lines of text, and a box that has to be ticked.

use crate::form::use_form;
use crate::i18n::{Key, use_texts};
use crate::ui::{Icon, IconSize, icons};
use leptos::prelude::*;

/// The most characters of a wish or a note; the service says the same.
const LONGEST: &str = "2000";

/// Some lines of text.
#[component]
pub fn TextField(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// What it is.
    label: Key,
    /// What helps to write it.
    hint: Key,
    /// What stands in it before anything was typed.
    #[prop(optional)]
    value: String,
    /// Has to be written.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let (t, form) = (use_texts(), use_form());
    let value = form.typed(name).unwrap_or(value);
    let problem = form.problem(name, t);
    let wrong = problem.as_ref().map(|_| "true");
    view! {
        <div class="field" data-invalid=wrong.map(|_| "")>
            <label class="field__label" for=name>{t.get(label)}</label>
            <p class="field__hint" id=format!("{name}-hint")>{t.get(hint)}</p>
            <textarea
                class="input"
                id=name
                name=name
                rows="5"
                maxlength=LONGEST
                required=required
                aria-describedby=format!("{name}-hint {name}-error")
                aria-invalid=wrong
            >{value}</textarea>
            <Wrong id=format!("{name}-error") problem/>
        </div>
    }
    .into_any()
}

/// A box with what is agreed to beside it. It is never ticked before somebody ticks it.
#[component]
pub fn Ticked(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// What is agreed to.
    text: Key,
) -> impl IntoView {
    let (t, form) = (use_texts(), use_form());
    let problem = form.problem(name, t);
    let wrong = problem.as_ref().map(|_| "true");
    view! {
        <div class="field" data-invalid=wrong.map(|_| "")>
            <label class="check">
                <input r#type="checkbox" id=name name=name value="1" required aria-describedby=format!("{name}-error") aria-invalid=wrong/>
                <span>{t.get(text)}</span>
            </label>
            <Wrong id=format!("{name}-error") problem/>
        </div>
    }
    .into_any()
}

/// What to do about a field, below it.
#[component]
pub(super) fn Wrong(id: String, problem: Option<String>) -> impl IntoView {
    let line = problem.map(|text| {
        view! {
            <p class="field__error">
                <Icon glyph=icons::OCTAGON_ALERT size=IconSize::Small/>
                {text}
            </p>
        }
    });
    view! { <div id=id aria-live="polite">{line}</div> }.into_any()
}
