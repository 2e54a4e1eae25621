//! A link as a square of dots, drawn as one path: it stays sharp on every printer.

use fast_qr::{ECL, QRBuilder};
use serde::Serialize;
use std::fmt::Write as _;

/// A QR code in the units of its dots; the quiet zone around it is the template's.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Square {
    /// Dots per side.
    size: String,
    /// The dark dots as the path of an SVG.
    path: String,
}

impl Square {
    /// Draws the text with the middle error correction (15 %): a letter gets folded and stained. `None` if the text is
    /// too long for a code.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let mut path = String::new();
        for y in 0..code.size {
            let row = code.data.get(y.checked_mul(code.size)?..)?.get(..code.size)?;
            let mut x = 0_usize;
            for run in row.chunk_by(|one, other| one.value() == other.value()) {
                let length = run.len();
                if run.first().is_some_and(|module| module.value()) {
                    write!(path, "M{x} {y}h{length}v1h-{length}z").ok()?;
                }
                x = x.saturating_add(length);
            }
        }
        Some(Self { size: code.size.to_string(), path })
    }
}

/// The code for a text as SVG with its quiet zone, in the page's own colours; `None` for a text that is too long for a code.
pub fn qr_svg(text: &str) -> Option<String> {
    let Square { size, path } = Square::of(text)?;
    let side = size.parse::<u32>().ok()?.saturating_add(8);
    Some(format!(
        r#"<svg viewBox="-4 -4 {side} {side}" shape-rendering="crispEdges" aria-hidden="true"><path d="{path}"/></svg>"#
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_a_square_with_its_three_corners() {
        let square = Square::of("https://bav.example.org/s/K7MX4RPT").expect("short enough");
        assert_eq!(square.size, "29");
        assert!(square.path.starts_with("M0 0h7v1h-7z"), "{}", square.path);
        assert!(square.path.contains("M0 28h7v1h-7z"));
    }

    #[test]
    fn the_gallery_shows_a_real_code() {
        let square = Square::of("https://example.org/s/K7MX4RPT").expect("short enough");
        let shown = include_str!("../../../app/src/features/gallery/samples/qr.txt");
        assert_eq!((square.size.as_str(), square.path.as_str()), ("29", shown.trim_end()));
    }

    #[test]
    fn a_page_draws_it_with_its_quiet_zone() {
        let svg = qr_svg("otpauth://totp/Zusage:jana?secret=ABC").expect("short enough");
        assert!(svg.starts_with(r#"<svg viewBox="-4 -4 "#) && svg.contains("M0 0h7v1h-7z"), "{svg}");
    }

    #[test]
    fn too_much_is_no_code() {
        assert_eq!(Square::of(&"x".repeat(5_000)), None);
    }
}
