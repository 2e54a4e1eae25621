//! `/desk/{org}/contracts/groups`: the group contracts, the frames of many contracts with one carrier.

use super::api::group_contracts;
use super::frame::{BackToContracts, ContractsFrame, use_org};
use crate::asked::Asked;
use crate::features::desk::fresh::use_fresh;
use crate::i18n::k;
use crate::piece::{Piece, piece};
use domain::notice::NoticeKind;
use leptos::prelude::*;

/// The group contracts of an organisation.
#[component]
pub fn GroupContractsPage() -> impl IntoView {
    let org = use_org();
    let fresh = use_fresh(org.into(), &[NoticeKind::Contracts]);
    let asked = Memo::new(move |_| format!("{} {}", fresh.get(), org.get()));
    let found = Asked::<Piece>::of(asked.into(), |asked| {
        group_contracts(asked.split_once(' ').unwrap_or_default().1.to_owned())
    });
    view! {
        <ContractsFrame title=k::CONTRACTS_GROUPS>
            <BackToContracts org/>
            {piece(found, None)}
        </ContractsFrame>
    }
    .into_any()
}
