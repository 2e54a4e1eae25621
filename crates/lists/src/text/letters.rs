//! The bytes above ASCII of the two old ways of writing that lists still come in.

/// What CP850 means by the bytes from 0x80 on.
#[rustfmt::skip]
const CP850: [char; 128] = [
    'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å',
    'É', 'æ', 'Æ', 'ô', 'ö', 'ò', 'û', 'ù', 'ÿ', 'Ö', 'Ü', 'ø', '£', 'Ø', '×', 'ƒ',
    'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '®', '¬', '½', '¼', '¡', '«', '»',
    '░', '▒', '▓', '│', '┤', 'Á', 'Â', 'À', '©', '╣', '║', '╗', '╝', '¢', '¥', '┐',
    '└', '┴', '┬', '├', '─', '┼', 'ã', 'Ã', '╚', '╔', '╩', '╦', '╠', '═', '╬', '¤',
    'ð', 'Ð', 'Ê', 'Ë', 'È', 'ı', 'Í', 'Î', 'Ï', '┘', '┌', '█', '▄', '¦', 'Ì', '▀',
    'Ó', 'ß', 'Ô', 'Ò', 'õ', 'Õ', 'µ', 'þ', 'Þ', 'Ú', 'Û', 'Ù', 'ý', 'Ý', '¯', '´',
    '\u{ad}', '±', '‗', '¾', '¶', '§', '÷', '¸', '°', '¨', '·', '¹', '³', '²', '■', '\u{a0}',
];

/// What Windows-1252 means by the bytes 0x80 to 0x9F; five of them mean nothing. From 0xA0 on it is Latin-1.
#[rustfmt::skip]
const WINDOWS: [Option<char>; 32] = [
    Some('€'), None, Some('‚'), Some('ƒ'), Some('„'), Some('…'), Some('†'), Some('‡'),
    Some('ˆ'), Some('‰'), Some('Š'), Some('‹'), Some('Œ'), None, Some('Ž'), None,
    None, Some('‘'), Some('’'), Some('“'), Some('”'), Some('•'), Some('–'), Some('—'),
    Some('˜'), Some('™'), Some('š'), Some('›'), Some('œ'), None, Some('ž'), Some('Ÿ'),
];

/// A byte as CP850.
pub(super) fn cp850(byte: u8) -> char {
    let high = byte.checked_sub(0x80).and_then(|at| CP850.get(usize::from(at)));
    high.copied().unwrap_or(char::from(byte))
}

/// A byte as Windows-1252, if it means anything there.
pub(super) fn windows1252(byte: u8) -> Option<char> {
    let high = byte.checked_sub(0x80).and_then(|at| WINDOWS.get(usize::from(at)));
    high.copied().unwrap_or(Some(char::from(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_our_languages_are_in_both() {
        let bytes = [
            (0x84, 0xe4),
            (0x94, 0xf6),
            (0x81, 0xfc),
            (0xe1, 0xdf),
            (0x8e, 0xc4),
            (0x91, 0xe6),
            (0x9b, 0xf8),
            (0x82, 0xe9),
        ];
        for ((old, new), letter) in bytes.into_iter().zip("äöüßÄæøé".chars()) {
            assert_eq!((cp850(old), windows1252(new)), (letter, Some(letter)));
        }
        assert_eq!((cp850(b'a'), cp850(0xff)), ('a', '\u{a0}'));
        assert_eq!((windows1252(0x80), windows1252(0x81), windows1252(0xff)), (Some('€'), None, Some('ÿ')));
    }
}
