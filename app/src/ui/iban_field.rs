//! `IbanField`: an account number. It is checked and written in groups of four on leaving; a mistaken O or 0 is named with the number
//! that would be right, never mended silently. Without JavaScript the server does the same. The keyboard is the field's own.

use super::typed_field::{Reader, TypedField, TypedKind};
use crate::form::read;
use crate::i18n::Key;
use domain::typed::write_iban;
use leptos::prelude::*;
use std::sync::Arc;

/// A field for an IBAN.
#[component]
pub fn IbanField(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// Whose account it is.
    label: Key,
    /// Where the number is found.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What stands in it before anything was typed.
    #[prop(optional, into)]
    value: String,
    /// Nothing typed is fine.
    #[prop(optional)]
    free: bool,
) -> impl IntoView {
    let read: Reader = Arc::new(|text| read::iban(text).map(|iban| write_iban(&iban)));
    let kind = TypedKind { frame: "iban", keyboard: "text", autocomplete: "off", unit: None };
    view! { <TypedField name label hint value free kind read/> }.into_any()
}
