//! The employee app's frame: bar above, one column, five places below.

use super::Place;
use crate::i18n::{k, use_texts};
use crate::ui::{Brand, Icon, IconSize, PreferencesMenu, SkipLink};
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_location;

/// The frame around the place that the router chose. Works without JavaScript: the places are links.
#[component]
pub fn PlacesFrame() -> impl IntoView {
    view! {
        <div class="app">
            <SkipLink/>
            <header class="app__bar">
                <Brand/>
                <span class="push"></span>
                <PreferencesMenu/>
            </header>
            <main class="app__main" id="content">
                <div class="stack" data-gap="6">
                    <Outlet/>
                </div>
            </main>
            <div class="app__foot">
                <PlacesNav/>
            </div>
        </div>
    }
    .into_any()
}

/// The five places; the current one is marked by colour, weight and `aria-current`.
#[component]
fn PlacesNav() -> impl IntoView {
    let t = use_texts();
    let path = use_location().pathname;
    view! {
        <nav class="nav5" aria-label=t.get(k::NAV_LABEL)>
            {Place::ALL
                .map(|place| {
                    let current = move || (path.get() == place.path()).then_some("page");
                    view! {
                        <a href=place.path() aria-current=current>
                            <Icon glyph=place.glyph() size=IconSize::Large/>
                            {t.get(place.label())}
                        </a>
                    }
                })}
        </nav>
    }
    .into_any()
}
