//! How high and how far things stand in a picture, in whole numbers: the same on both sides, and floating point would cost bytes.
//! Heights are tenths of a pixel, distances across are tenths of a thousandth; both are written with [`Tenths`].

use std::fmt;

/// The upper edge of a chart, the top of its axis, in tenths of a pixel.
const TOP: i64 = 240;
/// The lower edge, where zero is.
pub(super) const BOTTOM: i64 = 1_960;
/// The height of a line of text with its room.
const LINE: i64 = 150;

/// The least width of what is drawn, in pixels: narrow, from 24 rem, from 40 rem. The style sheet has the same steps.
const NARROW: usize = 160;
const MEDIUM: usize = 288;
const WIDE: usize = 544;

/// Tenths, written with one decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tenths(pub(super) i64);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, count) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        write!(f, "{sign}{}.{}", count / 10, count % 10)
    }
}

impl maud::Render for Tenths {
    fn render_to(&self, buffer: &mut String) {
        buffer.push_str(&self.to_string());
    }
}

/// Where each part of a whole starts and how long it is, in thousandths that fill the whole; what is not positive takes no room.
pub(super) fn shares(values: &[i64]) -> Vec<(i64, i64)> {
    let whole: i128 = values.iter().map(|value| i128::from((*value).max(0))).sum();
    let mut sum = 0_i128;
    let mut edge = 0_i64;
    let mut share = |value: i64| {
        sum += i128::from(value.max(0));
        let end = i64::try_from((sum * 1_000 + whole / 2) / whole.max(1)).unwrap_or_default();
        let from = std::mem::replace(&mut edge, end);
        (from, end - from)
    };
    values.iter().map(|value| share(*value)).collect()
}

/// The top of an axis in cents that starts at zero and has four steps of a round size; four euro where there is nothing.
pub(super) fn top(most: i64) -> i64 {
    if most <= 0 {
        return 400;
    }
    let least = most.unsigned_abs().div_ceil(4);
    let mut power = 1_u64;
    while power.saturating_mul(10) <= least {
        power = power.saturating_mul(10);
    }
    let rounds = [10, 15, 20, 25, 30, 40, 50, 60, 80].map(|tenths| power.saturating_mul(tenths) / 10);
    let step = rounds.into_iter().find(|round| *round >= least).unwrap_or(power.saturating_mul(10));
    i64::try_from(step.saturating_mul(4)).unwrap_or(i64::MAX)
}

/// The height at which a value stands below the top of the axis.
pub(super) fn height(value: i64, top: i64) -> i64 {
    let room = i128::from(BOTTOM - TOP);
    let up = (room * i128::from(value.max(0)) + i128::from(top) / 2) / i128::from(top.max(1));
    BOTTOM - i64::try_from(up).unwrap_or_default()
}

/// Where a place stands across, in tenths of a thousandth; a single one in the middle.
pub(super) fn across(index: usize, count: usize) -> i64 {
    if count < 2 {
        return 5_000;
    }
    i64::try_from((index * 10_000 + (count - 1) / 2) / (count - 1)).unwrap_or_default()
}

/// The heights of texts, moved up where two would stand in each other; the lowest keeps its place.
pub(super) fn apart(heights: &[i64]) -> Vec<i64> {
    let mut order: Vec<(usize, i64)> = heights.iter().copied().enumerate().collect();
    order.sort_by_key(|(_, height)| std::cmp::Reverse(*height));
    let mut free = i64::MAX;
    for (_, height) in &mut order {
        *height = (*height).min(free);
        free = *height - LINE;
    }
    order.sort_by_key(|(index, _)| *index);
    order.into_iter().map(|(_, height)| height).collect()
}

/// Which places are named, and from which width on (`data-minor`), so that names of so many characters never meet.
pub(super) fn named(count: usize, characters: usize) -> Vec<(usize, Option<&'static str>)> {
    let gaps = count.saturating_sub(1).max(1);
    let need = 8 * characters + 12;
    let step = |width: usize| (need * gaps).div_ceil(width).max(1);
    let wide = step(WIDE);
    let medium = step(MEDIUM).next_multiple_of(wide);
    let narrow = step(NARROW).next_multiple_of(medium);
    let last = count.saturating_sub(1);
    // The last name ends at the edge and reaches further back.
    let back = if count > 1 { need.max(12 * characters) } else { need };
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

/// The room before the axis that figures of so many characters need: `data-gutter`.
pub(super) const fn gutter(characters: usize) -> &'static str {
    match characters {
        0..=4 => "s",
        5..=7 => "m",
        8..=9 => "l",
        _ => "xl",
    }
}
