//! The last answers of the person's own pages, kept on this device by `kept.js`.

use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue};

/// Keeps an answer under its slot. Where nothing can be kept, nothing is.
pub fn keep_answer(slot: &str, json: &str) {
    drop(call("put", slot, &json.into()));
}

/// The last answer that was kept under the slot.
pub fn kept_answer(slot: &str) -> Option<String> {
    call("get", slot, &JsValue::UNDEFINED)?.as_string()
}

fn call(name: &str, slot: &str, value: &JsValue) -> Option<JsValue> {
    let kept = js_sys::Reflect::get(&window(), &"zusageKept".into()).ok()?;
    let function = js_sys::Reflect::get(&kept, &name.into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    function.call2(&kept, &slot.into(), value).ok()
}
