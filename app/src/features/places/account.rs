//! `/account`: what belongs to the person and this device.

use crate::i18n::{k, use_texts};
use crate::settings::use_settings;
use crate::ui::{Empty, LegalLinks, PageTitle, icons};
use leptos::prelude::*;

/// Sign-in, the version of the app, and the legal pages.
#[component]
pub fn AccountPage() -> impl IntoView {
    let t = use_texts();
    let build = use_settings().build;
    view! {
        <PageTitle text=t.get(k::NAV_ACCOUNT)/>
        <h1>{t.get(k::NAV_ACCOUNT)}</h1>
        <Empty glyph=icons::USER title=t.get(k::ACCOUNT_EMPTY_TITLE) next=t.get(k::ACCOUNT_EMPTY_NEXT)/>
        <section class="card">
            <h2>{t.get(k::ACCOUNT_APP)}</h2>
            <dl class="facts">
                <div>
                    <dt>{t.get(k::ACCOUNT_VERSION)}</dt>
                    <dd>{build}</dd>
                </div>
            </dl>
        </section>
        <LegalLinks/>
    }
    .into_any()
}
