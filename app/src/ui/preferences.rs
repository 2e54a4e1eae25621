//! `PreferencesMenu`: language and colours, in every bar.

use super::{Icon, IconSize, icons};
use crate::i18n::{Lang, k, use_texts};
use crate::settings::{LANG_COOKIE, THEME_COOKIE, Theme, use_settings};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// A native `details` with one plain form: it opens and works without JavaScript. The choice is kept in a cookie by
/// `POST /preferences`, which leads back to the same page in the new language and colours.
#[component]
pub fn PreferencesMenu() -> impl IntoView {
    let t = use_texts();
    let chosen = use_settings().theme;
    let location = use_location();
    // Back to the same page, with its query: a draft's id may stand there.
    let back = move || {
        let (path, query) = (location.pathname.get(), location.search.get());
        if query.is_empty() { path } else { format!("{path}?{query}") }
    };
    view! {
        <details class="menu">
            <summary class="btn" data-kind="quiet">
                <Icon glyph=icons::LANGUAGES size=IconSize::Small/>
                <span class="sr">{t.get(k::PREFERENCES_LABEL)}</span>
                <span class="menu__name">{t.lang().own_name()}</span>
            </summary>
            <form class="menu__panel" method="post" action="/preferences">
                <input type="hidden" name="back" value=back/>
                <fieldset>
                    <legend class="menu__head">{t.get(k::PREFERENCES_LANGUAGE)}</legend>
                    {Lang::ALL
                        .map(|lang| {
                            let chosen = lang == t.lang();
                            view! { <Choice name=LANG_COOKIE value=lang.code() label=lang.own_name() own=lang.code() chosen/> }
                        })}
                </fieldset>
                <fieldset>
                    <legend class="menu__head">{t.get(k::PREFERENCES_THEME)}</legend>
                    {Theme::ALL
                        .map(|theme| {
                            let label = t.get(theme.name());
                            view! { <Choice name=THEME_COOKIE value=theme.code() label chosen=theme == chosen/> }
                        })}
                </fieldset>
            </form>
        </details>
    }
    .into_any()
}

/// One button of the menu; the chosen one carries a tick. Without a network the form would lead out of the app, so the
/// browser keeps the choice then.
#[component]
fn Choice(
    name: &'static str,
    value: &'static str,
    label: &'static str,
    /// The language of the label, where it is not the page's.
    #[prop(optional)]
    own: Option<&'static str>,
    chosen: bool,
) -> impl IntoView {
    let keep_offline = move |event: leptos::ev::MouseEvent| {
        #[cfg(feature = "hydrate")]
        if crate::platform::choose_offline(name, value) {
            event.prevent_default();
        }
        #[cfg(not(feature = "hydrate"))]
        let _ = event;
    };
    view! {
        <button class="menu__item" name=name value=value lang=own aria-pressed=chosen.to_string() on:click=keep_offline>
            {label}
        </button>
    }
}
