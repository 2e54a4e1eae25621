//! `Dialog`: a question, its consequence, two verbs; the safe one first. Never "are you sure?".
//!
//! Closed, open as a part of the page (the server's answer to `?open=…`, all there is without JavaScript), open in front
//! of the page (after hydration). "Keep" closes it in all of them, because the browser knows `method="dialog"`. Keyboard: the
//! focus starts on the safe verb and stays inside, Escape closes, and the focus goes back to the link.

use super::ButtonKind;
use leptos::prelude::*;

/// The question, natively a `dialog`. What is done about it stands in `children`: the form of the second verb.
#[component]
pub fn Dialog(
    /// Its id, and what `?open=` says to have it open.
    id: &'static str,
    /// What is asked.
    #[prop(into)]
    question: String,
    /// What follows, and what stays as it is.
    #[prop(into)]
    consequence: String,
    /// The safe verb: nothing changes.
    #[prop(into)]
    keep: String,
    /// Whether the page was asked for with the dialog open.
    #[prop(optional)]
    open: bool,
    /// The second verb.
    children: Children,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    Effect::new(move || {
        if open {
            crate::platform::show_dialog(id);
        }
    });
    view! {
        <dialog class="dialog" id=id open=open aria-labelledby=format!("{id}-question") aria-describedby=format!("{id}-consequence")>
            <h2 id=format!("{id}-question")>{question}</h2>
            <p class="hint" id=format!("{id}-consequence")>{consequence}</p>
            <div class="dialog__do">
                <form method="dialog">
                    <button class="btn" r#type="submit" data-size="l" autofocus=true>{keep}</button>
                </form>
                {children()}
            </div>
        </dialog>
    }
    .into_any()
}

/// What opens a [`Dialog`]: a link to the page with the dialog open. After hydration the page stays as it is.
#[component]
pub fn DialogLink(
    /// The dialog's id.
    dialog: &'static str,
    /// The address of this page that ends where the id follows: `?open=`.
    #[prop(default = "?open=")]
    address: &'static str,
    /// What is asked about: verb and object.
    #[prop(into)]
    label: String,
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
) -> impl IntoView {
    let open = move |event: leptos::ev::MouseEvent| {
        #[cfg(feature = "hydrate")]
        if crate::platform::show_dialog(dialog) {
            event.prevent_default();
        }
        #[cfg(not(feature = "hydrate"))]
        drop(event);
    };
    view! {
        <a class="btn" data-kind=kind.attribute() data-size="l" aria-haspopup="dialog" href=format!("{address}{dialog}") on:click=open>
            {label}
        </a>
    }
    .into_any()
}
