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
    let ContractView { ledger, missing, facts, papers, .. } = contract;
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
        <section class="stack" data-gap="3">
            <div class="between"><h2>{t.get(k::OWN_PAYS)}</h2><span class="hint">{rhythm}</span></div>
            <div class="card"><Facts facts=pays/></div>
        </section>
        <section class="stack" data-gap="3">
            <h2>{t.get(k::OWN_VALUES)}</h2>
            {(!values.is_empty()).then(|| view! { <div class="card"><Facts facts=values/></div> })}
            {values_text.into_iter().map(|text| view! { <p class="hint">{text}</p> }).collect_view()}
        </section>
        <Ledger rows=ledger missing/>
        {(!papers.is_empty())
            .then(|| {
                view! {
                    <section class="stack" data-gap="3">
                        <h2>{t.get(k::NAV_DOCUMENTS)}</h2>
                        <Rows rows=papers/>
                    </section>
                }
            })}
        <section class="stack" data-gap="3">
            <h2>{t.get(k::OWN_FACTS)}</h2>
            <div class="card"><Facts facts/></div>
        </section>
    }
    .into_any()
}

/// What was due each month, and whether it arrived.
#[component]
fn Ledger(rows: Vec<LedgerRow>, missing: Option<String>) -> impl IntoView {
    let t = use_texts();
    let row = |row: LedgerRow| {
        view! {
            <li class="rowlink rowlink--still">
                <span></span>
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
    let none = rows.is_empty().then(|| view! { <p class="hint">{t.get(k::OWN_LEDGER_NONE)}</p> });
    let list = (!rows.is_empty()).then(|| {
        view! { <ul class="card rows" data-pad="0">{rows.into_iter().map(row).collect_view()}</ul> }
    });
    view! {
        <section class="stack" data-gap="3">
            <h2>{t.get(k::OWN_LEDGER)}</h2>
            {missing}
            {none}
            {list}
        </section>
    }
    .into_any()
}
