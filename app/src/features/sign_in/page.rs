//! `/sign-in`.

use crate::features::passkeys::{Occasion, PasskeyButton};
use crate::form::{Problem, use_answer};
use crate::i18n::{k, use_texts};
use crate::ui::{ButtonKind, DoneNote, Field, FieldKind, Form, FormNote, PageTitle, Submit, TaskFrame};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The form's id, for the button below the thumb.
const FORM: &str = "sign-in";

/// Name and password as a plain form; who has a second factor is asked for its code.
#[component]
pub fn SignInPage() -> impl IntoView {
    let t = use_texts();
    let answer = use_answer();
    let asks_code = [Problem::NEEDS_CODE, Problem::WRONG_CODE].iter().any(|problem| answer.problems.contains(problem));
    let query = use_query_map();
    let kept = answer.typed("to");
    let to = move || if kept.is_empty() { query.read().get("to").unwrap_or_default() } else { kept.clone() };
    let back = Signal::derive(to.clone());
    let unproved = move || {
        query
            .read()
            .get_str("problem")
            .filter(|problem| *problem == "passkey")
            .map(|_| Problem::PASSKEY)
            .into_iter()
            .collect::<Vec<_>>()
    };
    view! {
        <PageTitle text=t.get(k::SIGN_IN_TITLE)/>
        <TaskFrame action=move || view! {
            <Submit label=k::SIGN_IN_ACTION form=FORM/>
            <PasskeyButton occasion=Occasion::SignIn action="/sign-in/passkey" label=k::SIGN_IN_WITH_PASSKEY to=back kind=ButtonKind::Plain/>
            <a class="btn" data-kind=ButtonKind::Quiet.attribute() data-size="l" href="/activate">{t.get(k::SIGN_IN_HAS_LETTER)}</a>
        }>
            <section class="stack" data-gap="3">
                <h1>{t.get(k::SIGN_IN_TITLE)}</h1>
                <p class="muted">{t.get(k::SIGN_IN_LEAD)}</p>
            </section>
            {move || view! { <FormNote problems=unproved()/> }}
            {move || (back.get() == "/account/link").then(|| view! { <DoneNote text=k::SIGN_IN_SSO_LINK/> })}
            <Form name=FORM action="/sign-in">
                <input type="hidden" name="to" value=to/>
                {if asks_code {
                    view! {
                        <Field name="code" label=k::SIGN_IN_CODE hint=k::SIGN_IN_CODE_HINT kind=FieldKind::Code/>
                        <p><a href="/sign-in" rel="external">{t.get(k::SIGN_IN_OTHER)}</a></p>
                    }
                        .into_any()
                } else {
                    view! {
                        <Field name="name" label=k::SIGN_IN_NAME hint=k::SIGN_IN_NAME_HINT kind=FieldKind::Username/>
                        <Field name="password" label=k::SIGN_IN_PASSWORD kind=FieldKind::Password/>
                    }
                        .into_any()
                }}
            </Form>
            {(!asks_code).then(|| view! { <ThroughCompany back/> })}
            <p class="source">{t.get(k::SIGN_IN_LOST)}</p>
        </TaskFrame>
    }
    .into_any()
}

/// The way through an organisation's own provider.
#[component]
fn ThroughCompany(back: Signal<String>) -> impl IntoView {
    let t = use_texts();
    view! {
        <details class="card">
            <summary>{t.get(k::SIGN_IN_SSO)}</summary>
            <Form name="sso" action="/sign-in/sso">
                <input type="hidden" name="to" value=back/>
                <Field name="org" label=k::SIGN_IN_SSO_ORG hint=k::SIGN_IN_SSO_HINT/>
                <div><Submit label=k::SIGN_IN_SSO_GO kind=ButtonKind::Plain/></div>
            </Form>
        </details>
    }
    .into_any()
}
