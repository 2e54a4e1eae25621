//! `/desk/{org}/contracts/carriers`: who carries the promises, with how many contracts.

use super::api::carriers;
use super::frame::{BackToContracts, ContractsFrame, unavailable, use_org};
use super::views::CarrierView;
use crate::asked::Asked;
use crate::features::desk::fresh::use_fresh;
use crate::i18n::{Key, Texts, k, use_texts};
use crate::ui::{Badge, Cell, CellKind, Column, Empty, Table, TableRow, Tone, icons};
use domain::notice::NoticeKind;
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

/// The carriers that an organisation knows.
#[component]
pub fn CarriersPage() -> impl IntoView {
    let org = use_org();
    let fresh = use_fresh(org.into(), &[NoticeKind::Contracts]);
    let asked = Memo::new(move |_| format!("{} {}", fresh.get(), org.get()));
    let found = Asked::<Vec<CarrierView>>::of(asked.into(), |asked| {
        carriers(asked.split_once(' ').unwrap_or_default().1.to_owned())
    });
    view! {
        <ContractsFrame title=k::CONTRACTS_CARRIERS>
            <BackToContracts org/>
            {found.show(|found| match found {
                Ok(carriers) => shown(carriers),
                Err(_) => unavailable(),
            })}
        </ContractsFrame>
    }
    .into_any()
}

fn shown(carriers: Vec<CarrierView>) -> AnyView {
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
