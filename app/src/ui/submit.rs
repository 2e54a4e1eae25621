//! `Submit`: the button that sends a form. It names what happens.

use super::ButtonKind;
use crate::i18n::{Key, use_texts};
use leptos::prelude::*;

/// Sends the form around it, or the one it names. Works without JavaScript.
#[component]
pub fn Submit(
    /// What happens: verb and object.
    label: Key,
    /// The name of a form elsewhere on the page.
    #[prop(optional)]
    form: Option<&'static str>,
    /// Its weight.
    #[prop(default = ButtonKind::Primary)]
    kind: ButtonKind,
    /// The field that it sets, for forms with several buttons.
    #[prop(optional)]
    name: Option<&'static str>,
    /// What it sets the field to.
    #[prop(optional, into)]
    value: Option<String>,
) -> impl IntoView {
    let t = use_texts();
    view! {
        <button class="btn" r#type="submit" data-kind=kind.attribute() data-size="l" form=form.map(|form| format!("form-{form}")) name=name value=value>
            {t.get(label)}
        </button>
    }
}
