//! `/calculate/saved`: what a person kept. Theirs alone; each is opened, gets another name, or goes.

use super::api::{ScenarioRow, scenarios};
use crate::asked::Asked;
use crate::form::{Answer, use_answer};
use crate::i18n::{Key, k, use_texts};
use crate::ui::{DoneNote, Empty, FormNote, Icon, IconSize, PageTitle, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The saved calculations, the latest first.
#[component]
pub fn ScenariosPage() -> impl IntoView {
    let t = use_texts();
    let answer = use_answer();
    let found = Asked::<Vec<ScenarioRow>>::once(scenarios);
    let query = use_query_map();
    let done = (answer.problems.is_empty()).then(|| done(query.read_untracked().get_str("done"))).flatten();
    let problems = answer.problems.clone();
    view! {
        <PageTitle text=t.get(k::SCENARIOS_TITLE)/>
        <a class="row link" href="/calculate">
            <Icon glyph=icons::ARROW_LEFT size=IconSize::Small/>
            {t.get(k::SCENARIOS_BACK)}
        </a>
        <section class="stack" data-gap="2">
            <h1>{t.get(k::SCENARIOS_TITLE)}</h1>
            <p class="muted">{t.get(k::SCENARIOS_LEAD)}</p>
        </section>
        <FormNote problems/>
        {done.map(|text| view! { <DoneNote text/> })}
        {found.show(move |found| match found {
            Ok(rows) if rows.is_empty() => {
                view! { <Empty glyph=icons::FOLDER title=t.get(k::SCENARIOS_EMPTY) next=t.get(k::SCENARIOS_NEXT)/> }.into_any()
            }
            Ok(rows) => list(rows, &answer),
            Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
        })}
    }
    .into_any()
}

fn done(word: Option<&str>) -> Option<Key> {
    match word {
        Some("renamed") => Some(k::SCENARIOS_DONE_RENAMED),
        Some("removed") => Some(k::SCENARIOS_DONE_REMOVED),
        _ => None,
    }
}

fn list(rows: Vec<ScenarioRow>, answer: &Answer) -> AnyView {
    let rows = rows.into_iter().map(|row| one(row, answer)).collect_view();
    view! { <ul class="card rows" data-pad="0" role="list">{rows}</ul> }.into_any()
}

/// A row; what was not taken is typed there still, and open.
fn one(row: ScenarioRow, answer: &Answer) -> AnyView {
    let t = use_texts();
    let refused = answer.refuses("rename") && answer.typed("id") == row.id;
    let called = if refused { answer.typed("called") } else { row.name.clone() };
    let about = t.fill(k::SCENARIO_ABOUT, &[("calculator", &row.calculator), ("date", &row.date)]);
    let ids = [format!("called-{}", row.id), format!("name-{}", row.id)];
    view! {
        <li class="rowlink rowlink--two">
            <span>
                <a class="rowlink__t link" id=ids[1].clone() href=format!("/calculate/saved/{}", row.id)>{row.name.clone()}</a>
                <span class="rowlink__s">{about}</span>
            </span>
            <span class="rowlink__end">
                <details class="fold" open=refused>
                    <summary class="btn" data-size="s" aria-describedby=ids[1].clone()>{t.get(k::SCENARIO_CHANGE)}</summary>
                    <div class="fold__body stack" data-gap="4">
                        <form class="stack" data-gap="2" method="post" action="/calculate/saved">
                            <input type="hidden" name="id" value=row.id.clone()/>
                            <input type="hidden" name="version" value=row.version/>
                            <input type="hidden" name="key" value=row.keys[0].clone()/>
                            <div class="field" data-invalid=refused.then_some("")>
                                <label class="field__label" for=ids[0].clone()>{t.get(k::SCENARIO_NAME)}</label>
                                <input class="input" id=ids[0].clone() name="called" value=called maxlength="80" required autocomplete="off"/>
                            </div>
                            <button class="btn" data-size="s" name="do" value="rename">{t.get(k::SCENARIO_RENAME)}</button>
                        </form>
                        <form class="stack" data-gap="2" method="post" action="/calculate/saved">
                            <p class="hint">{t.get(k::SCENARIO_REMOVE_WHAT)}</p>
                            <input type="hidden" name="id" value=row.id/>
                            <input type="hidden" name="version" value=row.version/>
                            <input type="hidden" name="key" value=row.keys[1].clone()/>
                            <button class="btn" data-size="s" data-kind="danger" name="do" value="remove">{t.get(k::SCENARIO_REMOVE)}</button>
                        </form>
                    </div>
                </details>
            </span>
        </li>
    }
    .into_any()
}
