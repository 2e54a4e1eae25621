//! The employee app's frame: bar above, one column, five places below.

use super::Place;
use crate::asked::Asked;
use crate::features::pension::{NewsView, own_news};
use crate::i18n::{k, use_texts};
use crate::ui::{Brand, Icon, IconSize, PreferencesMenu, SkipLink};
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_location;

/// The frame around the place that the router chose. Works without JavaScript: the places are links.
#[component]
pub fn PlacesFrame() -> impl IntoView {
    // Asked again on each page: what was opened is new no more.
    framed(Some(Asked::<NewsView>::of(use_location().pathname.into(), |_| own_news())))
}

/// The frame of a page that knows nobody: the device keeps it for when there is no network.
#[cfg(feature = "ssr")]
#[component]
pub fn OfflineFrame() -> impl IntoView {
    framed(None)
}

fn framed(news: Option<Asked<NewsView>>) -> AnyView {
    let t = use_texts();
    // Whoever no employer knows yet has no name here.
    let face = move |news: NewsView| {
        (!news.initials.is_empty()).then(|| {
            view! {
                <a class="avatar" href="/account">
                    <span aria-hidden="true">{news.initials}</span>
                    <span class="sr">{t.get(k::NAV_ACCOUNT)}</span>
                </a>
            }
        })
    };
    view! {
        <div class="app">
            <SkipLink/>
            <header class="app__bar">
                <Brand/>
                <span class="push"></span>
                <PreferencesMenu/>
                {news.map(|news| news.show(move |news| face(news.unwrap_or_default()).into_any()))}
            </header>
            <main class="app__main" id="content">
                <div class="stack" data-gap="6">
                    <Outlet/>
                </div>
            </main>
            <div class="app__foot">
                <PlacesNav news/>
            </div>
        </div>
    }
    .into_any()
}

/// The five places; the current one is marked by colour, weight and `aria-current`.
#[component]
fn PlacesNav(
    /// What waits unread, if anybody asks.
    news: Option<Asked<NewsView>>,
) -> impl IntoView {
    let t = use_texts();
    let dot = move |place: Place| {
        let shown = move |news: Result<NewsView, _>| {
            let news = news.unwrap_or_default();
            let new = (place == Place::Documents && news.papers) || (place == Place::Messages && news.messages);
            new.then(|| view! { <span class="dot" data-tone="new"></span><span class="sr">{t.get(k::OWN_NEW)}</span> })
                .into_any()
        };
        news.map(|news| news.show(shown))
    };
    let has_news = |place: &Place| matches!(place, Place::Documents | Place::Messages);
    let path = use_location().pathname;
    view! {
        <nav class="nav5" aria-label=t.get(k::NAV_LABEL)>
            {Place::ALL
                .map(|place| {
                    let below = format!("{}/", place.path());
                    let current = move || {
                        path.with(|path| path == place.path() || path.starts_with(&below)).then_some("page")
                    };
                    let dot = Some(place).filter(has_news).map(dot);
                    view! {
                        // The calculators stand at the door: a page load, with a program of their own.
                        <a href=place.path() aria-current=current rel=(place == Place::Calculate).then_some("external")>
                            <Icon glyph=place.glyph() size=IconSize::Large/>
                            {t.get(place.label())}
                            {dot}
                        </a>
                    }
                })}
        </nav>
    }
    .into_any()
}
