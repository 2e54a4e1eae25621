//! An organisation's colour, and what can be read on it and in it.

/// WCAG 2.2, 1.4.3: text needs this contrast.
const READABLE: f64 = 4.5;
const WHITE: Colour = Colour { red: 255, green: 255, blue: 255 };
const INK: Colour = Colour { red: 0x19, green: 0x1e, blue: 0x2b };

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl Colour {
    /// Reads `#2543c6`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self { red, green, blue })
    }

    /// The colour as `#2543c6`.
    pub(crate) fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// White where it can be read on this colour, else ink.
    pub(crate) fn letters(self) -> Self {
        if contrast(self, WHITE) >= READABLE { WHITE } else { INK }
    }

    /// This colour where it can be read on white paper, else ink.
    pub(crate) fn on_paper(self) -> Self {
        if contrast(self, WHITE) >= READABLE { self } else { INK }
    }
}

/// WCAG's contrast ratio, 1 to 21.
fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: Colour) -> f64 {
    let channel = |value: u8| {
        let share = f64::from(value) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(colour.red) + 0.7152 * channel(colour.green) + 0.0722 * channel(colour.blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_digits_are_read_and_written() {
        let royal = Colour::parse("#2543C6").expect("a colour");
        assert_eq!(royal.hex(), "#2543c6");
        for wrong in ["2543c6", "#2543c", "#2543c6f", "#+543c6", "#zzzzzz", "", "#ä2543"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_stands_on_or_in_the_colour_can_be_read() {
        let royal = Colour::parse("#2543c6").expect("a colour");
        assert_eq!((royal.letters(), royal.on_paper()), (WHITE, royal));
        let yellow = Colour::parse("#ffdd00").expect("a colour");
        assert_eq!((yellow.letters(), yellow.on_paper()), (INK, INK));
        assert!((contrast(WHITE, Colour { red: 0, green: 0, blue: 0 }) - 21.0).abs() < 1e-9);
    }
}
