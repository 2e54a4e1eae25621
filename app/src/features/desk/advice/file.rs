//! One order: who, where it stands, what they wish and shared, what was noted, the next step.

use super::api::{FileView, OrderView, file};
use super::list::Unlicensed;
use super::shared::SharedCard;
use super::steps::{NextStep, NoteForm};
use crate::api::ApiError;
use crate::asked::Asked;
use crate::features::advice::{way, words};
use crate::features::desk::palette::SearchButton;
use crate::form::use_answer;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Badge, DoneNote, Icon, IconSize, PageTitle, PreferencesMenu, Timeline, icons};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// `/desk/{org}/advice/{id}`.
#[component]
pub fn AdviceFilePage() -> impl IntoView {
    let t = use_texts();
    let refused = !use_answer().problems.is_empty();
    let params = use_params_map();
    let asked = Memo::new(move |_| {
        let params = params.read();
        format!("{} {}", params.get_str("org").unwrap_or_default(), params.get_str("id").unwrap_or_default())
    });
    let found = Asked::<FileView>::of(asked.into(), async |asked: String| {
        let (org, id) = asked.split_once(' ').unwrap_or_default();
        file(org, id).await
    });
    let done = done(use_query_map().read_untracked().get_str("done")).filter(|_| !refused);
    let base = move || format!("/desk/{}", asked.get_untracked().replacen(' ', "/advice/", 1));
    // Whom it is about does not belong into the browser's history.
    view! {
        <PageTitle text=t.get(k::DESK_ADVICE)/>
        {found.show(move |found| match found {
            Ok(view) => view! { <File base=base() view done/> }.into_any(),
            Err(ApiError::Forbidden) => {
                framed(t.get(k::DESK_ADVICE).to_owned(), &base(), || view! { <Unlicensed/> }.into_any())
            }
            Err(_) => framed(t.get(k::ERROR_NOT_FOUND_TITLE).to_owned(), &base(), move || {
                view! { <p class="muted">{t.get(k::ADVICE_DESK_UNKNOWN)}</p> }.into_any()
            }),
        })}
    }
    .into_any()
}

fn done(word: Option<&str>) -> Option<Key> {
    match word {
        Some("moved") => Some(k::ADVICE_DESK_MOVED),
        Some("noted") => Some(k::ADVICE_DESK_NOTED),
        _ => None,
    }
}

fn framed(title: String, base: &str, inside: impl FnOnce() -> AnyView) -> AnyView {
    let t = use_texts();
    let list = base.rsplit_once('/').map(|(list, _)| list.to_owned());
    view! {
        <header class="desk__head">
            <h1>{title}</h1>
            <span class="push"></span>
            <SearchButton/>
            <PreferencesMenu/>
        </header>
        <main class="desk__body" id="content">
            <div class="stack deskform" data-gap="6">
                <a class="row link" href=list>
                    <Icon glyph=icons::ARROW_LEFT size=IconSize::Small/>
                    {t.get(k::ADVICE_DESK_BACK_TO)}
                </a>
                {inside()}
            </div>
        </main>
    }
    .into_any()
}

#[component]
fn File(base: String, view: FileView, done: Option<Key>) -> impl IntoView {
    let t = use_texts();
    let FileView { order, wish, shared, note, keys: [moving, noting] } = view;
    let back = order.withdrawn.clone();
    let open = order.state.is_open();
    let (state, version, noted) = (order.state, order.version, note.is_some());
    framed(order.person.clone(), &base.clone(), move || {
        view! {
            {done.map(|text| view! { <DoneNote text/> })}
            {back.map(|at| view! {
                <div class="note" data-tone="warn">
                    <Icon glyph=icons::TRIANGLE_ALERT/>
                    <span>{t.fill(k::ADVICE_DESK_WITHDRAWN, &[("at", &at)])}</span>
                </div>
            })}
            <About order/>
            <NextStep action=base.clone() state version key=moving noted/>
            {wish.map(|wish| view! { <Written id="wish" title=k::ADVICE_DESK_WISH text=wish/> })}
            {shared.map(|view| view! { <SharedCard view/> })}
            {if open {
                view! { <NoteForm action=base version key=noting note=note.unwrap_or_default()/> }.into_any()
            } else {
                note.map(|text| view! { <Written id="note" title=k::ADVICE_DESK_NOTE text/> }).into_any()
            }}
        }
        .into_any()
    })
}

#[component]
fn About(order: OrderView) -> impl IntoView {
    let t = use_texts();
    let said = (order.asked.as_str(), order.meeting.as_deref(), order.outcome.as_deref());
    let steps = way(t, order.state, said, order.withdrawn.is_some());
    let about = order.calculator.clone().unwrap_or_else(|| t.get(k::ADVICE_NO_CALCULATOR).to_owned());
    view! {
        <section class="card stack" data-gap="4" data-pad="6">
            <dl class="facts">
                <div><dt>{t.get(k::ADVICE_DESK_EMPLOYER)}</dt><dd>{order.employer}</dd></div>
                <div><dt>{t.get(k::ADVICE_DESK_ABOUT)}</dt><dd>{about}</dd></div>
                <div>
                    <dt>{t.get(k::SETTINGS_STATE)}</dt>
                    <dd><Badge text=t.get(words::state(order.state)) tone=words::tone(order.state)/></dd>
                </div>
            </dl>
            <Timeline steps/>
        </section>
    }
    .into_any()
}

/// What somebody wrote, line by line.
#[component]
fn Written(id: &'static str, title: Key, text: String) -> impl IntoView {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).map(|line| view! { <p>{line.to_owned()}</p> });
    view! {
        <section class="card stack" data-gap="2" data-pad="6" aria-labelledby=id>
            <h2 id=id>{use_texts().get(title)}</h2>
            {lines.collect_view()}
        </section>
    }
    .into_any()
}
