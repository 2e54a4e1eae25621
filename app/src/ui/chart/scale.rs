//! Where things stand in a chart: pure functions, the same on the server and in the browser.

use crate::i18n::Lang;

/// The left edge of what is drawn; the axis' figures stand before it.
pub const LEFT: f64 = 36.0;
/// The right edge.
pub const RIGHT: f64 = 604.0;
/// The upper edge, the top of the axis.
pub const TOP: f64 = 24.0;
/// The lower edge, where zero is.
pub const BOTTOM: f64 = 196.0;
/// What parts of one thing are divided by.
pub const GAP: f64 = 3.0;

/// The top of an axis that starts at zero and has four steps of a round size.
pub fn top(most: f64) -> f64 {
    let raw = most / 4.0;
    if !raw.is_finite() || raw <= 0.0 {
        return 4.0;
    }
    let mut power = 1.0;
    while power * 10.0 <= raw {
        power *= 10.0;
    }
    while power > raw {
        power /= 10.0;
    }
    let step = [1.0, 2.0, 2.5, 5.0].into_iter().map(|round| round * power).find(|step| *step >= raw);
    4.0 * step.unwrap_or(10.0 * power)
}

/// The height at which a value stands below the top of the axis.
pub fn height(value: f64, top: f64) -> f64 {
    BOTTOM - (BOTTOM - TOP) * value / top
}

/// The middle of a place on the axis of places, and how much room it has.
pub fn place(index: usize, count: usize) -> (f64, f64) {
    let room = (RIGHT - LEFT) / number(count.max(1));
    (LEFT + room * (number(index) + 0.5), room)
}

/// Whether a place is named: about five of them, the last one always.
pub fn named(index: usize, count: usize) -> bool {
    let (step, last) = (count.div_ceil(4).max(1), count.saturating_sub(1));
    index == last || (index.is_multiple_of(step) && last.saturating_sub(index) >= step.min(2))
}

/// Where each part of a whole starts and how long it is; parts are divided by a gap, and what is not positive takes no room.
pub fn shares(values: &[f64], length: f64, gap: f64) -> Vec<(f64, f64)> {
    let whole: f64 = values.iter().map(|value| value.max(0.0)).sum();
    let parts = values.iter().filter(|value| **value > 0.0).count();
    let room = length - gap * number(parts.saturating_sub(1));
    let mut from = 0.0;
    let mut share = |value: f64| {
        if value <= 0.0 {
            return (from, 0.0);
        }
        let (start, size) = (from, room * value / whole);
        from += size + gap;
        (start, size)
    };
    values.iter().map(|value| share(*value)).collect()
}

/// The path of a line through points.
pub fn line(points: &[(f64, f64)]) -> String {
    let steps: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
    if steps.is_empty() { String::new() } else { format!("M{}", steps.join(" ")) }
}

/// The points of a small line without axis, 120 wide and 28 high: the smallest value below, the largest above.
pub fn spark(values: &[f64]) -> Vec<(f64, f64)> {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let pace = 116.0 / number(values.len().saturating_sub(1).max(1));
    let up = |value: f64| if most > least { 24.0 - 20.0 * (value - least) / (most - least) } else { 14.0 };
    values.iter().enumerate().map(|(index, value)| (2.0 + pace * number(index), up(*value))).collect()
}

/// A part of a ring around (80, 80), from and to in parts of the whole, clockwise from above.
pub fn sector(from: f64, to: f64) -> String {
    // A whole ring would end where it starts, and then nothing is drawn.
    let to = to.min(from + 0.9999);
    let at = |share: f64, radius: f64| {
        let (across, up) = (share * std::f64::consts::TAU).sin_cos();
        format!("{:.2} {:.2}", 80.0 + radius * across, 80.0 - radius * up)
    };
    let wide = u8::from(to - from > 0.5);
    let (outer, inner) = (78.0, 52.0);
    format!(
        "M{}A{outer} {outer} 0 {wide} 1 {}L{}A{inner} {inner} 0 {wide} 0 {}Z",
        at(from, outer),
        at(to, outer),
        at(to, inner),
        at(from, inner)
    )
}

/// A figure at the axis as the language writes it, with at most two places.
pub fn figure(lang: Lang, value: f64) -> String {
    let (thousands, point) = if lang == Lang::En { (',', '.') } else { ('.', ',') };
    let text = format!("{value:.2}");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut written = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            written.push(thousands);
        }
        written.push(digit);
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { written } else { format!("{written}{point}{fraction}") }
}

/// A count as a length; charts hold few things.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 1e-6
    }

    #[test]
    fn an_axis_ends_at_a_round_figure() {
        for (most, expected) in [
            (389.0, 400.0),
            (400.0, 400.0),
            (401.0, 800.0),
            (0.9, 1.0),
            (1.0, 1.0),
            (1200.0, 2000.0),
            (0.0, 4.0),
            (-5.0, 4.0),
            (f64::NAN, 4.0),
        ] {
            assert!(near(top(most), expected), "{most}: {}", top(most));
        }
    }

    #[test]
    fn zero_is_below_and_the_top_above() {
        assert!(near(height(0.0, 400.0), BOTTOM) && near(height(400.0, 400.0), TOP));
        let (first, room) = place(0, 12);
        assert!(near(first - room / 2.0, LEFT));
        let (last, _) = place(11, 12);
        assert!(near(last + room / 2.0, RIGHT));
    }

    #[test]
    fn about_five_places_are_named() {
        let of = |count: usize| (0..count).filter(|index| named(*index, count)).collect::<Vec<_>>();
        assert_eq!(of(12), [0, 3, 6, 9, 11]);
        assert_eq!(of(4), [0, 1, 2, 3]);
        assert_eq!(of(1), [0]);
        assert!(of(0).is_empty());
    }

    #[test]
    fn shares_fill_the_length_with_gaps_between() {
        let parts = shares(&[110.75, 45.75, 0.0, 43.5, 30.0], 358.0, GAP);
        assert!(near(parts[0].0, 0.0) && near(parts[1].0, parts[0].1 + GAP));
        assert!(near(parts[2].1, 0.0) && near(parts[4].0 + parts[4].1, 358.0));
        assert!(shares(&[0.0, -1.0], 100.0, GAP).iter().all(|(_, size)| near(*size, 0.0)));
    }

    #[test]
    fn lines_are_paths() {
        assert_eq!(line(&[(2.0, 24.0), (118.0, 4.0)]), "M2.0 24.0 118.0 4.0");
        assert_eq!(line(&[]), "");
        assert_eq!(line(&spark(&[1.0, 3.0, 2.0])), "M2.0 24.0 60.0 4.0 118.0 14.0");
        assert_eq!(line(&spark(&[7.0, 7.0])), "M2.0 14.0 118.0 14.0");
    }

    #[test]
    fn a_sector_of_more_than_half_takes_the_long_way() {
        assert_eq!(sector(0.0, 0.25), "M80.00 2.00A78 78 0 0 1 158.00 80.00L132.00 80.00A52 52 0 0 0 80.00 28.00Z");
        assert!(sector(0.0, 0.75).contains(" 0 1 1 "));
        assert!(sector(0.0, 1.0).starts_with("M80.00 2.00A"));
    }

    #[test]
    fn figures_are_written_as_the_language_does() {
        assert_eq!(figure(Lang::De, 1_234_567.5), "1.234.567,5");
        assert_eq!(figure(Lang::En, 2000.0), "2,000");
        assert_eq!(figure(Lang::Nl, 0.25), "0,25");
        assert_eq!(figure(Lang::Da, 100.0), "100");
    }
}
