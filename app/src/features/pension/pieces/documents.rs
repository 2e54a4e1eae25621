//! What `/documents` shows.

use crate::features::pension::rows::Row;
use crate::features::pension::views::{DocumentRow, DocumentsView};
use crate::i18n::{Texts, k, use_texts};
use crate::ui::{Empty, icons};
use leptos::prelude::*;

/// What is chosen: kind and year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Chosen {
    kind: Option<String>,
    year: Option<String>,
}

impl Chosen {
    /// Reads the parts of an address, `kind=statement&year=2025`.
    pub(in super::super) fn read(query: &str) -> Self {
        let part = |name: &str| {
            let parts = query.split('&').filter_map(|part| part.split_once('='));
            parts.filter(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value.to_owned()).next()
        };
        Self { kind: part("kind"), year: part("year") }
    }

    fn wants(&self, row: &DocumentRow) -> bool {
        self.kind.as_ref().is_none_or(|kind| *kind == row.kind)
            && self.year.as_ref().is_none_or(|year| *year == row.year)
    }

    /// Where the list is narrowed like this.
    fn address(&self) -> String {
        let part = |name: &str, value: &Option<String>| value.as_ref().map(|value| format!("{name}={value}"));
        let parts: Vec<String> = [part("kind", &self.kind), part("year", &self.year)].into_iter().flatten().collect();
        if parts.is_empty() { "/documents".to_owned() } else { format!("/documents?{}", parts.join("&")) }
    }
}

/// The documents that are chosen. Kinds and years are links, so they work without JavaScript.
pub(in super::super) fn documents(documents: DocumentsView, chosen: &Chosen) -> AnyView {
    let t = use_texts();
    let DocumentsView { rows, kinds, years, .. } = documents;
    if rows.is_empty() {
        return view! { <Empty glyph=icons::FOLDER title=t.get(k::DOCUMENTS_EMPTY_TITLE) next=t.get(k::DOCUMENTS_EMPTY_NEXT)/> }
            .into_any();
    }
    let kinds = kinds.into_iter().map(|kind| {
        let to = Chosen { kind: Some(kind.label), ..chosen.clone() };
        (to, kind.text)
    });
    let years = years.into_iter().map(|year| (Chosen { year: Some(year.clone()), ..chosen.clone() }, year));
    let all = [Chosen { kind: None, ..chosen.clone() }, Chosen { year: None, ..chosen.clone() }];
    let [any_kind, any_year] = all.map(Some);
    view! {
        {choices(k::OWN_PAPER_KINDS, any_kind.map(|all| (all, t.get(k::OWN_KIND_ALL).to_owned())), kinds.collect(), chosen)}
        {choices(k::OWN_PAPER_YEARS, any_year.map(|all| (all, t.get(k::OWN_YEAR_ALL).to_owned())), years.collect(), chosen)}
        {list(t, rows, chosen)}
    }
    .into_any()
}

/// One of several, or all: links. Nothing where there is no choice.
fn choices(
    label: crate::i18n::Key,
    all: Option<(Chosen, String)>,
    choices: Vec<(Chosen, String)>,
    chosen: &Chosen,
) -> Option<AnyView> {
    let t = use_texts();
    let link = |(to, text): (Chosen, String)| {
        let current = (to == *chosen).then_some("true");
        view! { <a href=to.address() aria-current=current>{text}</a> }
    };
    (choices.len() > 1).then(|| {
        let links = all.into_iter().chain(choices).map(link).collect_view();
        view! { <nav class="seg" aria-label=t.get(label)>{links}</nav> }.into_any()
    })
}

/// The rows; the last line shows once what is typed fits none of them.
fn list(t: Texts, rows: Vec<DocumentRow>, chosen: &Chosen) -> AnyView {
    let rows: Vec<_> = rows.into_iter().filter(|row| chosen.wants(row)).collect();
    let none = !rows.is_empty();
    let rows = rows.into_iter().map(|row| view! { <Row row=row.row/> }).collect_view();
    view! {
        <div class="card rows" data-pad="0" id="found" hidden=!none>{rows}</div>
        <p class="hint" role="status" id="found-none" hidden=none>{t.get(k::OWN_PAPERS_NONE)}</p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_chosen() {
        for address in ["/documents", "/documents?kind=statement", "/documents?year=2025", "/documents?kind=a&year=2"] {
            let query = address.split_once('?').map_or("", |(_, query)| query);
            assert_eq!(Chosen::read(query).address(), address);
        }
        assert_eq!(Chosen::read("kind=&page=3"), Chosen::default());
    }
}
