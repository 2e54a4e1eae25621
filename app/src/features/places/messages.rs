//! `/messages` and `/messages/{id}`: what employers wrote.

use crate::api::ApiError;
use crate::asked::Asked;
use crate::features::pension::{MessageView, MessagesView, OldNote, Rows, own_message, own_messages};
use crate::i18n::{Texts, k, use_texts};
use crate::ui::{Empty, Icon, IconSize, PageTitle, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// All messages, the newest first.
#[component]
pub fn MessagesPage() -> impl IntoView {
    let t = use_texts();
    let found = Asked::<MessagesView>::kept("messages", Signal::stored(String::new()), |_| own_messages());
    view! {
        <PageTitle text=t.get(k::NAV_MESSAGES)/>
        <h1>{t.get(k::NAV_MESSAGES)}</h1>
        {found.show_kept(move |found, old| match found {
            Ok(MessagesView { rows, .. }) if rows.is_empty() => {
                let (title, next) = (t.get(k::MESSAGES_EMPTY_TITLE), t.get(k::MESSAGES_EMPTY_NEXT));
                view! { <Empty glyph=icons::MESSAGE_CIRCLE title next/> }.into_any()
            }
            Ok(MessagesView { stand, rows }) => view! { <OldNote old stand/> <Rows rows/> }.into_any(),
            Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
        })}
    }
    .into_any()
}

/// One message; opening it marks it as read.
#[component]
pub fn MessagePage() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let found = Asked::<MessageView>::kept("message", id.into(), own_message);
    let shown = found.show_kept(move |found, old| match found {
        Ok(message) => one(t, message, old),
        Err(ApiError::NotFound) => {
            let (title, next) = (t.get(k::OWN_MESSAGE_GONE), t.get(k::OWN_MESSAGE_GONE_NEXT));
            view! { <Empty glyph=icons::MESSAGE_CIRCLE title next/> }.into_any()
        }
        Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
    });
    // What a message is about does not belong into the browser's history.
    view! { <PageTitle text=t.get(k::NAV_MESSAGES)/> {shown} }.into_any()
}

fn one(t: Texts, message: MessageView, old: bool) -> AnyView {
    let MessageView { stand, subject, line, paragraphs } = message;
    view! {
        <OldNote old stand/>
        <section class="stack" data-gap="2">
            <a class="row link" href="/messages">
                <Icon glyph=icons::ARROW_LEFT size=IconSize::Small/>
                {t.get(k::NAV_MESSAGES)}
            </a>
            <h1>{subject}</h1>
            <p class="muted">{line}</p>
        </section>
        <article class="stack">{paragraphs.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}</article>
    }
    .into_any()
}
