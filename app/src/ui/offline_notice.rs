//! `OfflineNotice`: the app was opened without a network; says what is missing.

use super::{Icon, icons};
use crate::i18n::{k, use_texts};
use crate::settings::use_settings;
use leptos::prelude::*;

/// One line above the app when it came from the offline shell; nothing on the server and while there is a network.
#[component]
pub fn OfflineNotice() -> impl IntoView {
    let t = use_texts();
    use_settings().offline.then(|| {
        view! {
            <div class="banner" data-tone="warn" data-place="top" role="status">
                <Icon glyph=icons::WIFI_OFF/>
                <p class="grow">
                    <b>{t.get(k::OFFLINE_TITLE)}</b>
                    " "
                    {t.get(k::OFFLINE_TEXT)}
                </p>
            </div>
        }
    })
}
