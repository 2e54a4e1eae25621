//! The list of roles: what holds first, what ended folded away.

use super::api::members;
use super::frame::{DeskPage, use_org};
use super::row::MemberRow;
use super::views::{Holds, MemberView, MembersView};
use super::waiting::Waiting;
use crate::asked::Asked;
use crate::form::{Answer, use_answer};
use crate::i18n::{k, use_texts};
use crate::ui::{DoneNote, Empty, FormNote, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Who holds which role here.
#[component]
pub fn MembersPage() -> impl IntoView {
    let t = use_texts();
    let answer = use_answer();
    let (problems, refused) = (answer.problems.clone(), !answer.problems.is_empty());
    let org = use_org();
    let found = Asked::<MembersView>::of(org.into(), members);
    let query = use_query_map();
    let done = move || match query.read().get_str("done") {
        Some("given") => Some(k::MEMBERS_DONE_GIVEN),
        Some("taken") => Some(k::MEMBERS_DONE_TAKEN),
        Some("closed") => Some(k::MEMBERS_DONE_CLOSED),
        _ => None,
    };
    view! {
        <DeskPage title=k::DESK_MEMBERS>
            <FormNote problems/>
            {move || done().filter(|_| !refused).map(|text| view! { <DoneNote text/> })}
            {found.show(move |found| match found {
                Ok(view) => view! { <Roles org=org.get_untracked() view answer=answer.clone()/> }.into_any(),
                Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
            })}
        </DeskPage>
    }
    .into_any()
}

#[component]
fn Roles(org: String, view: MembersView, answer: Answer) -> impl IntoView {
    let t = use_texts();
    let MembersView { members, waiting, manages } = view;
    let (ended, present): (Vec<MemberView>, Vec<MemberView>) =
        members.into_iter().partition(|member| member.holds == Holds::Ended);
    let empty = present.is_empty();
    let count = ended.len().to_string();
    let gone = (!ended.is_empty()).then(|| {
        view! {
            <details class="card">
                <summary>{t.fill(k::MEMBERS_ENDED, &[("count", &count)])}</summary>
                <MemberTable members=ended manages=false answer=Answer::default()/>
            </details>
        }
    });
    view! {
        <section class="stack" data-gap="4">
            <p class="muted">{t.get(k::MEMBERS_LEAD)}</p>
            <div class="row" data-wrap="">
                {manages.then(|| view! {
                    <a class="btn" data-kind="primary" href=format!("/desk/{org}/members/give")>{t.get(k::MEMBERS_GIVE)}</a>
                    <a class="btn" href=format!("/desk/{org}/members/invite")>{t.get(k::MEMBERS_INVITE)}</a>
                })}
                <a class="btn" data-kind="quiet" href=format!("/desk/{org}/members/mandates")>{t.get(k::MANDATES_TITLE)}</a>
            </div>
            {if empty {
                view! { <Empty glyph=icons::USERS title=t.get(k::DESK_MEMBERS_EMPTY) next=t.get(k::DESK_MEMBERS_NEXT)/> }.into_any()
            } else {
                view! { <MemberTable members=present manages answer/> }.into_any()
            }}
            {gone}
        </section>
        {(!waiting.is_empty()).then(|| view! { <Waiting waiting manages/> })}
    }
    .into_any()
}

#[component]
fn MemberTable(members: Vec<MemberView>, manages: bool, answer: Answer) -> impl IntoView {
    let t = use_texts();
    let head = [k::MEMBERS_WHO, k::MEMBERS_ROLE, k::MEMBERS_LIMIT, k::MEMBERS_FROM, k::MEMBERS_TO];
    view! {
        <div class="table-wrap">
            <table class="table">
                <thead>
                    <tr>
                        {head.into_iter().map(|key| view! { <th scope="col">{t.get(key)}</th> }).collect_view()}
                        {manages.then(|| view! { <th scope="col"><span class="sr">{t.get(k::MEMBERS_TAKE)}</span></th> })}
                    </tr>
                </thead>
                <tbody>
                    {members.into_iter().map(|member| view! { <MemberRow member manages answer=answer.clone()/> }).collect_view()}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}
