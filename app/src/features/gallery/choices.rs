//! What is ticked and switched, and what is done with many at once.

use super::page::Family;
use crate::i18n::{Key, k, use_texts};
use crate::ui::ButtonKind;
use leptos::prelude::*;

/// Ticks, radio buttons, views; people and what is done with several of them.
#[component]
pub(super) fn Choices() -> impl IntoView {
    view! {
        <Family id="checks" title=k::GALLERY_CHECKS><Ticks/></Family>
        <Family id="segments" title=k::GALLERY_SEGMENTS><Segments/></Family>
        <Family id="people" title=k::GALLERY_PEOPLE><People/></Family>
    }
    .into_any()
}

/// One to tick, and one of two.
#[component]
fn Ticks() -> impl IntoView {
    let t = use_texts();
    let tick = move |name: &'static str, text: Key, checked: bool| {
        view! {
            <label class="check">
                <input r#type="checkbox" name=name checked=checked/>
                <span>{t.get(text)}</span>
            </label>
        }
    };
    let way = move |value: &'static str, text: Key, checked: bool| {
        view! {
            <label class="check">
                <input r#type="radio" name="leave" value=value checked=checked/>
                <span>{t.get(text)}</span>
            </label>
        }
    };
    view! {
        <div>
            {tick("read", k::GALLERY_CHECK_READ, true)}
            {tick("told", k::GALLERY_CHECK_TOLD, false)}
        </div>
        <fieldset>
            <legend class="field__label">{t.get(k::GALLERY_CHECK_LEAVE)}</legend>
            {way("pay", k::GALLERY_CHECK_PAY, true)}
            {way("defer", k::GALLERY_CHECK_DEFER, false)}
        </fieldset>
    }
    .into_any()
}

/// As small as its words, and as wide as its place.
#[component]
fn Segments() -> impl IntoView {
    let t = use_texts();
    let segment = move |group: &'static str, value: &'static str, text: Key, checked: bool| {
        let id = format!("{group}-{value}");
        view! {
            <input class="sr" r#type="radio" id=id.clone() name=group value=value checked=checked/>
            <label for=id>{t.get(text)}</label>
        }
    };
    view! {
        <div>
            <div class="seg" role="radiogroup" aria-label=t.get(k::GALLERY_SEGMENTS)>
                {segment("period", "month", k::GALLERY_SEGMENT_MONTH, true)}
                {segment("period", "year", k::GALLERY_SEGMENT_YEAR, false)}
            </div>
        </div>
        <div class="seg" data-full="" role="radiogroup" aria-label=t.get(k::GALLERY_SEGMENTS)>
            {segment("whole", "month", k::GALLERY_SEGMENT_MONTH, false)}
            {segment("whole", "year", k::GALLERY_SEGMENT_YEAR, true)}
        </div>
    }
    .into_any()
}

/// Initials in three sizes, and the bar that says how many are chosen.
#[component]
fn People() -> impl IntoView {
    let t = use_texts();
    view! {
        <div class="row">
            <span class="avatar" data-size="s" aria-hidden="true">"JK"</span>
            <span class="avatar" aria-hidden="true">"ME"</span>
            <span class="avatar" data-size="l" aria-hidden="true">"OS"</span>
        </div>
        <div class="bulk">
            <span class="grow">{t.get(k::GALLERY_BULK_CHOSEN)}</span>
            <button class="btn" r#type="button" data-size="s">{t.get(k::GALLERY_BULK_NONE)}</button>
            <button class="btn" r#type="button" data-size="s" data-kind=ButtonKind::Primary.attribute()>{t.get(k::GALLERY_BULK_DO)}</button>
        </div>
    }
    .into_any()
}
