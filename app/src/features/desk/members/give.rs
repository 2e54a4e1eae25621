//! `/desk/{org}/members/give`: a role for somebody who has an account.

use super::api::giving;
use super::frame::{DeskPage, use_org};
use super::roles;
use super::views::GivingView;
use crate::asked::Asked;
use crate::form::use_answer;
use crate::i18n::{Texts, k, use_texts};
use crate::ui::{Field, Form, Select, Submit};
use domain::access::Role;
use leptos::prelude::*;

/// Who, which role, up to which amount, until when.
#[component]
pub fn GivePage() -> impl IntoView {
    let t = use_texts();
    use_answer();
    let org = use_org();
    let found = Asked::<GivingView>::of(org.into(), giving);
    view! {
        <DeskPage title=k::MEMBERS_GIVE>
            {found.show(move |found| match found {
                Ok(view) => view! { <GiveForm org=org.get_untracked() view/> }.into_any(),
                Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
            })}
        </DeskPage>
    }
    .into_any()
}

#[component]
fn GiveForm(org: String, view: GivingView) -> impl IntoView {
    let t = use_texts();
    let many = view.many;
    let nobody = view.people.is_empty() && !many;
    let mut people = vec![(String::new(), t.get(k::MEMBERS_CHOOSE).to_owned())];
    people.extend(view.people.iter().map(|one| (one.value.clone(), one.text.clone())));
    view! {
        <Form name="give" key=view.key.clone() class="card stack form">
            <p class="muted">{t.get(k::MEMBERS_GIVE_LEAD)}</p>
            {nobody.then(|| view! { <p>{t.get(k::MEMBERS_GIVE_NOBODY)}</p> })}
            <Select name="who" label=k::MEMBERS_WHO options=people/>
            {many.then(|| view! {
                <Field name="number" label=k::MEMBERS_NUMBER hint=k::MEMBERS_NUMBER_HINT free=true/>
            })}
            <Field name="called" label=k::MEMBERS_CALLED hint=k::MEMBERS_CALLED_HINT free=true/>
            <Terms view/>
            <div><Submit label=k::MEMBERS_GIVE/></div>
            <p><a href=format!("/desk/{org}/members/invite")>{t.get(k::MEMBERS_INVITE_INSTEAD)}</a></p>
        </Form>
    }
    .into_any()
}

/// Role, limit and last day, as both ways of giving ask for them.
#[component]
pub(super) fn Terms(view: GivingView) -> impl IntoView {
    let t = use_texts();
    let GivingView { roles, most, .. } = view;
    let most = most.map(|most| t.fill(k::MEMBERS_MOST, &[("most", &most)]));
    view! {
        <Select name="role" label=k::MEMBERS_ROLE options=options(t, &roles)/>
        <Field name="limit" label=k::MEMBERS_LIMIT hint=k::MEMBERS_LIMIT_HINT free=true/>
        {most.map(|most| view! { <p class="field__hint">{most}</p> })}
        <Field name="to" label=k::MEMBERS_TO hint=k::MEMBERS_TO_HINT free=true/>
    }
    .into_any()
}

fn options(t: Texts, roles: &[Role]) -> Vec<(String, String)> {
    roles.iter().map(|role| (role.code().to_owned(), t.get(roles::name(*role)).to_owned())).collect()
}
