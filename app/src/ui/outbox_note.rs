//! `OutboxKept`: says that a form was kept on the device.

use leptos::prelude::*;

/// Hidden until the form was kept.
#[component]
pub fn OutboxKept() -> impl IntoView {
    view! { <div data-outbox="kept" hidden></div> }
}
