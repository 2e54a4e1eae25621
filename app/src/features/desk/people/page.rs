//! The list's page: its heading, the search, and the people. It asks again by itself when something of them is written.

use super::api::{PeoplePiece, people};
use super::finder::Finder;
use super::kept::Kept;
use super::ways::Ways;
use crate::asked::Asked;
use crate::features::desk::fresh::use_fresh;
use crate::features::desk::palette::SearchButton;
use crate::form::use_answer;
use crate::i18n::{k, use_texts};
use crate::piece::{Piece, unavailable};
use crate::ui::{Icon, IconSize, PageTitle, PreferencesMenu, icons};
use domain::notice::NoticeKind;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

/// What a line shows is written under these kinds.
const KINDS: &[NoticeKind] =
    &[NoticeKind::People, NoticeKind::Contracts, NoticeKind::Invitations, NoticeKind::Sites, NoticeKind::Imports];

/// The workforce.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let t = use_texts();
    let words = use_answer().typed("q");
    let params = use_params_map();
    let org = Memo::new(move |_| params.read().get("org").unwrap_or_default());
    let address = use_location().search;
    let finder = Finder::new(words.clone(), address.into());
    let fresh = use_fresh(org.into(), KINDS);
    // One text names what is asked for; what is looked for may hold anything and stands last.
    let place = Memo::new(move |_| format!("{}\n{}\n{}", org.get(), address.get(), finder.looked.get()));
    let asked = Memo::new(move |_| format!("{}\n{}", fresh.get(), place.get()));
    let found = Asked::<PeoplePiece>::of(asked.into(), |asked| {
        let mut parts = asked.splitn(4, '\n').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        let (_, org, address, text) = (next(), next(), next(), next());
        people(org, address, text)
    });
    let kept = Kept::<PeoplePiece>::new();
    let action = move || format!("/desk/{}/people", org.get());
    let base = move || format!("/desk/{}/people", org.get_untracked());
    // Kept for a quarter of an hour, and for the sign-in that looked.
    let lost = words.is_empty() && is_search(&address.read_untracked());
    let lost = move || lost && is_search(&address.read()) && finder.looked.read().is_empty();
    view! {
        <PageTitle text=t.get(k::DESK_PEOPLE)/>
        <header class="desk__head">
            <h1>{t.get(k::DESK_PEOPLE)}</h1>
            {found.show(move |found| found.ok().map(|view| view! { <Ways base=base() view/> }).into_any())}
            <SearchButton/>
            <PreferencesMenu/>
        </header>
        <main class="desk__body stack" id="content">
            <FindForm finder words action/>
            {move || lost().then(|| view! { <p class="hint" role="status">{t.get(k::PEOPLE_FIND_LOST)}</p> })}
            {found.show(move |found| match kept.or_before(place.get_untracked(), found) {
                Ok(view) => view! {
                    {view.piece.put()}
                    // What it says is read aloud when it changes: it stays where it is.
                    {view.said.map(|said| view! { <p class="hint" role="status">{said}</p> })}
                    {view.pager.map(Piece::put)}
                }
                .into_any(),
                Err(_) => unavailable(),
            })}
        </main>
    }
    .into_any()
}

/// Whether an address was led to by a search.
fn is_search(address: &str) -> bool {
    address.trim_start_matches('?').split('&').any(|pair| pair.starts_with("find="))
}

/// The search. Without a program a plain post; with one the list follows what is typed.
#[component]
fn FindForm(
    finder: Finder,
    /// What the server was asked for.
    words: String,
    /// The list's address.
    action: impl Fn() -> String + Send + Sync + 'static,
) -> impl IntoView {
    let t = use_texts();
    let look = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        finder.look();
    };
    view! {
        <form class="toolbar" method="post" action=action role="search" on:submit=look>
            <div class="input grow-s" data-compact="">
                <Icon glyph=icons::SEARCH size=IconSize::Small/>
                <label class="sr" for="people-find">{t.get(k::PEOPLE_FIND)}</label>
                <input
                    id="people-find"
                    name="q"
                    r#type="search"
                    maxlength="100"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    placeholder=t.get(k::PEOPLE_FIND_HINT)
                    value=words
                    prop:value=move || finder.typed.get()
                    on:input:target=move |event| finder.type_in(event.target().value())
                />
            </div>
            <button class="btn" data-size="s" r#type="submit">{t.get(k::PEOPLE_FIND_DO)}</button>
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::is_search;

    #[test]
    fn only_a_search_is_one() {
        assert!(is_search("find=01a2") && is_search("?facet=open&find=01a2"));
        assert!(!is_search("") && !is_search("facet=find") && !is_search("finder=1"));
    }
}
