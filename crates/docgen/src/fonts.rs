//! The typefaces, part of the program: none of the machine's is ever used, or the bytes would differ by machine.

use std::sync::LazyLock;
use typst::{
    foundations::Bytes,
    layout::{Abs, Em},
    text::{Font, FontBook, FontInstance, FontVariations},
    utils::LazyHash,
};

/// Instrument Sans is the product's own; the Notos step in for letters that it lacks (Greek, Cyrillic, Vietnamese,
/// Hebrew, Arabic) and for the □ of what is missing; the mono is for codes and has capitals and digits only.
const FILES: [&[u8]; 7] = [
    include_bytes!("../fonts/instrument-sans-regular.ttf"),
    include_bytes!("../fonts/instrument-sans-semibold.ttf"),
    include_bytes!("../fonts/noto-sans-regular.ttf"),
    include_bytes!("../fonts/noto-sans-hebrew-regular.ttf"),
    include_bytes!("../fonts/noto-sans-arabic-regular.ttf"),
    include_bytes!("../fonts/noto-sans-symbols2-regular.ttf"),
    include_bytes!("../fonts/jetbrains-mono-semibold.ttf"),
];

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let all: Vec<Font> = FILES.into_iter().filter_map(|file| Font::new(Bytes::new(file), 0)).collect();
    let book = LazyHash::new(FontBook::from_fonts(&all));
    let plain = |font: &Font| font.clone().instantiate(font.info().variant, Abs::pt(10.0), &FontVariations::default());
    let faces = all.iter().map(plain).collect();
    Fonts { all, book, faces }
});

/// The fonts with their book of contents.
pub(crate) struct Fonts {
    /// In the order of the book.
    pub(crate) all: Vec<Font>,
    /// What the typesetter chooses from.
    pub(crate) book: LazyHash<FontBook>,
    faces: Vec<FontInstance>,
}

/// The fonts, read once.
pub(crate) fn fonts() -> &'static Fonts {
    &FONTS
}

/// How far the character moves the pen, in units of the type's size; a full unit where it is not known.
pub(crate) fn width(character: char) -> f64 {
    let advance = |face: &FontInstance| face.x_advance(face.ttf().glyph_index(character)?.0);
    fonts().faces.iter().find_map(advance).map_or(1.0, Em::get)
}

/// Whether some font has the character.
pub(crate) fn has(character: char) -> bool {
    fonts().all.iter().any(|font| font.info().coverage.contains(character.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_font() {
        assert_eq!(fonts().all.len(), FILES.len());
    }

    #[test]
    fn the_own_typeface_has_what_the_four_languages_write() {
        let own = &fonts().all[..2];
        for character in "„“”‚‘’–—€§ßẞÄÖÜäöüÆØÅæøåĲĳËÏëïéèàçŁłŐőĞğİıŞşŠšŽžČčĆćĐđŘřŃńŚśŻżŹź·×−…".chars()
        {
            for font in own {
                assert!(font.info().coverage.contains(character.into()), "{character}");
            }
        }
    }

    #[test]
    fn other_alphabets_are_there_and_emoji_are_not() {
        assert!("ΩΣЖщễ□שלוםمحمد".chars().all(has));
        assert!(!has('😀') && !has('山'));
    }
}
