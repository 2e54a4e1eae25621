//! The calculators as people use them: what is asked, what was answered, what follows, and how that is shown.
//!
//! A calculator is a list of [`Field`]s and a function that makes a [`Figure`] out of what was typed. The server shows the fields and
//! answers a plain form; the browser runs the same function while somebody moves a slider. Both write the figure with [`render`], so the same
//! words and the same cents stand on both sides. Nothing here knows a page, a clock or a network; amounts come from [`calc`].

mod answer;
pub mod explain;
mod field;
mod figure;
mod kinds;
mod reading;
pub mod render;
mod texts;
mod typed;

pub use answer::{answer, pairs};
pub use field::{Choice, Field, FieldKind, Slider};
pub use figure::{Deadline, Figure, Hue, Level, Part, Series, Share};
pub use kinds::Calculator;
pub use reading::{Problem, Reading};
pub use texts::{Key, Texts, k};
pub use typed::Typed;
