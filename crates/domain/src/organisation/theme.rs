//! The colours that follow from an organisation's accent. Whoever chooses one colour gets a whole set that can be read, light and dark.

use super::{Accent, Colour};

/// The grounds of `style/tokens.css` that accents stand on, light: cards, the page, hovered rows.
const LIGHT: [Colour; 3] = [Colour::WHITE, Colour::rgb(0xfb, 0xfa, 0xf7), Colour::rgb(0xf5, 0xf4, 0xef)];
/// The same, dark: the page and the text on accents, cards, hovered rows, chips.
const DARK: [Colour; 4] = [
    Colour::rgb(0x09, 0x0c, 0x14),
    Colour::rgb(0x10, 0x15, 0x1f),
    Colour::rgb(0x19, 0x1e, 0x2b),
    Colour::rgb(0x24, 0x2a, 0x38),
];
/// Text and its ground (WCAG 2.2, 1.4.3), in hundredths.
const TEXT: u32 = 450;
/// Dark grounds look brighter accents better; the house's own has more, too.
const CLEAR: u32 = 600;

/// One scheme's colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// Buttons, marks, ticks. White text stands on the light one, the dark page's colour on the dark one.
    pub accent: Colour,
    /// A button under the pointer.
    pub hover: Colour,
    /// A button that is pressed.
    pub press: Colour,
    /// Links and the current place.
    pub text: Colour,
    /// Selected rows and soft buttons.
    pub soft: Colour,
    /// The edge of soft areas.
    pub line: Colour,
}

/// Both schemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Where the page is light.
    pub light: Palette,
    /// Where the page is dark.
    pub dark: Palette,
}

impl Theme {
    /// What follows from an accent.
    pub fn of(accent: Accent) -> Self {
        if accent == Accent::HOUSE {
            return HOUSE;
        }
        Self { light: light(accent.colour()), dark: dark(accent.colour()) }
    }
}

/// The house's own, tuned by hand: as it stands in `style/tokens.css`.
const HOUSE: Theme = Theme {
    light: Palette {
        accent: Colour::rgb(0x25, 0x43, 0xc6),
        hover: Colour::rgb(0x1c, 0x34, 0xa7),
        press: Colour::rgb(0x15, 0x29, 0x7e),
        text: Colour::rgb(0x25, 0x43, 0xc6),
        soft: Colour::rgb(0xf0, 0xf4, 0xff),
        line: Colour::rgb(0xc8, 0xd6, 0xff),
    },
    dark: Palette {
        accent: Colour::rgb(0x87, 0x9e, 0xf9),
        hover: Colour::rgb(0xa6, 0xba, 0xff),
        press: Colour::rgb(0xc8, 0xd6, 0xff),
        text: Colour::rgb(0xa6, 0xba, 0xff),
        soft: Colour::rgb(0x18, 0x23, 0x45),
        line: Colour::rgb(0x15, 0x29, 0x7e),
    },
};

fn light(accent: Colour) -> Palette {
    // What is nearly black can only become lighter.
    let end = if accent.luminance() < 15_000 { Colour::WHITE } else { Colour::BLACK };
    let soft = accent.towards(Colour::WHITE, 93);
    let [card, page, row] = LIGHT;
    Palette {
        accent,
        hover: accent.towards(end, 18),
        press: accent.towards(end, 32),
        text: accent.readable(Colour::BLACK, &[card, page, row, soft], TEXT),
        soft,
        line: accent.towards(Colour::WHITE, 75),
    }
}

fn dark(accent: Colour) -> Palette {
    let [page, card, row, chip] = DARK;
    // Brighter first, then paler: a red stays red.
    let glow = accent.brightest().towards(Colour::WHITE, 30);
    let bright = accent.readable(glow, &[page, card, row], CLEAR).readable(Colour::WHITE, &[page, card, row], CLEAR);
    let soft = accent.towards(card, 70);
    Palette {
        accent: bright,
        hover: bright.towards(Colour::WHITE, 25),
        press: bright.towards(Colour::WHITE, 50),
        text: bright.towards(Colour::WHITE, 15).readable(Colour::WHITE, &[page, card, row, chip, soft], TEXT),
        soft,
        line: accent.towards(card, 40),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a scheme's colours must keep (WCAG 2.2, 1.4.3 and 1.4.11).
    fn faults(of: &Palette, on_accent: Colour, grounds: &[Colour]) -> Vec<String> {
        let text = [of.accent, of.hover, of.press].map(|ground| ("text on a button", on_accent, ground, 450));
        let links = grounds.iter().chain([&of.soft]).map(|ground| ("a link", of.text, *ground, 450));
        let marks = grounds.iter().map(|ground| ("a mark", of.accent, *ground, 300));
        let pairs = text.into_iter().chain(links).chain(marks);
        let bad = pairs.filter(|(_, one, two, least)| one.contrast(*two) < *least);
        bad.map(|(what, one, two, _)| format!("{what}: {one} on {two} is {}", one.contrast(two))).collect()
    }

    #[test]
    fn each_accent_can_be_read_light_and_dark() {
        let steps = || (0..=255_u8).step_by(5);
        let all = steps().flat_map(|red| steps().flat_map(move |green| steps().map(move |blue| (red, green, blue))));
        let mut seen = 0;
        for (red, green, blue) in all {
            let colour = Colour::rgb(red, green, blue);
            let Ok(accent) = colour.to_string().parse::<Accent>() else {
                assert!(colour.contrast(Colour::WHITE) < 450, "{colour} was refused");
                continue;
            };
            let Theme { light, dark } = Theme::of(accent);
            let mut found = faults(&light, Colour::WHITE, &LIGHT);
            found.extend(faults(&dark, DARK[0], &DARK[..3]));
            assert!(found.is_empty(), "{accent}: {found:?}");
            assert_ne!(light.accent, light.hover, "{accent}");
            seen += 1;
        }
        assert!(seen > 10_000, "{seen}");
        let Theme { light, dark } = Theme::of(Accent::HOUSE);
        assert_eq!(faults(&light, Colour::WHITE, &LIGHT), Vec::<String>::new());
        assert_eq!(faults(&dark, DARK[0], &DARK[..3]), Vec::<String>::new());
    }

    #[test]
    fn the_grounds_are_those_of_the_style_sheet() {
        let tokens = include_str!("../../../../style/tokens.css");
        let names = ["paper-0", "paper-50", "paper-100", "ink-1000", "ink-950", "ink-900", "ink-850"];
        for (name, colour) in names.into_iter().zip(LIGHT.into_iter().chain(DARK)) {
            assert!(tokens.contains(&format!("--{name}: {colour};")), "--{name} is not {colour} any more");
        }
        let Palette { accent, hover, press, text, soft, line } = HOUSE.light;
        let names = ["600", "700", "800", "600", "50", "200"];
        let light = names.into_iter().zip([accent, hover, press, text, soft, line]);
        let Palette { accent, hover, press, text, soft, line } = HOUSE.dark;
        let dark = ["400", "300", "200", "300", "900", "800"].into_iter().zip([accent, hover, press, text, soft, line]);
        for (step, colour) in light.chain(dark) {
            assert!(tokens.contains(&format!("--royal-{step}: {colour};")), "--royal-{step} is not {colour} any more");
        }
        let token = "--accent-text: light-dark(var(--royal-600), var(--royal-300));";
        assert!(tokens.contains(token), "{token}");
    }
}
