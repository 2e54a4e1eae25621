//! `SkipLink`: the first stop of the Tab key leads past the navigation (WCAG 2.4.1).

use crate::i18n::{k, use_texts};
use leptos::prelude::*;

/// A link to `#content`, visible when it has the focus. The router leaves it to the browser.
#[component]
pub fn SkipLink() -> impl IntoView {
    let t = use_texts();
    view! { <a class="skip" href="#content" rel="external">{t.get(k::A11Y_SKIP)}</a> }
}
