//! Windows-1252 or CP850? Both give every text; one of the two does not look like names.

use super::letters;

/// So many bytes above ASCII are enough to tell.
const ENOUGH: usize = 20_000;

/// Whether the text reads better as CP850 than as Windows-1252. In doubt it does not: hardly a program writes CP850 today.
pub(super) fn is_cp850(bytes: &[u8]) -> bool {
    let high = bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()).take(ENOUGH);
    let (mut old, mut new) = (0, 0);
    for (at, byte) in high {
        let around = |read: fn(u8) -> char| {
            let before = at.checked_sub(1).and_then(|at| bytes.get(at));
            (before.copied().map(read), bytes.get(at + 1).copied().map(read))
        };
        old += likely(letters::cp850(*byte), around(letters::cp850));
        new += likely(windows(*byte), around(windows));
    }
    old > new
}

/// A byte without meaning becomes a letter that no text has.
fn windows(byte: u8) -> char {
    letters::windows1252(byte).unwrap_or('\u{fffd}')
}

/// How well a letter stands between its neighbours: above 0 as in a name or an address, below as in nothing.
fn likely(letter: char, (before, after): (Option<char>, Option<char>)) -> i32 {
    let is = |neighbour: Option<char>, test: fn(char) -> bool| neighbour.is_some_and(test);
    let (begins, ends) = (!is(before, char::is_alphabetic), !is(after, char::is_alphabetic));
    match letter {
        'ß' if is(before, is_vowel) => 3,
        // Where CP850 has a `ß`, Windows-1252 has an `á`; in names it seldom stands behind a vowel.
        'á' if is(before, is_vowel) => -1,
        'ä' | 'ö' | 'ü' | 'é' | 'à' | 'â' | 'á' | 'í' | 'ó' | 'ú' | 'æ' | 'ø' | 'å' | 'ñ' | 'è' | 'ë' | 'ê' | 'ç'
        | 'ï' | 'î' | 'ô' | 'û' | 'ù' => lower(letter, begins, ends, is(after, char::is_uppercase)),
        // A capital begins a word, or stands among others.
        'Ä' | 'Ö' | 'Ü' | 'Æ' | 'Ø' | 'Å' | 'É' | 'È' | 'Ç' => {
            if is(before, char::is_lowercase) || (begins && ends) { -2 } else { 2 }
        }
        'Š' | 'Ž' | 'š' | 'ž' => 1,
        '’' if begins || ends => 0,
        '’' => 2,
        '–' | '\u{a0}' | '\u{ad}' => 0,
        '€' | '§' | '°' | '„' | '“' | '”' | '´' | '·' | '«' | '»' | '²' | '³' | '½' | '…' | '‚' | '‘'
            if begins || ends =>
        {
            1
        }
        '€' | '§' | '°' | '„' | '“' | '”' | '´' | '·' | '«' | '»' | '²' | '³' | '½' | '…' | '‚' | '‘' => {
            -2
        }
        letter if letter.is_alphabetic() => -1,
        _ => -2,
    }
}

/// A small letter belongs to a word; some of them hardly ever begin one.
fn lower(letter: char, begins: bool, ends: bool, before_capital: bool) -> i32 {
    match (begins, ends) {
        _ if before_capital => -2,
        (true, true) => -1,
        (true, false) if matches!(letter, 'è' | 'ë' | 'ê' | 'ç' | 'ï' | 'î' | 'ô' | 'û' | 'ù') => 0,
        _ => 2,
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_way_is_seen_by_its_letters() {
        for text in [
            &b"M\x81ller;K\x94ln"[..],
            b"J\x84ger",
            b"Hauptstra\xe1e 3",
            b"S\x9bren",
            b"Ren\x82e",
            b"\x8erzte",
            b"Gro\xe1",
        ] {
            assert!(is_cp850(text), "{}", String::from_utf8_lossy(text));
        }
    }

    #[test]
    fn the_new_way_is_seen_by_its_letters() {
        for text in [
            &b"M\xfcller;K\xf6ln"[..],
            b"Hauptstra\xdfe 3",
            b"S\xf8ren",
            b"Ren\xe9e",
            b"Zolt\xe1n",
            b"12,50 \x80",
            b"O\x92Neill",
            b"\x84Zur Post\x93",
            b"\xc4rzte",
            b"\xa7 1a",
            b"a \x96 b",
            b"Entgelt (\x80)",
            b"\x8aimic",
        ] {
            assert!(!is_cp850(text), "{}", String::from_utf8_lossy(text));
        }
    }
}
