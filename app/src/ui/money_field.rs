//! `MoneyField`: an amount in euro. It takes `1234,5`, `1.234,50`, `1234.50` and writes `1.234,50` on leaving; a limit that is broken is
//! named below in words. Without JavaScript the server reads and writes the same way. The keyboard is the field's own.

use super::typed_field::{Reader, TypedField, TypedKind};
use crate::form::read::{self, Between, MoneyLimit};
use crate::i18n::{Key, use_texts};
use domain::typed::write_amount;
use leptos::prelude::*;
use std::sync::Arc;

/// A field for an amount that is not negative.
#[component]
pub fn MoneyField(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// What it is.
    label: Key,
    /// What is allowed, before anything is wrong.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What stands in it before anything was typed.
    #[prop(optional, into)]
    value: String,
    /// The smallest amount.
    #[prop(optional)]
    least: Option<MoneyLimit>,
    /// The largest amount.
    #[prop(optional)]
    most: Option<MoneyLimit>,
    /// Nothing typed is fine.
    #[prop(optional)]
    free: bool,
) -> impl IntoView {
    let lang = use_texts().lang();
    let read: Reader = Arc::new(move |text| {
        read::amount(text, lang, Between { least, most }).map(|amount| write_amount(amount, lang.language()))
    });
    let kind = TypedKind { frame: "money", keyboard: "decimal", autocomplete: "off", unit: Some("€") };
    view! { <TypedField name label hint value free kind read/> }.into_any()
}
