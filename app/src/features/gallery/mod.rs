//! `/desk/_gallery`: the component kit, each component in its states. A section per family, a file per section.

mod basics;
mod page;

pub use page::GalleryPage;
