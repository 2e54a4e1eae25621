//! `PublicFrame`: the frame of pages that need no account.

use super::{Brand, LegalLinks, PreferencesMenu, SkipLink};
use leptos::prelude::*;

/// Bar with brand and preferences, content, legal links. Same on both sides and without JavaScript.
#[component]
pub fn PublicFrame(
    /// Where the brand leads.
    #[prop(default = "/")]
    home: &'static str,
    /// The page's content, with its `h1`.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="public">
            <SkipLink/>
            <header class="public__bar">
                <Brand href=home/>
                <span class="push"></span>
                <PreferencesMenu/>
            </header>
            <main class="public__main" id="content">
                {children()}
            </main>
            <footer class="public__foot">
                <LegalLinks/>
            </footer>
        </div>
    }
    .into_any()
}
