//! From text to comparable words.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Longer words are cut, in documents and in queries alike; a cut word still matches as a prefix.
const LONGEST_WORD: usize = 40;

/// What an apostrophe is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Apostrophe {
    /// Nothing: *O'Brien* is one word. For queries and for titles as they are ranked.
    Ignored,
    /// A joint: *O'Brien* is two words of one chunk. For documents, which are indexed under both and under the joined word.
    Joint,
}

/// The text's chunks (what stands between blanks and the like), each with its words (what stands between its joints):
/// lower-case and composed, as a stemmer wants them, not folded yet. Only the first `limit` characters are read.
pub(super) fn chunks(text: &str, limit: usize, apostrophe: Apostrophe) -> Vec<Vec<String>> {
    // An acute accent used as an apostrophe would decompose into a blank.
    let text: String = text.chars().take(limit).map(|c| if c == '\u{b4}' { '\'' } else { c }).nfkc().collect();
    let mut chunks = vec![Vec::new()];
    let mut word = String::new();
    for c in text.chars() {
        match part(c, apostrophe) {
            Part::Letter => word.push(c),
            Part::Nothing => {}
            Part::Joint => close_word(&mut word, &mut chunks),
            Part::Gap => {
                close_word(&mut word, &mut chunks);
                chunks.push(Vec::new());
            }
        }
    }
    close_word(&mut word, &mut chunks);
    chunks.retain(|chunk| !chunk.is_empty());
    chunks
}

fn close_word(word: &mut String, chunks: &mut [Vec<String>]) {
    if let (false, Some(chunk)) = (word.is_empty(), chunks.last_mut()) {
        chunk.push(word.to_lowercase());
    }
    word.clear();
}

enum Part {
    Letter,
    Nothing,
    Joint,
    Gap,
}

fn part(c: char, apostrophe: Apostrophe) -> Part {
    match c {
        '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '`' => match apostrophe {
            Apostrophe::Ignored => Part::Nothing,
            Apostrophe::Joint => Part::Joint,
        },
        // Soft hyphen, joiners, word joiner: they change how a word is set, not which word it is.
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' => Part::Nothing,
        '-' | '\u{2010}' | '\u{2011}' | '.' | '/' | '_' | ':' | '@' | '&' | '+' => Part::Joint,
        c if c.is_alphanumeric() || is_combining_mark(c) => Part::Letter,
        _ => Part::Gap,
    }
}

/// One word, folded: the same letters for every usual spelling of it. A folded prefix is a prefix of the folded word.
pub(super) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkd().flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c)) {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => push(&mut folded, 'a'),
            'ø' | 'œ' => folded.push('o'),
            'þ' => folded.push_str("th"),
            'ð' | 'đ' => folded.push('d'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            c => push(&mut folded, c),
        }
    }
    if let Some((end, _)) = folded.char_indices().nth(LONGEST_WORD) {
        folded.truncate(end);
    }
    folded
}

/// Ä is written ae, Å aa where a keyboard has neither. The second letter goes, so that both spellings meet; it depends on
/// what stands before it only, so that prefixes stay prefixes.
fn push(folded: &mut String, c: char) {
    let spelled_out = match c {
        'e' => folded.ends_with(['a', 'o', 'u']),
        'a' => folded.ends_with('a'),
        _ => false,
    };
    if !spelled_out {
        folded.push(c);
    }
}

/// The words of a query or of a title that is ranked, folded, in their order.
pub(super) fn words(text: &str, limit: usize) -> Vec<String> {
    let chunks = chunks(text, limit, Apostrophe::Ignored);
    chunks.into_iter().flatten().map(|word| fold(&word)).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_spellings_of_a_name_meet() {
        for spellings in [
            ["Müller", "MUELLER", "mu\u{308}ller"],
            ["Sørensen", "Soerensen", "sorensen"],
            ["Åse", "Aase", "ase"],
            ["Bæk", "Baek", "bak"],
            ["Groß", "GROẞ", "gross"],
            ["IJsbrand", "Ĳsbrand", "ijsbrand"],
            ["Łukasz", "łukasz", "lukasz"],
        ] {
            let [first, others @ ..] = spellings.map(fold);
            assert!(others.iter().all(|other| *other == first), "{spellings:?}");
        }
    }

    #[test]
    fn a_folded_prefix_is_a_prefix_of_the_folded_word() {
        for word in ["Maedchenname", "Aagaard", "Größenwahn", "Manuela", "Œuvre", "ﬁnanz", "Ærø"] {
            let whole = fold(word);
            for (end, _) in word.char_indices() {
                let begun = fold(&word[..end]);
                assert!(whole.starts_with(&begun), "{word} is {whole}, but begins with {begun}");
            }
        }
    }

    #[test]
    fn chunks_have_words_between_joints() {
        let read = |apostrophe| chunks("VN-2024/08 O\u{2019}Brien, Betriebs\u{ad}rente 🎉", 100, apostrophe);
        assert_eq!(read(Apostrophe::Joint), [vec!["vn", "2024", "08"], vec!["o", "brien"], vec!["betriebsrente"]]);
        assert_eq!(read(Apostrophe::Ignored)[1], ["obrien"]);
    }

    #[test]
    fn a_word_has_an_end() {
        assert_eq!(fold(&"x".repeat(1000)).len(), LONGEST_WORD);
    }
}
