//! The agreement on data processing: only to read here; the operator keeps it.

use super::api::SettingsView;
use crate::features::desk::labels::StateBadge;
use crate::i18n::{k, use_texts};
use leptos::prelude::*;

/// Since when it is signed, and where the organisation stands.
#[component]
pub fn AgreementSection(found: SettingsView) -> impl IntoView {
    let t = use_texts();
    let missing = move || view! { <span class="t-warn">{t.get(k::SETTINGS_AGREEMENT_NONE)}</span> }.into_any();
    view! {
        <section class="card stack" data-gap="4" data-pad="6" aria-labelledby="agreement">
            <h2 id="agreement">{t.get(k::SETTINGS_AGREEMENT)}</h2>
            <p class="hint">{t.get(k::SETTINGS_AGREEMENT_LEAD)}</p>
            <dl class="facts">
                <div>
                    <dt>{t.get(k::SETTINGS_AGREEMENT_SINCE)}</dt>
                    <dd>{found.agreement.map_or_else(missing, |day| view! { <span>{day}</span> }.into_any())}</dd>
                </div>
                <div>
                    <dt>{t.get(k::SETTINGS_STATE)}</dt>
                    <dd><StateBadge state=found.state/></dd>
                </div>
            </dl>
            <p class="source">{t.get(k::SETTINGS_AGREEMENT_WHO)}</p>
        </section>
    }
    .into_any()
}
