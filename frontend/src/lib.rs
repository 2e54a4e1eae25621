//! The wasm entry of a bundle. Built twice, with the feature `employee` or `workplace`: each build names only its own
//! root, so the linker drops the other one and a phone never downloads the staff's screens.
#![cfg(target_arch = "wasm32")]

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
