//! `MoneyField`: an amount in euro. It takes `1234,5`, `1.234,50`, `1234.50` and writes `1.234,50` on leaving; a limit that is broken is
//! named below in words. Without JavaScript the server reads and writes the same way. The keyboard is the field's own.

use super::typed_field::{Reader, TypedField, TypedKind};
use super::typed_problem::amount_problem;
use crate::i18n::{Key, Texts, k, use_texts};
use domain::money::Cents;
use domain::typed::{parse_amount, write_amount, write_euro};
use leptos::prelude::*;

/// How little or how much an amount may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoneyLimit {
    /// This much is still taken.
    pub amount: Cents,
    /// Why, or what happens beyond it.
    pub why: Option<Key>,
}

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
    /// What was typed.
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
    /// The form was sent: an empty field is a mistake.
    #[prop(optional)]
    sent: bool,
) -> impl IntoView {
    let t = use_texts();
    let read: Reader =
        Box::new(move |text| read_amount(text, t, least, most).map(|amount| write_amount(amount, t.lang().language())));
    let kind = TypedKind { figures: true, keyboard: "decimal", autocomplete: "off", unit: Some("€") };
    view! { <TypedField name label hint value free sent kind read/> }.into_any()
}

/// Reads an amount within its limits, or says what to do.
pub(super) fn read_amount(
    text: &str,
    t: Texts,
    least: Option<MoneyLimit>,
    most: Option<MoneyLimit>,
) -> Result<Cents, String> {
    let amount =
        parse_amount(text, t.lang().language()).map_err(|problem| t.get(amount_problem(problem)).to_owned())?;
    if let Some(limit) = least.filter(|limit| amount < limit.amount) {
        return Err(beyond(t, k::UI_MONEY_LEAST, limit));
    }
    if let Some(limit) = most.filter(|limit| amount > limit.amount) {
        return Err(beyond(t, k::UI_MONEY_MOST, limit));
    }
    Ok(amount)
}

fn beyond(t: Texts, sentence: Key, limit: MoneyLimit) -> String {
    let first = t.fill(sentence, &[("amount", &write_euro(limit.amount, t.lang().language()))]);
    match limit.why {
        Some(why) => format!("{first} {}", t.get(why)),
        None => first,
    }
}
