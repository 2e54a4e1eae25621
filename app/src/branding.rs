//! An organisation's colours as a style sheet. Server side: the browser only gets its address.

use crate::ui::Face;
use domain::organisation::{Accent, Slug, Theme};
use services::access::Organisation;

/// The sheet that an accent makes: the accent's tokens of `style/tokens.css`, light and dark. None for the house's own, whose tokens are
/// tuned by hand. Colours are typed, so nothing that somebody typed stands in it.
pub fn sheet(accent: Accent) -> Option<String> {
    if accent == Accent::HOUSE {
        return None;
    }
    let Theme { light, dark } = Theme::of(accent);
    let tokens = [
        ("accent", light.accent, dark.accent),
        ("accent-hover", light.hover, dark.hover),
        ("accent-press", light.press, dark.press),
        ("accent-text", light.text, dark.text),
        ("accent-soft", light.soft, dark.soft),
        ("accent-line", light.line, dark.line),
    ];
    let plain: Vec<String> = tokens.iter().map(|(name, light, _)| format!("--{name}:{light};")).collect();
    let both: Vec<String> =
        tokens.iter().map(|(name, light, dark)| format!("--{name}:light-dark({light},{dark});")).collect();
    let (plain, both) = (plain.concat(), both.concat());
    Some(format!("@layer tokens{{:root{{{plain}}}@supports (color:light-dark(#000,#fff)){{:root{{{both}}}}}}}\n"))
}

/// What tells two sheets apart: FNV-1a of the text, 64 bits. It names what a browser keeps and proves nothing.
pub fn tag(sheet: &str) -> String {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", sheet.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
}

/// The address of an organisation's sheet: another one after each change of its colour, so that browsers may keep it.
pub fn address(slug: &Slug, accent: Accent) -> Option<String> {
    Some(format!("/o/{slug}/theme.css?v={}", tag(&sheet(accent)?)))
}

impl Face {
    /// An organisation's.
    pub fn of(organisation: &Organisation) -> Self {
        let look = &organisation.appearance;
        Self {
            name: look.name.clone(),
            mark: look.mark.as_str().to_owned(),
            theme: organisation.slug.as_ref().and_then(|slug| address(slug, look.accent)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_holds_tokens_that_exist_and_colours_only() {
        let tokens = include_str!("../../style/tokens.css");
        let sheet = sheet("#8a1c4a".parse().expect("an accent")).expect("not the house's");
        for part in sheet.split("--").skip(1) {
            let (name, value) = part.split_once(':').expect("a name and a value");
            assert!(tokens.contains(&format!("--{name}: ")), "{name}");
            assert!(value.starts_with('#') || value.starts_with("light-dark(#"), "{part}");
        }
        assert!(sheet.starts_with("@layer tokens{:root{--accent:#8a1c4a;"), "{sheet}");
        assert!(sheet.is_ascii() && !sheet.contains(['<', '"', '\'', '\\', '/']), "{sheet}");
        assert_eq!(sheet.matches('{').count(), sheet.matches('}').count());
    }

    #[test]
    fn the_house_needs_no_sheet_and_another_colour_another_address() {
        let slug: Slug = "kessler".parse().expect("an address");
        assert_eq!(address(&slug, Accent::HOUSE), None);
        let of = |colour: &str| address(&slug, colour.parse().expect("an accent")).expect("a sheet");
        assert!(of("#8a1c4a").starts_with("/o/kessler/theme.css?v="), "{}", of("#8a1c4a"));
        assert_ne!(of("#8a1c4a"), of("#8a1c4b"));
        assert_eq!(of("#8a1c4a"), of("#8A1C4A"));
    }
}
