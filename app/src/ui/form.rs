//! `Form`: a plain post. First a summary of what was not taken, each line a link to its field; then fields that know what was typed.
//!
//! Without JavaScript the server reads the form and the page comes back with everything that was typed. With it the same readers look at
//! every field first, the summary takes the focus, and nothing is sent until all of it can be read. A form that `waits` is kept on the
//! device when there is no connection. Keyboard: Enter in a field sends, as everywhere.

use super::{FormNote, OutboxKept};
use crate::form::{Answer, FormState};
use leptos::context::Provider;
use leptos::html::{Div, Form as FormElement};
use leptos::prelude::*;

/// A form around its fields.
#[component]
pub fn Form(
    /// Its name in an answer.
    name: &'static str,
    /// Where it is sent; to the page's own address, if nothing is said.
    #[prop(optional, into)]
    action: Option<String>,
    /// Marks this one intention: sent twice, it is done once. The server drew it when it made the page.
    #[prop(optional, into)]
    key: Option<String>,
    /// Counts the changes of what is changed: what was based on an older one is refused.
    #[prop(optional_no_strip)]
    version: Option<i64>,
    /// May be kept on the device until there is a connection.
    #[prop(optional)]
    waits: bool,
    /// Sends a file: it must not wait, a device keeps texts only.
    #[prop(optional)]
    file: bool,
    /// How it stands on the page.
    #[prop(default = "stack")]
    class: &'static str,
    /// Fields and button.
    children: Children,
) -> impl IntoView {
    let encoding = file.then_some("multipart/form-data");
    let state = FormState::new(name, use_context::<Answer>());
    let (form, summary) = (NodeRef::<FormElement>::new(), NodeRef::<Div>::new());
    #[cfg(feature = "hydrate")]
    Effect::new(move || {
        // From now on we say what is wrong, in the page's language and all at once.
        if let Some(form) = form.get() {
            form.set_no_validate(true);
        }
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        #[cfg(feature = "hydrate")]
        if !state.may_be_sent() {
            event.prevent_default();
            if let Some(summary) = summary.get_untracked() {
                // It is shown a moment later, and what is hidden takes no focus.
                summary.set_hidden(false);
                drop(summary.focus());
            }
        }
        #[cfg(not(feature = "hydrate"))]
        drop(event);
    };
    view! {
        // On the form itself: whoever keeps forms for later listens further out, and hears what may not be sent.
        <form node_ref=form id=format!("form-{name}") class=class data-gap="4" method="post" action=action enctype=encoding data-waits=waits.then_some("") on:submit=send>
            <div node_ref=summary tabindex="-1" hidden=move || state.said().is_empty()>
                {move || view! { <FormNote problems=state.said()/> }}
            </div>
            {key.map(|key| view! { <input type="hidden" name="key" value=key/> })}
            {version.map(|version| view! { <input type="hidden" name="version" value=version.to_string()/> })}
            <Provider value=state>{children()}</Provider>
            {waits.then(|| view! { <OutboxKept/> })}
        </form>
    }
    .into_any()
}
