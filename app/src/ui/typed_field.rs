//! What the fields for amounts, percentages, days and account numbers share: label, hint, value, unit, error. Whoever renders reads the
//! text: the server when the page comes, the browser when the field is left, both with the same parser. So without JavaScript the value
//! is written or the error stands below as soon as the form comes back. An empty field is a mistake only once the form was sent.

use super::{Icon, IconSize, icons};
use crate::form::{Problem, use_form};
use crate::i18n::{Key, use_texts};
use leptos::html::Input;
use leptos::prelude::*;
use std::sync::Arc;

/// Reads a typed text: the value in the house style, or what to do.
pub(super) type Reader = Arc<dyn Fn(&str) -> Result<String, Problem> + Send + Sync>;

/// What kind of field it is, for the browser and the style sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TypedKind {
    /// `data-kind` of the frame: `money` stands at the right, tabular; each is as wide as what is typed.
    pub(super) frame: &'static str,
    /// The keyboard of a phone.
    pub(super) keyboard: &'static str,
    /// What the browser may fill in.
    pub(super) autocomplete: &'static str,
    /// What stands behind the value.
    pub(super) unit: Option<&'static str>,
}

/// One field of a form whose text is read.
#[component]
pub(super) fn TypedField(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// What it is.
    label: Key,
    /// How it is typed, or what is allowed.
    hint: Option<String>,
    /// What stands in it before anything was typed.
    value: String,
    /// Nothing typed is fine.
    free: bool,
    /// Keyboard, unit.
    kind: TypedKind,
    /// The parser.
    read: Reader,
) -> impl IntoView {
    let (t, form, field) = (use_texts(), use_form(), NodeRef::<Input>::new());
    let value = form.typed(name).unwrap_or(value);
    let passed_over = move |text: &str, sent: bool| text.trim().is_empty() && (free || !sent);
    let written = if passed_over(&value, form.sent()) { Ok(value.clone()) } else { read(&value) };
    let value = match written {
        Ok(text) => text,
        Err(problem) => {
            // What the server said comes first.
            if form.problem(name, t).is_none() {
                form.judge(name, Some(problem));
            }
            value
        }
    };
    #[cfg(feature = "hydrate")]
    {
        let read = read.clone();
        form.check(name, move || {
            let text = field.get_untracked()?.value();
            if passed_over(&text, true) { None } else { read(&text).err() }
        });
    }
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let described = hint.as_ref().map_or_else(|| error_id.clone(), |_| format!("{hint_id} {error_id}"));
    let problem = move || form.problem(name, t);
    view! {
        <div class="field" data-invalid=move || problem().map(|_| "")>
            <label class="field__label" for=name>{t.get(label)}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            <div class="input" data-kind=kind.frame>
                <input
                    id=name
                    node_ref=field
                    name=name
                    r#type="text"
                    value=value
                    inputmode=kind.keyboard
                    autocomplete=kind.autocomplete
                    maxlength="300"
                    spellcheck="false"
                    required=!free
                    aria-describedby=described
                    aria-invalid=move || problem().map(|_| "true")
                    on:blur:target=move |event| {
                        let input = event.target();
                        let text = input.value();
                        let left = if passed_over(&text, false) { Ok(text) } else { read(&text) };
                        if let Ok(text) = &left {
                            input.set_value(text);
                        }
                        form.judge(name, left.err());
                    }
                />
                {kind.unit.map(|unit| view! { <span class="input__unit">{unit}</span> })}
            </div>
            <FieldProblem id=error_id problem=Signal::derive(problem)/>
        </div>
    }
    .into_any()
}

/// Where a field says what to do. It is there from the start, so that a screen reader notices what comes.
#[component]
pub(super) fn FieldProblem(
    /// What the field is described by.
    id: String,
    /// The sentence, while something is wrong.
    #[prop(into)]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    view! { <div id=id aria-live="polite">{move || problem.get().map(|text| view! { <ErrorLine text/> })}</div> }
        .into_any()
}

/// The sentence below a field that says what to do.
#[component]
pub(super) fn ErrorLine(
    /// The sentence.
    text: String,
) -> impl IntoView {
    view! {
        <p class="field__error">
            <Icon glyph=icons::OCTAGON_ALERT size=IconSize::Small/>
            {text}
        </p>
    }
    .into_any()
}
