//! `/desk/{org}/people/{id}`: everything about one person. It asks again by itself when something of them is written.

use super::api::person;
use super::contracts::Contracts;
use super::kept::Kept;
use super::line::{StateWord, StepMark};
use super::views::{EntryView, FactView, GroupView, PersonView, Word};
use crate::asked::Asked;
use crate::features::desk::fresh::use_fresh;
use crate::features::desk::palette::SearchButton;
use crate::i18n::{k, use_texts};
use crate::ui::{Empty, Icon, IconSize, Moment, PageTitle, PreferencesMenu, Timeline, TimelineStep, icons};
use domain::notice::NoticeKind;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// What the page shows is written under these kinds.
const KINDS: &[NoticeKind] = &[
    NoticeKind::People,
    NoticeKind::Contracts,
    NoticeKind::Documents,
    NoticeKind::Invitations,
    NoticeKind::Receipts,
    NoticeKind::Sites,
];

/// One person. The tab does not name them.
#[component]
pub fn PersonPage() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let of = move |name: &'static str| Memo::new(move |_| params.read().get(name).unwrap_or_default());
    let (org, id) = (of("org"), of("id"));
    let fresh = use_fresh(org.into(), KINDS);
    let place = Memo::new(move |_| format!("{} {}", org.get(), id.get()));
    let asked = Memo::new(move |_| format!("{} {}", fresh.get(), place.get()));
    let found = Asked::<PersonView>::of(asked.into(), |asked| {
        let mut parts = asked.splitn(3, ' ').skip(1).map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        let (org, id) = (next(), next());
        person(org, id)
    });
    let kept = Kept::<PersonView>::new();
    let name = move |found: Result<PersonView, _>| match kept.or_before(place.get_untracked(), found) {
        Ok(view) => view.who.name.into_any(),
        Err(_) => t.get(k::PEOPLE_PERSON).into_any(),
    };
    let as_of = move |found: Result<PersonView, _>| {
        found.ok().map(|view| view! { <span class="hint only-desk">{view.as_of}</span> }).into_any()
    };
    view! {
        <PageTitle text=t.get(k::PEOPLE_PERSON)/>
        <header class="desk__head">
            <h1>{found.show(name)}</h1>
            {found.show(as_of)}
            <span class="push"></span>
            <SearchButton/>
            <PreferencesMenu/>
        </header>
        <main class="desk__body stack" data-gap="6" id="content">
            <a class="row link" data-gap="2" href=move || format!("/desk/{}/people", org.get())>
                <Icon glyph=icons::ARROW_LEFT size=IconSize::Small/>
                {t.get(k::PEOPLE_BACK)}
            </a>
            {found.show(move |found| match kept.or_before(place.get_untracked(), found) {
                Ok(view) => view! { <Shown view/> }.into_any(),
                Err(_) => view! { <Unknown/> }.into_any(),
            })}
        </main>
    }
    .into_any()
}

#[component]
fn Unknown() -> impl IntoView {
    let t = use_texts();
    view! { <Empty glyph=icons::USER title=t.get(k::PEOPLE_UNKNOWN) next=t.get(k::PEOPLE_UNKNOWN_NEXT)/> }.into_any()
}

#[component]
fn Shown(view: PersonView) -> impl IntoView {
    let t = use_texts();
    let PersonView { who, steps, groups, contracts, papers, history, seen, .. } = view;
    view! {
        <div class="row" data-wrap="">
            <span class="avatar" data-size="l" aria-hidden="true">{who.initials}</span>
            <span class="strong">{who.facts}</span>
            <StateWord state=who.state/>
        </div>
        <Steps steps/>
        <div class="grid-2">{groups.into_iter().map(|group| view! { <Group group/> }).collect_view()}</div>
        <Contracts contracts/>
        <section class="card stack" data-gap="3">
            <h2>{t.get(k::PEOPLE_PAPERS)}</h2>
            {if papers.is_empty() {
                view! { <p class="muted">{t.get(k::PEOPLE_PAPERS_NONE)}</p> }.into_any()
            } else {
                view! { <Entries entries=papers/> }.into_any()
            }}
        </section>
        <History history/>
        <details class="card">
            <summary class="strong">{t.get(k::PEOPLE_SEEN)}</summary>
            <p class="muted">{t.get(k::PEOPLE_SEEN_LEAD)}</p>
            <Entries entries=seen/>
        </details>
    }
    .into_any()
}

/// What is to be done, the most urgent first.
#[component]
fn Steps(steps: Vec<Word>) -> impl IntoView {
    let t = use_texts();
    let none = steps.is_empty().then(|| view! { <p class="muted">{t.get(k::PEOPLE_STEPS_NONE)}</p> });
    view! {
        <section class="card stack" data-gap="3">
            <h2>{t.get(k::PEOPLE_STEPS)}</h2>
            {none}
            <ul class="stack" data-gap="2">
                {steps.into_iter().map(|step| view! { <li><StepMark step/></li> }).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}

/// Values that belong together.
#[component]
fn Group(group: GroupView) -> impl IntoView {
    view! {
        <section class="card stack" data-gap="3">
            <h2>{group.title}</h2>
            <Facts facts=group.facts/>
        </section>
    }
    .into_any()
}

/// Values with their names, and since when each is known.
#[component]
pub fn Facts(
    /// Which.
    facts: Vec<FactView>,
) -> impl IntoView {
    let row = |fact: FactView| {
        view! {
            <div>
                <dt>{fact.label}</dt>
                <dd>{fact.value}{fact.since.map(|since| view! { <small>{since}</small> })}</dd>
            </div>
        }
    };
    view! { <dl class="facts">{facts.into_iter().map(row).collect_view()}</dl> }.into_any()
}

/// Things with what is worth knowing of each.
#[component]
fn Entries(entries: Vec<EntryView>) -> impl IntoView {
    let row = |entry: EntryView| view! { <div><dt>{entry.what}</dt><dd>{entry.facts}</dd></div> };
    view! { <dl class="facts">{entries.into_iter().map(row).collect_view()}</dl> }.into_any()
}

/// What happened, the latest first.
#[component]
fn History(history: Vec<EntryView>) -> impl IntoView {
    let t = use_texts();
    let step = |entry: EntryView| TimelineStep { moment: Moment::Done, what: entry.what, when: Some(entry.facts) };
    let steps: Vec<TimelineStep> = history.into_iter().map(step).collect();
    view! {
        <section class="card stack" data-gap="3">
            <h2>{t.get(k::PEOPLE_HISTORY)}</h2>
            <Timeline steps/>
        </section>
    }
    .into_any()
}
