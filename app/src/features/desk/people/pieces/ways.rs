//! The ways that lead on from people, on the phone.

use crate::i18n::{k, use_texts};
use leptos::prelude::*;

/// The ways of the heading, which has no room for them on the phone.
#[component]
pub fn PhoneWays(
    /// The list's address.
    base: String,
    /// Whether the person may send letters.
    invites: bool,
) -> impl IntoView {
    let t = use_texts();
    let letters = invites.then(|| {
        view! { <a class="btn" data-size="s" rel="external" href=format!("{base}/letters")>{t.get(k::LETTERS_TITLE)}</a> }
    });
    let access = base + "/access";
    view! {
        <div class="toolbar only-phone">
            {letters}
            <a class="btn" data-size="s" rel="external" href=access>{t.get(k::ACCESS_TITLE)}</a>
        </div>
    }
    .into_any()
}
