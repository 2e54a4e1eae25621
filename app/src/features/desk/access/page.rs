//! The page: a row per person, and the same as a table to keep.

use super::api::{AccessView, PersonView, ReceiptView, access};
use crate::asked::Asked;
use crate::features::desk::letters::More;
use crate::features::desk::members::{DeskPage, use_org};
use crate::i18n::{k, use_texts};
use crate::ui::{Empty, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// So many people stand on a page.
const PAGE: usize = 200;

/// Who got access, when, by which way, and which notice they confirmed.
#[component]
pub fn AccessListPage() -> impl IntoView {
    let t = use_texts();
    let (org, query) = (use_org(), use_query_map());
    let place = Memo::new(move |_| format!("{}/{}", org.get(), query.read().get("after").unwrap_or_default()));
    let found = Asked::<AccessView>::of(place.into(), async |place| {
        let (org, after) = place.split_once('/').unwrap_or((&place, ""));
        access(org.to_owned(), after.to_owned()).await
    });
    view! {
        <DeskPage title=k::ACCESS_TITLE>
            {found.show(move |found| match found {
                Ok(view) if !view.people.is_empty() => view! { <AccessList org=org.get_untracked() view/> }.into_any(),
                _ => view! { <Empty glyph=icons::USERS title=t.get(k::LETTERS_EMPTY) next=t.get(k::LETTERS_NEXT)/> }.into_any(),
            })}
        </DeskPage>
    }
    .into_any()
}

#[component]
fn AccessList(org: String, view: AccessView) -> impl IntoView {
    let t = use_texts();
    let head = [k::ACCESS_PERSON, k::ACCESS_STANDS, k::ACCESS_RECEIPT, k::ACCESS_LEDGER];
    let next = view.next.map(|next| format!("/desk/{org}/people/access?after={next}"));
    let file = format!("/desk/{org}/people/access.csv");
    view! {
        <p class="muted">{t.get(k::ACCESS_LEAD)}</p>
        <div><a class="btn" href=file download="" rel="external">{t.get(k::ACCESS_CSV)}</a></div>
        <div class="table-wrap">
            <table class="table">
                <thead>
                    <tr>{head.into_iter().map(|key| view! { <th scope="col">{t.get(key)}</th> }).collect_view()}</tr>
                </thead>
                <tbody>{view.people.into_iter().map(|person| view! { <Person person/> }).collect_view()}</tbody>
            </table>
        </div>
        <More shown=PAGE next count=view.count/>
    }
    .into_any()
}

#[component]
fn Person(person: PersonView) -> impl IntoView {
    let t = use_texts();
    let number = t.fill(k::LETTERS_NUMBER, &[("number", &person.personnel_no)]);
    let none = || t.get(k::ACCESS_NONE).to_owned();
    let seq = person.receipt.as_ref().and_then(|receipt| receipt.seq).map_or_else(none, |seq| seq.to_string());
    let receipt = person.receipt.map_or_else(|| none().into_any(), |receipt| view! { <Confirmed receipt/> }.into_any());
    view! {
        <tr>
            <td data-title=""><span><b>{person.name}</b><small>{number}</small></span></td>
            <td data-label=t.get(k::ACCESS_STANDS)>{person.stands}</td>
            <td data-label=t.get(k::ACCESS_RECEIPT)>{receipt}</td>
            <td data-label=t.get(k::ACCESS_LEDGER)>{seq}</td>
        </tr>
    }
    .into_any()
}

#[component]
fn Confirmed(receipt: ReceiptView) -> impl IntoView {
    let t = use_texts();
    let current = t.get(if receipt.current { k::ACCESS_CURRENT } else { k::ACCESS_OLDER });
    let values = [("version", receipt.version.as_str()), ("language", &receipt.language), ("current", current)];
    view! {
        <span>{receipt.at.clone()}<small>{t.fill(k::ACCESS_VERSION, &values)}</small></span>
    }
    .into_any()
}
