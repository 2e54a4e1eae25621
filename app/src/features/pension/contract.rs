//! `/contracts/{org}/{id}`: one contract in plain language.

use super::{own_contract, piece};
use crate::asked::Asked;
use crate::i18n::{k, use_texts};
use crate::piece::{Gone, Piece};
use crate::ui::{PageTitle, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// Where the server knows of none.
const GONE: Gone = Gone {
    glyph: icons::UMBRELLA,
    title: k::OWN_CONTRACT_NONE,
    next: k::OWN_CONTRACT_NONE_NEXT,
    to: "/home",
    label: k::OWN_HOME_OPEN,
};

/// Who pays what, what was stated, what arrived, and the papers.
#[component]
pub fn ContractPage() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let place = Memo::new(move |_| {
        let params = params.read();
        format!("{} {}", params.get_str("org").unwrap_or_default(), params.get_str("id").unwrap_or_default())
    });
    let found = Asked::<Piece>::kept("contract", place.into(), own_contract);
    view! {
        <PageTitle text=t.get(k::OWN_CONTRACT)/>
        {piece(found, Some(GONE))}
    }
    .into_any()
}
