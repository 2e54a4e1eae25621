//! `/account/activity`: what happened to the account, from the ledger.

use super::api::{ActivityView, activity};
use crate::asked::Asked;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Empty, PageTitle, icons};
use leptos::prelude::*;

/// The ledger's words in the person's.
const WORDS: &[(&str, Key)] = &[
    ("account.added", k::ACT_ACCOUNT_ADDED),
    ("account.language", k::ACT_LANGUAGE),
    ("account.record_moved_by_letter", k::ACT_RECORD_MOVED),
    ("password_login.set", k::ACT_PASSWORD_SET),
    ("sign_in.begun", k::ACT_SIGNED_IN),
    ("sign_in.ended", k::ACT_SIGNED_OUT),
    ("sign_in.others_ended", k::ACT_OTHERS_ENDED),
    ("sign_in.secret_reused", k::ACT_STOLEN),
    ("second_factor.begun", k::ACT_FACTOR_BEGUN),
    ("second_factor.confirmed", k::ACT_FACTOR_ON),
    ("second_factor.removed", k::ACT_FACTOR_OFF),
    ("recovery_code.used", k::ACT_RECOVERY),
    ("consent.given", k::ACT_CONSENT_GIVEN),
    ("consent.withdrawn", k::ACT_CONSENT_WITHDRAWN),
    ("scenario.kept", k::ACT_SCENARIO_KEPT),
    ("scenario.renamed", k::ACT_SCENARIO_RENAMED),
    ("scenario.removed", k::ACT_SCENARIO_REMOVED),
    ("advice_order.triggered", k::ACT_ADVICE_ASKED),
    ("advice_order.moved", k::ACT_ADVICE_MOVED),
    ("advice_order.withdrawn", k::ACT_ADVICE_WITHDRAWN),
    ("passkey.added", k::ACT_PASSKEY_ADDED),
    ("passkey.renamed", k::ACT_PASSKEY_RENAMED),
    ("passkey.removed", k::ACT_PASSKEY_REMOVED),
    ("sso_identity.linked", k::ACT_LINKED),
    ("sso_identity.unlinked", k::ACT_UNLINKED),
];

/// Everything that changed, the latest first.
#[component]
pub fn ActivityPage() -> impl IntoView {
    let t = use_texts();
    let found = Asked::<Vec<ActivityView>>::once(activity);
    let word = move |action: &str| {
        let known = WORDS.iter().find(|(name, _)| *name == action);
        known.map_or_else(|| t.fill(k::ACT_OTHER, &[("action", action)]), |(_, key)| t.get(*key).to_owned())
    };
    view! {
        <PageTitle text=t.get(k::ACTIVITY_TITLE)/>
        <section class="stack" data-gap="3">
            <h1>{t.get(k::ACTIVITY_TITLE)}</h1>
            <p class="muted">{t.get(k::ACTIVITY_LEAD)}</p>
        </section>
        {found.show(move |entries| {
            let entries = entries.unwrap_or_default();
            if entries.is_empty() {
                return view! { <Empty glyph=icons::CLOCK title=t.get(k::ACTIVITY_EMPTY) next=t.get(k::ACTIVITY_NEXT)/> }.into_any();
            }
            let rows = entries.into_iter().map(|entry| view! {
                <li class="rowlink rowlink--still">
                    <span></span>
                    <span>
                        <span class="rowlink__t">{word(&entry.action)}</span>
                        <span class="rowlink__s">{entry.at}</span>
                    </span>
                    <span></span>
                </li>
            });
            view! { <ul class="card rows" data-pad="0">{rows.collect_view()}</ul> }.into_any()
        })}
        <p><a href="/account">{t.get(k::ACCOUNT_BACK)}</a></p>
    }
    .into_any()
}
