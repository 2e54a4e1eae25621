//! `PageTitle` and `RouteFocus`: what a browser does on a page load and a router must do itself.

use leptos::prelude::*;
use leptos_meta::Title;
#[cfg(feature = "hydrate")]
use leptos_router::hooks::use_location;

/// The document's title: the page, then the product.
#[component]
pub fn PageTitle(
    /// The page's own name.
    text: &'static str,
) -> impl IntoView {
    // A soft hyphen helps a heading to break and has no place in a tab.
    let text = text.replace('\u{ad}', "");
    view! { <Title text=format!("{text} · Zusage")/> }
}

/// After each navigation without a page load: the focus goes to the new page's heading, and so a screen reader
/// says where one is. Nothing on the server, nothing on the first page.
#[component]
pub fn RouteFocus() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    {
        let path = use_location().pathname;
        Effect::new(move |before: Option<String>| {
            let now = path.get();
            if before.is_some_and(|before| before != now) {
                // The new view is in the document one frame later.
                request_animation_frame(crate::platform::focus_heading);
            }
            now
        });
    }
}
