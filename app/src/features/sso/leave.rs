//! The page between a form of ours and the provider.

use super::StepFrame;
use crate::i18n::{k, use_texts};
use leptos::prelude::*;

/// Says where the browser goes now. The header `Refresh` takes it there at once; where that is off, the link does.
#[component]
pub fn LeavePage(
    /// The provider's host.
    host: String,
    /// The whole address.
    address: String,
) -> impl IntoView {
    let t = use_texts();
    view! {
        <StepFrame>
            <h1>{t.get(k::SSO_LEAVE_TITLE)}</h1>
            <p class="muted">{t.fill(k::SSO_LEAVE_TEXT, &[("host", &host)])}</p>
            <a class="btn" data-kind="primary" data-size="l" href=address>{t.get(k::SSO_LEAVE_GO)}</a>
        </StepFrame>
    }
    .into_any()
}
