//! `/advice/new`: whom, about what, with which words; and what one agrees to.

use super::api::{AdviserView, AskView, asking};
use super::page::NoAdvice;
use super::parts::{TextField, Ticked, Wrong};
use crate::asked::Asked;
use crate::form::{use_answer, use_form};
use crate::i18n::{k, use_texts};
use crate::ui::{Empty, Form, Icon, IconSize, PageTitle, Select, Submit, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The form that places an order.
#[component]
pub fn AskPage() -> impl IntoView {
    let t = use_texts();
    use_answer();
    let query = use_query_map();
    let chosen = query.read_untracked().get("scenario").unwrap_or_default();
    let found = Asked::<AskView>::once(asking);
    view! {
        <PageTitle text=t.get(k::ADVICE_ASK)/>
        <a class="row link" href="/advice">
            <Icon glyph=icons::ARROW_LEFT size=IconSize::Small/>
            {t.get(k::ADVICE_BACK)}
        </a>
        <section class="stack" data-gap="2">
            <h1>{t.get(k::ADVICE_ASK)}</h1>
            <p class="muted">{t.get(k::ADVICE_ASK_LEAD)}</p>
        </section>
        {found.show(move |found| match found {
            Ok(view) if view.advisers.is_empty() => {
                view! { <Empty glyph=icons::SHIELD_CHECK title=t.get(k::ADVICE_NOBODY) next=t.get(k::ADVICE_NOBODY_NEXT)/> }.into_any()
            }
            Ok(view) => view! { <AskForm view chosen=chosen.clone()/> }.into_any(),
            Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
        })}
    }
    .into_any()
}

#[component]
fn AskForm(view: AskView, chosen: String) -> impl IntoView {
    let t = use_texts();
    let AskView { advisers, scenarios, key } = view;
    let mut options = vec![(String::new(), t.get(k::ADVICE_SHARE_NOTHING).to_owned())];
    options.extend(scenarios);
    view! {
        <Form name="ask" action="/advice/new" key class="card stack">
            <Advisers advisers/>
            <Select name="scenario" label=k::ADVICE_SCENARIO options value=chosen/>
            <p class="hint">{t.get(k::ADVICE_SCENARIO_HINT)}</p>
            <TextField name="wish" label=k::ADVICE_WISH hint=k::ADVICE_WISH_HINT/>
            <NoAdvice/>
            <Ticked name="consent" text=k::ADVICE_CONSENT_TEXT/>
            <p class="hint">{t.get(k::ADVICE_CONSENT_BACK)}</p>
            <div><Submit label=k::ADVICE_SEND/></div>
        </Form>
    }
    .into_any()
}

/// The brokers, each with its licence. The only one is chosen already.
#[component]
fn Advisers(advisers: Vec<AdviserView>) -> impl IntoView {
    let (t, form) = (use_texts(), use_form());
    let only = advisers.len() == 1;
    let typed = form.typed("adviser");
    let problem = form.problem("adviser", t);
    let wrong = problem.as_ref().map(|_| "");
    let option = move |(number, one): (usize, AdviserView)| {
        let checked = typed.as_ref().map_or(only, |typed| *typed == one.value);
        // The summary leads to the first one.
        let id = (number == 0).then_some("adviser");
        view! {
            <label class="check">
                <input r#type="radio" id=id name="adviser" value=one.value checked=checked required aria-describedby="adviser-error"/>
                <span>
                    <b>{one.name}</b>
                    <span class="rowlink__s">{one.licence}</span>
                    <span class="rowlink__s">{t.fill(k::ADVICE_ADVISER_FOR, &[("employer", &one.employer)])}</span>
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="field" data-invalid=wrong>
            <legend class="field__label">{t.get(k::ADVICE_ADVISER)}</legend>
            {advisers.into_iter().enumerate().map(option).collect_view()}
            <Wrong id="adviser-error".to_owned() problem/>
        </fieldset>
    }
    .into_any()
}
