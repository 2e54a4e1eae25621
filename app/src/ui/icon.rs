//! `Icon`: a Lucide glyph, set inline so that it takes the text's colour.

use super::icons::Glyph;
use leptos::prelude::*;

/// The size of an icon; the stroke gets thinner as it grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IconSize {
    /// 16 px, beside small text.
    Small,
    /// 20 px.
    #[default]
    Medium,
    /// 24 px, navigation on the phone.
    Large,
}

/// A decorative icon. It stands beside a word; where it stands alone its button or link carries the label.
///
/// Same on the server, without JavaScript and after hydration.
#[component]
pub fn Icon(
    /// Which picture, from [`super::icons`].
    glyph: Glyph,
    /// How large.
    #[prop(optional)]
    size: IconSize,
) -> impl IntoView {
    let size = match size {
        IconSize::Small => Some("s"),
        IconSize::Medium => None,
        IconSize::Large => Some("l"),
    };
    view! { <svg class="icon" data-size=size viewBox="0 0 24 24" aria-hidden="true" inner_html=glyph.0></svg> }
}
