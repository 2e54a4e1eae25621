//! Drawing with a finger, a pen or a mouse.

use crate::ui::{Pen, Spot};
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, PointerEvent};

/// Takes a pointer's event over into the drawing. The first finger draws until it is lifted; others, and the palm, do not.
pub fn draw(pen: Pen, event: &PointerEvent) {
    let Some(area) = pen.area.get_untracked() else { return };
    let held = pen.held.get_value() == Some(event.pointer_id());
    match event.type_().as_str() {
        "pointerdown" => put_down(pen, &area, event),
        "pointermove" if held => {
            let way = way(&area, event);
            pen.ink.update(|ink| {
                for spot in way {
                    ink.draw(spot);
                }
            });
        }
        "pointerup" | "pointercancel" | "lostpointercapture" if held => pen.held.set_value(None),
        _ => {}
    }
}

fn put_down(pen: Pen, area: &Element, event: &PointerEvent) {
    if pen.held.get_value().is_some() || event.button() != 0 {
        return;
    }
    event.prevent_default();
    let Some(spot) = spot(area, event) else { return };
    if pen.ink.try_update(|ink| ink.begin(spot)) == Some(true) {
        pen.held.set_value(Some(event.pointer_id()));
        // So that a line that leaves the pad comes back as the same line.
        drop(area.set_pointer_capture(event.pointer_id()));
    }
}

/// Where the pointer was since the last event: browsers gather several moves into one.
fn way(area: &Element, event: &PointerEvent) -> Vec<Spot> {
    // Safari knows this only since version 18.
    let gathers = Reflect::has(event, &"getCoalescedEvents".into()).unwrap_or(false);
    let moves = if gathers { event.get_coalesced_events().to_vec() } else { Vec::new() };
    let moves = moves.into_iter().filter_map(|one| one.dyn_into::<PointerEvent>().ok());
    let way: Vec<Spot> = moves.filter_map(|one| spot(area, &one)).collect();
    if way.is_empty() { spot(area, event).into_iter().collect() } else { way }
}

fn spot(area: &Element, event: &PointerEvent) -> Option<Spot> {
    // As numbers with fractions, which `client_x` cuts off.
    let at = |name: &str| Reflect::get(event, &name.into()).ok()?.as_f64();
    let frame = area.get_bounding_client_rect();
    let (across, down) = (at("clientX")? - frame.left(), at("clientY")? - frame.top());
    let seen = frame.width() > 0.0 && frame.height() > 0.0;
    seen.then(|| Spot::at(across / frame.width(), down / frame.height()))
}
