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
    /// Whether the state is what the page is about, and so its heading.
    #[prop(optional)]
    heads: bool,
    /// The way there, if one leads from here.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let heading = if heads { view! { <h1>{title}</h1> }.into_any() } else { view! { <h2>{title}</h2> }.into_any() };
    view! {
        <section class="empty">
            <Icon glyph size=IconSize::Large/>
            {heading}
            <p class="hint">{next}</p>
            {children.map(|children| children())}
        </section>
    }
    .into_any()
}
