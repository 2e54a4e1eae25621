//! The broker's orders: the open ones, the oldest first, or all of them, the newest first.

use super::api::{List, OrderView, orders};
use crate::asked::Asked;
use crate::features::advice::words;
use crate::features::desk::members::{DeskPage, use_org};
use crate::i18n::{k, use_texts};
use crate::ui::{Badge, Cell, CellKind, Column, Empty, Tab, Table, TableRow, Tabs, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Who asked, and what waits.
#[component]
pub fn AdviceDeskPage() -> impl IntoView {
    let t = use_texts();
    let (org, query) = (use_org(), use_query_map());
    let all = query.read_untracked().get_str("show") == Some("all");
    let found = Asked::<List>::of(org.into(), move |org| async move { orders(&org, all).await });
    view! {
        <DeskPage title=k::DESK_ADVICE>
            <p class="muted">{t.get(k::ADVICE_DESK_LEAD)}</p>
            {found.show(move |found| match found {
                Ok(Some(orders)) => view! { <Orders base=format!("/desk/{}/advice", org.get_untracked()) orders all/> }.into_any(),
                Ok(None) => view! { <Unlicensed/> }.into_any(),
                Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
            })}
        </DeskPage>
    }
    .into_any()
}

/// Nothing may be opened until the operator enters what lets the broker advise.
#[component]
pub(super) fn Unlicensed() -> impl IntoView {
    let t = use_texts();
    let (title, next) = (t.get(k::ADVICE_DESK_UNLICENSED), t.get(k::ADVICE_DESK_UNLICENSED_NEXT));
    view! { <Empty glyph=icons::LOCK title next/> }.into_any()
}

#[component]
fn Orders(base: String, orders: Vec<OrderView>, all: bool) -> impl IntoView {
    let t = use_texts();
    let tab = |label, href, current| Tab { label: t.get(label).to_owned(), href, current };
    let tabs =
        vec![tab(k::ADVICE_DESK_OPEN, base.clone(), !all), tab(k::ADVICE_DESK_ALL, format!("{base}?show=all"), all)];
    let heads = [k::ADVICE_DESK_WHO, k::ADVICE_DESK_SINCE, k::ADVICE_DESK_ABOUT, k::SETTINGS_STATE];
    let columns = heads.into_iter().map(|label| Column { label: t.get(label), ..Column::default() }).collect();
    let empty = orders.is_empty();
    let rows = orders.into_iter().map(|order| view! { <Row base=base.clone() order/> }).collect_view();
    view! {
        <Tabs label=t.get(k::DESK_ADVICE) tabs/>
        {if empty {
            let (title, next) = (t.get(k::ADVICE_DESK_EMPTY), t.get(k::ADVICE_DESK_NEXT));
            view! { <Empty glyph=icons::MESSAGE_CIRCLE title next/> }.into_any()
        } else {
            view! { <Table caption=t.get(k::DESK_ADVICE) columns>{rows}</Table> }.into_any()
        }}
    }
    .into_any()
}

#[component]
fn Row(base: String, order: OrderView) -> impl IntoView {
    let t = use_texts();
    let about = order.calculator.unwrap_or_else(|| t.get(k::ADVICE_NO_CALCULATOR).to_owned());
    let state = if order.withdrawn.is_some() { k::ADVICE_DESK_BACK } else { words::state(order.state) };
    let when = order.meeting.map(|at| view! { <small>{t.fill(k::ADVICE_DESK_MEETING, &[("at", &at)])}</small> });
    view! {
        <TableRow>
            <Cell kind=CellKind::Title>
                <span><a class="link" href=format!("{base}/{}", order.id)>{order.person}</a><small>{order.employer}</small></span>
            </Cell>
            <Cell label=t.get(k::ADVICE_DESK_SINCE)>{order.asked}</Cell>
            <Cell label=t.get(k::ADVICE_DESK_ABOUT)>{about}</Cell>
            <Cell label=t.get(k::SETTINGS_STATE)>
                <span><Badge text=t.get(state) tone=words::tone(order.state)/>{when}</span>
            </Cell>
        </TableRow>
    }
    .into_any()
}
