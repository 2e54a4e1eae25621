//! `NoticesList`: what happened, the newest first, each a link to where it can be seen. What is new says so in a word. The server renders
//! it; it works without JavaScript.

use super::seen::Seen;
use crate::i18n::{k, use_texts};
use crate::ui::icons::{self, Glyph};
use crate::ui::{Badge, Empty, Icon, Tone};
use leptos::prelude::*;

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoticeLine {
    /// Grows with time.
    pub(super) seq: i64,
    /// The picture of the thing.
    pub(super) glyph: Glyph,
    /// What happened.
    pub(super) what: &'static str,
    /// How often, in words; none: once.
    pub(super) times: Option<String>,
    /// When, in words.
    pub(super) when: String,
    /// Where it can be seen.
    pub(super) href: String,
    /// Whether the link loads a page.
    pub(super) loads: bool,
}

/// The list, or that there is nothing.
#[component]
pub(super) fn NoticesList(
    /// The newest first.
    lines: Signal<Vec<NoticeLine>>,
    /// What was seen of them.
    seen: Seen,
) -> impl IntoView {
    let t = use_texts();
    let row = move |line: NoticeLine| {
        let when = match line.times {
            Some(times) => format!("{}, {times}", line.when),
            None => line.when,
        };
        let new = seen.is_new(line.seq);
        view! {
            <li>
                <a class="rowlink" href=line.href rel=line.loads.then_some("external")>
                    <span class="tileicon"><Icon glyph=line.glyph/></span>
                    <span>
                        <span class="rowlink__t">{line.what}</span>
                        <span class="rowlink__s">{when}</span>
                    </span>
                    <span class="rowlink__end">
                        {new.then(|| view! { <Badge text=t.get(k::NOTICES_FRESH) tone=Tone::Accent/> })}
                    </span>
                </a>
            </li>
        }
    };
    move || {
        let lines = lines.get();
        if lines.is_empty() {
            let (title, next) = (t.get(k::NOTICES_EMPTY), t.get(k::NOTICES_EMPTY_NEXT));
            view! { <Empty glyph=icons::BELL title next/> }.into_any()
        } else {
            view! { <ul class="rows">{lines.into_iter().map(row).collect_view()}</ul> }.into_any()
        }
    }
}
