//! Cells without what nobody sees.

/// A cell's text: without control characters and invisible marks, each kind of blank an ordinary one, trimmed. Line breaks stay.
pub(crate) fn clean(cell: &str) -> String {
    let visible = cell.chars().filter_map(|letter| match letter {
        '\n' => Some('\n'),
        // Blanks that do not break and those of typesetting, as copied from web pages and written by payroll programs.
        '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
        // Soft hyphen, joiners, marks of direction, the mark of UTF-8 in the middle of joined files.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => None,
        letter if letter.is_control() => None,
        letter => Some(letter),
    });
    let text: String = visible.collect();
    let trimmed = text.trim();
    if trimmed.len() == text.len() { text } else { trimmed.to_owned() }
}

/// What table programs show in German and English where a formula failed.
const ERROR_VALUES: [&str; 13] = [
    "#N/A", "#NV", "#REF!", "#BEZUG!", "#VALUE!", "#WERT!", "#NAME?", "#NULL!", "#NUM!", "#ZAHL!", "#DIV/0!", "#DATA!",
    "#####",
];

/// Whether a cell shows that a formula failed (`#N/A`, `#DIV/0!`), or that its column was too narrow when it was printed as text.
#[must_use]
pub fn is_error_value(cell: &str) -> bool {
    ERROR_VALUES.contains(&cell) || (cell.len() > 5 && cell.bytes().all(|byte| byte == b'#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_gone() {
        assert_eq!(clean(" \u{a0}Anna\u{202f}Maria\u{200b}\0 "), "Anna Maria");
        assert_eq!(clean("a\tb\nc\u{7}"), "a b\nc");
        assert_eq!(clean("007"), "007");
    }

    #[test]
    fn failed_formulas_are_known() {
        assert!(is_error_value("#NV") && is_error_value("########"));
        assert!(!is_error_value("#1") && !is_error_value(""));
    }
}
