//! The five places of the employee app, reached from the bar below the thumb.

mod frame;
mod place;

pub use frame::PlacesFrame;
pub use place::Place;

use crate::i18n::{k, use_texts};
use crate::ui::{DoneNote, Empty, InstallHint, PageTitle, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// `/home`: "What do I have?"
#[component]
pub fn HomePage() -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    view! {
        <PageTitle text=t.get(k::NAV_HOME)/>
        <h1>{t.get(k::HOME_TITLE)}</h1>
        {move || query.read().get("welcome").map(|_| view! { <DoneNote text=k::HOME_WELCOME/> })}
        <InstallHint/>
        <Empty glyph=icons::UMBRELLA title=t.get(k::HOME_EMPTY_TITLE) next=t.get(k::HOME_EMPTY_NEXT)/>
    }
    .into_any()
}

/// `/calculate`: the calculators.
#[component]
pub fn CalculatePage() -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::NAV_CALCULATE)/>
        <h1>{t.get(k::CALCULATE_TITLE)}</h1>
        <Empty glyph=icons::CALCULATOR title=t.get(k::CALCULATE_EMPTY_TITLE) next=t.get(k::CALCULATE_EMPTY_NEXT)/>
    }
    .into_any()
}

/// `/documents`: contracts, statements, agreements.
#[component]
pub fn DocumentsPage() -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::NAV_DOCUMENTS)/>
        <h1>{t.get(k::NAV_DOCUMENTS)}</h1>
        <Empty glyph=icons::FOLDER title=t.get(k::DOCUMENTS_EMPTY_TITLE) next=t.get(k::DOCUMENTS_EMPTY_NEXT)/>
    }
    .into_any()
}

/// `/messages`: what employer, broker and carrier wrote.
#[component]
pub fn MessagesPage() -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::NAV_MESSAGES)/>
        <h1>{t.get(k::NAV_MESSAGES)}</h1>
        <Empty glyph=icons::MESSAGE_CIRCLE title=t.get(k::MESSAGES_EMPTY_TITLE) next=t.get(k::MESSAGES_EMPTY_NEXT)/>
    }
    .into_any()
}
