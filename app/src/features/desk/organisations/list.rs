//! The operator's organisations at a glance: figures of all together, a filter, a table that becomes cards on the phone, and the rule
//! behind the badges.

use super::api::organisations;
use super::glance::Listed;
use super::health::HealthRule;
use super::row::{COLUMNS, OrganisationRow};
use crate::asked::Asked;
use crate::features::desk::figures::FigureTiles;
use crate::features::desk::palette::SearchButton;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Column, Icon, IconSize, PageTitle, Pager, PreferencesMenu, SortOrder, Table, icons};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use services::overview::OverviewSort;

/// The operator's organisations.
#[component]
pub fn OrganisationsPage() -> impl IntoView {
    let t = use_texts();
    let (params, query) = (use_params_map(), use_query_map());
    let org = Memo::new(move |_| params.read().get("org").unwrap_or_default());
    // One text names what is asked for: words without a space, then what is looked for, which may hold anything.
    let asked = Memo::new(move |_| {
        let query = query.read();
        let word = |name| query.get_str(name).unwrap_or_default().replace(' ', "");
        let text = query.get_str("q").unwrap_or_default().to_owned();
        [org.get(), word("sort"), word("order"), word("page"), text].join(" ")
    });
    let found = Asked::<Listed>::of(asked.into(), |asked| {
        let mut parts = asked.splitn(5, ' ').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        let (org, sort, down, page, text) = (next(), next(), next() == "down", next().parse().unwrap_or(1), next());
        organisations(org, text, sort, down, page)
    });
    view! {
        <PageTitle text=t.get(k::DESK_ORGANISATIONS)/>
        <header class="desk__head">
            <h1>{t.get(k::DESK_ORGANISATIONS)}</h1>
            <span class="push"></span>
            <a class="btn" data-kind="primary" href=move || format!("/desk/{}/organisations/new", org.get())>
                <Icon glyph=icons::PLUS size=IconSize::Small/>
                {t.get(k::ORGANISATIONS_NEW)}
            </a>
            <SearchButton/>
            <PreferencesMenu/>
        </header>
        <main class="desk__body" id="content">
            {found.show(move |found| match found {
                Ok(listed) => view! { <List base=format!("/desk/{}/organisations", org.get_untracked()) listed/> }.into_any(),
                Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
            })}
        </main>
    }
    .into_any()
}

#[component]
fn List(base: String, listed: Listed) -> impl IntoView {
    let t = use_texts();
    let address = format!("{base}{}&page=", listed.query(listed.sort, listed.down));
    let columns = COLUMNS.into_iter().map(|column| head(&base, &listed, column)).collect();
    let Listed { figures, found, text, page, pages, .. } = listed;
    let empty = found.is_empty();
    let rows = {
        let base = base.clone();
        move || found.into_iter().map(|glance| view! { <OrganisationRow base=base.clone() glance/> }).collect_view()
    };
    view! {
        <div class="stack" data-gap="4">
            <FigureTiles figures/>
            <HealthRule/>
            <Filter base=base.clone() text/>
            {if empty {
                view! { <p class="muted">{t.get(k::ORGANISATIONS_NONE)}</p> }.into_any()
            } else {
                view! { <Table caption=t.get(k::DESK_ORGANISATIONS) columns>{rows()}</Table> }.into_any()
            }}
            <Pager address page pages/>
        </div>
    }
    .into_any()
}

/// A head sorts by its column, the other way round if the list is sorted by it already. Names and states begin at the first, figures at the
/// largest.
fn head(base: &str, listed: &Listed, (label, sort, figures): (Key, Option<OverviewSort>, bool)) -> Column {
    let label = use_texts().get(label);
    let Some(sort) = sort else {
        return Column { label, figures, ..Column::default() };
    };
    let current = listed.sort == sort;
    let order = if listed.down { SortOrder::Descending } else { SortOrder::Ascending };
    let down = if current { !listed.down } else { figures };
    let href = format!("{base}{}", listed.query(sort, down));
    Column { label, figures, sort: Some(href), sorted: current.then_some(order) }
}

/// A form that only asks: its text stands in the address, so the answer can be linked to.
#[component]
fn Filter(base: String, text: String) -> impl IntoView {
    let t = use_texts();
    view! {
        <form class="toolbar" method="get" action=base role="search">
            <div class="input grow-s" data-compact="">
                <Icon glyph=icons::SEARCH size=IconSize::Small/>
                <label class="sr" for="q">{t.get(k::ORGANISATIONS_FILTER)}</label>
                <input id="q" name="q" r#type="search" value=text maxlength="100" autocomplete="off" placeholder=t.get(k::ORGANISATIONS_FILTER)/>
            </div>
            <button class="btn" data-size="s" r#type="submit">{t.get(k::ORGANISATIONS_FIND)}</button>
        </form>
    }
    .into_any()
}
