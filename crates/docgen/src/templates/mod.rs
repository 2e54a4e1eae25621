//! The templates, one folder each: the input and its limits, what the template reads, the template, its texts.

mod day;
pub mod fit;
pub mod letter;
mod money;
pub mod sheet;
