//! What a hand draws into a signature pad: strokes of points in the pad's own units, and their text. Pure, the same on the server and in
//! the browser.

/// The width of the pad in its units.
pub const PAD_WIDTH: u16 = 640;
/// The height of the pad in its units.
pub const PAD_HEIGHT: u16 = 320;
/// How many points a drawing may have; a signature has some hundreds.
pub const MOST_POINTS: usize = 4_000;
/// Points of a stroke that are nearer to each other, in units of the pad, look like one.
const NEAR: u32 = 2;

/// A point of the pad.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Units from the left edge.
    pub x: u16,
    /// Units from the upper edge.
    pub y: u16,
}

impl Spot {
    /// The point at a share of the width and of the height. What lies outside counts as the edge.
    pub fn at(across: f64, down: f64) -> Self {
        Self { x: unit(across, PAD_WIDTH), y: unit(down, PAD_HEIGHT) }
    }

    fn is_near(self, other: Self) -> bool {
        let (x, y) = (u32::from(self.x.abs_diff(other.x)), u32::from(self.y.abs_diff(other.y)));
        x * x + y * y < NEAR * NEAR
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between 0 and the side")]
fn unit(share: f64, side: u16) -> u16 {
    (share.clamp(0.0, 1.0) * f64::from(side)).round() as u16
}

/// A drawing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ink {
    strokes: Vec<Vec<Spot>>,
}

impl Ink {
    /// Puts the pen down. Says whether there was room for one more point.
    pub fn begin(&mut self, at: Spot) -> bool {
        let room = !self.is_full();
        if room {
            self.strokes.push(vec![at]);
        }
        room
    }

    /// Moves the pen on. A point too near to the one before is dropped, one too many is not taken; says whether there was room.
    pub fn draw(&mut self, to: Spot) -> bool {
        let full = self.is_full();
        let Some(stroke) = self.strokes.last_mut() else { return false };
        let near = stroke.last().is_some_and(|last| last.is_near(to));
        if !near && !full {
            stroke.push(to);
        }
        near || !full
    }

    /// Takes the last stroke back.
    pub fn undo(&mut self) {
        drop(self.strokes.pop());
    }

    /// Takes everything back.
    pub fn clear(&mut self) {
        self.strokes.clear();
    }

    /// Whether nothing is drawn.
    pub const fn is_empty(&self) -> bool {
        self.strokes.is_empty()
    }

    /// Whether no further point is taken.
    pub fn is_full(&self) -> bool {
        self.strokes.iter().map(Vec::len).sum::<usize>() >= MOST_POINTS
    }

    /// Whether there is a line and not only a touch: what a signature has at least.
    pub fn has_stroke(&self) -> bool {
        self.strokes.iter().any(|stroke| stroke.len() > 1)
    }

    /// The drawing as the path of an SVG, `M x y L x y…` in whole units. A lone point is a line to itself, so that it shows as a dot.
    pub fn path(&self) -> String {
        let mut words = Vec::new();
        for stroke in &self.strokes {
            let dot = stroke.first().filter(|_| stroke.len() == 1);
            for (index, spot) in stroke.iter().chain(dot).enumerate() {
                let verb = if index == 0 { 'M' } else { 'L' };
                words.push(format!("{verb} {} {}", spot.x, spot.y));
            }
        }
        words.join(" ")
    }

