//! Documents: a typed input in, a tagged PDF for the archive (PDF/A-2a or, with a file attached, PDF/A-3a; and PDF/UA-1) out.
//! Finished ones can be turned into pictures of their pages.
//!
//! Each template is a folder under `templates`: its `.typ` file, its texts in four languages, its input with limits.
//! What people typed travels as data and is never read as markup. Nothing here reads a file, the network or the clock:
//! the same input gives the same bytes.
//!
//! Typesetting is work for the processor and cannot be cancelled. The caller runs it off the async threads and limits
//! how many run at once; every call empties the typesetter's caches when it ends, also after an error.

mod colour;
mod error;
mod field;
mod fonts;
pub mod images;
mod language;
mod pdf;
mod prose;
mod qr;
mod reading;
mod template;
mod templates;
mod text;
mod world;

pub use colour::Colour;
pub use error::{DocumentError, Problem, Step};
pub use field::Field;
pub use images::images;
pub use language::Language;
pub use pdf::{Pdf, Place, Stamp};
pub use qr::qr_svg;
pub use templates::{declaration, evidence, fit, letter, organisation::Organisation, sheet};
