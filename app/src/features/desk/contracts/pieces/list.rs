//! What `/desk/{org}/contracts` shows.

use super::row::ContractRow;
use crate::features::desk::contracts::views::{ContractsView, PartView};
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Column, Empty, Pager, SortOrder, Tab, Table, Tabs, icons};
use leptos::prelude::*;

/// The columns: a sort's name in addresses, none where nothing is sorted; what stands there; whether it is a figure.
const COLUMNS: [(Option<&str>, Key, bool); 7] = [
    (Some("number"), k::CONTRACTS_NUMBER, false),
    (Some("name"), k::CONTRACTS_PERSON, false),
    (None, k::CONTRACTS_STATE, false),
    (Some("own"), k::CONTRACTS_OWN, true),
    (None, k::CONTRACTS_EMPLOYER, true),
    (None, k::CONTRACTS_SUBSIDY, true),
    (Some("end"), k::CONTRACTS_END, true),
];

/// Tabs with counts, heads that sort, pages; all of them links. `base` is the organisation's address.
pub(in super::super) fn list(base: &str, view: ContractsView) -> AnyView {
    let t = use_texts();
    let list = format!("{base}/contracts");
    let address = format!("{list}{}&page=", view.query(&view.sort, view.down));
    let tabs = view.parts.iter().map(|part| tab(&list, part)).collect();
    let columns = COLUMNS.iter().map(|column| head(&list, &view, *column)).collect();
    let ContractsView { rows, page, pages, .. } = view;
    let empty = rows.is_empty();
    let row = |contract| view! { <ContractRow base=base.to_owned() contract/> };
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <div class="stack" data-gap="4">
            <Tabs label=t.get(k::CONTRACTS_PARTS) tabs/>
            <div class="toolbar">
                <a class="btn" data-size="s" href=format!("{list}/groups")>{t.get(k::CONTRACTS_GROUPS)}</a>
                <a class="btn" data-size="s" href=format!("{list}/carriers")>{t.get(k::CONTRACTS_CARRIERS)}</a>
            </div>
            {if empty {
                view! { <Empty glyph=icons::UMBRELLA title=t.get(k::CONTRACTS_NONE) next=t.get(k::CONTRACTS_NONE_NEXT)/> }.into_any()
            } else {
                view! {
                    <Table caption=t.get(k::DESK_CONTRACTS) columns>
                        {rows}
                    </Table>
                }
                .into_any()
            }}
            <Pager address page pages/>
        </div>
    }
    .into_any()
}

fn tab(list: &str, part: &PartView) -> Tab {
    Tab { label: part.label.clone(), href: format!("{list}?view={}", part.code), current: part.current }
}

/// A head sorts by its column, the other way round if the list is sorted by it already.
fn head(list: &str, view: &ContractsView, (sort, label, figures): (Option<&'static str>, Key, bool)) -> Column {
    let label = use_texts().get(label);
    let Some(sort) = sort else {
        return Column { label, figures, ..Column::default() };
    };
    let current = view.sort == sort;
    let order = if view.down { SortOrder::Descending } else { SortOrder::Ascending };
    let href = format!("{list}{}", view.query(sort, current && !view.down));
    Column { label, figures, sort: Some(href), sorted: current.then_some(order) }
}
