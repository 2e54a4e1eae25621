//! `FormNote`: what became of a form, above it: why it was not carried out, or that it was.

use super::{Icon, icons};
use crate::form::Problem;
use crate::i18n::{Key, use_texts};
use leptos::prelude::*;

/// Says why a form was not carried out; one that is about a field leads there. Read out when the page comes.
#[component]
pub fn FormNote(
    /// Why.
    problem: Option<Problem>,
) -> impl IntoView {
    let t = use_texts();
    problem.map(|problem| {
        let text = t.get(problem.text());
        view! {
            <div class="note" data-tone="bad" role="alert">
                <Icon glyph=icons::OCTAGON_ALERT/>
                {match problem.field() {
                    Some(field) => view! { <a href=format!("#{field}") rel="external">{text}</a> }.into_any(),
                    None => view! { <span>{text}</span> }.into_any(),
                }}
            </div>
        }
    })
}

/// Says that something was done.
#[component]
pub fn DoneNote(
    /// What.
    text: Key,
) -> impl IntoView {
    let t = use_texts();
    view! {
        <div class="note" data-tone="ok" role="status">
            <Icon glyph=icons::CIRCLE_CHECK/>
            <span>{t.get(text)}</span>
        </div>
    }
}
