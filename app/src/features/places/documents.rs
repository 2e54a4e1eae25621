//! `/documents`: contracts, statements, agreements.

use crate::asked::Asked;
use crate::features::pension::{DocumentRow, DocumentsView, OldNote, Row, own_documents};
use crate::i18n::{Texts, k, use_texts};
use crate::ui::{Empty, PageTitle, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// All documents. Kinds and years are links, so they work without JavaScript; with it the titles can be searched too.
#[component]
pub fn DocumentsPage() -> impl IntoView {
    let t = use_texts();
    let found = Asked::<DocumentsView>::kept("documents", Signal::stored(String::new()), |_| own_documents());
    let query = use_query_map();
    let chosen = move |name: &str| query.read().get(name).filter(|text| !text.is_empty());
    let chosen = Signal::derive(move || (chosen("kind"), chosen("year")));
    let typed = RwSignal::new(String::new());
    view! {
        <PageTitle text=t.get(k::NAV_DOCUMENTS)/>
        <h1>{t.get(k::NAV_DOCUMENTS)}</h1>
        {found.show_kept(move |found, old| match found {
            Ok(DocumentsView { rows, .. }) if rows.is_empty() => {
                view! { <Empty glyph=icons::FOLDER title=t.get(k::DOCUMENTS_EMPTY_TITLE) next=t.get(k::DOCUMENTS_EMPTY_NEXT)/> }
                    .into_any()
            }
            Ok(documents) => shown(t, documents, old, chosen, typed),
            Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
        })}
    }
    .into_any()
}

/// What is chosen: kind and year.
type Chosen = (Option<String>, Option<String>);

fn shown(t: Texts, documents: DocumentsView, old: bool, chosen: Signal<Chosen>, typed: RwSignal<String>) -> AnyView {
    let DocumentsView { stand, rows, kinds, years } = documents;
    let kinds = kinds.into_iter().map(|kind| (kind.label, kind.text)).collect::<Vec<_>>();
    let years = years.into_iter().map(|year| (year.clone(), year)).collect::<Vec<_>>();
    let list = move || {
        let (wanted, typed) = (chosen.get(), typed.get().to_lowercase());
        let fits = |row: &&DocumentRow| is_wanted(row, &wanted, &typed);
        let found: Vec<_> = rows.iter().filter(fits).map(|row| row.row.clone()).collect();
        if found.is_empty() {
            return view! { <p class="hint" role="status">{t.get(k::OWN_PAPERS_NONE)}</p> }.into_any();
        }
        let found = found.into_iter().map(|row| view! { <Row row/> }).collect_view();
        view! { <div class="card rows" data-pad="0">{found}</div> }.into_any()
    };
    view! {
        <OldNote old stand/>
        <Search typed/>
        {choices(t.get(k::OWN_PAPER_KINDS), t.get(k::OWN_KIND_ALL), kinds, move || chosen.get().0, move |kind| {
            address(kind, chosen.get().1)
        })}
        {choices(t.get(k::OWN_PAPER_YEARS), t.get(k::OWN_YEAR_ALL), years, move || chosen.get().1, move |year| {
            address(chosen.get().0, year)
        })}
        {list}
    }
    .into_any()
}

fn is_wanted(row: &DocumentRow, (kind, year): &Chosen, typed: &str) -> bool {
    kind.as_ref().is_none_or(|kind| *kind == row.kind)
        && year.as_ref().is_none_or(|year| *year == row.year)
        && format!("{} {}", row.row.title, row.row.line).to_lowercase().contains(typed.trim())
}

/// Where the list is narrowed like this.
fn address(kind: Option<String>, year: Option<String>) -> String {
    let part = |name: &str, value: Option<String>| value.map(|value| format!("{name}={value}"));
    let parts: Vec<String> = [part("kind", kind), part("year", year)].into_iter().flatten().collect();
    if parts.is_empty() { "/documents".to_owned() } else { format!("/documents?{}", parts.join("&")) }
}

/// One of several, or all: links. Nothing where there is no choice.
fn choices(
    label: &'static str,
    all: &'static str,
    choices: Vec<(String, String)>,
    chosen: impl Fn() -> Option<String> + Copy + Send + Sync + 'static,
    to: impl Fn(Option<String>) -> String + Copy + Send + Sync + 'static,
) -> Option<AnyView> {
    if choices.len() < 2 {
        return None;
    }
    let link = move |value: Option<String>, text: String| {
        let (here, there) = (value.clone(), value);
        let current = move || (chosen() == here).then_some("true");
        view! { <a href=move || to(there.clone()) aria-current=current>{text}</a> }
    };
    let rest = choices.into_iter().map(move |(value, text)| link(Some(value), text)).collect_view();
    Some(view! { <nav class="seg" aria-label=label>{link(None, all.to_owned())}{rest}</nav> }.into_any())
}

/// Looks in titles while one types. It needs a program, so it comes with it.
#[component]
fn Search(typed: RwSignal<String>) -> impl IntoView {
    let t = use_texts();
    let ready = RwSignal::new(false);
    Effect::new(move || ready.set(true));
    view! {
        <Show when=move || ready.get()>
            <label class="field">
                <span class="field__label">{t.get(k::OWN_PAPERS_FIND)}</span>
                <input
                    class="input"
                    r#type="search"
                    autocomplete="off"
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </label>
        </Show>
    }
    .into_any()
}
