//! A contract as a row; a card on the phone.

use crate::features::desk::contracts::views::ContractView;
use crate::i18n::{k, use_texts};
use crate::ui::{Badge, Cell, CellKind, TableRow, Tone};
use domain::pension::ContractState;
use leptos::prelude::*;

/// One contract; the name leads to its person.
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
#[component]
pub(super) fn ContractRow(base: String, contract: ContractView) -> impl IntoView {
    let t = use_texts();
    let [own, employer, subsidy] = contract.amounts;
    let person = format!("{base}/people/{}", contract.record);
    view! {
        <TableRow>
            <Cell kind=CellKind::Title><span><b>{contract.number}</b><small>{contract.about}</small></span></Cell>
            <Cell label=t.get(k::CONTRACTS_PERSON)>
                <span><a class="link" href=person>{contract.person}</a><small>{contract.personnel_no}</small></span>
            </Cell>
            <Cell label=t.get(k::CONTRACTS_STATE)><Badge text=contract.state_word tone=tone(contract.state)/></Cell>
            <Cell kind=CellKind::Figure label=t.get(k::CONTRACTS_OWN)>
                <span>{own}<small>{contract.rhythm}</small></span>
            </Cell>
            <Cell kind=CellKind::Figure label=t.get(k::CONTRACTS_EMPLOYER)>{employer}</Cell>
            <Cell kind=CellKind::Figure label=t.get(k::CONTRACTS_SUBSIDY)>{subsidy}</Cell>
            <Cell kind=CellKind::Figure label=t.get(k::CONTRACTS_END)>{contract.end.unwrap_or_else(|| "–".to_owned())}</Cell>
        </TableRow>
    }
    .into_any()
}

/// Money flows; something begins or pays out; somebody should know. The word says it too.
const fn tone(state: ContractState) -> Tone {
    match state {
        ContractState::Issued | ContractState::Active | ContractState::Reinstated => Tone::Good,
        ContractState::Applied | ContractState::InBenefit => Tone::Accent,
        ContractState::Deferred | ContractState::HolderChange => Tone::Warn,
        ContractState::PaidUp | ContractState::Private | ContractState::Transferred | ContractState::Ended => {
            Tone::Plain
        }
    }
}
