//! `Field`: label, hint, input, error. A plain input: it works without JavaScript, and the browser's own help (keyboard, autofill,
//! password manager) is told what it is for.

use super::typed_field::FieldProblem;
use crate::form::use_form;
use crate::i18n::{Key, use_texts};
use leptos::html::Input;
use leptos::prelude::*;

/// What is typed into a field, as far as the browser has to know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldKind {
    /// Any text.
    #[default]
    Text,
    /// A date, typed as in the language: `17.04.1992`.
    Date,
    /// A password to sign in with.
    Password,
    /// A password that is chosen.
    NewPassword,
    /// A code of digits or of a letter.
    Code,
    /// The name to sign in with.
    Username,
    /// A person's name.
    Name,
    /// A company's name.
    Company,
    /// An e-mail address.
    Mail,
    /// A telephone number.
    Phone,
}

impl FieldKind {
    const fn input(self) -> &'static str {
        match self {
            Self::Password | Self::NewPassword => "password",
            _ => "text",
        }
    }

    /// `data-kind` for the style sheet, which makes the field as wide as what is typed.
    const fn width(self) -> Option<&'static str> {
        match self {
            Self::Date => Some("date"),
            _ => None,
        }
    }

    const fn autocomplete(self) -> &'static str {
        match self {
            Self::Text => "off",
            Self::Date => "bday",
            Self::Password => "current-password",
            Self::NewPassword => "new-password",
            Self::Code => "one-time-code",
            // "webauthn": passkeys are offered in the same list.
            Self::Username => "username webauthn",
            Self::Name => "name",
            Self::Company => "organization",
            Self::Mail => "email",
            Self::Phone => "tel",
        }
    }

    const fn keyboard(self) -> Option<&'static str> {
        match self {
            Self::Date => Some("decimal"),
            Self::Username | Self::Mail => Some("email"),
            Self::Phone => Some("tel"),
            _ => None,
        }
    }
}

/// One field of a form. The error stands below it and is read with it; the summary above the form leads here by `#name`.
#[component]
pub fn Field(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// What it is.
    label: Key,
    /// What is typed into it.
    #[prop(optional)]
    kind: FieldKind,
    /// How it is typed.
    #[prop(optional)]
    hint: Option<Key>,
    /// What stands in it before anything was typed.
    #[prop(optional)]
    value: String,
    /// Nothing typed is fine.
    #[prop(optional)]
    free: bool,
) -> impl IntoView {
    let (t, form, field) = (use_texts(), use_form(), NodeRef::<Input>::new());
    let value = form.typed(name).unwrap_or(value);
    #[cfg(feature = "hydrate")]
    if !free {
        form.check(name, move || {
            let empty = field.get_untracked()?.value().trim().is_empty();
            empty.then(|| crate::form::Problem::new(crate::i18n::k::UI_FIELD_EMPTY).with("field", t.get(label)))
        });
    }
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let described = hint.map_or_else(|| error_id.clone(), |_| format!("{hint_id} {error_id}"));
    let problem = move || form.problem(name, t);
    view! {
        <div class="field" data-invalid=move || problem().map(|_| "")>
            <label class="field__label" for=name>{t.get(label)}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{t.get(hint)}</p> })}
            <input
                class="input"
                data-kind=kind.width()
                id=name
                node_ref=field
                name=name
                r#type=kind.input()
                value=value
                autocomplete=kind.autocomplete()
                inputmode=kind.keyboard()
                maxlength="300"
                autocapitalize="none"
                spellcheck="false"
                required=!free
                aria-describedby=described
                aria-invalid=move || problem().map(|_| "true")
            />
            <FieldProblem id=error_id problem=Signal::derive(problem)/>
        </div>
    }
    .into_any()
}
