//! The drawings of all icons, as the inner markup of a 24 by 24 SVG.
//!
//! From [Lucide](https://lucide.dev), ISC licence, partly derived from Feather (MIT); both texts are in
//! `style/icons/LICENSE-lucide.txt`. One constant per icon, so that a bundle carries only those it draws.
//! Each icon has one meaning: take the constant whose comment says what you mean, not the one that looks right.

mod actions;
mod states;
mod things;

pub use actions::*;
pub use states::*;
pub use things::*;

/// The inner markup of an icon; stroke, fill and size come from the class `icon`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph(pub &'static str);

/// The brand's mark, two hooked arcs that hold each other. It carries its own stroke and takes the text's colour.
pub const MARK: Glyph = Glyph(
    r#"<g fill="none" stroke="currentColor" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"><path d="M10 11H29.5a7 7 0 0 1 5.2 11.6L28.5 29.5"/><path d="M38 37H18.5a7 7 0 0 1-5.2-11.6L19.5 18.5"/></g>"#,
);
