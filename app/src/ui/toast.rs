//! `Toast`: a fact and at most one action. `Toasts`: the place of the page where one comes and goes.
//!
//! Done (goes after six seconds, not while the mouse is over it or the focus in it), failed (stays until it is closed and is
//! read out at once). Without JavaScript it is a note that the server renders and that stays, and nothing closes it.
//! Keyboard: the action and the button that closes are normal stops; Escape closes while the focus is inside. Closed, it gives the focus
//! back to what had it before.

use super::{Icon, IconSize, icons};
use crate::i18n::{k, use_texts};
use leptos::prelude::*;

/// How long a toast stays.
#[cfg(feature = "hydrate")]
const STAYS: std::time::Duration = std::time::Duration::from_secs(6);

/// What became of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToastTone {
    /// It was done.
    Done,
    /// It was not; stays until it is closed or the next one comes.
    Failed,
}

/// What a toast says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What became of it.
    pub tone: ToastTone,
    /// The fact, in one sentence.
    pub fact: String,
    /// The one action, a link: what it says and where it leads. Undo where undo exists.
    pub action: Option<(String, String)>,
}

/// One toast.
#[component]
pub fn Toast(
    /// What it says.
    said: Said,
    /// Takes it away.
    #[prop(optional)]
    close: Option<Callback<()>>,
) -> impl IntoView {
    let (glyph, tone, role) = match said.tone {
        ToastTone::Done => (icons::CIRCLE_CHECK, None, None),
        ToastTone::Failed => (icons::OCTAGON_ALERT, Some("bad"), Some("alert")),
    };
    view! {
        <div class="toast" data-tone=tone role=role>
            <Icon glyph/>
            <span>{said.fact}</span>
            {said.action.map(|(label, href)| view! { <a href=href>{label}</a> })}
            {close.map(|close| view! { <Close close/> })}
        </div>
    }
    .into_any()
}

/// The button that closes; it is there as soon as there is a script.
#[component]
fn Close(
    /// Takes the toast away.
    close: Callback<()>,
) -> impl IntoView {
    let (script, set_script) = signal(false);
    Effect::new(move || set_script.set(true));
    view! {
        <button
            class="toast__close"
            r#type="button"
            hidden=move || !script.get()
            aria-label=use_texts().get(k::UI_TOAST_CLOSE)
            on:click=move |_| close.run(())
        >
            <Icon glyph=icons::X size=IconSize::Small/>
        </button>
    }
    .into_any()
}

/// The place of the page's toast, at its lower edge. It is there from the start, so that a screen reader notices what comes.
#[component]
pub fn Toasts(
    /// What is said now; a new one takes the place of the old.
    said: RwSignal<Option<Said>>,
) -> impl IntoView {
    let (over, inside) = (RwSignal::new(false), RwSignal::new(false));
    #[cfg(feature = "hydrate")]
    let before = StoredValue::new_local(None::<crate::platform::FocusBefore>);
    #[cfg(feature = "hydrate")]
    {
        let timer = StoredValue::new(None::<TimeoutHandle>);
        Effect::new(move || {
            if let Some(running) = timer.get_value() {
                running.clear();
            }
            let (over, inside) = (over.get(), inside.get());
            let goes = said.with(|said| said.as_ref().is_some_and(|said| said.tone == ToastTone::Done));
            // The page may be gone by then, and its toast with it.
            let leave = move || drop(said.try_set(None));
            let started = (goes && !over && !inside).then(|| set_timeout_with_handle(leave, STAYS).ok());
            timer.set_value(started.flatten());
        });
    }
    let close = Callback::new(move |()| {
        said.set(None);
        // What was over it or inside of it is gone with it, and no event may tell.
        over.set(false);
        inside.set(false);
        #[cfg(feature = "hydrate")]
        if let Some(before) = before.try_update_value(Option::take).flatten() {
            before.give_back();
        }
    });
    let enter = move |event: leptos::ev::FocusEvent| {
        inside.set(true);
        #[cfg(feature = "hydrate")]
        if let Some(left) = crate::platform::FocusBefore::of(&event, ".toasts") {
            before.set_value(Some(left));
        }
        #[cfg(not(feature = "hydrate"))]
        drop(event);
    };
    let press = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && said.with_untracked(Option::is_some) {
            event.prevent_default();
            close.run(());
        }
    };
    view! {
        <div
            class="toasts"
            role="status"
            on:mouseenter=move |_| over.set(true)
            on:mouseleave=move |_| over.set(false)
            on:focusin=enter
            on:focusout=move |_| inside.set(false)
            on:keydown=press
        >
            {move || said.get().map(|said| view! { <Toast said close/> })}
        </div>
    }
    .into_any()
}
