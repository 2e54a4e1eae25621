//! Inner parts of compounds: the endings of a long word that could be words themselves.
//!
//! *Betriebsrentenversicherung* is indexed under *rentenversicherung* and *versicherung* too, and a query's prefix finds
//! them. No dictionary: every ending counts that begins as words of German, Dutch or Danish begin, which is about half of
//! them; the others (*rsicherung*) nobody types.

/// Shorter words are rarely compounds whose parts are searched for.
const SHORTEST_COMPOUND: usize = 9;
/// What stands before a part.
const SHORTEST_HEAD: usize = 3;
/// A part itself.
const SHORTEST_PART: usize = 4;

/// Pairs of consonants that begin words; a single consonant before a vowel always may.
const ONSETS: &[&str] = &[
    "bj", "bl", "br", "ch", "cl", "cr", "dr", "fj", "fl", "fr", "gl", "gn", "gr", "hj", "kl", "kn", "kr", "kv", "kw",
    "pf", "ph", "pl", "pr", "ps", "sc", "sf", "sj", "sk", "sl", "sm", "sn", "sp", "st", "sv", "sw", "th", "tj", "tr",
    "tw", "vl", "vr", "wr", "zw",
];
/// Pairs that are one sound: no word begins at the second letter.
const ONE_SOUND: &[&str] = &["ai", "au", "ch", "ck", "ee", "ei", "eu", "ie", "oo", "qu", "uu"];

/// The parts of a folded word, longest first; none for words that are short or not of plain letters.
pub(super) fn parts(word: &str) -> impl Iterator<Item = &str> {
    let compound = word.len() >= SHORTEST_COMPOUND && word.bytes().all(|letter| letter.is_ascii_lowercase());
    let last = if compound { word.len() - SHORTEST_PART } else { 0 };
    (SHORTEST_HEAD..=last).filter(|start| begins_a_word(word, *start)).filter_map(|start| word.get(start..))
}

fn begins_a_word(word: &str, start: usize) -> bool {
    let pair = |from: usize| word.get(from..from + 2).unwrap_or_default();
    let vowel = |at: usize| word.as_bytes().get(at).is_some_and(|letter| b"aeiouy".contains(letter));
    !ONE_SOUND.contains(&pair(start - 1)) && (vowel(start) || vowel(start + 1) || ONSETS.contains(&pair(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_searched_for_is_among_the_parts() {
        for (word, part) in [
            ("betriebsrentenversicherung", "rentenversicherung"),
            ("betriebsrentenversicherung", "versicherung"),
            ("entgeltumwandlung", "umwandlung"),
            ("lohnabrechnung", "abrechnung"),
            ("elterngeld", "geld"),
            ("pensionssicherungsverein", "sicherungsverein"),
            ("knieoperation", "operation"),
            ("hinterbliebenenschutz", "schutz"),
            ("arbeidsongeschiktheid", "ongeschiktheid"),
            ("arbejdsmarkedspension", "markedspension"),
        ] {
            assert!(parts(word).any(|found| found == part), "{part} in {word}");
        }
    }

    #[test]
    fn the_parts_are_few() {
        let found: Vec<&str> = parts("betriebsrentenversicherung").collect();
        assert_eq!(found.len(), 13, "{found:?}");
        assert_eq!(parts("rente").count() + parts("vn20240815").count() + parts("москвамосква").count(), 0);
    }
}
