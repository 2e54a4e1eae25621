//! Words for where a lead stands.

use crate::i18n::{Key, k, use_texts};
use domain::lead::LeadState;
use leptos::prelude::*;

const fn state(state: LeadState) -> (Key, Option<&'static str>) {
    match state {
        LeadState::New => (k::LEADS_NEW, Some("accent")),
        LeadState::Called => (k::LEADS_CALLED, Some("warn")),
        LeadState::Won => (k::LEADS_WON, Some("ok")),
        LeadState::Lost => (k::LEADS_LOST, None),
    }
}

/// Where it stands, in words and tone.
#[component]
pub(super) fn LeadBadge(state: LeadState) -> impl IntoView {
    let (text, tone) = self::state(state);
    view! { <span class="badge" data-tone=tone>{use_texts().get(text)}</span> }
}

/// What leads to a state.
pub(super) const fn step(to: LeadState) -> Key {
    match to {
        // Nothing leads back to it.
        LeadState::New | LeadState::Called => k::LEADS_STEP_CALLED,
        LeadState::Won => k::LEADS_STEP_WON,
        LeadState::Lost => k::LEADS_STEP_LOST,
    }
}
