//! `/desk/{org}/people/{id}`: everything about one person. It asks again by itself when something of them is written.

use super::api::person;
use super::kept::Kept;
use crate::api::ApiError;
use crate::asked::Asked;
use crate::features::desk::fresh::use_fresh;
use crate::features::desk::palette::SearchButton;
use crate::i18n::{k, use_texts};
use crate::piece::Piece;
use crate::ui::{Empty, Icon, IconSize, PageTitle, PreferencesMenu, icons};
use domain::notice::NoticeKind;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// What the page shows is written under these kinds.
const KINDS: &[NoticeKind] = &[
    NoticeKind::People,
    NoticeKind::Contracts,
    NoticeKind::Documents,
    NoticeKind::Invitations,
    NoticeKind::Receipts,
    NoticeKind::Sites,
];

/// One person. The tab does not name them.
#[component]
pub fn PersonPage() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let of = move |name: &'static str| Memo::new(move |_| params.read().get(name).unwrap_or_default());
    let (org, id) = (of("org"), of("id"));
    let fresh = use_fresh(org.into(), KINDS);
    let place = Memo::new(move |_| format!("{} {}", org.get(), id.get()));
    // Who is not there does not come by asking again.
    let gone = RwSignal::new(false);
    let asked = Memo::new(move |_| {
        let fresh = if gone.get_untracked() { 0 } else { fresh.get() };
        format!("{fresh} {}", place.get())
    });
    let found = Asked::<Piece>::of(asked.into(), |asked| {
        let mut parts = asked.splitn(3, ' ').skip(1).map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        let (org, id) = (next(), next());
        person(org, id)
    });
    let kept = Kept::<Piece>::new();
    let name = move |found: Result<Piece, _>| match kept.or_before(place.get_untracked(), found) {
        Ok(piece) => piece.title.into_any(),
        Err(_) => t.get(k::PEOPLE_PERSON).into_any(),
    };
    let as_of = move |found: Result<Piece, _>| {
        found.ok().map(|piece| view! { <span class="hint only-desk">{piece.stand}</span> }).into_any()
    };
    view! {
        <PageTitle text=t.get(k::PEOPLE_PERSON)/>
        <header class="desk__head">
            <h1>{found.show(name)}</h1>
            {found.show(as_of)}
            <span class="push"></span>
            <SearchButton/>
            <PreferencesMenu/>
        </header>
        <main class="desk__body stack" data-gap="6" id="content">
            <a class="row link" data-gap="2" href=move || format!("/desk/{}/people", org.get())>
                <Icon glyph=icons::ARROW_LEFT size=IconSize::Small/>
                {t.get(k::PEOPLE_BACK)}
            </a>
            {found.show(move |found| match kept.or_before(place.get_untracked(), found) {
                Ok(piece) => piece.put(),
                Err(error) => {
                    gone.set(error == ApiError::NotFound);
                    view! { <Unknown/> }.into_any()
                }
            })}
        </main>
    }
    .into_any()
}

#[component]
fn Unknown() -> impl IntoView {
    let t = use_texts();
    view! { <Empty glyph=icons::USER title=t.get(k::PEOPLE_UNKNOWN) next=t.get(k::PEOPLE_UNKNOWN_NEXT)/> }.into_any()
}
