//! Where places of time stand across a chart, and which of them are named at which width. Across is in percent of the width.

use super::scale::number;

/// The least width of what is drawn, in pixels: narrow, from 24 rem, from 40 rem. The style sheet has the same steps.
const NARROW: usize = 160;
const MEDIUM: usize = 288;
const WIDE: usize = 544;

/// How places share the width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Across {
    /// Each has room of its own and stands in its middle: columns.
    Rooms,
    /// The first stands at one edge, the last at the other: lines and areas.
    Points,
}

impl Across {
    /// The middle of a place.
    pub fn middle(self, index: usize, count: usize) -> f64 {
        match self {
            Self::Rooms => 100.0 * (number(index) + 0.5) / number(count.max(1)),
            Self::Points if count < 2 => 50.0,
            Self::Points => 100.0 * number(index) / number(count - 1),
        }
    }

    /// Whether the text at the last place ends at the edge instead of standing around its middle: `data-edge`.
    pub const fn edge(self, count: usize) -> Option<&'static str> {
        match (self, count) {
            (Self::Points, 0 | 1) | (Self::Rooms, 0..=3) => None,
            (Self::Rooms, 4..=12) => Some("narrow"),
            _ => Some("always"),
        }
    }

    /// Which places are named, and from which width on (`data-minor`), so that names of so many characters never meet.
    pub fn named(self, count: usize, characters: usize) -> Vec<(usize, Option<&'static str>)> {
        let gaps = match self {
            Self::Rooms => count.max(1),
            Self::Points => count.saturating_sub(1).max(1),
        };
        let need = 8 * characters + 12;
        let step = |width: usize| (need * gaps).div_ceil(width).max(1);
        let wide = step(WIDE);
        let medium = step(MEDIUM).next_multiple_of(wide);
        let narrow = step(NARROW).next_multiple_of(medium);
        let last = count.saturating_sub(1);
        // A name that ends at the edge reaches further back.
        let back = if self.edge(count).is_some() { need.max(12 * characters) } else { need };
        let fits = |index: usize, step: usize, width: usize| {
            index == last || (index.is_multiple_of(step) && (last - index) * width >= back * gaps)
        };
        let from = |index: usize| {
            if fits(index, narrow, NARROW) {
                Some((index, None))
            } else if fits(index, medium, MEDIUM) {
                Some((index, Some("medium")))
            } else {
                fits(index, wide, WIDE).then_some((index, Some("wide")))
            }
        };
        (0..count).filter_map(from).collect()
    }
}

/// The room before the axis that its figures need: `data-gutter`.
pub fn gutter(characters: usize) -> &'static str {
    match characters {
        0..=4 => "s",
        5..=7 => "m",
        8..=9 => "l",
        _ => "xl",
    }
}

/// Where a column of so many starts and how wide it is.
pub fn column(index: usize, count: usize) -> (f64, f64) {
    let width = (75.0 / number(count.max(1))).min(8.0);
    (Across::Rooms.middle(index, count) - width / 2.0, width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 1e-6
    }

    fn shown(named: &[(usize, Option<&str>)], hidden: &[&str]) -> Vec<usize> {
        named
            .iter()
            .filter(|(_, from)| from.is_none_or(|from| !hidden.contains(&from)))
            .map(|(index, _)| *index)
            .collect()
    }

    #[test]
    fn places_fill_the_width() {
        assert!(near(Across::Rooms.middle(0, 4), 12.5) && near(Across::Rooms.middle(3, 4), 87.5));
        assert!(near(Across::Points.middle(0, 4), 0.0) && near(Across::Points.middle(3, 4), 100.0));
        assert!(near(Across::Points.middle(0, 1), 50.0) && near(Across::Rooms.middle(0, 1), 50.0));
    }

    #[test]
    fn columns_stand_around_their_places() {
        for count in [1, 4, 12, 60] {
            for index in 0..count {
                let (from, width) = column(index, count);
                assert!(near(from + width / 2.0, Across::Rooms.middle(index, count)));
                assert!(from >= 0.0 && from + width <= 100.0 && width <= 8.0);
            }
        }
    }

    #[test]
    fn names_have_room_at_every_width() {
        for across in [Across::Rooms, Across::Points] {
            for count in 1..=70 {
                for characters in [4, 5, 8, 14] {
                    let named = across.named(count, characters);
                    let gaps = if across == Across::Rooms { count } else { (count - 1).max(1) };
                    for (hidden, width) in [(&["medium", "wide"][..], 160), (&["wide"][..], 288), (&[][..], 544)] {
                        let shown = shown(&named, hidden);
                        assert_eq!(shown.last(), Some(&(count - 1)));
                        let room = |pair: &[usize]| (pair[1] - pair[0]) * width / gaps;
                        assert!(
                            shown.windows(2).all(|pair| room(pair) >= 8 * characters),
                            "{count} {characters} {shown:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn a_wide_chart_names_more() {
        let weeks = Across::Rooms.named(12, 5);
        assert_eq!(shown(&weeks, &["medium", "wide"]), [0, 4, 11]);
        assert_eq!(shown(&weeks, &[]), [0, 2, 4, 6, 8, 11]);
        assert_eq!(shown(&Across::Rooms.named(4, 4), &["medium", "wide"]), [0, 3]);
        assert_eq!(Across::Rooms.named(4, 4).len(), 4);
        assert!(Across::Points.named(0, 0).is_empty());
        assert_eq!(Across::Points.named(1, 9), [(0, None)]);
    }
}
