//! `Badge`: the state of a thing in one or two words. The word says it; colour and icon only help to find it. Same on both sides and
//! without JavaScript; nothing to operate.

use super::{Icon, IconSize, Tone, icons::Glyph};
use leptos::prelude::*;

/// A small label beside a name or in a row.
#[component]
pub fn Badge(
    /// The state in a word.
    #[prop(into)]
    text: String,
    /// Its colour.
    #[prop(optional)]
    tone: Tone,
    /// Its picture.
    #[prop(optional)]
    glyph: Option<Glyph>,
) -> impl IntoView {
    view! {
        <span class="badge" data-tone=tone.attribute()>
            {glyph.map(|glyph| view! { <Icon glyph size=IconSize::Small/> })}
            {text}
        </span>
    }
    .into_any()
}
