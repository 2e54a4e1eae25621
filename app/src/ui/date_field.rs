//! `DateField`: a day as people type it, day before month. It takes `1.4.27`, `01042027`, `1. April 2027` and writes `01.04.2027` on
//! leaving; without JavaScript the server does. A plain text field: the browsers' own calendars cannot be typed into everywhere.

use super::typed_field::{Reader, TypedField, TypedKind};
use super::typed_problem::date_problem;
use crate::i18n::{Key, Texts, k, use_texts};
use domain::typed::{around_birth, parse_date, write_date};
use jiff::civil::Date;
use leptos::prelude::*;

/// What day it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DayKind {
    /// A day of business: a year of two digits is near today's.
    #[default]
    Business,
    /// A birthday: a year of two digits is in the past.
    Birth,
}

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
    /// What was typed.
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
    /// The form was sent: an empty field is a mistake.
    #[prop(optional)]
    sent: bool,
) -> impl IntoView {
    let t = use_texts();
    let (around, autocomplete) = match day {
        DayKind::Business => (today, "off"),
        DayKind::Birth => (around_birth(today), "bday"),
    };
    let read: Reader = Box::new(move |text| {
        let typed =
            parse_date(text, t.lang().language(), around).map_err(|problem| t.get(date_problem(problem)).to_owned())?;
        if let Some(limit) = first.filter(|limit| typed < *limit) {
            return Err(beyond(t, k::UI_DATE_FIRST, limit));
        }
        if let Some(limit) = last.filter(|limit| typed > *limit) {
            return Err(beyond(t, k::UI_DATE_LAST, limit));
        }
        Ok(write_date(typed, t.lang().language()))
    });
    // No keyboard of digits: months can be typed as words, and not every one of them has a full stop.
    let kind = TypedKind { figures: false, keyboard: "text", autocomplete, unit: None };
    view! { <TypedField name label hint value free sent kind read/> }.into_any()
}

fn beyond(t: Texts, sentence: Key, limit: Date) -> String {
    t.fill(sentence, &[("date", &write_date(limit, t.lang().language()))])
}
