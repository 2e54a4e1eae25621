//! `Empty`: nothing is here yet. Says so, and says what comes next.

use super::{Icon, IconSize, icons::Glyph};
use leptos::prelude::*;

/// The state of a place that holds nothing yet. Same on both sides and without JavaScript.
#[component]
pub fn Empty(
    /// The picture of the place.
    glyph: Glyph,
    /// The state, in a few words.
    title: &'static str,
    /// What comes next, or what to do.
    next: &'static str,
    /// The way there, if one leads from here.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="empty">
            <Icon glyph size=IconSize::Large/>
            <h2>{title}</h2>
            <p class="hint">{next}</p>
            {children.map(|children| children())}
        </section>
    }
    .into_any()
}
