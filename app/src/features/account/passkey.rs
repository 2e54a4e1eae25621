//! `/account/passkeys`: this device becomes one to sign in with.

use crate::features::passkeys::{Occasion, PasskeyButton};
use crate::i18n::{k, use_texts};
use crate::ui::PageTitle;
use leptos::prelude::*;

/// One button; a browser that cannot, or without JavaScript, is told so.
#[component]
pub fn NewPasskeyPage() -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::ACCOUNT_PASSKEY_ADD)/>
        <section class="stack" data-gap="3">
            <h1>{t.get(k::ACCOUNT_PASSKEY_ADD)}</h1>
            <p class="muted">{t.get(k::PASSKEY_LEAD)}</p>
        </section>
        <p class="note" data-no-passkey="">{t.get(k::PASSKEY_UNABLE)}</p>
        <PasskeyButton occasion=Occasion::Another action="/account/passkeys" label=k::ACCOUNT_PASSKEY_ADD/>
        <p><a href="/account">{t.get(k::ACCOUNT_BACK)}</a></p>
    }
    .into_any()
}
