//! The page: what to tell the provider, and what the provider told us.

use super::api::{ProviderView, provider};
use crate::asked::Asked;
use crate::features::desk::palette::SearchButton;
use crate::form::{Answer, Problem, use_answer};
use crate::i18n::{k, use_texts};
use crate::ui::{DoneNote, Empty, Field, FieldKind, Form, PageTitle, PreferencesMenu, Submit, icons};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// The provider's setting as a plain form. The secret is only ever written.
#[component]
pub fn ProviderPage() -> impl IntoView {
    let t = use_texts();
    let answer = use_answer();
    let params = use_params_map();
    let query = use_query_map();
    let org = Memo::new(move |_| params.read().get("org").unwrap_or_default());
    let found = Asked::<ProviderView>::of(org.into(), provider);
    let done = move || query.read().get_str("done").is_some().then(|| view! { <DoneNote text=k::PROVIDER_DONE/> });
    view! {
        <PageTitle text=t.get(k::PROVIDER_TITLE)/>
        <header class="desk__head">
            <h1>{t.get(k::PROVIDER_TITLE)}</h1>
            <span class="push"></span>
            <SearchButton/>
            <PreferencesMenu/>
        </header>
        <main class="desk__body" id="content">
            {done}
            {found.show(move |found| match found {
                Ok(set) => view! { <ProviderForm org=org.get_untracked() set answer=answer.clone()/> }.into_any(),
                Err(_) => {
                    view! {
                        <Empty glyph=icons::OCTAGON_ALERT title=t.get(k::ERROR_UNAVAILABLE_TITLE) next=t.get(k::ERROR_UNAVAILABLE_TEXT)/>
                    }
                    .into_any()
                }
            })}
        </main>
    }
    .into_any()
}

#[component]
fn ProviderForm(org: String, set: ProviderView, answer: Answer) -> impl IntoView {
    let t = use_texts();
    let refused = answer.refuses("provider");
    let enabled = if refused { answer.typed("enabled") == "on" } else { set.enabled };
    let first = set.version == 0;
    // What was typed stays; so the page says beside it what it would replace.
    let now = answer
        .problems
        .contains(&Problem::PROVIDER_CHANGED)
        .then(|| t.fill(k::PROVIDER_NOW, &[("issuer", &set.issuer), ("client", &set.client_id)]));
    view! {
        <Form name="provider" action=format!("/desk/{org}/settings/sign-in") key=set.key.clone() version=Some(set.version)>
            <p class="muted">{t.get(k::PROVIDER_LEAD)}</p>
            {now.map(|now| view! { <p>{now}</p> })}
            <section class="card stack" data-gap="4">
                <CallbackAddress address=set.callback.clone()/>
                <Field name="issuer" label=k::PROVIDER_ISSUER hint=k::PROVIDER_ISSUER_HINT value=set.issuer.clone()/>
                <Field name="client_id" label=k::PROVIDER_CLIENT value=set.client_id.clone()/>
                <Field
                    name="secret"
                    label=k::PROVIDER_SECRET
                    hint=if first { k::PROVIDER_SECRET_FIRST } else { k::PROVIDER_SECRET_KEPT }
                    kind=FieldKind::NewPassword
                    free=!first
                   />
                <label class="check">
                    <input type="checkbox" name="enabled" value="on" checked=enabled/>
                    <span>{t.get(k::PROVIDER_ENABLED)}</span>
                </label>
                <p class="source">{t.get(k::PROVIDER_ENABLED_HINT)}</p>
                <p class="source">{t.get(k::PROVIDER_PRICE)}</p>
                <div><Submit label=k::PROVIDER_SAVE/></div>
            </section>
        </Form>
    }
    .into_any()
}

/// The address that the provider has to know, to be copied.
#[component]
fn CallbackAddress(address: String) -> impl IntoView {
    let t = use_texts();
    view! {
        <div class="field">
            <label class="field__label" for="callback">{t.get(k::PROVIDER_CALLBACK)}</label>
            <p class="field__hint" id="callback-hint">{t.get(k::PROVIDER_CALLBACK_HINT)}</p>
            <input class="input" id="callback" readonly value=address aria-describedby="callback-hint"/>
        </div>
    }
    .into_any()
}
