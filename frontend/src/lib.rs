//! The wasm entry of a bundle. Built once for each, with the feature `employee`, `workplace` or `gallery`: each build names only its own
//! root, so the linker drops the other one and a phone never downloads the staff's screens. Another build with the feature `cases`
//! is for the browser suite: the calculators as a browser runs them, without an app. With `calculators` it is what the calculators' pages load.
#![cfg(target_arch = "wasm32")]

#[cfg(feature = "calculators")]
mod calculators;
#[cfg(feature = "cases")]
mod cases;
#[cfg(feature = "weigh-calc")]
mod weigh;

#[cfg(any(feature = "employee", feature = "workplace", feature = "gallery"))]
use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the page's boot script with the text of the catalogue file.
#[cfg(feature = "employee")]
#[wasm_bindgen]
pub fn start(catalogue: String) {
    app::platform::start(catalogue, app::i18n::Bundle::Employee, app::employee::EmployeeApp);
}

/// Called by the page's boot script with the text of the catalogue file.
#[cfg(all(feature = "workplace", not(feature = "employee")))]
#[wasm_bindgen]
pub fn start(catalogue: String) {
    app::platform::start(catalogue, app::i18n::Bundle::Workplace, app::workplace::WorkplaceApp);
}

/// Called by the page's boot script with the text of the catalogue file.
#[cfg(all(feature = "gallery", not(any(feature = "employee", feature = "workplace"))))]
#[wasm_bindgen]
pub fn start(catalogue: String) {
    app::platform::start(catalogue, app::i18n::Bundle::Gallery, app::gallery::GalleryApp);
}
