//! `Skeleton`: grey blocks where the content will stand, while it loads for up to two seconds. The blocks are not read out, "wird geladen"
//! is. On the server it is the fallback of what streams later; without JavaScript the content stands there at once.

use crate::i18n::{k, use_texts};
use leptos::prelude::*;

/// A block, as large as what comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkeletonBlock {
    /// A word or two.
    Label,
    /// A line that ends early.
    Line,
    /// A line over the whole width.
    Wide,
    /// A large figure.
    Figure,
}

impl SkeletonBlock {
    const fn width(self) -> Option<&'static str> {
        match self {
            Self::Label => Some("s"),
            Self::Line | Self::Figure => Some("m"),
            Self::Wide => None,
        }
    }

    const fn height(self) -> Option<&'static str> {
        match self {
            Self::Figure => Some("l"),
            Self::Label | Self::Line | Self::Wide => None,
        }
    }
}

/// The blocks of a place in their order.
#[component]
pub fn Skeleton(
    /// From top to bottom.
    blocks: &'static [SkeletonBlock],
) -> impl IntoView {
    let block = |block: SkeletonBlock| {
        view! { <span class="skel" aria-hidden="true" data-w=block.width() data-h=block.height()></span> }
    };
    view! {
        <div class="stack" data-gap="3" role="status">
            <span class="sr">{use_texts().get(k::UI_LOADING)}</span>
            {blocks.iter().copied().map(block).collect_view()}
        </div>
    }
    .into_any()
}
