//! One organisation: what it is, its agreement, its next step, and how its first manager gets in.

use super::api::{Detail, Entry, organisation};
use super::licences::Licences;
use super::steps::{AgreementForm, NextSteps};
use crate::asked::Asked;
use crate::features::desk::labels::{self, StateBadge};
use crate::features::desk::palette::SearchButton;
use crate::form::use_answer;
use crate::i18n::{k, use_texts};
use crate::ui::{DoneNote, FormNote, Icon, IconSize, PageTitle, PreferencesMenu, icons};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// `/desk/{org}/organisations/{id}`; the addresses of its forms show the same page.
#[component]
pub fn OrganisationPage() -> impl IntoView {
    let answer = use_answer();
    // What was not taken says so in its form; a licence that could not be ended has none with fields of its own.
    let unended = if answer.form == "end" { answer.problems } else { Vec::new() };
    let refused = !unended.is_empty();
    let params = use_params_map();
    let asked = Memo::new(move |_| {
        let params = params.read();
        format!("{} {}", params.get_str("org").unwrap_or_default(), params.get_str("id").unwrap_or_default())
    });
    let found = Asked::<Detail>::of(asked.into(), |asked| {
        let (org, id) = asked.split_once(' ').unwrap_or_default();
        organisation(org.to_owned(), id.to_owned())
    });
    let query = use_query_map();
    let done = move || match query.read().get_str("done") {
        Some("added") => Some(k::ORGANISATION_DONE_ADDED),
        Some("signed") => Some(k::ORGANISATION_DONE_SIGNED),
        Some("moved") => Some(k::ORGANISATION_DONE_MOVED),
        Some("licence") => Some(k::LICENCES_DONE_ADDED),
        Some("ended") => Some(k::LICENCES_DONE_ENDED),
        _ => None,
    };
    let base = move || format!("/desk/{}", asked.get_untracked().replacen(' ', "/organisations/", 1));
    found.show(move |found| match found {
        Ok(detail) => {
            let done = move || done().filter(|_| !refused).map(|text| view! { <DoneNote text/> });
            let problems = unended.clone();
            view! { <Shown base=base() detail>{done} <FormNote problems/></Shown> }.into_any()
        }
        Err(_) => view! { <Unknown/> }.into_any(),
    })
}

#[component]
fn Shown(base: String, detail: Detail, children: Children) -> impl IntoView {
    let t = use_texts();
    let Detail { entry, manager, licences, today, keys: [signing, moving, licensing] } = detail;
    let list = base.rsplit_once('/').map(|(list, _)| list.to_owned());
    let (slug, state, version) = (entry.slug.clone(), entry.state, entry.version);
    view! {
        <PageTitle text=t.get(k::ORGANISATION_TITLE)/>
        <header class="desk__head">
            <h1>{entry.name.clone()}</h1>
            <span class="push"></span>
            <SearchButton/>
            <PreferencesMenu/>
        </header>
        <main class="desk__body" id="content">
            <div class="stack deskform" data-gap="6">
                <a class="row link" href=list>
                    <Icon glyph=icons::ARROW_LEFT size=IconSize::Small/>
                    {t.get(k::ORGANISATION_ALL)}
                </a>
                {children()}
                <Facts entry=entry.clone()/>
                <AgreementForm action=format!("{base}/agreement") entry key=signing/>
                <NextSteps action=format!("{base}/move") state version key=moving/>
                {licences.map(|licences| view! {
                    <Licences action=format!("{base}/licences") licences key=licensing today/>
                })}
                <FirstManager slug manager/>
            </div>
        </main>
    }
    .into_any()
}

/// The answer has the status that says so.
#[component]
fn Unknown() -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::ERROR_NOT_FOUND_TITLE)/>
        <header class="desk__head"><h1>{t.get(k::ERROR_NOT_FOUND_TITLE)}</h1></header>
        <main class="desk__body" id="content"><p class="muted">{t.get(k::ORGANISATION_UNKNOWN)}</p></main>
    }
    .into_any()
}

#[component]
fn Facts(entry: Entry) -> impl IntoView {
    let t = use_texts();
    view! {
        <section class="card" data-pad="6">
            <dl class="facts">
                <div><dt>{t.get(k::ORGANISATION_KIND)}</dt><dd>{t.get(labels::kind(entry.kind))}</dd></div>
                <div><dt>{t.get(k::SETTINGS_STATE)}</dt><dd><StateBadge state=entry.state/></dd></div>
                <div><dt>{t.get(k::ORGANISATION_SLUG)}</dt><dd>{entry.slug.map(|slug| format!("/desk/{slug}"))}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

/// The command that prints the link. The link itself never stands on a page: whoever sees it could use it.
#[component]
fn FirstManager(slug: Option<String>, manager: Option<String>) -> impl IntoView {
    let t = use_texts();
    let command =
        slug.zip(manager).map(|(slug, role)| format!("zusage account add --org {slug} --role {role} --name "));
    view! {
        <section class="card stack" data-gap="3" data-pad="6" aria-labelledby="first">
            <h2 id="first">{t.get(k::ORGANISATION_FIRST)}</h2>
            {match command {
                Some(command) => view! {
                    <p class="hint">{t.get(k::ORGANISATION_FIRST_LEAD)}</p>
                    <p class="command"><code>{command}<var>{t.get(k::ORGANISATION_FIRST_NAME)}</var></code></p>
                    <p class="source">{t.get(k::ORGANISATION_FIRST_SECRET)}</p>
                }.into_any(),
                None => view! { <p class="hint">{t.get(k::ORGANISATION_FIRST_NONE)}</p> }.into_any(),
            }}
        </section>
    }
    .into_any()
}
