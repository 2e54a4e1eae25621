//! `DateField`: a day as people type it, day before month. It takes `1.4.27`, `01042027`, `1. April 2027` and writes `01.04.2027` on
//! leaving; without JavaScript the server does. A plain text field: the browsers' own calendars cannot be typed into everywhere.

use super::typed_field::{Reader, TypedField, TypedKind};
use crate::form::read::{self, Between, DayKind};
use crate::i18n::{Key, use_texts};
use domain::typed::write_date;
use jiff::civil::Date;
use leptos::prelude::*;
use std::sync::Arc;

/// A field for a day.
#[component]
pub fn DateField(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// What it is.
    label: Key,
    /// Today as the server knows it: the browser has to read the same.
    today: Date,
    /// What day it is.
    #[prop(optional)]
    day: DayKind,
    /// How it is typed.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What stands in it before anything was typed.
    #[prop(optional, into)]
    value: String,
    /// The first day.
    #[prop(optional)]
    first: Option<Date>,
    /// The last day.
    #[prop(optional)]
    last: Option<Date>,
    /// Nothing typed is fine.
    #[prop(optional)]
    free: bool,
) -> impl IntoView {
    let lang = use_texts().lang();
    let autocomplete = match day {
        DayKind::Business => "off",
        DayKind::Birth => "bday",
    };
    let limits = Between { least: first, most: last };
    let read: Reader =
        Arc::new(move |text| read::day(text, lang, today, day, limits).map(|typed| write_date(typed, lang.language())));
    // No keyboard of digits: months can be typed as words, and not every one of them has a full stop.
    let kind = TypedKind { frame: "date", keyboard: "text", autocomplete, unit: None };
    view! { <TypedField name label hint value free kind read/> }.into_any()
}
