//! What `/desk/{org}/contracts/carriers` shows.

use crate::features::desk::contracts::views::CarrierView;
use crate::i18n::{Key, Texts, k, use_texts};
use crate::ui::{Badge, Cell, CellKind, Column, Empty, Table, TableRow, Tone, icons};
use domain::pension::CarrierState;
use leptos::prelude::*;

/// The columns, and which of them hold figures.
const COLUMNS: [(Key, bool); 5] = [
    (k::CONTRACTS_CARRIER, false),
    (k::CONTRACTS_STATE, false),
    (k::CONTRACTS_TRANSFERS, false),
    (k::DESK_CONTRACTS, true),
    (k::CONTRACTS_GROUPS, true),
];

/// The carriers.
pub(in super::super) fn carriers(carriers: Vec<CarrierView>) -> AnyView {
    let t = use_texts();
    if carriers.is_empty() {
        let (title, next) = (t.get(k::CONTRACTS_CARRIERS_NONE), t.get(k::CONTRACTS_CARRIERS_NEXT));
        return view! { <Empty glyph=icons::LANDMARK title next/> }.into_any();
    }
    let column =
        |(label, figures): &(Key, bool)| Column { label: t.get(*label), figures: *figures, ..Column::default() };
    let columns = COLUMNS.iter().map(column).collect();
    view! {
        <Table caption=t.get(k::CONTRACTS_CARRIERS) columns>
            {carriers.into_iter().map(|carrier| row(t, carrier)).collect_view()}
        </Table>
    }
    .into_any()
}

fn row(t: Texts, carrier: CarrierView) -> AnyView {
    let tone = if carrier.state == CarrierState::Active { Tone::Good } else { Tone::Warn };
    view! {
        <TableRow>
            <Cell kind=CellKind::Title><span><b>{carrier.name}</b><small>{carrier.about}</small></span></Cell>
            <Cell label=t.get(k::CONTRACTS_STATE)><Badge text=carrier.state_word tone/></Cell>
            <Cell label=t.get(k::CONTRACTS_TRANSFERS)>{carrier.transfers}</Cell>
            <Cell kind=CellKind::Figure label=t.get(k::DESK_CONTRACTS)>{carrier.contracts}</Cell>
            <Cell kind=CellKind::Figure label=t.get(k::CONTRACTS_GROUPS)>{carrier.groups}</Cell>
        </TableRow>
    }
    .into_any()
}