    /// Reads what [`Ink::path`] writes. `None` for another text: an unknown verb, a point outside of the pad, a point too many.
    /// Whoever keeps a drawing keeps the [`Ink::path`] of what was read, not what was sent.
    pub fn read(path: &str) -> Option<Self> {
        let mut ink = Self::default();
        let mut words = path.split_ascii_whitespace();
        while let Some(verb) = words.next() {
            let (x, y): (u16, u16) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
            let inside = x <= PAD_WIDTH && y <= PAD_HEIGHT;
            let taken = match verb {
                "M" => inside && ink.begin(Spot { x, y }),
                "L" => inside && ink.draw(Spot { x, y }),
                _ => false,
            };
            if !taken {
                return None;
            }
        }
        Some(ink)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(strokes: &[&[(u16, u16)]]) -> Ink {
        let mut ink = Ink::default();
        for stroke in strokes {
            for (index, (x, y)) in stroke.iter().copied().enumerate() {
                if index == 0 {
                    assert!(ink.begin(Spot { x, y }));
                } else {
                    ink.draw(Spot { x, y });
                }
            }
        }
        ink
    }

    #[test]
    fn a_share_of_the_pad_is_a_point_of_it() {
        assert_eq!(Spot::at(0.5, 0.25), Spot { x: 320, y: 80 });
        assert_eq!(Spot::at(-3.0, 1.7), Spot { x: 0, y: PAD_HEIGHT });
        assert_eq!(Spot::at(f64::NAN, f64::INFINITY), Spot { x: 0, y: PAD_HEIGHT });
    }

    #[test]
    fn strokes_are_a_path_and_a_touch_is_a_dot() {
        assert_eq!(Ink::default().path(), "");
        let ink = drawn(&[&[(10, 10), (20, 30), (40, 30)], &[(100, 50)]]);
        assert_eq!(ink.path(), "M 10 10 L 20 30 L 40 30 M 100 50 L 100 50");
    }

    #[test]
    fn points_nearer_than_two_units_are_dropped() {
        let ink = drawn(&[&[(10, 10), (11, 11), (10, 11), (12, 10), (12, 10), (13, 11)]]);
        assert_eq!(ink.path(), "M 10 10 L 12 10");
        let apart = drawn(&[&[(10, 10)], &[(10, 10), (10, 12)]]);
        assert_eq!(apart.path(), "M 10 10 L 10 10 M 10 10 L 10 12");
    }

    #[test]
    fn a_touch_alone_is_no_signature() {
        assert!(!Ink::default().has_stroke() && !drawn(&[&[(10, 10), (11, 10)], &[(50, 50)]]).has_stroke());
        assert!(drawn(&[&[(10, 10)], &[(50, 50), (60, 50)]]).has_stroke());
    }

    #[test]
    fn the_last_stroke_is_taken_back() {
        let mut ink = drawn(&[&[(10, 10), (20, 20)], &[(100, 50), (120, 50)]]);
        ink.undo();
        assert_eq!(ink.path(), "M 10 10 L 20 20");
        ink.undo();
        ink.undo();
        assert!(ink.is_empty());
        let mut all = drawn(&[&[(10, 10), (20, 20)], &[(100, 50)]]);
        all.clear();
        assert!(all.is_empty());
    }

    #[test]
    fn a_full_pad_takes_nothing_more_until_something_is_taken_back() {
        let mut ink = drawn(&[&[(0, 0), (9, 9)]]);
        assert!(ink.begin(Spot { x: 0, y: 0 }));
        for index in 0..MOST_POINTS {
            ink.draw(Spot { x: if index % 2 == 0 { 100 } else { 200 }, y: 5 });
        }
        assert!(ink.is_full());
        assert_eq!(ink.path().matches(['M', 'L']).count(), MOST_POINTS);
        assert!(!ink.begin(Spot { x: 300, y: 300 }) && !ink.path().contains("300"));
        ink.undo();
        assert!(ink.begin(Spot { x: 300, y: 300 }));
    }

    #[test]
    fn what_was_written_is_read_and_nothing_else() {
        let ink = drawn(&[&[(0, 0), (640, 320)], &[(100, 50)]]);
        assert_eq!(Ink::read(&ink.path()), Some(ink));
        assert_eq!(Ink::read(""), Some(Ink::default()));
        for wrong in
            ["L 1 1", "M 1", "M 1 -1", "M 641 1", "M 1 321", "M 1 1 C 2 2", "M 1 1\"><script>", "m 1 1", "M1 1"]
        {
            assert_eq!(Ink::read(wrong), None, "{wrong}");
        }
        assert_eq!(Ink::read(&"M 1 1 ".repeat(MOST_POINTS + 1)), None);
    }
}
