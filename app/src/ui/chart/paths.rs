//! The paths of lines, areas and rings. Across they count to 1000, whatever the width is; the nested `svg` stretches them.

use super::place::Across;
use super::scale::{GAP, number, real};

/// Half of what a single place is drawn wide.
const ALONE: f64 = 40.0;

/// The points of a line at these heights, of so many places; a single place becomes a short line.
pub fn points(heights: &[f64], count: usize) -> Vec<(f64, f64)> {
    if let ([alone], 1) = (heights, count) {
        return vec![(500.0 - ALONE, *alone), (500.0 + ALONE, *alone)];
    }
    let across = |index| 10.0 * Across::Points.middle(index, count);
    heights.iter().enumerate().map(|(index, height)| (across(index), *height)).collect()
}

/// The path of a line through points; a single point is a dot.
pub fn line(points: &[(f64, f64)]) -> String {
    let steps: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
    match steps.as_slice() {
        [] => String::new(),
        [alone] => format!("M{alone}h0"),
        _ => format!("M{}", steps.join(" ")),
    }
}

/// The path of an area between its upper and its lower heights; `divided` leaves a gap to what is below.
pub fn area(heads: &[f64], feet: &[f64], divided: bool) -> String {
    let gap = if divided { GAP } else { 0.0 };
    let lower: Vec<f64> = heads.iter().zip(feet).map(|(head, foot)| head.max(foot - gap)).collect();
    let mut around = points(heads, heads.len());
    around.extend(points(&lower, lower.len()).into_iter().rev());
    if around.is_empty() { String::new() } else { line(&around) + "Z" }
}

/// The points of a small line without axis, 120 wide and 28 high: the smallest value below, the largest above.
pub fn spark(values: &[i64]) -> Vec<(f64, f64)> {
    let (least, most) = (values.iter().min().copied().unwrap_or(0), values.iter().max().copied().unwrap_or(0));
    let pace = 116.0 / number(values.len().saturating_sub(1).max(1));
    let up = |value: i64| {
        if most > least { 24.0 - 20.0 * (real(value) - real(least)) / (real(most) - real(least)) } else { 14.0 }
    };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_paths() {
        assert_eq!(line(&points(&[24.0, 4.0, 10.0], 3)), "M0.0 24.0 500.0 4.0 1000.0 10.0");
        assert_eq!(line(&points(&[24.0, 4.0], 3)), "M0.0 24.0 500.0 4.0");
        assert_eq!(line(&points(&[24.0], 3)), "M0.0 24.0h0");
        assert_eq!(line(&points(&[24.0], 1)), "M460.0 24.0 540.0 24.0");
        assert_eq!(line(&points(&[], 3)), "");
        assert_eq!(line(&spark(&[1, 3, 2])), "M2.0 24.0 60.0 4.0 118.0 14.0");
        assert_eq!(line(&spark(&[7, 7])), "M2.0 14.0 118.0 14.0");
        assert_eq!(line(&spark(&[])), "");
    }

    #[test]
    fn areas_go_there_and_back() {
        assert_eq!(area(&[50.0, 40.0], &[100.0, 100.0], false), "M0.0 50.0 1000.0 40.0 1000.0 100.0 0.0 100.0Z");
        assert_eq!(area(&[50.0, 39.0], &[60.0, 40.0], true), "M0.0 50.0 1000.0 39.0 1000.0 39.0 0.0 57.0Z");
        assert_eq!(area(&[], &[], true), "");
    }

    #[test]
    fn a_sector_of_more_than_half_takes_the_long_way() {
        assert_eq!(sector(0.0, 0.25), "M80.00 2.00A78 78 0 0 1 158.00 80.00L132.00 80.00A52 52 0 0 0 80.00 28.00Z");
        assert!(sector(0.0, 0.75).contains(" 0 1 1 "));
        assert!(sector(0.0, 1.0).starts_with("M80.00 2.00A"));
    }
}
