//! What a colour looks like, light and dark, and whether it can be read. Drawn, since the policy forbids colours in `style`.

use crate::i18n::{Lang, k, use_texts};
use crate::ui::{Icon, IconSize, icons};
use domain::organisation::{Accent, Colour, NoAccent, Palette, Theme};
use leptos::prelude::*;

/// Follows the chooser while somebody chooses; the words are read out when they change.
#[component]
pub fn Preview(
    /// The colour as it is chosen at the moment.
    accent: RwSignal<String>,
    /// The letters on it.
    mark: String,
    /// The name beside it.
    name: String,
) -> impl IntoView {
    let t = use_texts();
    let drawn = move || {
        let chosen = accent.read().parse::<Accent>().ok();
        chosen.map(|chosen| {
            let Theme { light, dark } = Theme::of(chosen);
            let (mark, name) = (mark.clone(), name.clone());
            view! {
                <Sample of=light ground="#ffffff" ink="#191e2b" on="#ffffff" mark=mark.clone() name=name.clone()/>
                <Sample of=dark ground="#10151f" ink="#f5f4ef" on="#090c14" mark name/>
            }
        })
    };
    let judged = move || {
        let ratio = accent.read().parse::<Colour>().map_or(0, |colour| colour.contrast(Colour::WHITE));
        let ratio = decimal(t.lang(), ratio);
        let (key, glyph, tone) = match accent.read().parse::<Accent>() {
            Ok(_) => (k::SETTINGS_CONTRAST_GOOD, icons::CIRCLE_CHECK, "t-ok"),
            Err(NoAccent::TooLight) => (k::SETTINGS_CONTRAST_BAD, icons::TRIANGLE_ALERT, "t-bad"),
            Err(NoAccent::NoColour) => (k::ORGANISATION_PROBLEM_COLOUR, icons::TRIANGLE_ALERT, "t-bad"),
        };
        let text = t.fill(key, &[("ratio", &ratio)]);
        view! {
            <span class=format!("row {tone}")>
                <Icon glyph size=IconSize::Small/>
                <span>{text}</span>
            </span>
        }
    };
    view! {
        <div class="stack" data-gap="2">
            <div class="samples" aria-hidden="true">{drawn}</div>
            <p class="small" id="accent-contrast" aria-live="polite">{judged}</p>
        </div>
    }
    .into_any()
}

/// One scheme: the mark, the name, a button, a link.
#[component]
fn Sample(
    of: Palette,
    ground: &'static str,
    ink: &'static str,
    on: &'static str,
    mark: String,
    name: String,
) -> impl IntoView {
    let t = use_texts();
    let (accent, text) = (of.accent.to_string(), of.text.to_string());
    let name: String = name.chars().take(26).collect();
    // As wide as its letters, like the real one.
    let wide = 24 + 8 * mark.chars().take(3).count();
    view! {
        <svg class="sample" viewBox="0 0 320 112">
            <rect width="320" height="112" rx="12" fill=ground/>
            <rect x="16" y="16" width=wide height="32" rx="6" fill=accent.clone()/>
            <text x=16 + wide / 2 y="37" text-anchor="middle" fill=on>{mark}</text>
            <text x=28 + wide y="37" fill=ink>{name}</text>
            <rect x="16" y="62" width="132" height="34" rx="8" fill=accent/>
            <text x="82" y="84" text-anchor="middle" fill=on>{t.get(k::SETTINGS_SAMPLE_BUTTON)}</text>
            <text x="166" y="84" fill=text text-decoration="underline">{t.get(k::SETTINGS_SAMPLE_LINK)}</text>
        </svg>
    }
    .into_any()
}

/// Hundredths as people write them, to one digit, never rounded up: a limit that is not met must not look met.
fn decimal(lang: Lang, hundredths: u32) -> String {
    let sign = if lang == Lang::En { '.' } else { ',' };
    format!("{}{sign}{}", hundredths / 100, hundredths % 100 / 10)
}
