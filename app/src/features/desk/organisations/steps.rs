//! What the operator does with one organisation: the agreement's day, the next state.

use super::api::Entry;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{ButtonKind, Field, Form, Submit};
use domain::organisation::OrganisationState;
use leptos::prelude::*;

/// Since when the agreement is signed, or the form that says it.
#[component]
pub fn AgreementForm(
    /// Where the form goes.
    action: String,
    entry: Entry,
    key: String,
) -> impl IntoView {
    let t = use_texts();
    let version = entry.version;
    view! {
        <section class="card stack" data-gap="4" data-pad="6" aria-labelledby="agreement">
            <h2 id="agreement">{t.get(k::SETTINGS_AGREEMENT)}</h2>
            <p class="hint">{t.get(k::SETTINGS_AGREEMENT_LEAD)}</p>
            {match entry.agreement {
                Some(day) => view! {
                    <dl class="facts"><div><dt>{t.get(k::SETTINGS_AGREEMENT_SINCE)}</dt><dd>{day}</dd></div></dl>
                }.into_any(),
                None => view! {
                    <Form name="agreement" action key version=Some(version)>
                        <Field name="signed" label=k::SETTINGS_AGREEMENT_SINCE hint=k::ORGANISATION_SIGNED_HINT/>
                        <div><Submit label=k::ORGANISATION_SIGN/></div>
                    </Form>
                }.into_any(),
            }}
        </section>
    }
    .into_any()
}

/// A button for each state that may follow.
#[component]
pub fn NextSteps(
    /// Where the form goes.
    action: String,
    /// Where it stands.
    state: OrganisationState,
    version: i64,
    key: String,
) -> impl IntoView {
    let t = use_texts();
    let next = state.next();
    let button = |(place, state): (usize, &OrganisationState)| {
        let kind = match state {
            // Nothing leads back from there.
            OrganisationState::Archived => ButtonKind::Danger,
            OrganisationState::Contracted | OrganisationState::Migrating | OrganisationState::Active if place == 0 => {
                ButtonKind::Primary
            }
            _ => ButtonKind::Plain,
        };
        view! { <Submit label=step(*state) kind name="to" value=state.code()/> }
    };
    let buttons = next.iter().enumerate().map(button).collect_view();
    view! {
        <section class="card stack" data-gap="4" data-pad="6" aria-labelledby="next">
            <h2 id="next">{t.get(k::ORGANISATION_NEXT)}</h2>
            {if next.is_empty() {
                view! { <p class="hint">{t.get(k::ORGANISATION_NEXT_NONE)}</p> }.into_any()
            } else {
                view! {
                    <Form name="move" action key version=Some(version)>
                        <div class="row" data-wrap="">{buttons}</div>
                    </Form>
                }.into_any()
            }}
        </section>
    }
    .into_any()
}

/// What leads to a state.
const fn step(to: OrganisationState) -> Key {
    match to {
        // Nothing leads back to it.
        OrganisationState::Prospect | OrganisationState::Contracted => k::ORGANISATION_STEP_CONTRACTED,
        OrganisationState::Migrating => k::ORGANISATION_STEP_MIGRATING,
        OrganisationState::Active => k::ORGANISATION_STEP_ACTIVE,
        OrganisationState::Terminated => k::ORGANISATION_STEP_TERMINATED,
        OrganisationState::Handover => k::ORGANISATION_STEP_HANDOVER,
        OrganisationState::Archived => k::ORGANISATION_STEP_ARCHIVED,
    }
}
