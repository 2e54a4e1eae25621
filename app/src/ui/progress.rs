//! `Progress`: how far something is that takes longer than two seconds. A native `progress` inside its label: it is named and its share
//! is read without JavaScript; nothing to operate. Under 300 ms nothing is shown, up to two seconds [`super::Skeleton`].

use super::Tone;
use leptos::prelude::*;

/// How much is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// So many of all.
    Of {
        /// Done.
        done: u32,
        /// All; never 0.
        all: u32,
    },
    /// It goes on, nobody can say how far it is.
    Unknown,
}

/// A bar with what it counts and how far it is in words.
#[component]
pub fn Progress(
    /// What goes on.
    #[prop(into)]
    label: String,
    /// How far it is, in words: `248 von 414 Zeilen`, `etwa 4 Sekunden`.
    #[prop(into)]
    words: String,
    /// How far it is.
    share: Share,
    /// Going on, ready, halted or broken off.
    #[prop(default = Tone::Accent)]
    tone: Tone,
) -> impl IntoView {
    let (value, max) = match share {
        Share::Of { done, all } => (Some(done.to_string()), Some(all.to_string())),
        Share::Unknown => (None, None),
    };
    view! {
        <label class="stack" data-gap="2">
            <span class="between small">
                <span>{label}</span>
                <span class="muted">{words}</span>
            </span>
            <progress class="progress" value=value max=max data-tone=tone.attribute()></progress>
        </label>
    }
    .into_any()
}
