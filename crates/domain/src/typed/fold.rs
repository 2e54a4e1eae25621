//! Typed text made plain: one kind of blank, of minus and of apostrophe, no invisible characters.

/// U+00A0: the blank before `€` and `%`, at which no line breaks.
pub(super) const NO_BREAK: char = '\u{a0}';
/// U+2212: the minus of the house style.
pub(super) const MINUS: char = '\u{2212}';

/// Full-width characters become the usual ones; blanks of all widths become one blank; dashes become `-`, apostrophes `'`; what is
/// invisible goes (web pages and telephones leave direction marks, mails leave soft hyphens). A tab or a new line between two texts
/// becomes one new line: two cells were pasted, not one. Nothing of it is left at the ends.
pub(super) fn fold(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut gap = None;
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        match plain_char(c) {
            '\n' => gap = Some('\n'),
            ' ' => gap = gap.or(Some(' ')),
            visible => {
                if let Some(gap) = gap.take().filter(|_| !plain.is_empty()) {
                    plain.push(gap);
                }
                plain.push(visible);
            }
        }
    }
    plain
}

fn plain_char(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        NO_BREAK | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | MINUS | '\u{fe63}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{b4}' | '`' => '\'',
        full_width @ '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(full_width) - 0xfee0).unwrap_or(full_width),
        other => other,
    }
}

const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether it is a digit of another script (Arabic, Persian, Indian scripts, Thai, Lao, Tibetan, Burmese, Khmer).
pub(super) fn is_foreign_digit(c: char) -> bool {
    const ZEROS: [u32; 15] =
        [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040];
    ZEROS.iter().any(|zero| (*zero..*zero + 10).contains(&u32::from(c)))
}

/// Appends a number with at least so many digits. Formatting machinery costs more bytes than this.
pub(super) fn push_digits(text: &mut String, number: u64, at_least: usize) {
    let mut digits = [b'0'; 20];
    let (mut rest, mut used) = (number, 0);
    for digit in digits.iter_mut().rev() {
        if rest == 0 && used >= at_least {
            break;
        }
        *digit += u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
        used += 1;
    }
    text.extend(digits.iter().skip(digits.len() - used).map(|digit| char::from(*digit)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_text_becomes_plain() {
        for (typed, plain) in [
            ("  1\u{a0}234,50\u{202f}€ ", "1 234,50 €"),
            ("\u{202a}−5\u{202c}", "-5"),
            ("１２，５０", "12,50"),
            ("1’234", "1'234"),
            ("200 \t 300\r\n", "200\n300"),
            ("Novem\u{ad}ber", "November"),
            ("\u{200b} ", ""),
        ] {
            assert_eq!(fold(typed), plain, "{typed:?}");
        }
        assert!(is_foreign_digit('٣') && is_foreign_digit('९') && !is_foreign_digit('3') && !is_foreign_digit('²'));
    }

    #[test]
    fn digits_are_written() {
        for (number, at_least, written) in
            [(0, 1, "0"), (0, 0, ""), (7, 2, "07"), (1230, 1, "1230"), (u64::MAX, 1, "18446744073709551615")]
        {
            let mut text = String::new();
            push_digits(&mut text, number, at_least);
            assert_eq!(text, written);
        }
    }
}
