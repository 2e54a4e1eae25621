//! `PercentField`: a percentage from 0 to 100 with up to four decimals; what could mean two things is refused in words. Formats on
//! leaving; without JavaScript the server does. The keyboard is the field's own.

use super::typed_field::{Reader, TypedField, TypedKind};
use crate::form::read::{self, Between};
use crate::i18n::{Key, use_texts};
use domain::Percent;
use domain::typed::write_bare_percent;
use leptos::prelude::*;
use std::sync::Arc;

/// A field for a percentage.
#[component]
pub fn PercentField(
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
    /// The smallest percentage, where it is not 0.
    #[prop(optional)]
    least: Option<Percent>,
    /// The largest percentage, where it is not 100.
    #[prop(optional)]
    most: Option<Percent>,
    /// Nothing typed is fine.
    #[prop(optional)]
    free: bool,
) -> impl IntoView {
    let lang = use_texts().lang();
    let read: Reader = Arc::new(move |text| {
        read::percent(text, lang, Between { least, most }).map(|percent| write_bare_percent(percent, lang.language()))
    });
    let kind = TypedKind { frame: "money", keyboard: "decimal", autocomplete: "off", unit: Some("%") };
    view! { <TypedField name label hint value free kind read/> }.into_any()
}
