//! The rows that the pages share: one link with picture, title, line, and what is new; and plain facts.

use super::views::{Fact, Picture, RowTone, RowView};
use crate::ui::icons::{self, Glyph};
use crate::ui::{Badge, Icon, IconSize, Tone};
use leptos::prelude::*;

impl Picture {
    /// The drawing.
    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Paper => icons::FILE_TEXT,
            Self::Signed => icons::FILE_CHECK,
            Self::Paying => icons::UMBRELLA,
            Self::Resting => icons::LOCK,
            Self::Warning => icons::TRIANGLE_ALERT,
            Self::Calculate => icons::CALCULATOR,
            Self::Day => icons::CALENDAR,
            Self::General => icons::MEGAPHONE,
            Self::Personal => icons::MAIL,
        }
    }
}

impl RowTone {
    /// The kit's tone.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Plain => Tone::Plain,
            Self::Accent => Tone::Accent,
            Self::Good => Tone::Good,
            Self::Warn => Tone::Warn,
        }
    }
}

/// A row that leads to something. Works without JavaScript: it is a link.
#[component]
pub fn Row(
    /// What it shows.
    row: RowView,
) -> impl IntoView {
    let RowView { href, picture, tone, title, line, badge } = row;
    view! {
        <a class="rowlink" rel=href.starts_with("/calculate").then_some("external") href=href>
            <span class="tileicon" data-tone=tone.tone().attribute()><Icon glyph=picture.glyph()/></span>
            <span>
                <span class="rowlink__t">{title}</span>
                <span class="rowlink__s">{line}</span>
            </span>
            <span class="rowlink__end">
                {badge.map(|text| view! { <Badge text tone=Tone::Accent/> })}
                <Icon glyph=icons::CHEVRON_RIGHT size=IconSize::Small/>
            </span>
        </a>
    }
    .into_any()
}

/// A card of rows; below them the way to more.
#[component]
pub fn Rows(
    /// The rows.
    rows: Vec<RowView>,
    /// Where more is, and in which words.
    #[prop(optional)]
    more: Option<(&'static str, String)>,
) -> impl IntoView {
    view! {
        <div class="card rows" data-pad="0">
            {rows.into_iter().map(|row| view! { <Row row/> }).collect_view()}
            {more.map(|(href, text)| view! { <a class="more" href=href>{text}</a> })}
        </div>
    }
    .into_any()
}

/// Things and what they are, below each other.
#[component]
pub fn Facts(
    /// Which.
    facts: Vec<Fact>,
) -> impl IntoView {
    let line = |fact: Fact| view! { <div><dt>{fact.label}{fact.note.map(|note| view! { <small class="rowlink__s">{note}</small> })}</dt><dd>{fact.text}</dd></div> };
    view! { <dl class="facts">{facts.into_iter().map(line).collect_view()}</dl> }.into_any()
}
