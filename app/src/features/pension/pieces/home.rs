//! What `/home` shows.

use crate::features::pension::rows::Rows;
use crate::features::pension::views::{ContractRow, HomeView, PromiseView};
use crate::i18n::{Texts, k, use_texts};
use crate::ui::{Badge, Empty, Icon, IconSize, Mark, icons};
use leptos::prelude::*;

/// Promises, open steps, contracts, newest documents.
pub(in super::super) fn home(home: HomeView) -> AnyView {
    let t = use_texts();
    let HomeView { promises, steps_count, steps, contracts, without, papers, papers_more, .. } = home;
    let empty = contracts.is_empty().then(|| {
        // Without any contract no promise names the page.
        view! {
            <h1>{t.get(k::HOME_TITLE)}</h1>
            <Empty glyph=icons::UMBRELLA title=t.get(k::HOME_EMPTY_TITLE) next=t.get(k::HOME_EMPTY_NEXT)/>
        }
    });
    let promises =
        promises.into_iter().enumerate().map(|(place, promise)| promise_card(t, place, promise)).collect_view();
    let steps = (!steps.is_empty()).then(|| {
        view! {
            <section class="stack" data-gap="3">
                <div class="between"><h2>{t.get(k::OWN_OPEN)}</h2><span class="hint">{steps_count}</span></div>
                <Rows rows=steps/>
            </section>
        }
    });
    let papers = (!papers.is_empty()).then(|| {
        let more = ("/documents", papers_more.unwrap_or_else(|| t.get(k::OWN_PAPERS_OPEN).to_owned()));
        view! {
            <section class="stack" data-gap="3">
                <h2>{t.get(k::OWN_PAPERS)}</h2>
                <Rows rows=papers more/>
            </section>
        }
    });
    view! {
        {empty}
        {promises}
        {steps}
        {contract_cards(t, contracts, without)}
        {papers}
        <p class="source">
            <Icon glyph=icons::LOCK size=IconSize::Small/>
            <span>{t.get(k::OWN_PRIVATE)}</span>
        </p>
    }
    .into_any()
}

/// The dark card; the first one is the page's heading.
fn promise_card(t: Texts, place: usize, promise: PromiseView) -> AnyView {
    let PromiseView { title, amount, currency, gap, hints, inflow, capital } = promise;
    let money = |amount: String, size: &'static str, currency: String| {
        let sign = view! { <span class="money__cur">{currency}</span> };
        let (before, behind) = if gap.is_some() { (Some(sign), None) } else { (None, Some(sign)) };
        view! { <span class="money" data-size=size>{before}{gap}{amount}{behind}</span> }
    };
    let heading = if place == 0 {
        view! { <h1 class="eyebrow">{title}</h1> }.into_any()
    } else {
        view! { <h2 class="eyebrow">{title}</h2> }.into_any()
    };
    let amount = amount.map(|amount| {
        view! { <div>{money(amount, "xl", currency.clone())} " " <span class="hint">{t.get(k::OWN_A_MONTH)}</span></div> }
    });
    let pair = [(k::OWN_INFLOW, inflow), (k::OWN_CAPITAL, capital)].map(|(label, amount)| {
        amount.map(|amount| {
            let amount = money(amount, "l", currency.clone());
            view! { <div class="stack" data-gap="1"><span class="eyebrow">{t.get(label)}</span>{amount}</div> }
        })
    });
    view! {
        <section class="promise">
            <Mark class="promise__seal"/>
            <div class="stack" data-gap="2">
                {heading}
                {amount}
                {hints.into_iter().map(|hint| view! { <p class="hint">{hint}</p> }).collect_view()}
            </div>
            <div class="promise__pair">{pair.into_iter().collect_view()}</div>
        </section>
    }
    .into_any()
}

/// All contracts, each with its employer's name, then the employers without one.
fn contract_cards(t: Texts, contracts: Vec<ContractRow>, without: Vec<String>) -> AnyView {
    let without = without.into_iter().map(|text| view! { <p class="hint">{text}</p> }).collect_view();
    if contracts.is_empty() {
        return without.into_any();
    }
    view! {
        <section class="stack" data-gap="3">
            <h2>{t.get(k::OWN_CONTRACTS)}</h2>
            <div class="card rows" data-pad="0">{contracts.into_iter().map(contract_card).collect_view()}</div>
            {without}
        </section>
    }
    .into_any()
}

fn contract_card(contract: ContractRow) -> AnyView {
    let ContractRow { row, figures, state, tone } = contract;
    let figures = figures.into_iter().map(|figure| {
        view! { <span><span class="rowlink__s">{figure.label}</span><b class="num">{figure.text}</b></span> }
    });
    view! {
        <a class="promisecard" href=row.href>
            <span class="row">
                <span class="tileicon"><Icon glyph=row.picture.glyph()/></span>
                <span class="grow">
                    <span class="rowlink__t">{row.title}</span>
                    <span class="rowlink__s">{row.line}</span>
                </span>
                <Icon glyph=icons::CHEVRON_RIGHT size=IconSize::Small/>
            </span>
            <span class="promisecard__f">
                {figures.collect_view()}
                <span><Badge text=state tone=tone.tone()/></span>
            </span>
        </a>
    }
    .into_any()
}
