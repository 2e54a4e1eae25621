//! `/advice`: the person's orders, each with its way.

use super::api::{OrderView, orders};
use super::order::Order;
use crate::asked::Asked;
use crate::i18n::{k, use_texts};
use crate::ui::{DoneNote, Empty, Icon, PageTitle, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What somebody asked for, and what became of it.
#[component]
pub fn AdvicePage() -> impl IntoView {
    let t = use_texts();
    let found = Asked::<Vec<OrderView>>::once(orders);
    let done = match use_query_map().read_untracked().get_str("done") {
        Some("asked") => Some(k::ADVICE_DONE_ASKED),
        Some("withdrawn") => Some(k::ADVICE_DONE_WITHDRAWN),
        _ => None,
    };
    view! {
        <PageTitle text=t.get(k::ADVICE_TITLE)/>
        <section class="stack" data-gap="2">
            <h1>{t.get(k::ADVICE_TITLE)}</h1>
            <p class="muted">{t.get(k::ADVICE_LEAD)}</p>
        </section>
        {done.map(|text| view! { <DoneNote text/> })}
        <NoAdvice/>
        <div><a class="btn" data-kind="primary" data-size="l" href="/advice/new">{t.get(k::ADVICE_NEW)}</a></div>
        {found.show(move |found| match found {
            Ok(orders) if orders.is_empty() => {
                view! { <Empty glyph=icons::MESSAGE_CIRCLE title=t.get(k::ADVICE_EMPTY) next=t.get(k::ADVICE_NEXT)/> }.into_any()
            }
            Ok(orders) => {
                orders.into_iter().map(|order| view! { <Order order/> }).collect_view().into_any()
            }
            Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
        })}
    }
    .into_any()
}

/// Who recommends, and who does not.
#[component]
pub(super) fn NoAdvice() -> impl IntoView {
    view! {
        <div class="note">
            <Icon glyph=icons::INFO/>
            <span>{use_texts().get(k::ADVICE_NO_ADVICE)}</span>
        </div>
    }
    .into_any()
}
