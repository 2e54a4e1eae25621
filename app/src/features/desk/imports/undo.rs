//! Taking an import back: a page that asks, so that it works without JavaScript; and who stands in the way when it cannot be done.

use super::api::Counts;
use crate::form::Answer;
use crate::i18n::{k, use_texts};
use crate::ui::{ButtonKind, Form, Icon, Submit, icons};
use leptos::prelude::*;

/// The question, what follows, and both ways on; the safe one first.
#[component]
pub(super) fn UndoForm(all: String, here: String, key: String, counts: Counts, answer: Answer) -> impl IntoView {
    let t = use_texts();
    let [added, changed] = [counts.added, counts.changed].map(|count| count.to_string());
    let follows = t.fill(k::IMPORTS_UNDO_FOLLOWS, &[("added", &added), ("changed", &changed)]);
    let action = format!("{here}/undo");
    let desk = all.trim_end_matches("/imports").to_owned();
    view! {
        <section class="stack deskform" data-gap="4">
            <h2>{t.get(k::IMPORTS_UNDO_ASK)}</h2>
            <p>{follows}</p>
            <p class="hint">{t.get(k::IMPORTS_UNDO_ALL)}</p>
            <Form name="undo" action key>
                <Blocked desk answer/>
                <div class="row" data-wrap="">
                    <a class="btn" data-size="l" href=here>{t.get(k::IMPORTS_KEEP)}</a>
                    <Submit label=k::IMPORTS_UNDO kind=ButtonKind::Danger/>
                </div>
            </Form>
        </section>
    }
    .into_any()
}

/// Who and what was changed since: each leads to the person's page.
#[component]
fn Blocked(desk: String, answer: Answer) -> impl IntoView {
    let t = use_texts();
    let lines: Vec<String> = answer
        .kept
        .into_iter()
        .filter(|(name, _)| answer.form == "undo" && name == "blocked")
        .map(|(_, text)| text)
        .collect();
    if lines.is_empty() {
        return ().into_any();
    }
    let row = |line: String| {
        // As the server writes it: record, number, name.
        let mut parts = line.splitn(3, '|').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        let (record, number, name) = (next(), next(), next());
        let page = if record.is_empty() { format!("{desk}/contracts") } else { format!("{desk}/people/{record}") };
        view! {
            <li>
                <a class="rowlink" href=page>
                    <span class="tileicon"><Icon glyph=icons::USER/></span>
                    <span>
                        <span class="rowlink__t">{name}</span>
                        <span class="rowlink__s">{number}</span>
                    </span>
                    <span class="rowlink__end"><Icon glyph=icons::CHEVRON_RIGHT/></span>
                </a>
            </li>
        }
    };
    view! { <ul class="card rows" data-pad="0" aria-label=t.get(k::IMPORTS_CHANGED_SINCE)>{lines.into_iter().map(row).collect_view()}</ul> }
        .into_any()
}
