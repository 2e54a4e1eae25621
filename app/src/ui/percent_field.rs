//! `PercentField`: a percentage from 0 to 100 with up to four decimals; what could mean two things is refused in words. Formats on
//! leaving; without JavaScript the server does. The keyboard is the field's own.

use super::typed_field::{Reader, TypedField, TypedKind};
use super::typed_problem::percent_problem;
use crate::i18n::{Key, Texts, k, use_texts};
use domain::Percent;
use domain::typed::{parse_percent, write_bare_percent, write_percent};
use leptos::prelude::*;

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
    /// What was typed.
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
    /// The form was sent: an empty field is a mistake.
    #[prop(optional)]
    sent: bool,
) -> impl IntoView {
    let t = use_texts();
    let read: Reader = Box::new(move |text| {
        let percent =
            parse_percent(text, t.lang().language()).map_err(|problem| t.get(percent_problem(problem)).to_owned())?;
        if let Some(limit) = least.filter(|limit| percent < *limit) {
            return Err(beyond(t, k::UI_PERCENT_LEAST, limit));
        }
        if let Some(limit) = most.filter(|limit| percent > *limit) {
            return Err(beyond(t, k::UI_PERCENT_MOST, limit));
        }
        Ok(write_bare_percent(percent, t.lang().language()))
    });
    let kind = TypedKind { figures: true, keyboard: "decimal", autocomplete: "off", unit: Some("%") };
    view! { <TypedField name label hint value free sent kind read/> }.into_any()
}

fn beyond(t: Texts, sentence: Key, limit: Percent) -> String {
    t.fill(sentence, &[("percent", &write_percent(limit, t.lang().language()))])
}
