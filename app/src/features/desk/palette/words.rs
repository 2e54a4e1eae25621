//! Words as they are compared: as the server's search folds names, so that both find the same.

/// Shorter terms fit only where a word begins.
const INSIDE: usize = 4;

/// A text as comparable words, parted by blanks: lower-case, without marks; ß is ss, æ ä ae are a, ø ö oe are o, ü ue are u, å aa are a.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' | 'æ' | 'å' | 'á' | 'à' | 'â' => folded.push('a'),
            'ö' | 'ø' | 'ó' | 'ò' | 'ô' => folded.push('o'),
            'ü' | 'ú' | 'ù' | 'û' => folded.push('u'),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'í' | 'ì' | 'î' | 'ï' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            // A soft hyphen, and marks of letters that came in two parts.
            '\u{ad}' | '\u{300}'..='\u{36f}' => {}
            c if c.is_alphanumeric() => folded.push(c),
            _ => folded.push(' '),
        }
    }
    [("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a")]
        .into_iter()
        .fold(folded, |text, (written, read)| text.replace(written, read))
}

/// Whether each word of what was typed is found among folded words.
pub fn fits(words: &str, typed: &str) -> bool {
    let found = |term: &str| {
        let inside = term.chars().count() >= INSIDE;
        words.split_whitespace().any(|word| word.starts_with(term) || (inside && word.contains(term)))
    };
    fold(typed).split_whitespace().all(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_however_its_letters_are_written() {
        let words = fold("Verträge, Zuschuss prüfen, Versorgungs\u{ad}ordnung, Sørensen");
        for typed in
            ["vertr", "VERTRAEGE", "vertrage", "pruef zusch", "Ordnung", "soerensen", "Prüf", "pru\u{308}f", ""]
        {
            assert!(fits(&words, typed), "{typed}");
        }
        for typed in ["ord", "verträge brief", "xyz"] {
            assert!(!fits(&words, typed), "{typed}");
        }
    }
}
