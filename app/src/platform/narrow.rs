//! Narrows a list that is on the page to what somebody types.

use web_sys::Element;

/// Hides the children of `list` whose text holds none of it, and shows the element `{list}-none` while nothing is left.
pub fn narrow(list: &str, typed: &str) {
    let typed = typed.trim().to_lowercase();
    let found = |id: &str| leptos::prelude::document().get_element_by_id(id);
    let Some(children) = found(list).map(|list| list.children()) else { return };
    let mut shown = false;
    for child in (0..children.length()).filter_map(|place| children.item(place)) {
        let fits = child.text_content().unwrap_or_default().to_lowercase().contains(&typed);
        hide(&child, !fits);
        shown |= fits;
    }
    if let Some(none) = found(&format!("{list}-none")) {
        hide(&none, shown);
    }
}

fn hide(element: &Element, hidden: bool) {
    drop(element.toggle_attribute_with_force("hidden", hidden));
}
