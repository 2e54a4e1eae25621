//! `/desk/{org}/members/mandates`: who works for the organisation, and for whom it works.

use super::api::mandates;
use super::frame::{DeskPage, use_org};
use super::views::{Holds, MandateView, MandatesView};
use crate::asked::Asked;
use crate::form::use_answer;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{DoneNote, Field, Form, FormNote, Submit};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Mandates given and held.
#[component]
pub fn MandatesPage() -> impl IntoView {
    let t = use_texts();
    let answer = use_answer();
    // A mandate that was not given says so in its form.
    let problems = if answer.refuses("mandate") { Vec::new() } else { answer.problems };
    let refused = !problems.is_empty();
    let org = use_org();
    let found = Asked::<MandatesView>::of(org.into(), mandates);
    let query = use_query_map();
    let done = move || match query.read().get_str("done") {
        Some("given") => Some(k::MANDATES_DONE_GIVEN),
        Some("revoked") => Some(k::MANDATES_DONE_REVOKED),
        _ => None,
    };
    view! {
        <DeskPage title=k::MANDATES_TITLE>
            <p class="muted">{t.get(k::MANDATES_LEAD)}</p>
            <FormNote problems/>
            {move || done().filter(|_| !refused).map(|text| view! { <DoneNote text/> })}
            {found.show(move |found| match found {
                Ok(view) => view! { <Mandates view/> }.into_any(),
                Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
            })}
        </DeskPage>
    }
    .into_any()
}

#[component]
fn Mandates(view: MandatesView) -> impl IntoView {
    let MandatesView { given, held, manages, key } = view;
    view! {
        <Partners head=k::MANDATES_GIVEN none=k::MANDATES_NONE_GIVEN partners=given manages/>
        {(!held.is_empty()).then(|| view! { <Partners head=k::MANDATES_HELD none=k::MANDATES_NONE_GIVEN partners=held manages=false/> })}
        {manages.then(|| view! { <GiveMandate key/> })}
    }
    .into_any()
}

#[component]
fn Partners(head: Key, none: Key, partners: Vec<MandateView>, manages: bool) -> impl IntoView {
    let t = use_texts();
    let empty = partners.is_empty().then(|| view! { <li class="rowlink__form muted">{t.get(none)}</li> });
    let row = move |mandate: MandateView| {
        let values = [("from", mandate.from.as_str()), ("to", mandate.to.as_deref().unwrap_or_default())];
        let term = t.fill(if mandate.to.is_some() { k::MANDATES_FROM_TO } else { k::MANDATES_SINCE }, &values);
        let ended =
            (mandate.holds == Holds::Ended).then(|| view! { <span class="badge">{t.get(k::MANDATES_OVER)}</span> });
        let revoke = manages && mandate.holds != Holds::Ended;
        view! {
            <li class="rowlink rowlink--two">
                <span>
                    <span class="rowlink__t">{mandate.name}</span>
                    <span class="rowlink__s">{term}</span>
                </span>
                <span class="rowlink__end">
                    {ended}
                    {revoke.then(|| view! {
                        <details class="fold">
                            <summary class="btn" data-size="s">{t.get(k::MANDATES_REVOKE)}</summary>
                            <form class="fold__body stack" data-gap="3" method="post">
                                <p>{t.get(k::MANDATES_REVOKE_WHAT)}</p>
                                <input type="hidden" name="version" value=mandate.version/>
                                <input type="hidden" name="key" value=mandate.key/>
                                <button class="btn" data-size="s" data-kind="danger" name="revoke" value=mandate.id>{t.get(k::MANDATES_REVOKE_NOW)}</button>
                            </form>
                        </details>
                    })}
                </span>
            </li>
        }
    };
    view! {
        <section class="stack" data-gap="3">
            <h2>{t.get(head)}</h2>
            <ul class="card rows" data-pad="0">{empty}{partners.into_iter().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn GiveMandate(key: String) -> impl IntoView {
    let t = use_texts();
    view! {
        <Form name="mandate" key class="card stack form">
            <h2>{t.get(k::MANDATES_GIVE)}</h2>
            <p class="muted">{t.get(k::MANDATES_GIVE_LEAD)}</p>
            <Field name="holder" label=k::MANDATES_HOLDER hint=k::MANDATES_HOLDER_HINT/>
            <Field name="from" label=k::MEMBERS_FROM hint=k::MANDATES_FROM_HINT free=true/>
            <Field name="to" label=k::MEMBERS_TO hint=k::MEMBERS_TO_HINT free=true/>
            <div><Submit label=k::MANDATES_GIVE/></div>
        </Form>
    }
    .into_any()
}
