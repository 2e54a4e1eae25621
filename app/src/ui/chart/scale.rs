//! How high things stand in a chart and how long they are: pure functions, the same on the server and in the browser.

/// The height of a chart over time, in pixels. The style sheet gives it the same.
pub const HEIGHT: f64 = 226.0;
/// The upper edge, the top of the axis.
pub const TOP: f64 = 24.0;
/// The lower edge, where zero is.
pub const BOTTOM: f64 = 196.0;
/// What layers are divided by, in pixels.
pub const GAP: f64 = 3.0;
/// The height of a line of text with its room.
const LINE: f64 = 15.0;

/// The top of an axis that starts at zero and has four steps of a round size; four times `one` where there is nothing.
pub fn top(most: i64, one: i64) -> i64 {
    if most <= 0 {
        return one.saturating_mul(4);
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
pub fn height(value: i64, top: i64) -> f64 {
    BOTTOM - (BOTTOM - TOP) * real(value.max(0)) / real(top.max(1))
}

/// Where each part of a whole starts and how long it is; parts are divided by a gap, and what is not positive takes no room.
pub fn shares(values: &[i64], length: f64, gap: f64) -> Vec<(f64, f64)> {
    let whole: f64 = values.iter().map(|value| real((*value).max(0))).sum();
    let parts = values.iter().filter(|value| **value > 0).count();
    let room = length - gap * number(parts.saturating_sub(1));
    let mut from = 0.0;
    let mut share = |value: i64| {
        if value <= 0 {
            return (from, 0.0);
        }
        let (start, size) = (from, room * real(value) / whole);
        from += size + gap;
        (start, size)
    };
    values.iter().map(|value| share(*value)).collect()
}

/// The heights of texts, moved up where two would stand in each other; the lowest keeps its place.
pub fn apart(heights: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = heights.iter().copied().enumerate().collect();
    order.sort_by(|one, other| other.1.total_cmp(&one.1));
    let mut free = f64::INFINITY;
    for (_, height) in &mut order {
        *height = height.min(free);
        free = *height - LINE;
    }
    order.sort_by_key(|(index, _)| *index);
    order.into_iter().map(|(_, height)| height).collect()
}

/// A value as a length. Its two halves are converted without loss.
pub fn real(value: i64) -> f64 {
    let high = i32::try_from(value >> 32).unwrap_or_default();
    let low = u32::try_from(value & 0xffff_ffff).unwrap_or_default();
    f64::from(high) * 4_294_967_296.0 + f64::from(low)
}

/// A count as a length; charts hold few things.
pub fn number(count: usize) -> f64 {
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
            (389, 400),
            (400, 400),
            (401, 600),
            (1, 4),
            (5, 8),
            (9, 12),
            (1_201, 1_600),
            (276_000, 320_000),
            (914_000, 1_000_000),
            (0, 400),
            (-5, 400),
            (i64::MAX, i64::MAX),
        ] {
            assert_eq!(top(most, 100), expected, "{most}");
        }
    }

    #[test]
    fn zero_is_below_and_the_top_above() {
        assert!(near(height(0, 400), BOTTOM) && near(height(400, 400), TOP));
        assert!(near(height(-7, 400), BOTTOM) && near(height(200, 400), f64::midpoint(BOTTOM, TOP)));
    }

    #[test]
    fn shares_fill_the_length_with_gaps_between() {
        let parts = shares(&[11_075, 4_575, 0, 4_350, 3_000], 358.0, GAP);
        assert!(near(parts[0].0, 0.0) && near(parts[1].0, parts[0].1 + GAP));
        assert!(near(parts[2].1, 0.0) && near(parts[4].0 + parts[4].1, 358.0));
        assert!(shares(&[0, -1], 100.0, GAP).iter().all(|(_, size)| near(*size, 0.0)));
        assert!(shares(&[], 100.0, GAP).is_empty());
    }

    #[test]
    fn texts_do_not_stand_in_each_other() {
        let moved = |from: &[f64], to: &[f64]| apart(from).iter().zip(to).all(|(one, other)| near(*one, *other));
        assert!(moved(&[50.0, 100.0], &[50.0, 100.0]));
        assert!(moved(&[95.0, 100.0, 97.0], &[70.0, 100.0, 85.0]));
        assert!(apart(&[]).is_empty());
    }

    #[test]
    fn a_value_is_as_long_as_it_is_large() {
        for (value, length) in [(0, 0.0), (1, 1.0), (-1, -1.0), (1 << 40, 1_099_511_627_776.0), (-5_000_000_000, -5e9)]
        {
            assert!(near(real(value), length), "{value}");
        }
    }
}
