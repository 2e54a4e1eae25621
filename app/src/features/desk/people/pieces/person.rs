//! What `/desk/{org}/people/{id}` shows below its heading.

use super::contracts::Contracts;
use super::line::{StateWord, StepMark};
use crate::features::desk::people::views::{EntryView, FactView, GroupView, PersonView, StepView};
use crate::i18n::{k, use_texts};
use crate::ui::{Moment, Timeline, TimelineStep};
use leptos::prelude::*;

/// So many of what happened stand there at once.
const LATEST: usize = 10;

/// Where somebody stands, what is to be done, what is known, the contracts, documents, and what happened.
pub(in super::super) fn person(view: PersonView) -> AnyView {
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
fn Steps(steps: Vec<StepView>) -> impl IntoView {
    let t = use_texts();
    let none = steps.is_empty().then(|| view! { <p class="muted">{t.get(k::PEOPLE_STEPS_NONE)}</p> });
    let row = |step: StepView| {
        let way = step.way.map(|(verb, href)| view! { <a class="link" rel="external" href=href>{verb}</a> });
        view! { <li class="between"><StepMark step=step.word/>{way}</li> }
    };
    view! {
        <section class="card stack" data-gap="3">
            <h2>{t.get(k::PEOPLE_STEPS)}</h2>
            {none}
            <ul class="stack" data-gap="2">
                {steps.into_iter().map(row).collect_view()}
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
    let mut latest: Vec<TimelineStep> = history.into_iter().map(step).collect();
    let earlier = latest.split_off(LATEST.min(latest.len()));
    let earlier = (!earlier.is_empty()).then(|| {
        view! {
            <details>
                <summary class="link">{t.get(k::PEOPLE_HISTORY_EARLIER)}</summary>
                <Timeline steps=earlier/>
            </details>
        }
    });
    view! {
        <section class="card stack" data-gap="3">
            <h2>{t.get(k::PEOPLE_HISTORY)}</h2>
            <Timeline steps=latest/>
            {earlier}
        </section>
    }
    .into_any()
}
