//! `/desk/{org}/members/give`: a role for somebody who has an account.

use super::api::giving;
use super::frame::{Choice, DeskPage, use_org};
use super::roles;
use super::views::GivingView;
use crate::asked::Asked;
use crate::form::{Answer, use_answer};
use crate::i18n::{Texts, k, use_texts};
use crate::ui::{Field, FormNote, Submit};
use domain::access::Role;
use leptos::prelude::*;

/// Who, which role, up to which amount, until when.
#[component]
pub fn GivePage() -> impl IntoView {
    let t = use_texts();
    let answer = use_answer();
    let org = use_org();
    let found = Asked::<GivingView>::of(org.into(), giving);
    view! {
        <DeskPage title=k::MEMBERS_GIVE>
            {found.show(move |found| match found {
                Ok(view) => view! { <GiveForm org=org.get_untracked() view answer=answer.clone()/> }.into_any(),
                Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
            })}
        </DeskPage>
    }
    .into_any()
}

#[component]
fn GiveForm(org: String, view: GivingView, answer: Answer) -> impl IntoView {
    let t = use_texts();
    let problem = answer.problem;
    let many = view.many;
    let nobody = view.people.is_empty() && !many;
    let mut people = vec![(String::new(), t.get(k::MEMBERS_CHOOSE).to_owned())];
    people.extend(view.people.iter().map(|one| (one.value.clone(), one.text.clone())));
    view! {
        <form class="card stack form" data-gap="4" method="post">
            <p class="muted">{t.get(k::MEMBERS_GIVE_LEAD)}</p>
            {nobody.then(|| view! { <p>{t.get(k::MEMBERS_GIVE_NOBODY)}</p> })}
            <FormNote problem/>
            <input type="hidden" name="key" value=view.key.clone()/>
            <Choice name="who" label=k::MEMBERS_WHO options=people chosen=answer.typed("who") problem/>
            {many.then(|| view! {
                <Field name="number" label=k::MEMBERS_NUMBER hint=k::MEMBERS_NUMBER_HINT value=answer.typed("number") free=true problem/>
            })}
            <Field name="called" label=k::MEMBERS_CALLED hint=k::MEMBERS_CALLED_HINT value=answer.typed("called") free=true problem/>
            <Terms view answer/>
            <div><Submit label=k::MEMBERS_GIVE/></div>
            <p><a href=format!("/desk/{org}/members/invite")>{t.get(k::MEMBERS_INVITE_INSTEAD)}</a></p>
        </form>
    }
    .into_any()
}

/// Role, limit and last day, as both ways of giving ask for them.
#[component]
pub(super) fn Terms(view: GivingView, answer: Answer) -> impl IntoView {
    let t = use_texts();
    let problem = answer.problem;
    let typed = move |field| answer.typed(field);
    let GivingView { roles, most, .. } = view;
    let most = most.map(|most| t.fill(k::MEMBERS_MOST, &[("most", &most)]));
    view! {
        <Choice name="role" label=k::MEMBERS_ROLE options=options(t, &roles) chosen=typed("role") problem/>
        <Field name="limit" label=k::MEMBERS_LIMIT hint=k::MEMBERS_LIMIT_HINT value=typed("limit") free=true problem/>
        {most.map(|most| view! { <p class="field__hint">{most}</p> })}
        <Field name="to" label=k::MEMBERS_TO hint=k::MEMBERS_TO_HINT value=typed("to") free=true problem/>
    }
    .into_any()
}

fn options(t: Texts, roles: &[Role]) -> Vec<(String, String)> {
    roles.iter().map(|role| (role.code().to_owned(), t.get(roles::name(*role)).to_owned())).collect()
}
