//! The list: a table that becomes cards on the phone, a filter, links from page to page.

use super::api::{Entry, Listed, organisations};
use crate::asked::Asked;
use crate::features::desk::labels::{self, StateBadge};
use crate::features::desk::palette::SearchButton;
use crate::i18n::{k, use_texts};
use crate::ui::{Icon, IconSize, PageTitle, PreferencesMenu, icons};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// The operator's organisations.
#[component]
pub fn OrganisationsPage() -> impl IntoView {
    let t = use_texts();
    let (params, query) = (use_params_map(), use_query_map());
    let org = Memo::new(move |_| params.read().get("org").unwrap_or_default());
    // One text names what is asked for: organisation, page, and what is looked for, which may hold anything.
    let asked = Memo::new(move |_| {
        let query = query.read();
        let (page, text) = (query.get_str("page").unwrap_or("1"), query.get_str("q").unwrap_or_default());
        format!("{} {page} {text}", org.get())
    });
    let found = Asked::<Listed>::of(asked.into(), |asked| {
        let mut parts = asked.splitn(3, ' ').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        let (org, page, text) = (next(), next().parse().unwrap_or(1), next());
        organisations(org, text, page)
    });
    view! {
        <PageTitle text=t.get(k::DESK_ORGANISATIONS)/>
        <header class="desk__head">
            <h1>{t.get(k::DESK_ORGANISATIONS)}</h1>
            <span class="push"></span>
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
    let Listed { found, text, page, pages, query } = listed;
    let empty = found.is_empty();
    let rows = {
        let base = base.clone();
        move || found.into_iter().map(|entry| view! { <Row base=base.clone() entry/> }).collect_view()
    };
    view! {
        <div class="stack" data-gap="4">
            <div class="toolbar">
                <Filter base=base.clone() text/>
                <span class="push"></span>
                <a class="btn" data-kind="primary" href=format!("{base}/new")>
                    <Icon glyph=icons::PLUS size=IconSize::Small/>
                    {t.get(k::ORGANISATIONS_NEW)}
                </a>
            </div>
            {if empty {
                view! { <p class="muted">{t.get(k::ORGANISATIONS_NONE)}</p> }.into_any()
            } else {
                view! {
                    <div class="table-wrap">
                        <table class="table">
                            <caption class="sr">{t.get(k::DESK_ORGANISATIONS)}</caption>
                            <thead><tr>
                                <th scope="col">{t.get(k::ORGANISATION_NAME)}</th>
                                <th scope="col">{t.get(k::ORGANISATION_KIND)}</th>
                                <th scope="col">{t.get(k::SETTINGS_STATE)}</th>
                                <th scope="col">{t.get(k::ORGANISATION_AGREEMENT)}</th>
                                <th scope="col">{t.get(k::ORGANISATION_SLUG)}</th>
                            </tr></thead>
                            <tbody>{rows()}</tbody>
                        </table>
                    </div>
                }.into_any()
            }}
            {(pages > 1).then(|| view! { <Pager base query page pages/> })}
        </div>
    }
    .into_any()
}

/// A form that only asks: its text stands in the address, so the answer can be linked to.
#[component]
fn Filter(base: String, text: String) -> impl IntoView {
    let t = use_texts();
    view! {
        <form class="row" method="get" action=base role="search">
            <label class="sr" for="q">{t.get(k::ORGANISATIONS_FILTER)}</label>
            <input class="input" id="q" name="q" r#type="search" value=text maxlength="100" autocomplete="off" placeholder=t.get(k::ORGANISATIONS_FILTER)/>
            <button class="btn" r#type="submit">
                <Icon glyph=icons::SEARCH size=IconSize::Small/>
                {t.get(k::ORGANISATIONS_FIND)}
            </button>
        </form>
    }
    .into_any()
}

#[component]
fn Row(base: String, entry: Entry) -> impl IntoView {
    let t = use_texts();
    let missing = move || view! { <span class="t-warn">{t.get(k::ORGANISATION_AGREEMENT_MISSING)}</span> }.into_any();
    let agreement = entry.agreement.map_or_else(missing, |day| view! { <span>{day}</span> }.into_any());
    view! {
        <tr>
            <td data-title=""><a class="link" href=format!("{base}/{}", entry.id)>{entry.name}</a></td>
            <td data-label=t.get(k::ORGANISATION_KIND)>{t.get(labels::kind(entry.kind))}</td>
            <td data-label=t.get(k::SETTINGS_STATE)><StateBadge state=entry.state/></td>
            <td data-label=t.get(k::ORGANISATION_AGREEMENT)>{agreement}</td>
            <td data-label=t.get(k::ORGANISATION_SLUG)>{entry.slug}</td>
        </tr>
    }
    .into_any()
}

#[component]
fn Pager(base: String, query: String, page: u16, pages: u16) -> impl IntoView {
    let t = use_texts();
    let to = |page: u16| format!("{base}?{query}page={page}");
    let place = t.fill(k::ORGANISATIONS_PAGE, &[("page", &page.to_string()), ("pages", &pages.to_string())]);
    view! {
        <nav class="pager" aria-label=t.get(k::ORGANISATIONS_PAGES)>
            {(page > 1).then(|| view! { <a class="btn" data-size="s" rel="prev" href=to(page - 1)>{t.get(k::ORGANISATIONS_BACK)}</a> })}
            <span>{place}</span>
            {(page < pages).then(|| view! { <a class="btn" data-size="s" rel="next" href=to(page + 1)>{t.get(k::ORGANISATIONS_ON)}</a> })}
        </nav>
    }
    .into_any()
}
