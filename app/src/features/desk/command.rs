//! What every form that changes something carries unseen: a key, so that sending it twice does it once, and the version it was based on.

use leptos::prelude::*;

/// The hidden fields. The server drew the key when it made the page.
#[component]
pub fn CommandFields(
    /// Marks this one intention.
    key: String,
    /// Counts the changes of what is changed.
    #[prop(optional)]
    version: Option<i64>,
) -> impl IntoView {
    view! {
        <input type="hidden" name="key" value=key/>
        {version.map(|version| view! { <input type="hidden" name="version" value=version.to_string()/> })}
    }
}

/// A fresh key for a form of the page that is being made.
#[cfg(feature = "ssr")]
pub(super) fn fresh_key(session: &services::auth::Session) -> String {
    session.ctx.id::<domain::id::CommandKey>().to_string()
}
