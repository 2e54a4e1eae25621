//! A figure as HTML, with the classes of the design kit. [`maud`] escapes every text.
//!
//! It is called for every step of a slider, so nothing here measures, and no arithmetic is done with floating point.

mod icon;
mod parts;
mod scale;
mod why;
mod years;

use crate::{Figure, Part, Problem, Texts, k};
use domain::Language;
use domain::money::Cents;
use domain::typed::write_euro;
use icon::{OCTAGON_ALERT, icon};
use maud::{Markup, html};

/// A figure's parts, written down: each goes into the place of its name on the page, and only where it differs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// What changes while one types.
    pub parts: String,
    /// How it came about, folded.
    pub whys: String,
    /// The sentence that is read out.
    pub spoken: String,
}

/// Writes an answer.
pub fn figure(figure: &Figure, texts: &Texts) -> Written {
    Written { whys: why::whys(&figure.whys, texts).0, ..result(figure, texts) }
}

/// The same without how it came about: what every step of a slider changes.
pub fn result(figure: &Figure, texts: &Texts) -> Written {
    let parts = html! {
        @for group in grouped(&figure.parts) {
            @if is_of_result(&group[0]) {
                section.card.stack.calcres data-gap="3" { @for part in group { (parts::part(part, texts)) } }
            } @else {
                @for part in group { (parts::part(part, texts)) }
            }
        }
    };
    Written { parts: parts.0, whys: String::new(), spoken: figure.spoken.clone() }
}

/// Writes what has to be mended first: a line for each mistake, which leads to its field.
pub fn problems(problems: &[Problem], texts: &Texts) -> Written {
    if problems.is_empty() {
        return Written::default();
    }
    let parts: Markup = html! {
        section.finding data-level="E" {
            .finding__head {
                (icon(OCTAGON_ALERT))
                div {
                    h2 { span.sr { (texts.get(k::SHOW_LEVEL_ERROR)) " " } (texts.get(k::SHOW_MEND_TITLE)) }
                    p { (texts.get(k::SHOW_MEND_TEXT)) }
                }
            }
            .finding__list {
                ul.stack.small data-gap="2" {
                    @for problem in problems { li { a.link href={ "#" (problem.field) } { (problem.text) } } }
                }
            }
        }
    };
    let spoken: Vec<&str> = problems.iter().map(|problem| problem.text.as_str()).collect();
    Written { parts: parts.0, whys: String::new(), spoken: spoken.join(" ") }
}

/// An amount without cents where it has none: `5.000 €`.
pub fn whole_euro(amount: Cents, language: Language) -> String {
    let none = if language == Language::En { ".00" } else { ",00" };
    write_euro(amount, language).replace(none, "")
}

/// What stands together in one card: a large number with the amounts and shares that follow it. Everything else stands alone.
fn grouped(parts: &[Part]) -> impl Iterator<Item = &[Part]> {
    parts.chunk_by(|one, next| is_of_result(one) && is_of_result(next) && !matches!(next, Part::Main { .. }))
}

const fn is_of_result(part: &Part) -> bool {
    matches!(part, Part::Main { .. } | Part::Also { .. } | Part::Shares(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_euro_have_no_cents_and_keep_their_thousands() {
        for (language, written) in [
            (Language::De, ["0\u{a0}€", "338\u{a0}€", "5.000\u{a0}€", "1.000.000\u{a0}€", "12,50\u{a0}€"]),
            (Language::En, ["€0", "€338", "€5,000", "€1,000,000", "€12.50"]),
        ] {
            let amounts = [0, 33_800, 500_000, 100_000_000, 1_250].map(|cents| whole_euro(Cents::new(cents), language));
            assert_eq!(amounts, written);
        }
    }
}
