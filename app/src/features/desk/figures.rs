//! The figures of an organisation, or of all of them, as tiles: what is counted, and against which baseline. The server writes them; a page
//! only shows them.
#![cfg(feature = "ssr")]

use crate::ui::{Comparison, StatTile, Tone, icons};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// One figure in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FigureView {
    /// What it counts.
    label: String,
    /// The figure as the language writes it.
    figure: String,
    /// What it is held against.
    against: String,
}

/// The figures with how they come about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FiguresView {
    /// What they are, for screen readers.
    title: String,
    /// Participation, what people do themselves, pages.
    figures: Vec<FigureView>,
    /// Opens what follows.
    how: String,
    /// The baseline, a sentence each.
    baseline: Vec<String>,
}

/// The tiles, and below them how the figures come about.
#[component]
pub(super) fn FigureTiles(figures: FiguresView) -> impl IntoView {
    let FiguresView { title, figures, how, baseline } = figures;
    let tile = |figure: FigureView| {
        let comparison = Comparison { text: figure.against, tone: Tone::Plain, glyph: icons::INFO };
        view! { <div class="card"><StatTile label=figure.label figure=figure.figure comparison/></div> }
    };
    view! {
        <section class="stack" data-gap="3" aria-label=title>
            <div class="grid-tiles">{figures.into_iter().map(tile).collect_view()}</div>
            <details class="card">
                <summary>{how}</summary>
                <ul class="stack small" data-gap="2">
                    {baseline.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                </ul>
            </details>
        </section>
    }
    .into_any()
}

mod written {
    use super::{FigureView, FiguresView};
    use crate::i18n::{Key, Lang, Texts, k};
    use services::figures::{
        Figures, PAGES_PER_ACCESS, PAGES_PER_DOCUMENT, PAGES_PER_LETTER, PAGES_PER_RECEIPT, Share,
    };

    /// A whole number with its thousands apart.
    pub(in crate::features::desk) fn count(lang: Lang, number: u64) -> String {
        let apart = if lang == Lang::En { ',' } else { '.' };
        let digits = number.to_string();
        let mut text = String::with_capacity(digits.len() + digits.len() / 3);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                text.push(apart);
            }
            text.push(digit);
        }
        text
    }

    /// A share as the language writes it; a dash where there is nothing to share.
    pub(in crate::features::desk) fn percent(lang: Lang, share: Share) -> String {
        let space = if lang == Lang::En { "" } else { "\u{a0}" };
        share.percent().map_or_else(|| "–".to_owned(), |percent| format!("{percent}{space}%"))
    }

    impl FiguresView {
        /// The figures in words.
        pub(in crate::features::desk) fn of(t: Texts, figures: Figures) -> Self {
            let shared = |label: Key, against: Key, share: Share| FigureView {
                label: t.get(label).to_owned(),
                figure: percent(t.lang(), share),
                against: of_whole(t, against, share),
            };
            let pages = FigureView {
                label: t.get(k::FIGURES_PAGES).to_owned(),
                figure: count(t.lang(), figures.pages),
                against: t.get(k::FIGURES_PAGES_AGAINST).to_owned(),
            };
            Self {
                title: t.get(k::FIGURES_TITLE).to_owned(),
                figures: vec![
                    shared(k::FIGURES_PARTICIPATION, k::FIGURES_PARTICIPATION_OF, figures.participation),
                    shared(k::FIGURES_SELF_SERVICE, k::FIGURES_SELF_SERVICE_OF, figures.self_service),
                    pages,
                ],
                how: t.get(k::FIGURES_HOW).to_owned(),
                baseline: baseline(t),
            }
        }
    }

    fn of_whole(t: Texts, key: Key, share: Share) -> String {
        let (part, whole) = (count(t.lang(), share.part), count(t.lang(), share.whole));
        t.fill(key, &[("part", &part), ("whole", &whole)])
    }

    /// The same numbers that are counted with.
    fn baseline(t: Texts) -> Vec<String> {
        let pages = |key: Key, pages: u64| t.fill(key, &[("pages", &pages.to_string())]);
        vec![
            t.get(k::FIGURES_HOW_PARTICIPATION).to_owned(),
            t.get(k::FIGURES_HOW_SELF_SERVICE).to_owned(),
            pages(k::FIGURES_HOW_ACCESS, PAGES_PER_ACCESS),
            pages(k::FIGURES_HOW_DOCUMENT, PAGES_PER_DOCUMENT),
            pages(k::FIGURES_HOW_RECEIPT, PAGES_PER_RECEIPT),
            pages(k::FIGURES_HOW_LETTER, PAGES_PER_LETTER),
        ]
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn thousands_stand_apart() {
            let german = [0, 999, 1_000, 100_000, 1_234_567].map(|number| count(Lang::De, number));
            assert_eq!(german, ["0", "999", "1.000", "100.000", "1.234.567"]);
            assert_eq!(count(Lang::En, 12_345), "12,345");
        }

        #[test]
        fn nothing_to_share_is_a_dash() {
            assert_eq!(percent(Lang::De, Share::of(0, 0)), "–");
            assert_eq!(percent(Lang::De, Share::of(1, 2)), "50\u{a0}%");
            assert_eq!(percent(Lang::En, Share::of(1, 2)), "50%");
        }
    }
}
pub(super) use written::{count, percent};
