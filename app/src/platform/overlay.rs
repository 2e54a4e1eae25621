//! Dialogs in front of the page, and arrow keys in a row of links.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, FocusEvent, HtmlDialogElement, HtmlElement, KeyboardEvent};

/// Shows a dialog of the page in front of it, and says whether it could. The browser keeps the focus inside, closes it
/// with Escape and gives the focus back.
pub fn show_dialog(id: &str) -> bool {
    dialog(id).is_some_and(|dialog| {
        // The server may have rendered it open, as a part of the page.
        dialog.close();
        dialog.show_modal().is_ok()
    })
}

/// Whether a dialog of the page is open.
pub fn dialog_is_open(id: &str) -> bool {
    dialog(id).is_some_and(|dialog| dialog.open())
}

/// Closes a dialog of the page.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

/// Whether an event began at an element itself and not at what stands in it: for a dialog, on the ground around it.
pub fn began_at(event: &Event, id: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.id() == id)
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    document().get_element_by_id(id).and_then(|found| found.dyn_into().ok())
}

/// What had the focus before it came into a part of the page.
pub struct FocusBefore(HtmlElement);

impl FocusBefore {
    /// What a `focusin` left; nothing if that stands in the part (a selector) itself.
    pub fn of(event: &FocusEvent, part: &str) -> Option<Self> {
        let left = event.related_target()?.dyn_into::<HtmlElement>().ok()?;
        let inside = left.closest(part).is_ok_and(|part| part.is_some());
        (!inside).then_some(Self(left))
    }

    /// Puts the focus there again, if it is still on the page.
    pub fn give_back(&self) {
        drop(self.0.focus());
    }
}

/// Moves the focus in a row of links: left, right, Home, End; from the last one to the first. Says whether it did.
pub fn move_in_row(event: &KeyboardEvent) -> bool {
    let Some(here) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return false };
    let Some(row) = here.parent_element() else { return false };
    let to = match event.key().as_str() {
        "ArrowRight" => here.next_element_sibling().or_else(|| row.first_element_child()),
        "ArrowLeft" => here.previous_element_sibling().or_else(|| row.last_element_child()),
        "Home" => row.first_element_child(),
        "End" => row.last_element_child(),
        _ => None,
    };
    to.and_then(|to| to.dyn_into::<HtmlElement>().ok()).is_some_and(|to| to.focus().is_ok())
}
