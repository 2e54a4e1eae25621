//! `/desk/_gallery`: the component kit, each component in its states. A section per family, a file per section.

mod basics;
mod buttons;
mod charts;
mod choices;
#[cfg(feature = "ssr")]
pub mod form;
mod inputs;
mod looks;
mod page;
mod papers;
mod status;
mod views;

pub use page::GalleryPage;
