//! The templates, one folder each: the input and its limits, what the template reads, the template, its texts.

mod day;
pub mod declaration;
mod door;
pub mod evidence;
pub mod fit;
pub mod letter;
mod link;
mod money;
pub(crate) mod organisation;
pub mod sheet;

/// What papers of several templates have in common, in their own language of typesetting.
const KIT: (&str, &str) = (crate::world::KIT, include_str!("kit.typ"));
