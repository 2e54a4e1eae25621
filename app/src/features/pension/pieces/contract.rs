//! What `/contracts/{org}/{id}` shows.

use crate::features::pension::rows::{Facts, Rows};
use crate::features::pension::views::{ContractView, LedgerRow};
use crate::i18n::{k, use_texts};
use crate::ui::{Badge, Icon, IconSize, icons};
use leptos::prelude::*;

/// Who pays what, what was stated, what arrived, and the papers.
pub(in super::super) fn contract(contract: ContractView) -> AnyView {
    let t = use_texts();
    let ContractView { title, employer, way, state, tone, state_text, pays, rhythm, values, values_text, .. } =
        contract;
    let ContractView { values_source, ledger, ledger_none, missing, facts, papers, .. } = contract;
    view! {
        <section class="stack" data-gap="2">
            <a class="row link" href="/home">
                <Icon glyph=icons::ARROW_LEFT size=IconSize::Small/>
                {t.get(k::NAV_HOME)}
            </a>
            <h1>{title}</h1>
            <p class="muted">{employer}</p>
            <p>{way}</p>
        </section>
        <section class="stack" data-gap="2">
            <div><Badge text=state tone=tone.tone()/></div>
            <p class="hint">{state_text}</p>
        </section>
        {(!pays.is_empty())
            .then(|| {
                view! {
                    <section class="stack" data-gap="3">
                        <div class="between"><h2>{t.get(k::OWN_PAYS)}</h2><span class="hint">{rhythm}</span></div>
                        <div class="card"><Facts facts=pays/></div>
                    </section>
                }
            })}
        <section class="stack" data-gap="3">
            <h2>{t.get(k::OWN_VALUES)}</h2>
            {(!values.is_empty()).then(|| view! { <div class="card"><Facts facts=values/></div> })}
            {values_source.map(|source| view! { <p class="source">{source}</p> })}
            {values_text.into_iter().map(|text| view! { <p class="hint">{text}</p> }).collect_view()}
        </section>
        {(!papers.is_empty())
            .then(|| {
                view! {
                    <section class="stack" data-gap="3">
                        <h2>{t.get(k::NAV_DOCUMENTS)}</h2>
                        <Rows rows=papers/>
                    </section>
                }
            })}
        <Ledger rows=ledger none=ledger_none missing/>
        <section class="stack" data-gap="3">
            <h2>{t.get(k::OWN_FACTS)}</h2>
            <div class="card"><Facts facts/></div>
        </section>
    }
    .into_any()
}

/// How many months show at once.
const SHOWN: usize = 6;

/// What was due each month, and whether it arrived.
#[component]
fn Ledger(mut rows: Vec<LedgerRow>, none: String, missing: Option<String>) -> impl IntoView {
    let t = use_texts();
    let row = |row: LedgerRow| {
        view! {
            <li class="rowlink rowlink--two">
                <span>
                    <span class="rowlink__t">{row.month}</span>
                    <span class="rowlink__s">{row.line}</span>
                </span>
                <span class="rowlink__end"><Badge text=row.state tone=row.tone.tone()/></span>
            </li>
        }
    };
    let missing = missing.map(|text| {
        view! {
            <div class="note" data-tone="warn">
                <Icon glyph=icons::TRIANGLE_ALERT/>
                <span>{text}</span>
            </div>
        }
    });
    let none = rows.is_empty().then(|| view! { <p class="hint">{none}</p> });
    let older = rows.split_off(rows.len().min(SHOWN));
    let count = older.len().to_string();
    let older = (!older.is_empty()).then(|| {
        view! {
            <details class="card" data-pad="0">
                <summary class="more">{t.fill(k::OWN_LEDGER_OLDER, &[("count", &count)])}</summary>
                <ul class="rows">{older.into_iter().map(row).collect_view()}</ul>
            </details>
        }
    });
    let list = (!rows.is_empty()).then(|| {
        view! { <ul class="card rows" data-pad="0">{rows.into_iter().map(row).collect_view()}</ul> }
    });
    view! {
        <section class="stack" data-gap="3">
            <h2>{t.get(k::OWN_LEDGER)}</h2>
            {missing}
            {none}
            {list}
            {older}
        </section>
    }
    .into_any()
}
