//! The contracts of one person: terms, values with their source, and the last months.

use super::line::StateWord;
use super::person::Facts;
use crate::features::desk::people::views::{ContractView, MonthView};
use crate::i18n::{k, use_texts};
use crate::ui::{Cell, CellKind, Column, Empty, Table, TableRow, icons};
use leptos::prelude::*;

/// All of them; that there is none is said.
#[component]
pub fn Contracts(
    /// Those that are not over first.
    contracts: Vec<ContractView>,
) -> impl IntoView {
    let t = use_texts();
    let none = contracts.is_empty().then(|| {
        let (title, next) = (t.get(k::PEOPLE_CONTRACTS_NONE), t.get(k::PEOPLE_CONTRACTS_NEXT));
        view! { <Empty glyph=icons::UMBRELLA title next/> }
    });
    view! {
        <section class="stack">
            <h2>{t.get(k::PEOPLE_CONTRACTS)}</h2>
            {none}
            {contracts.into_iter().map(|contract| view! { <OneContract contract/> }).collect_view()}
        </section>
    }
    .into_any()
}

#[component]
fn OneContract(contract: ContractView) -> impl IntoView {
    let t = use_texts();
    let ContractView { title, state, facts, months } = contract;
    let months = (!months.is_empty()).then(|| {
        view! {
            <details>
                <summary class="link">{t.get(k::PEOPLE_MONTHS)}</summary>
                <Months months/>
            </details>
        }
    });
    view! {
        <article class="card stack" data-gap="3">
            <div class="between">
                <h3>{title}</h3>
                <StateWord state/>
            </div>
            <Facts facts/>
            {months}
        </article>
    }
    .into_any()
}

/// The newest month first.
#[component]
fn Months(months: Vec<MonthView>) -> impl IntoView {
    let t = use_texts();
    let head = |label, figures| Column { label: t.get(label), figures, ..Column::default() };
    let columns = vec![
        head(k::PEOPLE_MONTH, false),
        head(k::PEOPLE_OWN_SHARE, true),
        head(k::PEOPLE_EMPLOYER, true),
        head(k::PEOPLE_ARRIVED, false),
    ];
    let row = move |month: MonthView| {
        view! {
            <TableRow>
                <Cell kind=CellKind::Title>{month.month}</Cell>
                <Cell label=t.get(k::PEOPLE_OWN_SHARE) kind=CellKind::Figure>{month.own}</Cell>
                <Cell label=t.get(k::PEOPLE_EMPLOYER) kind=CellKind::Figure>{month.employer}</Cell>
                <Cell label=t.get(k::PEOPLE_ARRIVED)><StateWord state=month.state/></Cell>
            </TableRow>
        }
    };
    view! { <Table caption=t.get(k::PEOPLE_MONTHS) columns>{months.into_iter().map(row).collect_view()}</Table> }
        .into_any()
}
