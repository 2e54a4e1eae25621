//! Taking an import back: a page that asks, so that it works without JavaScript; and who stands in the way when it cannot be done.

use crate::form::Answer;
use crate::i18n::{k, use_texts};
use crate::ui::{ButtonKind, Form, Icon, Submit, icons};
use leptos::prelude::*;

/// The question, what follows, and both ways on; the safe one first.
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
#[component]
pub(super) fn UndoForm(all: String, here: String, key: String, follows: String, answer: Answer) -> impl IntoView {
    let t = use_texts();
    let desk = all.trim_end_matches("/imports").to_owned();
    let blocked = blocked(&answer);
    if !blocked.is_empty() {
        return view! { <Blocked desk here lines=blocked/> }.into_any();
    }
    view! {
        <section class="stack deskform" data-gap="4">
            <h2>{t.get(k::IMPORTS_UNDO_ASK)}</h2>
            <p>{follows}</p>
            <p class="hint">{t.get(k::IMPORTS_UNDO_ALL)}</p>
            <Form name="undo" action=format!("{here}/undo") key>
                <div class="row" data-wrap="">
                    <a class="btn" data-size="l" href=here>{t.get(k::IMPORTS_KEEP)}</a>
                    <Submit label=k::IMPORTS_UNDO kind=ButtonKind::Danger/>
                </div>
            </Form>
        </section>
    }
    .into_any()
}

/// Who and what was changed since, as the server wrote it; nothing where nobody tried, or nothing stands in the way.
pub(super) fn blocked(answer: &Answer) -> Vec<String> {
    let named = answer.kept.iter().filter(|(name, _)| answer.form == "undo" && name == "blocked");
    named.map(|(_, text)| text.clone()).collect()
}

/// It cannot be taken back, so nothing is asked: what was changed since, each with the person's page.
#[component]
fn Blocked(desk: String, here: String, lines: Vec<String>) -> impl IntoView {
    let t = use_texts();
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
    view! {
        <section class="stack deskform" data-gap="4">
            <h2 id="changed-since">{t.get(k::IMPORTS_CHANGED_SINCE)}</h2>
            <ul class="card rows" data-pad="0" aria-labelledby="changed-since">{lines.into_iter().map(row).collect_view()}</ul>
            <div><a class="btn" data-size="l" href=here>{t.get(k::IMPORTS_BACK)}</a></div>
        </section>
    }
    .into_any()
}
