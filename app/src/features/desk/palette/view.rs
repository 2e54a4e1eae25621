//! The palette itself: a modal dialog with a combobox. The focus stays in the field; arrows choose, Enter takes, Escape closes.

use super::ID;
use super::hits::{Hits, Said, hit_id};
use super::state::State;
use crate::features::desk::{Area, Organisation};
use crate::i18n::{k, use_texts};
use crate::ui::{Icon, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The form of a choice of language or colours.
pub(super) const CHOICE_FORM: &str = "palette-choice";
/// The list.
pub(super) const LIST: &str = "palette-list";

/// The dialog, closed until the shortcut or the field in the side navigation opens it; without a program it stays closed.
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
#[component]
pub fn Palette(
    /// Where, and what the person may do there.
    organisation: Organisation,
) -> impl IntoView {
    let t = use_texts();
    let state = State::new(&organisation);
    let location = use_location();
    // A choice of language or colours leads back to the same page.
    let back = move || {
        let (path, query) = (location.pathname.get(), location.search.get());
        if query.is_empty() { path } else { format!("{path}?{query}") }
    };
    view! {
        <dialog
            class="palette"
            id=ID
            aria-labelledby="palette-label"
            on:close=move |_| state.close()
            on:click=move |event| close_around(&event)
        >
            <div class="palette__head">
                <Icon glyph=icons::SEARCH/>
                <label class="sr" id="palette-label" for="palette-field">{t.get(k::PALETTE_LABEL)}</label>
                <SearchField state/>
                <form method="dialog">
                    <button class="iconbtn" r#type="submit" aria-label=t.get(k::ACTION_CLOSE)><Icon glyph=icons::X/></button>
                </form>
            </div>
            <Said state/>
            <Hits state people=organisation.href(Area::People)/>
            <form id=CHOICE_FORM method="post" action="/preferences">
                <input type="hidden" name="back" value=back/>
            </form>
        </dialog>
    }
    .into_any()
}

#[component]
fn SearchField(state: State) -> impl IntoView {
    let t = use_texts();
    view! {
        <input
            class="palette__field"
            id="palette-field"
            r#type="text"
            maxlength="100"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            autofocus=true
            placeholder=t.get(k::PALETTE_HINT)
            role="combobox"
            aria-autocomplete="list"
            aria-controls=LIST
            aria-expanded=move || state.chosen().is_some().to_string()
            aria-activedescendant=move || state.chosen().map(hit_id)
            prop:value=move || state.typed.get()
            on:focus=move |_| state.open.set(true)
            on:input:target=move |event| state.type_in(event.target().value())
            on:keydown=move |event| press(state, &event)
        />
    }
    .into_any()
}

fn press(state: State, event: &leptos::ev::KeyboardEvent) {
    // Enter also ends a composition of letters; that is no choice yet.
    if event.is_composing() {
        return;
    }
    match event.key().as_str() {
        "ArrowDown" => show(state.step(false)),
        "ArrowUp" => show(state.step(true)),
        "Enter" => take(state.chosen()),
        _ => return,
    }
    event.prevent_default();
}

/// Shows the hit at a place of the list.
fn show(place: Option<usize>) {
    #[cfg(feature = "hydrate")]
    if let Some(place) = place {
        crate::platform::reveal(&hit_id(place));
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = place;
}

/// Follows the hit at a place of the list.
fn take(place: Option<usize>) {
    #[cfg(feature = "hydrate")]
    if let Some(place) = place {
        crate::platform::click(&hit_id(place));
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = place;
}

/// A click on the ground around the dialog closes it.
fn close_around(event: &leptos::ev::MouseEvent) {
    #[cfg(feature = "hydrate")]
    if crate::platform::began_at(event, ID) {
        crate::platform::close_dialog(ID);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = event;
}
