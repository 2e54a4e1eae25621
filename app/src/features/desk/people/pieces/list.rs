//! The list: views with their counts, a table whose heads sort, links from page to page. All of it are links; nothing needs a program.

use super::line::PersonRow;
use super::order::Order;
use super::ways::PhoneWays;
use crate::features::desk::people::views::{LineView, PeopleView};
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Column, Empty, Pager, SortOrder, Tab, Table, Tabs, icons};
use domain::listing::{Direction, PersonFacet, PersonSort};
use leptos::prelude::*;

/// The part of the list that an address means, or who was found; `base` is the list's address.
pub(in super::super) fn list(base: String, order: Order, view: PeopleView) -> AnyView {
    let PeopleView { lines, empty, counts, finding, imports, invites, .. } = view;
    if empty {
        return view! { <Nobody base imports invites/> }.into_any();
    }
    view! {
        <div class="stack">
            <PhoneWays base=base.clone() invites/>
            <Facets base=base.clone() facet=(!finding).then_some(order.facet) counts/>
            {if lines.is_empty() {
                view! { <NoLines finding/> }.into_any()
            } else {
                view! { <People base order=(!finding).then_some(order) lines/> }.into_any()
            }}
        </div>
    }
    .into_any()
}

/// From page to page; nothing where there is one, or while somebody is looked for.
pub(in super::super) fn pager(base: &str, order: Order, view: &PeopleView) -> Option<AnyView> {
    let PeopleView { page, pages, .. } = *view;
    let several = pages > 1 && !view.finding && !view.empty;
    several.then(|| view! { <Pager address=order.paging(base) page pages/> }.into_any())
}

/// The views; none is the current one while somebody is looked for.
#[component]
fn Facets(base: String, facet: Option<PersonFacet>, counts: Vec<String>) -> impl IntoView {
    let t = use_texts();
    let tab = move |(one, count): (&PersonFacet, String)| Tab {
        label: format!("{}\u{a0}{count}", t.get(label(*one))),
        href: Order::of(*one).address(&base),
        current: facet == Some(*one),
    };
    let tabs: Vec<Tab> = PersonFacet::ALL.iter().zip(counts).map(tab).collect();
    view! { <Tabs label=t.get(k::PEOPLE_FACETS) tabs/> }.into_any()
}

const fn label(facet: PersonFacet) -> Key {
    match facet {
        PersonFacet::All => k::PEOPLE_FACET_ALL,
        PersonFacet::Open => k::PEOPLE_FACET_OPEN,
        PersonFacet::Without => k::PEOPLE_FACET_WITHOUT,
        PersonFacet::Dormant => k::PEOPLE_FACET_DORMANT,
        PersonFacet::Invited => k::PEOPLE_FACET_INVITED,
    }
}

/// The table; who was found stands in the order of the search, which no head changes.
#[component]
fn People(base: String, order: Option<Order>, lines: Vec<LineView>) -> impl IntoView {
    let t = use_texts();
    let head = |label: Key, figures: bool, sort: Option<PersonSort>| {
        let sorts = order.zip(sort);
        Column {
            label: t.get(label),
            figures,
            sort: sorts.map(|(order, sort)| order.by(sort).address(&base)),
            sorted: sorts.filter(|(order, sort)| order.sort == *sort).map(|(order, _)| sorted(order.direction)),
        }
    };
    let columns = vec![
        head(k::PEOPLE_WHO, false, Some(PersonSort::Name)),
        head(k::PEOPLE_STATE, false, None),
        head(k::PEOPLE_WAY, false, None),
        head(k::PEOPLE_OWN, true, Some(PersonSort::Own)),
        head(k::PEOPLE_EMPLOYER, true, None),
        head(k::PEOPLE_STEP, false, Some(PersonSort::Open)),
    ];
    view! {
        <Table caption=t.get(k::DESK_PEOPLE) columns>
            {lines.into_iter().map(|line| view! { <PersonRow base=base.clone() line/> }).collect_view()}
        </Table>
    }
    .into_any()
}

const fn sorted(direction: Direction) -> SortOrder {
    match direction {
        Direction::Up => SortOrder::Ascending,
        Direction::Down => SortOrder::Descending,
    }
}

/// The organisation has nobody yet: where they come from.
#[component]
fn Nobody(base: String, imports: bool, invites: bool) -> impl IntoView {
    let t = use_texts();
    let import = imports.then(|| {
        view! { <a class="btn" data-kind="primary" href=format!("{}imports/new", base.trim_end_matches("people"))>{t.get(k::PEOPLE_IMPORT)}</a> }
    });
    view! {
        <div class="stack">
            <PhoneWays base invites/>
            <Empty glyph=icons::USERS title=t.get(k::DESK_PEOPLE_EMPTY) next=t.get(k::DESK_PEOPLE_NEXT)>{import}</Empty>
        </div>
    }
    .into_any()
}

/// Nobody stands in this view, or fits what was typed.
#[component]
fn NoLines(finding: bool) -> impl IntoView {
    let t = use_texts();
    let (title, next) =
        if finding { (k::PEOPLE_NONE, k::PEOPLE_NONE_NEXT) } else { (k::PEOPLE_NOBODY, k::PEOPLE_NOBODY_NEXT) };
    view! { <Empty glyph=icons::USERS title=t.get(title) next=t.get(next)/> }.into_any()
}
