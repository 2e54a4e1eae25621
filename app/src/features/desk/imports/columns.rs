//! The columns of a list. A person corrects what is guessed wrong.

use crate::i18n::k;
use crate::ui::{Form, Submit};
use leptos::prelude::*;

/// A select per column, as the server wrote them; nothing is booked by it.
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
#[component]
pub(super) fn ColumnsForm(here: String, version: i64, columns: String) -> impl IntoView {
    view! {
        <Form name="columns" action=format!("{here}/columns") version=Some(version)>
            <div class="stack" inner_html=columns></div>
            <div><Submit label=k::IMPORTS_JUDGE/></div>
        </Form>
    }
    .into_any()
}
