//! `LegalLinks`: imprint, privacy, accessibility; reachable from every public page in one step.

use crate::i18n::{k, use_texts};
use leptos::prelude::*;

/// The three legal pages as a navigation.
#[component]
pub fn LegalLinks() -> impl IntoView {
    let t = use_texts();
    // They stand at the door: no bundle has them.
    let rel = "external";
    view! {
        <nav class="foot" aria-label=t.get(k::LEGAL_NAV)>
            <a href="/imprint" rel=rel>{t.get(k::LEGAL_IMPRINT)}</a>
            <a href="/privacy" rel=rel>{t.get(k::LEGAL_PRIVACY)}</a>
            <a href="/accessibility" rel=rel>{t.get(k::LEGAL_ACCESSIBILITY)}</a>
        </nav>
    }
    .into_any()
}
