//! How the organisation appears: name, mark, accent, and what that looks like.

use super::api::SettingsView;
use super::preview::Preview;
use crate::form::{Answer, use_form};
use crate::i18n::{k, use_texts};
use crate::ui::{Field, Form, Submit};
use leptos::prelude::*;

/// The form's name in an answer.
const FORM: &str = "appearance";

/// The form for who may change it; the same facts for everybody else.
#[component]
pub fn AppearanceSection(org: String, found: SettingsView, key: Option<String>) -> impl IntoView {
    let t = use_texts();
    view! {
        <section class="card stack" data-gap="4" data-pad="6" aria-labelledby="look">
            <h2 id="look">{t.get(k::SETTINGS_APPEARANCE)}</h2>
            <p class="hint">{t.get(k::SETTINGS_APPEARANCE_LEAD)}</p>
            {if let Some(key) = key {
                view! { <AppearanceForm org found key/> }.into_any()
            } else {
                let (accent, mark, name) = (RwSignal::new(found.accent), found.mark, found.name);
                view! { <Preview accent mark name/> }.into_any()
            }}
        </section>
    }
    .into_any()
}

#[component]
fn AppearanceForm(org: String, found: SettingsView, key: String) -> impl IntoView {
    let answer = use_context::<Answer>().filter(|answer| answer.refuses(FORM));
    let typed = |field: &str, known: String| answer.as_ref().map_or(known, |answer| answer.typed(field));
    let (name, mark) = (typed("name", found.name), typed("mark", found.mark));
    let accent = RwSignal::new(typed("accent", found.accent));
    view! {
        <Form name=FORM action=format!("/desk/{org}/settings/appearance") key version=Some(found.version)>
            <Field name="name" label=k::SETTINGS_NAME hint=k::SETTINGS_NAME_HINT value=name.clone()/>
            <Field name="mark" label=k::SETTINGS_MARK hint=k::SETTINGS_MARK_HINT value=mark.clone()/>
            <AccentField accent/>
            <Preview accent mark name/>
            <div><Submit label=k::SETTINGS_SAVE/></div>
        </Form>
    }
    .into_any()
}

/// The browser's own chooser of colours; without JavaScript the preview shows what is saved.
#[component]
fn AccentField(accent: RwSignal<String>) -> impl IntoView {
    let (t, form) = (use_texts(), use_form());
    let invalid = move || form.problem("accent", t).is_some();
    view! {
        <div class="field" data-invalid=move || invalid().then_some("")>
            <label class="field__label" for="accent">{t.get(k::SETTINGS_ACCENT)}</label>
            <p class="field__hint" id="accent-hint">{t.get(k::SETTINGS_ACCENT_HINT)}</p>
            <input
                class="input swatch"
                id="accent"
                name="accent"
                r#type="color"
                value=accent.get_untracked()
                aria-describedby="accent-hint accent-contrast"
                aria-invalid=move || invalid().then_some("true")
                on:input:target=move |event| accent.set(event.target().value())
            />
        </div>
    }
    .into_any()
}
