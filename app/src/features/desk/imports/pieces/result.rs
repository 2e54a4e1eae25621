//! What the rows of a list do, or did: the figures, and the rows that one looks at.

use super::booked::BookedNote;
use super::figures::figures;
use super::list::StandBadge;
use super::rows::Rows;
use crate::features::desk::imports::api::parts::{ResultView, Seen, Stand};
use crate::i18n::{Texts, k, use_texts};
use crate::ui::{Icon, IconSize, Pager, icons};
use leptos::prelude::*;

/// What was booked.
pub(in super::super) fn outcome(here: &str, stand: Stand, result: ResultView) -> AnyView {
    let says = says(use_texts(), stand, &result);
    view! {
        <section class="impsum">
            <div class="stack" data-gap="2">
                <h2 class="h-m">{says}</h2>
                <div><StandBadge stand/></div>
            </div>
            {figures(stand, &result)}
        </section>
        {rows(here, stand, result)}
    }
    .into_any()
}

/// The rows that one looks at, and below them the way back.
pub(in super::super) fn rows(here: &str, stand: Stand, result: ResultView) -> AnyView {
    let back = match stand {
        Stand::Previewed if result.counts.effective() > 0 => view! { <CanUndo/> }.into_any(),
        Stand::Booked => view! { <BookedNote here=here.to_owned()/> }.into_any(),
        _ => ().into_any(),
    };
    view! {
        <Seeing here=here.to_owned() result/>
        {back}
    }
    .into_any()
}

/// What there is to say in one line.
pub(in super::super) fn says(t: Texts, stand: Stand, result: &ResultView) -> String {
    let counts = result.counts;
    let key = match stand {
        Stand::Booked => k::IMPORTS_SAYS_BOOKED,
        Stand::Undone => k::IMPORTS_SAYS_UNDONE,
        _ if counts.refused == 0 => k::IMPORTS_SAYS_ALL,
        _ => k::IMPORTS_SAYS_SOME,
    };
    let [rows, refused, booked] = [counts.total(), counts.refused, counts.effective()].map(|count| count.to_string());
    t.fill(key, &[("rows", &rows), ("refused", &refused), ("booked", &booked)])
}

/// The rows of one kind, and the way to the other kinds.
#[component]
fn Seeing(here: String, result: ResultView) -> impl IntoView {
    let t = use_texts();
    let ResultView { counts, seen, rows, contracts, page, pages, .. } = result;
    let tab = |one: Seen| {
        let text = match one {
            Seen::Refused => k::IMPORTS_SEE_REFUSED,
            Seen::Changed => k::IMPORTS_SEE_CHANGED,
            Seen::Added => k::IMPORTS_SEE_ADDED,
        };
        let text = t.fill(text, &[("count", &one.count(counts).to_string())]);
        view! { <a href=format!("{here}?seen={}", one.code()) aria-current=(one == seen).then_some("true")>{text}</a> }
    };
    let tabs = Seen::ALL.into_iter().filter(|one| *one == seen || one.count(counts) > 0).map(tab).collect_view();
    let table = (counts.refused > 0).then(|| {
        view! {
            <a class="btn" data-size="s" rel="external" href=format!("{here}/refused.csv")>
                <Icon glyph=icons::DOWNLOAD size=IconSize::Small/>
                {t.get(k::IMPORTS_REFUSED_TABLE)}
            </a>
        }
    });
    let address = format!("{here}?seen={}&page=", seen.code());
    view! {
        <section class="stack" data-gap="3" aria-label=t.get(k::IMPORTS_SEEING)>
            <div class="toolbar">
                <nav class="seg" aria-label=t.get(k::IMPORTS_SEEING)>{tabs}</nav>
                <span class="push"></span>
                {table}
            </div>
            <Rows seen contracts rows/>
            <Pager address page pages/>
        </section>
    }
    .into_any()
}

/// Said before anybody books.
#[component]
fn CanUndo() -> impl IntoView {
    view! {
        <div class="note" data-tone="accent">
            <Icon glyph=icons::UNDO_2/>
            <span>{use_texts().get(k::IMPORTS_CAN_UNDO)}</span>
        </div>
    }
    .into_any()
}
