//! One lead: whom to call, what they answered, what became of it.

use super::api::{Detail, lead};
use super::parts::{Answered, Deleting, Facts, Steps};
use crate::asked::Asked;
use crate::features::desk::palette::SearchButton;
use crate::form::use_answer;
use crate::i18n::{k, use_texts};
use crate::ui::{DoneNote, Icon, IconSize, PageTitle, PreferencesMenu, icons};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// `/desk/{org}/leads/{id}`.
#[component]
pub fn LeadPage() -> impl IntoView {
    use_answer();
    let (params, query) = (use_params_map(), use_query_map());
    let asked = Memo::new(move |_| {
        let params = params.read();
        format!("{} {}", params.get_str("org").unwrap_or_default(), params.get_str("id").unwrap_or_default())
    });
    let found = Asked::<Detail>::of(asked.into(), |asked| {
        let (org, id) = asked.split_once(' ').unwrap_or_default();
        lead(org.to_owned(), id.to_owned())
    });
    let done = move || query.read().get_str("done").is_some();
    found.show(move |found| match found {
        Ok(detail) => {
            let base = format!("/desk/{}", asked.get_untracked().replacen(' ', "/leads/", 1));
            view! { <Shown base detail done=done()/> }.into_any()
        }
        Err(_) => view! { <Unknown/> }.into_any(),
    })
}

#[component]
fn Shown(base: String, detail: Detail, done: bool) -> impl IntoView {
    let t = use_texts();
    let list = base.rsplit_once('/').map(|(list, _)| list.to_owned());
    let (state, version, [step, remove]) = (detail.entry.state, detail.version, detail.keys.clone());
    let result = t.fill(k::FIT_GRADE_LABEL, &[("grade", &detail.entry.grade)]);
    let when = t.fill(k::LEADS_UNTIL, &[("day", &detail.until)]);
    view! {
        <PageTitle text=t.get(k::LEADS_ONE)/>
        <header class="desk__head">
            <h1>{detail.entry.company.clone()}</h1>
            <span class="push"></span>
            <SearchButton/>
            <PreferencesMenu/>
        </header>
        <main class="desk__body" id="content">
            <div class="stack deskform" data-gap="6">
                <a class="row link" href=list>
                    <Icon glyph=icons::ARROW_LEFT size=IconSize::Small/>
                    {t.get(k::LEADS_ALL)}
                </a>
                {done.then(|| view! { <DoneNote text=k::LEADS_DONE_MOVED/> })}
                <Facts detail=detail.clone()/>
                <Steps action=base.clone() state version key=step/>
                <Answered title=result answers=detail.answers/>
                <Deleting action=base version key=remove when/>
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
        <main class="desk__body" id="content"><p class="muted">{t.get(k::LEADS_UNKNOWN)}</p></main>
    }
    .into_any()
}
