//! `OutboxNote`: what waits for a network, and what was refused when it was sent. `OutboxKept`: the same for one form.
//!
//! The server renders both hidden and without counts; `platform/outbox.js` shows and fills them, on hydrated pages and at the door alike. Without
//! JavaScript nothing ever waits, and they stay hidden. What comes is read out (`role="status"`). Keyboard: the buttons are normal stops.

use super::{Icon, icons};
use crate::i18n::{k, use_texts};
use leptos::prelude::*;

/// The banners of the outbox, once in a document, after the app: the script puts them above it as soon as the app has taken over its page.
#[component]
pub fn OutboxNote() -> impl IntoView {
    let t = use_texts();
    view! {
        <div role="status" data-outbox-note="" data-leave=t.get(k::OUTBOX_LEAVE)>
            <div
                class="banner"
                data-place="top"
                data-outbox="waiting"
                data-one=t.get(k::OUTBOX_WAITING_ONE)
                data-many=t.get(k::OUTBOX_WAITING_MANY)
                hidden=true
            >
                <Icon glyph=icons::CLOCK/>
                <p class="grow" data-outbox-text=""></p>
            </div>
            <div
                class="banner"
                data-tone="warn"
                data-place="top"
                data-outbox="refused"
                data-one=t.get(k::OUTBOX_REFUSED_ONE)
                data-many=t.get(k::OUTBOX_REFUSED_MANY)
                hidden=true
            >
                <Icon glyph=icons::TRIANGLE_ALERT/>
                <p class="grow" data-outbox-text=""></p>
                <button class="btn" r#type="button" data-size="s" data-outbox-do="open">
                    {t.get(k::OUTBOX_OPEN)}
                </button>
                <button class="btn" r#type="button" data-size="s" data-kind="quiet" data-outbox-do="discard">
                    {t.get(k::OUTBOX_DISCARD)}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// Says inside a form with `data-waits` what became of it: it was kept, or it was sent in the meantime.
#[component]
pub fn OutboxKept() -> impl IntoView {
    let t = use_texts();
    view! {
        <div role="status">
            <div class="note" data-tone="warn" data-outbox="kept" hidden=true>
                <Icon glyph=icons::CLOCK/>
                <span>{t.get(k::OUTBOX_KEPT)}</span>
            </div>
            <div class="note" data-tone="ok" data-outbox="done" hidden=true>
                <Icon glyph=icons::CIRCLE_CHECK/>
                <span>{t.get(k::OUTBOX_SENT)}</span>
            </div>
        </div>
    }
    .into_any()
}
