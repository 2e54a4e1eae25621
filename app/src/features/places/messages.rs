//! `/messages` and `/messages/{id}`: what employers wrote.

use crate::asked::Asked;
use crate::features::pension::{own_message, own_messages, piece};
use crate::i18n::{k, use_texts};
use crate::piece::{Gone, Piece};
use crate::ui::{PageTitle, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// Where the server knows of none.
const GONE: Gone = Gone {
    glyph: icons::MESSAGE_CIRCLE,
    title: k::OWN_MESSAGE_GONE,
    next: k::OWN_MESSAGE_GONE_NEXT,
    to: "/messages",
    label: k::OWN_MESSAGES_OPEN,
};

/// All messages, the newest first.
#[component]
pub fn MessagesPage() -> impl IntoView {
    let t = use_texts();
    let found = Asked::<Piece>::kept("messages", Signal::stored(String::new()), |_| own_messages());
    view! {
        <PageTitle text=t.get(k::NAV_MESSAGES)/>
        <h1>{t.get(k::NAV_MESSAGES)}</h1>
        {piece(found, None)}
    }
    .into_any()
}

/// One message; opening it marks it as read.
#[component]
pub fn MessagePage() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let found = Asked::<Piece>::kept("message", id.into(), own_message);
    // What a message is about does not belong into the browser's history.
    view! {
        <PageTitle text=t.get(k::NAV_MESSAGES)/>
        {piece(found, Some(GONE))}
    }
    .into_any()
}
