//! The list: tabs with counts, heads that sort, pages; all of them links. It stays fresh while it is looked at.

use super::api::{contracts, figures};
use super::frame::{ContractsFrame, use_org};
use crate::asked::Asked;
use crate::features::desk::fresh::use_fresh;
use crate::i18n::k;
use crate::piece::{Piece, piece};
use domain::notice::NoticeKind;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What changes the list: contracts, and the names of their people.
const KINDS: &[NoticeKind] = &[NoticeKind::Contracts, NoticeKind::People];

/// The contracts of an organisation.
#[component]
pub fn ContractsPage() -> impl IntoView {
    let (org, query) = (use_org(), use_query_map());
    let fresh = use_fresh(org.into(), KINDS);
    // One text names what is asked for; its words hold no space.
    let asked = Memo::new(move |_| {
        let query = query.read();
        let word = |name| query.get_str(name).unwrap_or_default().replace(' ', "");
        [fresh.get().to_string(), org.get(), word("view"), word("sort"), word("order"), word("page")].join(" ")
    });
    let found = Asked::<Piece>::of(asked.into(), |asked| {
        let mut words = asked.split(' ').skip(1).map(str::to_owned);
        let mut next = || words.next().unwrap_or_default();
        let (org, part, sort, down, page) = (next(), next(), next(), next() == "down", next().parse().unwrap_or(1));
        contracts(org, part, sort, down, page)
    });
    let summed = Asked::<Option<Piece>>::of(org.into(), figures);
    view! {
        <ContractsFrame title=k::DESK_CONTRACTS>
            {summed.show(|found| found.ok().flatten().map(Piece::put).into_any())}
            {piece(found, None)}
        </ContractsFrame>
    }
    .into_any()
}
