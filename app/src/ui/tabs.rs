//! `Tabs`: few views of one thing, each with an address of its own.
//!
//! Links, the current one with `aria-current`; the server renders the view behind it, so it all works without JavaScript.
//! Keyboard: each link is a stop; after hydration left, right, Home and End move between them as well.

use leptos::prelude::*;

/// One view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    /// What it is called.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Whether this is the one that is seen.
    pub current: bool,
}

/// The row of links above the view.
#[component]
pub fn Tabs(
    /// What the views are of, for screen readers.
    #[prop(into)]
    label: String,
    /// The views, in the order in which they are needed.
    tabs: Vec<Tab>,
) -> impl IntoView {
    let moved = move |event: leptos::ev::KeyboardEvent| {
        #[cfg(feature = "hydrate")]
        if crate::platform::move_in_row(&event) {
            event.prevent_default();
        }
        #[cfg(not(feature = "hydrate"))]
        drop(event);
    };
    let link = |tab: Tab| view! { <a href=tab.href aria-current=tab.current.then_some("page")>{tab.label}</a> };
    view! {
        <nav class="tabs" aria-label=label on:keydown=moved>
            {tabs.into_iter().map(link).collect_view()}
        </nav>
    }
    .into_any()
}
