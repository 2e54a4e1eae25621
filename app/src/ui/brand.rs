//! `Mark` and `Brand`: two hooked arcs that hold each other and read as Z; a promise has two sides.

use super::icons::MARK;
use leptos::prelude::*;

/// The mark alone, decorative.
#[component]
pub fn Mark(
    /// The class that gives size and colour.
    #[prop(default = "brand__mark")]
    class: &'static str,
) -> impl IntoView {
    view! { <svg class=class viewBox="4 4 40 40" aria-hidden="true" inner_html=MARK.0></svg> }
}

/// Mark and word, a link to the app's start.
#[component]
pub fn Brand(
    /// Where it leads.
    #[prop(default = "/")]
    href: &'static str,
) -> impl IntoView {
    view! {
        <a class="brand" href=href>
            <Mark/>
            <span>"Zusage"</span>
        </a>
    }
}
