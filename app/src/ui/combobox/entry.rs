//! `Entry`: the combobox' text field.

use super::Choice;
use super::keys::press;
use leptos::prelude::*;

/// The field. Before there is a script it has the browser's list and no role of its own.
#[component]
pub(super) fn Entry(
    /// What the combobox knows.
    choice: Choice,
    /// What stands in it first.
    value: String,
    /// The id of the browser's list.
    native: String,
    /// The id of the hint.
    described: Option<String>,
) -> impl IntoView {
    let (script, set_script) = signal(false);
    Effect::new(move || set_script.set(true));
    let meant = move || choice.active.get().filter(|_| choice.shows()).map(|place| choice.option_id(place));
    view! {
        <input
            class="input"
            id=choice.name
            node_ref=choice.field
            name=choice.name
            r#type="text"
            value=value
            autocomplete="off"
            maxlength="300"
            list=move || (!script.get()).then(|| native.clone())
            role=move || script.get().then_some("combobox")
            aria-autocomplete=move || script.get().then_some("list")
            aria-expanded=move || script.get().then(|| choice.shows().to_string())
            aria-controls=move || script.get().then(|| choice.list_id())
            aria-activedescendant=meant
            aria-describedby=described
            on:input:target=move |event| {
                choice.typed.set(event.target().value());
                choice.active.set(None);
                choice.open.set(true);
            }
            on:keydown=move |event| press(choice, &event)
            on:blur=move |_| choice.close()
        />
    }
    .into_any()
}
