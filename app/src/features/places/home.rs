//! `/home`: "What do I have?"

use crate::asked::Asked;
use crate::features::pension::{own_home, whole_piece};
use crate::i18n::{k, use_texts};
use crate::piece::Piece;
use crate::ui::{DoneNote, InstallHint, PageTitle};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Promises, open steps, contracts, newest documents.
#[component]
pub fn HomePage() -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    let found = Asked::<Piece>::kept("home", Signal::stored(String::new()), |_| own_home());
    view! {
        <PageTitle text=t.get(k::NAV_HOME)/>
        {move || query.read().get("welcome").map(|_| view! { <DoneNote text=k::HOME_WELCOME/> })}
        {whole_piece(found)}
        // It comes late: above, it would push down what one reads already.
        <InstallHint/>
    }
    .into_any()
}
