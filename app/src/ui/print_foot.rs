//! `PrintFoot`: what a printed page says about itself: whose it is, when it was printed, where to check it. Paper only; nobody sees or hears it on
//! screen. The number of the page is the browser's (style/print.css). Same on both sides and without JavaScript.

use crate::i18n::{k, use_texts};
use leptos::prelude::*;

#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
/// The foot, at the end of the page's content.
#[component]
pub fn PrintFoot(
    /// Whose page it is: a person, an organisation.
    #[prop(optional, into)]
    whose: Option<String>,
    /// The day of the page as it is written in the language, from the server.
    #[prop(into)]
    day: String,
    /// Where somebody can check what is printed, without a secret.
    #[prop(optional, into)]
    check: Option<String>,
) -> impl IntoView {
    let t = use_texts();
    view! {
        <footer class="printfoot">
            {whose.map(|whose| view! { <span>{whose}</span> })}
            <span>{t.fill(k::UI_PRINT_DAY, &[("date", &day)])}</span>
            {check.map(|address| view! {
                <span class="printfoot__check">{t.fill(k::UI_PRINT_CHECK, &[("address", &address)])}</span>
            })}
        </footer>
    }
    .into_any()
}
