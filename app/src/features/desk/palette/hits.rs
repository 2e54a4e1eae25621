//! The list of the palette: options in groups, each a link or the button of a choice.

use super::found::{Hit, Target};
use super::state::State;
use super::view::{CHOICE_FORM, LIST};
use crate::i18n::{Texts, k, use_texts};
use crate::ui::Icon;
use leptos::prelude::*;

/// The id of the hit at a place.
pub(super) fn hit_id(place: usize) -> String {
    format!("palette-hit-{place}")
}

/// How many were found, for who hears it; that nothing was, and what to do, for everybody.
#[component]
pub(super) fn Said(state: State) -> impl IntoView {
    let t = use_texts();
    let nothing =
        move || state.open.get() && !state.waiting.get() && !state.trouble.get() && state.hits.with(Vec::is_empty);
    let count = move || match state.hits.with(Vec::len) {
        0 => String::new(),
        _ if state.typed.with(String::is_empty) => String::new(),
        1 => t.get(k::PALETTE_COUNT_ONE).to_owned(),
        count => t.fill(k::PALETTE_COUNT, &[("count", &count.to_string())]),
    };
    let none = move || {
        nothing().then(|| {
            view! {
                <div class="palette__none">
                    <p class="strong">{t.get(k::PALETTE_NONE)}</p>
                    <p class="muted">{t.get(k::PALETTE_NONE_NEXT)}</p>
                </div>
            }
        })
    };
    let trouble =
        move || state.trouble.get().then(|| view! { <p class="palette__none">{t.get(k::PALETTE_TROUBLE)}</p> });
    view! {
        <p class="sr" role="status">{count}</p>
        <div role="status">{none}{trouble}</div>
    }
    .into_any()
}

/// The hits.
#[component]
pub(super) fn Hits(
    state: State,
    /// Where people are found.
    people: String,
) -> impl IntoView {
    let t = use_texts();
    let groups = move || {
        let numbered: Vec<(usize, Hit)> = state.hits.get().into_iter().enumerate().collect();
        let groups = numbered.chunk_by(|(_, one), (_, next)| one.group == next.group);
        groups.map(|hits| group(state, t, &people, hits)).collect_view()
    };
    view! {
        <div class="palette__list" id=LIST role="listbox" aria-label=t.get(k::PALETTE_HITS) hidden=move || state.chosen().is_none()>
            {groups}
        </div>
    }
    .into_any()
}

fn group(state: State, t: Texts, people: &str, hits: &[(usize, Hit)]) -> AnyView {
    let Some(group) = hits.first().map(|(_, hit)| hit.group) else { return ().into_any() };
    let options: Vec<AnyView> = hits.iter().map(|(place, hit)| option(state, people, *place, hit.clone())).collect();
    view! {
        <div role="group" aria-labelledby=group.id()>
            <div class="menu__head" id=group.id() role="presentation">{t.get(group.label())}</div>
            {options}
        </div>
    }
    .into_any()
}

fn option(state: State, people: &str, place: usize, hit: Hit) -> AnyView {
    let selected = move || (state.chosen() == Some(place)).to_string();
    let content = view! {
        <Icon glyph=hit.glyph/>
        <span class="palette__text">
            <span>{hit.label}</span>
            {hit.note.map(|note| view! { <span class="palette__note">{note}</span> })}
        </span>
    };
    let (href, loads) = match hit.target {
        Target::Choice { name, value } => {
            return view! {
                <button class="menu__item palette__hit" id=hit_id(place) role="option" tabindex="-1" aria-selected=selected form=CHOICE_FORM name=name value=value>
                    {content}
                </button>
            }
            .into_any();
        }
        Target::People(record) => (format!("{people}/{record}"), false),
        Target::At { href, loads } => (href, loads),
    };
    view! {
        <a class="menu__item palette__hit" id=hit_id(place) role="option" tabindex="-1" aria-selected=selected href=href rel=loads.then_some("external") on:click=move |event| close(&event)>
            {content}
        </a>
    }
    .into_any()
}

/// The page behind the dialog changes without a load.
fn close(event: &leptos::ev::MouseEvent) {
    #[cfg(feature = "hydrate")]
    if !event.ctrl_key() && !event.meta_key() && !event.shift_key() {
        crate::platform::close_dialog(super::ID);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = event;
}
