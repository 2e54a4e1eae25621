//! Narrows a list that is on the page to what somebody types.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement};

/// Hides the children of `#found` whose text does not hold each word of what is typed in `#find`. While nothing is left it hides the list,
/// too, and shows `#found-none`.
pub fn narrow() {
    let found = |id: &str| leptos::prelude::document().get_element_by_id(id);
    let Some(list) = found("found") else { return };
    let typed = found("find").and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    let typed = typed.map(|field| field.value().to_lowercase()).unwrap_or_default();
    let children = list.children();
    let mut shown = false;
    for child in (0..children.length()).filter_map(|place| children.item(place)) {
        let text = child.text_content().unwrap_or_default().to_lowercase();
        let fits = typed.split_whitespace().all(|word| text.contains(word));
        hide(&child, !fits);
        shown |= fits;
    }
    hide(&list, !shown);
    if let Some(none) = found("found-none") {
        hide(&none, shown);
    }
}

fn hide(element: &Element, hidden: bool) {
    drop(element.toggle_attribute_with_force("hidden", hidden));
}
