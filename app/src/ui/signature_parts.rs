//! The parts of a [`super::SignaturePad`]: the choice of the way, the drawing, the name.

use super::icons::{self, Glyph};
use super::ink::{Ink, PAD_HEIGHT, PAD_WIDTH};
use super::signature_pad::{Pad, Pen, SignatureWay};
use super::{Icon, IconSize};
use crate::i18n::{Key, k, use_texts};
use leptos::ev::PointerEvent;
use leptos::prelude::*;

/// The two ways, hidden while there is only one.
#[component]
pub(super) fn SignatureWays(
    /// Whose.
    pad: Pad,
    /// Whether there is a script.
    script: RwSignal<bool>,
) -> impl IntoView {
    let t = use_texts();
    let tab = move |way: SignatureWay, label: Key, glyph: Glyph| {
        let id = format!("{}-way-{}", pad.name, way.value());
        // What is sent without a script.
        let first = way == SignatureWay::Typed;
        view! {
            <input
                class="sr"
                id=id.clone()
                name=format!("{}-way", pad.name)
                r#type="radio"
                value=way.value()
                checked=first
                prop:checked=move || pad.shows(way)
                on:change=move |_| pad.way.set(way)
            />
            <label for=id>
                <Icon glyph size=IconSize::Small/>
                {t.get(label)}
            </label>
        }
        .into_any()
    };
    view! {
        <div class="seg" data-full="" hidden=move || !script.get()>
            {tab(SignatureWay::Drawn, k::UI_SIGN_DRAW, icons::PEN_LINE)}
            {tab(SignatureWay::Typed, k::UI_SIGN_TYPE, icons::KEYBOARD)}
        </div>
    }
    .into_any()
}

/// The line to sign on and what is drawn there.
#[component]
pub(super) fn Drawing(
    /// Whose.
    pad: Pad,
    /// Who signs.
    signer: String,
) -> impl IntoView {
    let t = use_texts();
    let Pad { name, pen, .. } = pad;
    let path = Memo::new(move |_| pen.ink.with(Ink::path));
    let label = move || t.get(if pen.ink.with(Ink::has_stroke) { k::UI_SIGN_DRAWN } else { k::UI_SIGN_BLANK });
    let pointed = move |event: PointerEvent| {
        #[cfg(feature = "hydrate")]
        crate::platform::draw(pen, &event);
        #[cfg(not(feature = "hydrate"))]
        drop(event);
    };
    view! {
        <div class="stack" data-gap="2" hidden=move || !pad.shows(SignatureWay::Drawn)>
            <input r#type="hidden" name=name value=move || path.get() disabled=move || !pad.shows(SignatureWay::Drawn)/>
            <div class="pad">
                <svg
                    node_ref=pen.area
                    viewBox=format!("0 0 {PAD_WIDTH} {PAD_HEIGHT}")
                    role="img"
                    aria-label=label
                    on:pointerdown=pointed
                    on:pointermove=pointed
                    on:pointerup=pointed
                    on:pointercancel=pointed
                    on:lostpointercapture=pointed
                >
                    <line class="pad__line" x1="48" x2="592" y1="236" y2="236"></line>
                    <text class="pad__x" x="48" y="278">{signer}</text>
                    <path class="ink" d=move || path.get()></path>
                </svg>
                <Corrections pen/>
            </div>
            <p class="small muted" aria-live="polite">
                {move || t.get(if pen.ink.with(Ink::is_full) { k::UI_SIGN_FULL } else { k::UI_SIGN_DRAW_HINT })}
            </p>
        </div>
    }
    .into_any()
}

/// Takes the last stroke back, or all of them.
#[component]
fn Corrections(pen: Pen) -> impl IntoView {
    let t = use_texts();
    let correct = move |change: fn(&mut Ink)| {
        pen.held.set_value(None);
        pen.ink.update(change);
    };
    view! {
        <div class="row pad__clear" data-gap="1" hidden=move || pen.ink.with(Ink::is_empty)>
            <button class="btn" r#type="button" data-kind="quiet" data-size="s" on:click=move |_| correct(Ink::undo)>
                <Icon glyph=icons::UNDO_2 size=IconSize::Small/>
                {t.get(k::UI_SIGN_UNDO)}
            </button>
            <button class="btn" r#type="button" data-kind="quiet" data-size="s" on:click=move |_| correct(Ink::clear)>
                {t.get(k::UI_SIGN_CLEAR)}
            </button>
        </div>
    }
    .into_any()
}

/// The field for the name.
#[component]
pub(super) fn TypedName(
    /// Whose.
    pad: Pad,
    /// What was typed before.
    typed: String,
) -> impl IntoView {
    let t = use_texts();
    let id = format!("{}-typed", pad.name);
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field" hidden=move || !pad.shows(SignatureWay::Typed)>
            <label class="field__label" for=id.clone()>{t.get(k::UI_SIGN_NAME)}</label>
            <p class="field__hint" id=hint_id.clone()>{t.get(k::UI_SIGN_NAME_HINT)}</p>
            <input
                class="input"
                id=id.clone()
                node_ref=pad.field
                name=id
                r#type="text"
                value=typed
                autocomplete="name"
                maxlength="300"
                spellcheck="false"
                required=move || pad.shows(SignatureWay::Typed)
                aria-describedby=hint_id
                on:input:target=move |event| pad.named.set(!event.target().value().trim().is_empty())
            />
        </div>
    }
    .into_any()
}
