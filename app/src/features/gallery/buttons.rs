//! Buttons: their weights, their states, their sizes.

use super::page::Family;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{ButtonKind, Icon, IconSize, LinkButton, icons};
use leptos::prelude::*;

/// All of them.
#[component]
pub(super) fn Buttons() -> impl IntoView {
    view! {
        <Family id="buttons" title=k::GALLERY_BUTTONS>
            <Weights/>
            <States/>
            <Sizes/>
        </Family>
    }
    .into_any()
}

/// Primary, plain, soft, quiet, and what takes something away.
#[component]
fn Weights() -> impl IntoView {
    let t = use_texts();
    let button = move |kind: ButtonKind, label: Key| {
        view! { <button class="btn" r#type="button" data-kind=kind.attribute()>{t.get(label)}</button> }
    };
    view! {
        <div class="row" data-wrap="">
            {button(ButtonKind::Primary, k::GALLERY_PRIMARY)}
            {button(ButtonKind::Plain, k::GALLERY_PLAIN)}
            {button(ButtonKind::Soft, k::GALLERY_BUTTON_SOFT)}
            {button(ButtonKind::Quiet, k::GALLERY_QUIET)}
            {button(ButtonKind::Danger, k::GALLERY_DIALOG_ACT)}
        </div>
    }
    .into_any()
}

/// Under the mouse, in focus, busy, and locked with its reason.
#[component]
fn States() -> impl IntoView {
    let t = use_texts();
    view! {
        <div class="row" data-wrap="">
            <button class="btn" r#type="button" data-kind="primary" data-hover="">{t.get(k::GALLERY_BUTTON_HOVER)}</button>
            <button class="btn" r#type="button" data-kind="primary" data-focus="">{t.get(k::GALLERY_BUTTON_FOCUS)}</button>
            <button class="btn" r#type="button" data-kind="primary" aria-busy="true">
                <span class="spin" aria-hidden="true"></span>
                {t.get(k::GALLERY_PROGRESS_SEAL)}
            </button>
        </div>
        <div class="row" data-wrap="">
            <button class="btn" r#type="button" data-kind="primary" disabled=true aria-describedby="locked-reason">
                {t.get(k::GALLERY_BUTTON_LOCKED)}
            </button>
            <p class="hint" id="locked-reason">{t.get(k::GALLERY_BUTTON_REASON)}</p>
        </div>
    }
    .into_any()
}

/// Small, with a picture, a picture alone, a link, and as wide as its place.
#[component]
fn Sizes() -> impl IntoView {
    let t = use_texts();
    view! {
        <div class="row" data-wrap="">
            <button class="btn" r#type="button" data-size="s">{t.get(k::GALLERY_BUTTON_SMALL)}</button>
            <button class="btn" r#type="button">
                <Icon glyph=icons::DOWNLOAD size=IconSize::Small/>
                {t.get(k::GALLERY_BUTTON_PICTURE)}
            </button>
            <button class="btn" r#type="button" data-square="" aria-label=t.get(k::GALLERY_BUTTON_FILTER)>
                <Icon glyph=icons::FILTER size=IconSize::Small/>
            </button>
            <LinkButton href="#buttons" label=t.get(k::GALLERY_BUTTON_LINK) leaves=true/>
        </div>
        <button class="btn" r#type="button" data-kind="primary" data-size="l">{t.get(k::GALLERY_BUTTON_WIDE)}</button>
    }
    .into_any()
}
