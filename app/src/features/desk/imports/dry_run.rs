//! What the rows of a list would do, and the form that books it.

use super::api::DryRun;
use crate::i18n::{k, use_texts};
use crate::ui::Form;
use leptos::prelude::*;

/// The dry run.
#[component]
pub(super) fn DryRunView(here: String, version: i64, key: String, run: DryRun) -> impl IntoView {
    let DryRun { says, book, figures, rows } = run;
    view! {
        <section class="impsum">
            <div class="stack" data-gap="2">
                <h2 class="h-m">{says}</h2>
                <BookForm here key version nothing=book.is_none()/>
            </div>
            <div class="impsum" inner_html=figures></div>
        </section>
        {rows.put()}
    }
    .into_any()
}

/// The form of the button at the top, and what came of it.
#[component]
fn BookForm(here: String, key: String, version: i64, nothing: bool) -> impl IntoView {
    let t = use_texts();
    let none = nothing.then(|| view! { <p>{t.get(k::IMPORTS_NOTHING_TO_BOOK)}</p> });
    view! { <Form name="book" action=format!("{here}/book") key version=Some(version)>{none}</Form> }.into_any()
}
