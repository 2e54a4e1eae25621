//! What a person is at while a part of the page is put in its place anew: the focus, and what is unfolded.

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlCollection, HtmlElement};

/// Where the focus is: on the link to an address, or on what folds the details with this number.
enum Focus {
    Link(String),
    Fold(u32),
}

/// Remembers focus and unfolded details, and gives them back once the new part stands there. Another page begins with neither.
/// What is typed narrows the new part, too.
pub fn hold_place() {
    let (page, focus, unfolded) = (content(), focus(), unfolded());
    request_animation_frame(move || {
        if content() == page {
            give_back(focus, &unfolded);
        }
        super::narrow();
        super::focus_arrived();
    });
}

fn content() -> Option<Element> {
    document().get_element_by_id("content")
}

/// Whether an event began inside the part (a selector).
pub fn began_in(event: &Event, part: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(part).is_ok_and(|part| part.is_some()))
}

fn focus() -> Option<Focus> {
    let here = document().active_element()?;
    if let Some(to) = here.get_attribute("href") {
        return Some(Focus::Link(to));
    }
    let fold = here.parent_element()?;
    all("details").find(|(_, details)| *details == fold).map(|(place, _)| Focus::Fold(place))
}

fn unfolded() -> Vec<u32> {
    all("details").filter(|(_, details)| details.has_attribute("open")).map(|(place, _)| place).collect()
}

fn give_back(focus: Option<Focus>, unfolded: &[u32]) {
    for (_, details) in all("details").filter(|(place, _)| unfolded.contains(place)) {
        drop(details.set_attribute("open", ""));
    }
    // Only what lost it gets it again: somebody may have gone on.
    if document().active_element().is_some_and(|here| here.tag_name() != "BODY") {
        return;
    }
    let to = focus.and_then(|focus| match focus {
        Focus::Link(to) => all("a").map(|(_, link)| link).find(|link| link.get_attribute("href").as_ref() == Some(&to)),
        Focus::Fold(fold) => {
            let details = all("details").find(|(place, _)| *place == fold);
            details.and_then(|(_, details)| details.first_element_child())
        }
    });
    if let Some(to) = to.and_then(|to| to.dyn_into::<HtmlElement>().ok()) {
        drop(to.focus());
    }
}

/// The page's elements of a kind, with their numbers.
fn all(tag: &str) -> impl Iterator<Item = (u32, Element)> {
    let found: Option<HtmlCollection> = content().map(|content| content.get_elements_by_tag_name(tag));
    let count = found.as_ref().map_or(0, HtmlCollection::length);
    (0..count).filter_map(move |place| found.as_ref()?.item(place).map(|element| (place, element)))
}
