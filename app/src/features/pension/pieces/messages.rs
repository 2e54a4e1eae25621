//! What `/messages` and `/messages/{id}` show.

use crate::features::pension::rows::Rows;
use crate::features::pension::views::{MessageView, MessagesView};
use crate::i18n::{k, use_texts};
use crate::ui::{Empty, Icon, IconSize, icons};
use leptos::prelude::*;

/// All messages, the newest first.
pub(in super::super) fn messages(messages: MessagesView) -> AnyView {
    let t = use_texts();
    if messages.rows.is_empty() {
        let (title, next) = (t.get(k::MESSAGES_EMPTY_TITLE), t.get(k::MESSAGES_EMPTY_NEXT));
        return view! { <Empty glyph=icons::MESSAGE_CIRCLE title next/> }.into_any();
    }
    view! { <Rows rows=messages.rows/> }.into_any()
}

/// One message.
pub(in super::super) fn message(message: MessageView) -> AnyView {
    let t = use_texts();
    let MessageView { subject, line, paragraphs, personal, .. } = message;
    let papers = personal.then(|| view! { <p><a class="btn" href="/documents">{t.get(k::OWN_PAPERS_OPEN)}</a></p> });
    view! {
        <section class="stack" data-gap="2">
            <a class="row link" href="/messages">
                <Icon glyph=icons::ARROW_LEFT size=IconSize::Small/>
                {t.get(k::NAV_MESSAGES)}
            </a>
            <h1>{subject}</h1>
            <p class="muted">{line}</p>
        </section>
        <article class="stack">{paragraphs.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}</article>
        {papers}
    }
    .into_any()
}
