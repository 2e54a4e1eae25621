//! The wasm entry of a bundle. Built twice, with the feature `employee` or `workplace`: each build names only its own
//! root, so the linker drops the other one and a phone never downloads the staff's screens. A third build with the feature `cases`
//! is for the browser suite: the calculators as a browser runs them, without an app.
#![cfg(target_arch = "wasm32")]

#[cfg(feature = "cases")]
mod cases;
#[cfg(feature = "weigh-calc")]
mod weigh;

#[cfg(any(feature = "employee", feature = "workplace"))]
use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the page's boot script with the text of the catalogue file.
#[cfg(feature = "employee")]
#[wasm_bindgen]
pub fn start(catalogue: String) {
    app::platform::start(catalogue, false, app::employee::EmployeeApp);
}

/// Called by the page's boot script with the text of the catalogue file.
#[cfg(all(feature = "workplace", not(feature = "employee")))]
#[wasm_bindgen]
pub fn start(catalogue: String) {
    app::platform::start(catalogue, true, app::workplace::WorkplaceApp);
}
