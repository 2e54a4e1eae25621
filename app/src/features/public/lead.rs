//! Below the result of the quick test: a company asks a licensed broker to call, and says to what it agrees. Everything is a plain form.

use crate::form::{Answer, use_form};
use crate::i18n::{Texts, k, use_texts};
use crate::ui::{ButtonKind, Field, FieldKind, Form, Submit};
use domain::quick_test::Answers;
use leptos::prelude::*;

/// Whom one may ask to call, and what came of asking.
#[derive(Debug, Clone, Default)]
pub struct Offer {
    /// The brokers: identifier and name.
    pub brokers: Vec<(String, String)>,
    /// Names what this page may send, once.
    pub key: String,
    /// Why it was not sent, and what was typed.
    pub refused: Answer,
    /// The message that was typed: longer than what is kept of other fields.
    pub message: String,
}

/// What one agrees to, word by word; with several brokers to the one that is chosen above it. The server keeps the hash of it.
pub fn consent(t: Texts, brokers: &[(String, String)]) -> String {
    match brokers {
        [(_, name)] => t.fill(k::LEAD_CONSENT, &[("broker", name)]),
        _ => t.fill(k::LEAD_CONSENT, &[("broker", t.get(k::LEAD_CHOSEN))]),
    }
}

/// The form with its heading; `path` is the test's address.
pub(super) fn lead_section(t: Texts, path: &str, offer: Offer, answers: &Answers) -> AnyView {
    let hidden = |(question, answer): (&'static str, &'static str)| {
        view! { <input r#type="hidden" name=question value=answer/> }
    };
    let answered = answers.pairs().map(hidden).collect_view();
    provide_context(offer.refused.clone());
    let key = offer.key.clone();
    let text = consent(t, &offer.brokers);
    // What stands behind # opens the page where the form is, and with it what was wrong.
    view! {
        <section class="card stack" data-gap="4" data-pad="6" aria-labelledby="lead">
            <h2 id="lead">{t.get(k::LEAD_TITLE)}</h2>
            <p class="muted">{t.get(k::LEAD_LEAD)}</p>
            <Form name="lead" action=format!("{path}/lead#form-lead") key class="stack form">
                {answered}
                <Brokers brokers=offer.brokers chosen=offer.refused.typed("broker")/>
                <Field name="company" label=k::LEAD_COMPANY kind=FieldKind::Company/>
                <Field name="name" label=k::LEAD_NAME kind=FieldKind::Name/>
                <Field name="phone" label=k::LEAD_PHONE hint=k::LEAD_ONE_OF kind=FieldKind::Phone free=true/>
                <Field name="email" label=k::LEAD_EMAIL kind=FieldKind::Mail free=true/>
                <MessageField typed=offer.message/>
                <Consent text/>
                <div><Submit label=k::LEAD_SEND kind=ButtonKind::Plain/></div>
            </Form>
        </section>
    }
    .into_any()
}

/// Whom to ask: the only one is named in what one agrees to.
#[component]
fn Brokers(brokers: Vec<(String, String)>, chosen: String) -> impl IntoView {
    let (t, form) = (use_texts(), use_form());
    if let [(id, _)] = brokers.as_slice() {
        return view! { <input r#type="hidden" name="broker" value=id.clone()/> }.into_any();
    }
    let choice = |(id, name): (String, String)| {
        let checked = id == chosen;
        view! {
            <label class="check">
                <input r#type="radio" name="broker" value=id checked=checked required/>
                <span>{name}</span>
            </label>
        }
    };
    let problem = form.problem("broker", t).map(|text| view! { <p class="field__error">{text}</p> });
    view! {
        <fieldset class="stack" data-gap="2" id="broker">
            <legend class="field__label">{t.get(k::LEAD_BROKER)}</legend>
            {problem}
            {brokers.into_iter().map(choice).collect_view()}
        </fieldset>
    }
    .into_any()
}

#[component]
fn MessageField(typed: String) -> impl IntoView {
    let (t, form) = (use_texts(), use_form());
    let problem = form.problem("message", t);
    let (marked, invalid) = (problem.is_some().then_some(""), problem.is_some().then_some("true"));
    view! {
        <div class="field" data-invalid=marked>
            <label class="field__label" for="message">{t.get(k::LEAD_MESSAGE)}</label>
            <p class="field__hint" id="message-hint">{t.get(k::LEAD_MESSAGE_HINT)}</p>
            <textarea class="input" id="message" name="message" rows="4" maxlength="1000" aria-describedby="message-hint message-error" aria-invalid=invalid>
                {typed}
            </textarea>
            <p class="field__error" id="message-error">{problem}</p>
        </div>
    }
    .into_any()
}

/// Never ticked by us, also not when the form comes back. The text goes along, so that nobody agrees to another one than they read.
#[component]
fn Consent(text: String) -> impl IntoView {
    let (t, form) = (use_texts(), use_form());
    let problem = form.problem("consent", t);
    let invalid = problem.is_some().then_some("true");
    view! {
        <div class="stack" data-gap="1">
            <input r#type="hidden" name="text" value=text.clone()/>
            <label class="check">
                <input r#type="checkbox" id="consent" name="consent" value="on" required aria-describedby="consent-error" aria-invalid=invalid/>
                <span>{text}</span>
            </label>
            <p class="field__error" id="consent-error">{problem}</p>
        </div>
    }
    .into_any()
}
