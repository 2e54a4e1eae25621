//! `Exact`: the slider's field, for an amount with cents.

use super::Chosen;
use crate::form::read::{self, Between};
use crate::i18n::use_texts;
use domain::money::Cents;
use domain::typed::write_amount;
use leptos::prelude::*;

/// The field. Leaving it reads and writes what was typed, and moves the range there.
#[component]
pub(super) fn Exact(
    /// What the slider knows.
    chosen: Chosen,
    /// The amount that the page shows first.
    value: Cents,
) -> impl IntoView {
    let t = use_texts();
    let Chosen { name, language, least, most, amount, problem, field, .. } = chosen;
    let take = move |typed: &str| -> Result<Cents, String> {
        let new = read::amount(typed, t.lang(), Between { least: Some(least), most: Some(most) })
            .map_err(|problem| problem.text(t))?;
        chosen.follow(new);
        if new == amount.get_untracked() {
            problem.set(None);
        } else {
            chosen.change(new);
        }
        Ok(new)
    };
    view! {
        <div class="input slider__field" data-kind="money">
            <input
                id=name
                node_ref=field
                name=name
                r#type="text"
                value=write_amount(value, language)
                inputmode="decimal"
                autocomplete="off"
                maxlength="300"
                required=true
                aria-describedby=format!("{name}-error")
                aria-invalid=move || problem.with(Option::is_some).then_some("true")
                on:blur:target=move |event| {
                    let input = event.target();
                    match take(&input.value()) {
                        Ok(new) => input.set_value(&write_amount(new, language)),
                        Err(text) => problem.set(Some(text)),
                    }
                }
            />
            <span class="input__unit">"€"</span>
        </div>
    }
    .into_any()
}
