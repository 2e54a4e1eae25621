//! `FormNote`: what became of a form, above it: why it was not carried out, or that it was.

use super::{Icon, icons};
use crate::form::Problem;
use crate::i18n::{Key, use_texts};
use leptos::prelude::*;

/// Says why a form was not carried out; what is about a field leads there. Read out when it comes.
#[component]
pub fn FormNote(
    /// Why; nothing is shown for no problem.
    #[prop(into)]
    problems: Vec<Problem>,
) -> impl IntoView {
    let t = use_texts();
    let line = move |problem: Problem| {
        let text = problem.text(t);
        match problem.field() {
            // Inside the page; the router would load it.
            Some(field) => view! { <a href=format!("#{field}") rel="external">{text}</a> }.into_any(),
            None => view! { <span>{text}</span> }.into_any(),
        }
    };
    (!problems.is_empty()).then(|| {
        view! {
            <div class="note" data-tone="bad" role="alert">
                <Icon glyph=icons::OCTAGON_ALERT/>
                <div class="stack" data-gap="1">{problems.into_iter().map(line).collect_view()}</div>
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
