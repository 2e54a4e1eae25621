//! What `/desk/{org}/contracts/groups` shows.

use crate::features::desk::contracts::views::GroupView;
use crate::i18n::{Key, Texts, k, use_texts};
use crate::ui::{Badge, Cell, CellKind, Column, Empty, Table, TableRow, Tone, icons};
use domain::pension::GroupState;
use leptos::prelude::*;

/// The columns, and which of them hold figures.
const COLUMNS: [(Key, bool); 6] = [
    (k::CONTRACTS_GROUP, false),
    (k::CONTRACTS_TARIFF, false),
    (k::CONTRACTS_STATE, false),
    (k::DESK_CONTRACTS, true),
    (k::CONTRACTS_MINIMUM, true),
    (k::CONTRACTS_START, true),
];

/// The group contracts.
pub(in super::super) fn groups(groups: Vec<GroupView>) -> AnyView {
    let t = use_texts();
    if groups.is_empty() {
        let (title, next) = (t.get(k::CONTRACTS_GROUPS_NONE), t.get(k::CONTRACTS_GROUPS_NEXT));
        return view! { <Empty glyph=icons::UMBRELLA title next/> }.into_any();
    }
    let column =
        |(label, figures): &(Key, bool)| Column { label: t.get(*label), figures: *figures, ..Column::default() };
    let columns = COLUMNS.iter().map(column).collect();
    view! {
        <Table caption=t.get(k::CONTRACTS_GROUPS) columns>
            {groups.into_iter().map(|group| row(t, group)).collect_view()}
        </Table>
    }
    .into_any()
}

fn row(t: Texts, group: GroupView) -> AnyView {
    let known = |value: Option<String>| value.unwrap_or_else(|| "–".to_owned());
    view! {
        <TableRow>
            <Cell kind=CellKind::Title><span><b>{group.number}</b><small>{group.about}</small></span></Cell>
            <Cell label=t.get(k::CONTRACTS_TARIFF)>{known(group.tariff)}</Cell>
            <Cell label=t.get(k::CONTRACTS_STATE)><Badge text=group.state_word tone=tone(group.state)/></Cell>
            <Cell kind=CellKind::Figure label=t.get(k::DESK_CONTRACTS)>{group.contracts}</Cell>
            <Cell kind=CellKind::Figure label=t.get(k::CONTRACTS_MINIMUM)>{known(group.minimum)}</Cell>
            <Cell kind=CellKind::Figure label=t.get(k::CONTRACTS_START)>{known(group.start)}</Cell>
        </TableRow>
    }
    .into_any()
}

const fn tone(state: GroupState) -> Tone {
    match state {
        GroupState::Offer => Tone::Accent,
        GroupState::InForce => Tone::Good,
        GroupState::Closed => Tone::Plain,
        GroupState::Terminated => Tone::Warn,
    }
}
