//! How an organisation is doing: the badge, and the rule in words.

use crate::i18n::{Key, k, use_texts};
use crate::ui::icons::{self, Glyph};
use crate::ui::{Badge, Tone};
use leptos::prelude::*;
use services::overview::{ACTIVATED_TO_LOOK, Health, OPEN_TO_ACT, OPEN_TO_LOOK, REFUSED_TO_ACT};

/// All of them, the worst first.
const ALL: [Health; 4] = [Health::Act, Health::Look, Health::Good, Health::Empty];

/// How an organisation is doing, in a word; colour and picture only help to find it.
#[component]
pub(super) fn HealthBadge(health: Health) -> impl IntoView {
    let (word, tone, glyph) = shown(health);
    view! { <Badge text=use_texts().get(word) tone glyph/> }.into_any()
}

const fn shown(health: Health) -> (Key, Tone, Glyph) {
    match health {
        Health::Act => (k::OVERVIEW_HEALTH_ACT, Tone::Bad, icons::OCTAGON_ALERT),
        Health::Look => (k::OVERVIEW_HEALTH_LOOK, Tone::Warn, icons::TRIANGLE_ALERT),
        Health::Good => (k::OVERVIEW_HEALTH_GOOD, Tone::Good, icons::CIRCLE_CHECK),
        Health::Empty => (k::OVERVIEW_HEALTH_EMPTY, Tone::Plain, icons::CIRCLE),
    }
}

/// The rule of [`Health::of`], with the numbers that it counts with.
#[component]
pub(super) fn HealthRule() -> impl IntoView {
    let t = use_texts();
    let numbers = [
        ("refused", REFUSED_TO_ACT.to_string()),
        ("act", OPEN_TO_ACT.to_string()),
        ("look", OPEN_TO_LOOK.to_string()),
        ("activated", ACTIVATED_TO_LOOK.to_string()),
    ];
    let numbers: Vec<(&str, &str)> = numbers.iter().map(|(name, number)| (*name, number.as_str())).collect();
    let row = |health: Health| {
        let rule = t.fill(rule(health), &numbers);
        view! { <li class="row" data-gap="2"><HealthBadge health/><span>{rule}</span></li> }
    };
    view! {
        <details class="card">
            <summary>{t.get(k::OVERVIEW_RULE)}</summary>
            <ul class="stack small" data-gap="2">{ALL.into_iter().map(row).collect_view()}</ul>
        </details>
    }
    .into_any()
}

const fn rule(health: Health) -> Key {
    match health {
        Health::Act => k::OVERVIEW_RULE_ACT,
        Health::Look => k::OVERVIEW_RULE_LOOK,
        Health::Good => k::OVERVIEW_RULE_GOOD,
        Health::Empty => k::OVERVIEW_RULE_EMPTY,
    }
}
