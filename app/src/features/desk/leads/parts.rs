//! The parts of a lead's page.

use super::api::Detail;
use super::words::{LeadBadge, step};
use crate::features::fit::words;
use crate::i18n::{k, use_texts};
use crate::ui::{ButtonKind, Form, Submit};
use domain::lead::LeadState;
use domain::quick_test::{Answer, Question};
use leptos::prelude::*;

/// Whom to call, and where it comes from.
#[component]
pub(super) fn Facts(detail: Detail) -> impl IntoView {
    let t = use_texts();
    let Detail { entry, contact, consent, .. } = detail;
    let phone = contact.phone.map(|phone| {
        let number: String = phone.as_str().chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        let text = phone.as_str().to_owned();
        view! { <div><dt>{t.get(k::LEAD_PHONE)}</dt><dd><a class="link" href=format!("tel:{number}")>{text}</a></dd></div> }
    });
    let email = contact.email.map(|email| {
        let text = email.as_str().to_owned();
        view! { <div><dt>{t.get(k::LEAD_EMAIL)}</dt><dd><a class="link" href=format!("mailto:{text}")>{text.clone()}</a></dd></div> }
    });
    let message = contact.message.map(|message| {
        let lines = message.as_str().lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
        view! { <div><dt>{t.get(k::LEADS_MESSAGE)}</dt><dd>{lines}</dd></div> }
    });
    let source = entry.source.map(|source| view! { <div><dt>{t.get(k::LEADS_SOURCE)}</dt><dd>{source}</dd></div> });
    view! {
        <section class="card" data-pad="6">
            <dl class="facts">
                <div><dt>{t.get(k::LEADS_STATE)}</dt><dd><LeadBadge state=entry.state/></dd></div>
                <div><dt>{t.get(k::LEADS_NAME)}</dt><dd>{contact.name.as_str().to_owned()}</dd></div>
                {phone}
                {email}
                {message}
                <div><dt>{t.get(k::LEADS_SINCE)}</dt><dd>{entry.since}</dd></div>
                {source}
                <div><dt>{t.get(k::LEADS_CONSENT)}</dt><dd>{consent}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

/// A button for each state that may follow.
#[component]
pub(super) fn Steps(action: String, state: LeadState, version: i64, key: String) -> impl IntoView {
    let t = use_texts();
    let next = LeadState::ALL.iter().copied().filter(move |next| state.may_become(*next));
    let button = |(place, next): (usize, LeadState)| {
        let kind = if place == 0 { ButtonKind::Primary } else { ButtonKind::Plain };
        view! { <Submit label=step(next) kind name="to" value=next.code()/> }
    };
    view! {
        <section class="card stack" data-gap="4" data-pad="6" aria-labelledby="next">
            <h2 id="next">{t.get(k::LEADS_NEXT)}</h2>
            <Form name="step" action key version=Some(version)>
                <div class="row" data-wrap="">{next.enumerate().map(button).collect_view()}</div>
            </Form>
        </section>
    }
    .into_any()
}

/// The result and the answers behind it, in words.
#[component]
pub(super) fn Answered(title: String, answers: Vec<(String, String)>) -> impl IntoView {
    let t = use_texts();
    let one = |(question, answer): (String, String)| {
        let (question, answer) = (Question::from_code(&question)?, Answer::from_code(&answer)?);
        let (asked, said) = (t.get(words::question(question)), t.get(words::answer(question, answer)));
        Some(view! { <div><dt>{asked}</dt><dd>{said}</dd></div> })
    };
    view! {
        <section class="card stack" data-gap="3" data-pad="6" aria-labelledby="answers">
            <h2 id="answers">{title}</h2>
            <dl class="facts">{answers.into_iter().filter_map(one).collect_view()}</dl>
        </section>
    }
    .into_any()
}

/// Deleting, and when it happens by itself.
#[component]
pub(super) fn Deleting(action: String, version: i64, key: String, when: String) -> impl IntoView {
    let t = use_texts();
    view! {
        <section class="card stack" data-gap="3" data-pad="6" aria-labelledby="delete">
            <h2 id="delete">{t.get(k::LEADS_DELETE)}</h2>
            <p class="hint">{when}</p>
            <Form name="remove" action key version=Some(version)>
                <div><Submit label=k::LEADS_DELETE_NOW kind=ButtonKind::Danger name="remove" value="yes"/></div>
            </Form>
        </section>
    }
    .into_any()
}
