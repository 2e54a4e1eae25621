//! The keyboard of the whole page, and what stands for a click when the focus stays in a field.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Calls `open` for Ctrl-K (on Apple's devices ⌘K), wherever the focus is, until the component that asked for it goes. The key keeps its
/// own meaning when `open` says that it did nothing.
pub fn on_search_key(open: impl Fn() -> bool + 'static) {
    let apple = is_apple();
    let listener = window_event_listener(ev::keydown, move |event| {
        let command = if apple { event.meta_key() } else { event.ctrl_key() };
        let other = event.alt_key() || event.shift_key() || (if apple { event.ctrl_key() } else { event.meta_key() });
        if command && !other && event.key().eq_ignore_ascii_case("k") && open() {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Whether the device's shortcuts begin with ⌘.
pub fn is_apple() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    ["Mac", "iPhone", "iPad"].iter().any(|apple| platform.starts_with(apple))
}

/// Clicks an element of the page.
pub fn click(id: &str) {
    let element = document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        element.click();
    }
}

/// Scrolls as little as is needed to show an element.
pub fn reveal(id: &str) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
