//! What both halves show of the calculators: how a result came about, in words.

mod texts;

pub use texts::name;
