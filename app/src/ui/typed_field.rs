//! What the fields for amounts, percentages, days and account numbers share: label, hint, value, unit, error. Whoever renders reads the
//! text: the server when the page comes, the browser when the field is left, both with the same parser. So without JavaScript the value
//! is written or the error stands below as soon as the form comes back. An empty field is a mistake only once the form was sent.

use super::{Icon, IconSize, icons};
use crate::i18n::{Key, use_texts};
use leptos::prelude::*;

/// Reads a typed text: the value in the house style, or what to do in words.
pub(super) type Reader = Box<dyn Fn(&str) -> Result<String, String> + Send + Sync>;

/// What kind of field it is, for the browser and the style sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TypedKind {
    /// `data-kind` of the frame: figures stand at the right, tabular.
    pub(super) figures: bool,
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
    /// What was typed.
    value: String,
    /// Nothing typed is fine.
    free: bool,
    /// The form was sent.
    sent: bool,
    /// Keyboard, unit.
    kind: TypedKind,
    /// The parser.
    read: Reader,
) -> impl IntoView {
    let told = move |text: &str| {
        let passed_over = text.trim().is_empty() && (free || !sent);
        if passed_over { Ok(text.to_owned()) } else { read(text) }
    };
    let (value, first) = told(&value).map_or_else(|problem| (value, Some(problem)), |text| (text, None));
    let (problem, set_problem) = signal(first);
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let described = {
        let ids = [hint.as_ref().map(|_| hint_id.clone()), Some(error_id.clone())];
        ids.into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let wrong = move || problem.with(Option::is_some);
    view! {
        <div class="field" data-invalid=move || wrong().then_some("")>
            <label class="field__label" for=name>{use_texts().get(label)}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            <div class="input" data-kind=kind.figures.then_some("money")>
                <input
                    id=name
                    name=name
                    r#type="text"
                    value=value
                    inputmode=kind.keyboard
                    autocomplete=kind.autocomplete
                    maxlength="300"
                    spellcheck="false"
                    required=!free
                    aria-describedby=described
                    aria-invalid=move || wrong().then_some("true")
                    on:blur:target=move |event| {
                        let input = event.target();
                        let left = told(&input.value());
                        if let Ok(text) = &left {
                            input.set_value(text);
                        }
                        set_problem.set(left.err());
                    }
                />
                {kind.unit.map(|unit| view! { <span class="input__unit">{unit}</span> })}
            </div>
            <div id=error_id aria-live="polite">
                {move || problem.get().map(|text| view! { <ErrorLine text/> })}
            </div>
        </div>
    }
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
