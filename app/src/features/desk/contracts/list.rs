//! The list: tabs with counts, heads that sort, pages; all of them links. It stays fresh while it is looked at.

use super::api::{contracts, figures};
use super::frame::{ContractsFrame, unavailable, use_org};
use super::row::ContractRow;
use super::views::{ContractsView, PartView};
use crate::asked::Asked;
use crate::features::desk::figures::{FigureTiles, FiguresView};
use crate::features::desk::fresh::use_fresh;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Column, Empty, Pager, SortOrder, Tab, Table, Tabs, icons};
use domain::notice::NoticeKind;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What changes the list: contracts, and the names of their people.
const KINDS: &[NoticeKind] = &[NoticeKind::Contracts, NoticeKind::People];

/// The columns: a sort's name in addresses, none where nothing is sorted; what stands there; whether it is a figure.
const COLUMNS: [(Option<&str>, Key, bool); 7] = [
    (Some("number"), k::CONTRACTS_NUMBER, false),
    (Some("name"), k::CONTRACTS_PERSON, false),
    (None, k::CONTRACTS_STATE, false),
    (Some("own"), k::CONTRACTS_OWN, true),
    (None, k::CONTRACTS_EMPLOYER, true),
    (None, k::CONTRACTS_SUBSIDY, true),
    (Some("end"), k::CONTRACTS_END, true),
];

/// The contracts of an organisation.
#[component]
pub fn ContractsPage() -> impl IntoView {
    let (org, query) = (use_org(), use_query_map());
    let fresh = use_fresh(org.into(), KINDS);
    // One text names what is asked for; its words hold no space.
    let asked = Memo::new(move |_| {
        let query = query.read();
        let word = |name| query.get_str(name).unwrap_or_default().replace(' ', "");
        [fresh.get().to_string(), org.get(), word("view"), word("sort"), word("order"), word("page")].join(" ")
    });
    let found = Asked::<ContractsView>::of(asked.into(), |asked| {
        let mut words = asked.split(' ').skip(1).map(str::to_owned);
        let mut next = || words.next().unwrap_or_default();
        let (org, part, sort, down, page) = (next(), next(), next(), next() == "down", next().parse().unwrap_or(1));
        contracts(org, part, sort, down, page)
    });
    let summed = Asked::<Option<FiguresView>>::of(org.into(), figures);
    let base = move || format!("/desk/{}", org.get_untracked());
    view! {
        <ContractsFrame title=k::DESK_CONTRACTS>
            {summed.show(|found| found.ok().flatten().map(|figures| view! { <FigureTiles figures/> }).into_any())}
            {found.show(move |found| match found {
                Ok(view) => view! { <List base=base() view/> }.into_any(),
                Err(_) => unavailable(),
            })}
        </ContractsFrame>
    }
    .into_any()
}

#[component]
fn List(base: String, view: ContractsView) -> impl IntoView {
    let t = use_texts();
    let list = format!("{base}/contracts");
    let address = format!("{list}{}&page=", view.query(&view.sort, view.down));
    let tabs = view.parts.iter().map(|part| tab(&list, part)).collect();
    let columns = COLUMNS.iter().map(|column| head(&list, &view, *column)).collect();
    let ContractsView { rows, page, pages, .. } = view;
    let empty = rows.is_empty();
    view! {
        <div class="stack" data-gap="4">
            <Tabs label=t.get(k::CONTRACTS_PARTS) tabs/>
            <div class="toolbar">
                <a class="btn" data-size="s" href=format!("{list}/groups")>{t.get(k::CONTRACTS_GROUPS)}</a>
                <a class="btn" data-size="s" href=format!("{list}/carriers")>{t.get(k::CONTRACTS_CARRIERS)}</a>
            </div>
            {if empty {
                view! { <Empty glyph=icons::UMBRELLA title=t.get(k::CONTRACTS_NONE) next=t.get(k::CONTRACTS_NONE_NEXT)/> }.into_any()
            } else {
                view! {
                    <Table caption=t.get(k::DESK_CONTRACTS) columns>
                        {rows.into_iter().map(|contract| view! { <ContractRow base=base.clone() contract/> }).collect_view()}
                    </Table>
                }
                .into_any()
            }}
            <Pager address page pages/>
        </div>
    }
    .into_any()
}

fn tab(list: &str, part: &PartView) -> Tab {
    Tab { label: part.label.clone(), href: format!("{list}?view={}", part.code), current: part.current }
}

/// A head sorts by its column, the other way round if the list is sorted by it already.
fn head(list: &str, view: &ContractsView, (sort, label, figures): (Option<&'static str>, Key, bool)) -> Column {
    let label = use_texts().get(label);
    let Some(sort) = sort else {
        return Column { label, figures, ..Column::default() };
    };
    let current = view.sort == sort;
    let order = if view.down { SortOrder::Descending } else { SortOrder::Ascending };
    let href = format!("{list}{}", view.query(sort, current && !view.down));
    Column { label, figures, sort: Some(href), sorted: current.then_some(order) }
}
