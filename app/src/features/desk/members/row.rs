//! A role as a row, with the way to end it.

use super::roles;
use super::views::{Holds, MemberView};
use crate::form::Answer;
use crate::i18n::{k, use_texts};
use leptos::prelude::*;

/// One role; whoever manages members ends those of others here.
#[component]
pub(super) fn MemberRow(member: MemberView, manages: bool, answer: Answer) -> impl IntoView {
    let t = use_texts();
    let any = if member.approves { k::MEMBERS_NO_LIMIT } else { k::MEMBERS_NOTHING };
    let limit = member.limit.clone().unwrap_or_else(|| t.get(any).to_owned());
    let to = member.to.clone().unwrap_or_else(|| t.get(k::MEMBERS_OPEN_END).to_owned());
    let name = member.name.clone().unwrap_or_else(|| t.get(k::MEMBERS_NO_NAME).to_owned());
    let you = member.you.then(|| view! { <span class="badge" data-tone="accent">{t.get(k::MEMBERS_YOU)}</span> });
    let later = (member.holds == Holds::Later).then(|| view! { <span class="badge">{t.get(k::MEMBERS_LATER)}</span> });
    let action = manages.then(|| {
        let own = member.you;
        view! { <td>{(!own).then(|| view! { <TakeForm member=member.clone() answer/> })}</td> }
    });
    view! {
        <tr>
            <td data-title=""><span class="row" data-gap="2"><b>{name}</b>{you}{later}</span></td>
            <td data-label=t.get(k::MEMBERS_ROLE)>{t.get(roles::name(member.role))}</td>
            <td data-label=t.get(k::MEMBERS_LIMIT)>{limit}</td>
            <td data-label=t.get(k::MEMBERS_FROM)>{member.from}</td>
            <td data-label=t.get(k::MEMBERS_TO)>{to}</td>
            {action}
        </tr>
    }
    .into_any()
}

/// Ends a role: at once, or with a day.
#[component]
fn TakeForm(member: MemberView, answer: Answer) -> impl IntoView {
    let t = use_texts();
    let mine = answer.form == "take" && answer.typed("id") == member.id;
    let typed = if mine { answer.typed("last") } else { String::new() };
    let label = t.fill(k::MEMBERS_LAST, &[("name", member.name.as_deref().unwrap_or_default())]);
    view! {
        <details class="fold" open=mine>
            <summary class="btn" data-size="s">{t.get(k::MEMBERS_TAKE)}</summary>
            <form class="stack fold__body" data-gap="3" method="post">
                <input type="hidden" name="do" value="take"/>
                <input type="hidden" name="id" value=member.id/>
                <input type="hidden" name="version" value=member.version/>
                <input type="hidden" name="key" value=member.key/>
                <label class="field">
                    <span class="field__label">{label}</span>
                    <input class="input" id=mine.then_some("last") aria-invalid=mine.then_some("true") name="last" value=typed inputmode="decimal" autocomplete="off" maxlength="12" placeholder="31.12.2027"/>
                </label>
                <button class="btn" data-size="s" name="when" value="day">{t.get(k::MEMBERS_TAKE_DAY)}</button>
                <button class="btn" data-size="s" data-kind="danger" name="when" value="now">{t.get(k::MEMBERS_TAKE_NOW)}</button>
            </form>
        </details>
    }
    .into_any()
}
