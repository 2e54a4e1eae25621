//! Somebody as a row of the list, and the words that stand for states and steps.

use crate::features::desk::people::views::{LineView, NameView, Weight, Word};
use crate::i18n::{k, use_texts};
use crate::ui::icons::{self, Glyph};
use crate::ui::{Badge, Cell, CellKind, Icon, IconSize, TableRow, Tone};
use leptos::prelude::*;

/// What stands where there is no amount.
const NOTHING: &str = "–";

/// One person; the name leads to their page.
#[component]
pub fn PersonRow(
    /// The list's address.
    base: String,
    /// Who.
    line: LineView,
) -> impl IntoView {
    let t = use_texts();
    let LineView { who, way, own, employer, step } = line;
    let NameView { id, name, initials, facts, state } = who;
    let page = base + "/" + &id;
    let amount = |amount: Option<String>| amount.unwrap_or_else(|| NOTHING.to_owned());
    let step = step.map_or_else(|| NOTHING.into_any(), |step| view! { <StepMark step/> }.into_any());
    view! {
        <TableRow>
            <Cell kind=CellKind::Title>
                <span class="table__who">
                    <span class="avatar" data-size="s" aria-hidden="true">{initials}</span>
                    <span>
                        <b><a class="link" href=page>{name}</a></b>
                        <small>{facts}</small>
                    </span>
                </span>
            </Cell>
            <Cell label=t.get(k::PEOPLE_STATE)><StateWord state/></Cell>
            <Cell label=t.get(k::PEOPLE_WAY) kind=CellKind::Minor>{way}</Cell>
            <Cell label=t.get(k::PEOPLE_OWN) kind=CellKind::Figure>{amount(own)}</Cell>
            <Cell label=t.get(k::PEOPLE_EMPLOYER) kind=CellKind::Figure>{amount(employer)}</Cell>
            <Cell label=t.get(k::PEOPLE_STEP)>{step}</Cell>
        </TableRow>
    }
    .into_any()
}

/// A state: a badge where it is not the usual one.
#[component]
pub fn StateWord(
    /// Which.
    state: Word,
) -> impl IntoView {
    let tone = match state.weight {
        Weight::Quiet => return view! { <span class="muted">{state.text}</span> }.into_any(),
        Weight::Plain => Tone::Plain,
        Weight::Current => Tone::Accent,
        Weight::Warn => Tone::Warn,
        Weight::Act => Tone::Bad,
    };
    view! { <Badge text=state.text tone/> }.into_any()
}

/// A step: with a picture where somebody should look.
#[component]
pub fn StepMark(
    /// Which.
    step: Word,
) -> impl IntoView {
    let (class, glyph) = mark(step.weight);
    view! {
        <span class=class data-gap="2">
            {glyph.map(|glyph| view! { <Icon glyph size=IconSize::Small/> })}
            <span>{step.text}</span>
        </span>
    }
    .into_any()
}

const fn mark(weight: Weight) -> (&'static str, Option<Glyph>) {
    match weight {
        Weight::Act => ("row openmark t-bad", Some(icons::OCTAGON_ALERT)),
        Weight::Warn => ("row openmark t-warn", Some(icons::CLOCK)),
        Weight::Quiet | Weight::Plain | Weight::Current => ("row openmark muted", None),
    }
}
