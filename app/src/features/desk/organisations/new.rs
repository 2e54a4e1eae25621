//! A new organisation: the first state, the house's colour, the first letters as its mark; the rest comes later.

use super::api::new_organisation;
use crate::asked::Asked;
use crate::features::desk::labels;
use crate::features::desk::palette::SearchButton;
use crate::form::use_answer;
use crate::i18n::{k, use_texts};
use crate::ui::{Field, Form, PageTitle, PreferencesMenu, Select, Submit};
use domain::organisation::OrganisationKind;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/desk/{org}/organisations/new`.
#[component]
pub fn NewOrganisationPage() -> impl IntoView {
    let t = use_texts();
    use_answer();
    let params = use_params_map();
    let org = Memo::new(move |_| params.read().get("org").unwrap_or_default());
    let key = Asked::<String>::of(org.into(), new_organisation);
    view! {
        <PageTitle text=t.get(k::ORGANISATIONS_NEW)/>
        <header class="desk__head">
            <h1>{t.get(k::ORGANISATIONS_NEW)}</h1>
            <span class="push"></span>
            <SearchButton/>
            <PreferencesMenu/>
        </header>
        <main class="desk__body" id="content">
            {key.show(move |key| match key {
                Ok(key) => view! { <NewForm org=org.get_untracked() key/> }.into_any(),
                Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
            })}
        </main>
    }
    .into_any()
}

#[component]
fn NewForm(org: String, key: String) -> impl IntoView {
    let t = use_texts();
    let kinds = OrganisationKind::ALL.iter().filter(|kind| kind.is_added_by_hand());
    let kinds = kinds.map(|kind| (kind.code().to_owned(), t.get(labels::kind(*kind)).to_owned())).collect();
    view! {
        <Form name="new" action=format!("/desk/{org}/organisations/new") key class="card stack deskform">
            <p class="hint">{t.get(k::ORGANISATIONS_NEW_LEAD)}</p>
            <Field name="name" label=k::ORGANISATION_NAME hint=k::SETTINGS_NAME_HINT/>
            <Field name="slug" label=k::ORGANISATION_SLUG hint=k::ORGANISATION_SLUG_HINT/>
            <Select name="kind" label=k::ORGANISATION_KIND options=kinds/>
            <p class="source">{t.get(k::ORGANISATIONS_NEW_LOOK)}</p>
            <div><Submit label=k::ORGANISATIONS_ADD/></div>
        </Form>
    }
    .into_any()
}
