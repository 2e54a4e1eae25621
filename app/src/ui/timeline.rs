//! `Timeline`: what happened, what happens now, what comes. The steps to come are shown, so that the end is visible. Same on both sides
//! and without JavaScript; nothing to operate.

use super::icons::{self, Glyph};
use super::{Icon, IconSize};
use crate::i18n::{Key, k, use_texts};
use leptos::prelude::*;

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Behind us.
    Done,
    /// Under way, with the picture of what somebody has to do.
    Now(Glyph),
    /// Still to come.
    Waits,
    /// Under way and late.
    Late,
    /// Went wrong.
    Failed,
}

impl Moment {
    const fn tone(self) -> &'static str {
        match self {
            Self::Done => "ok",
            Self::Now(_) => "accent",
            Self::Waits => "wait",
            Self::Late => "warn",
            Self::Failed => "bad",
        }
    }

    const fn glyph(self) -> Option<Glyph> {
        match self {
            Self::Done => Some(icons::CHECK),
            Self::Now(glyph) => Some(glyph),
            Self::Waits => None,
            Self::Late => Some(icons::TRIANGLE_ALERT),
            Self::Failed => Some(icons::OCTAGON_ALERT),
        }
    }

    const fn word(self) -> Key {
        match self {
            Self::Done => k::UI_MOMENT_DONE,
            Self::Now(_) => k::UI_MOMENT_NOW,
            Self::Waits => k::UI_MOMENT_WAITS,
            Self::Late => k::UI_MOMENT_LATE,
            Self::Failed => k::UI_MOMENT_FAILED,
        }
    }

    /// Where we are: the step that somebody has to take.
    const fn current(self) -> Option<&'static str> {
        match self {
            Self::Now(_) | Self::Late => Some("step"),
            Self::Done | Self::Waits | Self::Failed => None,
        }
    }
}

/// A step on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineStep {
    /// How far it is.
    pub moment: Moment,
    /// Who does what.
    pub what: String,
    /// When it was, since when it waits, until when it is expected; empty where nobody knows.
    pub when: Option<String>,
}

/// The way of a thing from its first step to its last.
#[component]
pub fn Timeline(
    /// From the first to the last.
    steps: Vec<TimelineStep>,
) -> impl IntoView {
    let t = use_texts();
    let step = move |step: TimelineStep| {
        let moment = step.moment;
        view! {
            <li aria-current=moment.current()>
                <span class="timeline__pin" data-tone=moment.tone()>
                    {moment.glyph().map(|glyph| view! { <Icon glyph size=IconSize::Small/> })}
                </span>
                <div>
                    <div class="timeline__t"><span class="sr">{t.get(moment.word())} " "</span>{step.what}</div>
                    {step.when.map(|when| view! { <div class="timeline__s">{when}</div> })}
                </div>
            </li>
        }
    };
    view! { <ol class="timeline">{steps.into_iter().map(step).collect_view()}</ol> }.into_any()
}
