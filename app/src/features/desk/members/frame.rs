//! What the pages of roles share: heading, body, a list to choose from.

use crate::form::Problem;
use crate::i18n::{Key, use_texts};
use crate::ui::{Icon, IconSize, PageTitle, PreferencesMenu, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The organisation in the address.
pub(in crate::features::desk) fn use_org() -> Memo<String> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("org").unwrap_or_default())
}

/// A page of the workplace.
#[component]
pub(in crate::features::desk) fn DeskPage(
    /// Its name.
    title: Key,
    /// What stands on it.
    children: Children,
) -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(title)/>
        <header class="desk__head">
            <h1>{t.get(title)}</h1>
            <span class="push"></span>
            <PreferencesMenu/>
        </header>
        <main class="desk__body stack" data-gap="6" id="content">{children()}</main>
    }
    .into_any()
}

/// A list to choose from, as a field with its error.
#[component]
pub(in crate::features::desk) fn Choice(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// What it is.
    label: Key,
    /// Values and texts.
    options: Vec<(String, String)>,
    /// What was chosen.
    chosen: String,
    /// Why it was not taken.
    problem: Option<Problem>,
) -> impl IntoView {
    let t = use_texts();
    let problem = problem.filter(|problem| problem.field() == Some(name));
    let error_id = format!("{name}-error");
    let option = move |(value, text): (String, String)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{text}</option> }
    };
    view! {
        <div class="field" data-invalid=problem.map(|_| "")>
            <label class="field__label" for=name>{t.get(label)}</label>
            <select class="input" id=name name=name aria-describedby=problem.map(|_| error_id.clone())>
                {options.into_iter().map(option).collect_view()}
            </select>
            {problem.map(|problem| view! {
                <p class="field__error" id=error_id>
                    <Icon glyph=icons::OCTAGON_ALERT size=IconSize::Small/>
                    {t.get(problem.text())}
                </p>
            })}
        </div>
    }
    .into_any()
}
