//! `IbanField`: an account number. It is checked and written in groups of four on leaving; a mistaken O or 0 is named with the number
//! that would be right, never mended silently. Without JavaScript the server does the same. The keyboard is the field's own.

use super::typed_field::{Reader, TypedField, TypedKind};
use super::typed_problem::iban_problem;
use crate::i18n::{Key, use_texts};
use domain::typed::{parse_iban, write_iban};
use leptos::prelude::*;

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
    /// What was typed.
    #[prop(optional, into)]
    value: String,
    /// Nothing typed is fine.
    #[prop(optional)]
    free: bool,
    /// The form was sent: an empty field is a mistake.
    #[prop(optional)]
    sent: bool,
) -> impl IntoView {
    let t = use_texts();
    let read: Reader = Box::new(move |text| {
        parse_iban(text).map(|iban| write_iban(&iban)).map_err(|problem| iban_problem(t, &problem))
    });
    let kind = TypedKind { figures: false, keyboard: "text", autocomplete: "off", unit: None };
    view! { <TypedField name label hint value free sent kind read/> }.into_any()
}
