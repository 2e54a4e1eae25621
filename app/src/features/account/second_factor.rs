//! `/account/second-factor`: an app on the phone gives codes; whoever works for an organisation needs one.

use super::api::{AccountView, account};
use crate::asked::Asked;
use crate::form::{Answer, use_answer};
use crate::i18n::{k, use_texts};
use crate::ui::{ButtonKind, Field, FieldKind, Form, FormNote, PageTitle, Submit};
use leptos::prelude::*;

/// Sets the second factor up, or removes it. Secret and recovery codes are shown once, in the answer to the form.
#[component]
pub fn SecondFactorPage() -> impl IntoView {
    let t = use_texts();
    let answer = use_answer();
    // What is no form of the page as it is now.
    let problems = if answer.refuses("remove") { Vec::new() } else { answer.problems.clone() };
    let found = Asked::<AccountView>::once(account);
    view! {
        <PageTitle text=t.get(k::ACCOUNT_FACTOR)/>
        <section class="stack" data-gap="3">
            <h1>{t.get(k::ACCOUNT_FACTOR)}</h1>
            <p class="muted">{t.get(k::FACTOR_LEAD)}</p>
        </section>
        <FormNote problems/>
        {found.show(move |found| match found {
            Ok(account) => view! { <Step answer=answer.clone() on=account.second_factor/> }.into_any(),
            Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
        })}
        <p><a href="/account" rel="external">{t.get(k::ACCOUNT_BACK)}</a></p>
    }
    .into_any()
}

/// What comes next: begin, prove the first code, keep the recovery codes, remove.
#[component]
fn Step(answer: Answer, on: bool) -> impl IntoView {
    let t = use_texts();
    match (answer.form.as_str(), on) {
        ("confirm", _) if !answer.shown.is_empty() => view! { <Prove shown=answer.shown/> }.into_any(),
        ("codes", _) => view! {
            <section class="card stack" data-gap="3">
                <h2>{t.get(k::FACTOR_CODES)}</h2>
                <p>{t.get(k::FACTOR_CODES_TEXT)}</p>
                <ul class="codes">{answer.shown.into_iter().map(|code| view! { <li><code class="code">{code}</code></li> }).collect_view()}</ul>
            </section>
        }
        .into_any(),
        (_, true) => view! {
            <Form name="remove" action="/account/second-factor">
                <p>{t.get(k::ACCOUNT_FACTOR_ON)}</p>
                <Field name="code" label=k::SIGN_IN_CODE hint=k::SIGN_IN_CODE_HINT kind=FieldKind::Code/>
                <div class="row" data-wrap="">
                    <Submit label=k::FACTOR_NEW_CODES kind=ButtonKind::Plain name="step" value="codes"/>
                    <Submit label=k::FACTOR_REMOVE kind=ButtonKind::Plain name="step" value="remove"/>
                </div>
            </Form>
        }
        .into_any(),
        (_, false) => view! {
            <form method="post" action="/account/second-factor">
                <input type="hidden" name="step" value="begin"/>
                <Submit label=k::FACTOR_BEGIN/>
            </form>
        }
        .into_any(),
    }
}

/// The secret, and the first code that proves that the app has it.
#[component]
fn Prove(shown: Vec<String>) -> impl IntoView {
    let t = use_texts();
    let mut shown = shown.into_iter();
    let (secret, qr) = (shown.next().unwrap_or_default(), shown.next().unwrap_or_default());
    view! {
        <section class="card stack" data-gap="3">
            <h2>{t.get(k::FACTOR_SCAN)}</h2>
            <p>{t.get(k::FACTOR_SCAN_TEXT)}</p>
            <div class="qr" role="img" aria-label=t.get(k::FACTOR_SCAN) inner_html=qr></div>
            <p>{t.get(k::FACTOR_TYPE)} <code class="code">{secret}</code></p>
        </section>
        <Form name="confirm" action="/account/second-factor">
            <input type="hidden" name="step" value="confirm"/>
            <Field name="code" label=k::SIGN_IN_CODE hint=k::FACTOR_FIRST_CODE kind=FieldKind::Code/>
            <div><Submit label=k::FACTOR_CONFIRM/></div>
        </Form>
    }
    .into_any()
}
