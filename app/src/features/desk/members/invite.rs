//! `/desk/{org}/members/invite`: a link that gives a newcomer a role.

use super::api::giving;
use super::frame::{DeskPage, use_org};
use super::give::Terms;
use super::views::GivingView;
use crate::asked::Asked;
use crate::form::use_answer;
use crate::i18n::{k, use_texts};
use crate::ui::{Field, Form, Icon, Submit, icons};
use leptos::prelude::*;

/// Who comes, with which role; the link is shown once.
#[component]
pub fn InvitePage() -> impl IntoView {
    let t = use_texts();
    let answer = use_answer();
    let org = use_org();
    let found = Asked::<GivingView>::of(org.into(), giving);
    view! {
        <DeskPage title=k::MEMBERS_INVITE>
            {found.show(move |found| match (found, answer.shown.first()) {
                (Ok(_), Some(link)) => {
                    let (link, name) = (link.clone(), answer.typed("name"));
                    view! { <Made org=org.get_untracked() link name/> }.into_any()
                }
                (Ok(view), None) => view! { <InviteForm view/> }.into_any(),
                (Err(_), _) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
            })}
        </DeskPage>
    }
    .into_any()
}

#[component]
fn InviteForm(view: GivingView) -> impl IntoView {
    let t = use_texts();
    view! {
        <Form name="give" key=view.key.clone() class="card stack form">
            <p class="muted">{t.get(k::MEMBERS_INVITE_LEAD)}</p>
            <Field name="called" label=k::MEMBERS_CALLED hint=k::MEMBERS_CALLED_NEW/>
            <Field name="name" label=k::MEMBERS_LOGIN hint=k::MEMBERS_LOGIN_HINT/>
            <Terms view/>
            <div><Submit label=k::MEMBERS_MAKE_LINK/></div>
        </Form>
    }
    .into_any()
}

/// The link, shown this once: it stands on no other page.
#[component]
fn Made(org: String, link: String, name: String) -> impl IntoView {
    let t = use_texts();
    view! {
        <section class="card stack form" data-gap="4">
            <div class="note" data-tone="ok" role="status">
                <Icon glyph=icons::CIRCLE_CHECK/>
                <span>{t.get(k::MEMBERS_LINK_MADE)}</span>
            </div>
            <div class="field">
                <label class="field__label" for="link">{t.get(k::MEMBERS_LINK)}</label>
                <textarea class="input" id="link" readonly rows="3">{link}</textarea>
            </div>
            <p>{t.fill(k::MEMBERS_LINK_NAME, &[("name", &name)])}</p>
            <p class="source">{t.get(k::MEMBERS_LINK_ONCE)}</p>
            <div><a class="btn" data-kind="primary" data-size="l" href=format!("/desk/{org}/members")>{t.get(k::MEMBERS_BACK)}</a></div>
        </section>
    }
    .into_any()
}
