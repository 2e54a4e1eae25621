//! A heading without how it happens to be written.

/// Words at the end of a heading that name a unit or a form, not a thing.
const UNITS: &str = "eur|euro|dkk|kr|prozent|procent|percent|pct|h|std|tt mm jjjj|jjjj mm tt|ttmmjjjj|dd mm jjjj|dd mm yyyy|\
                     mm dd yyyy|yyyy mm dd|dd mm aaaa|aaaa mm dd|pflichtfeld|verplicht|required|mandatory|optional|valgfri";

/// The words of a heading: small letters without marks (`ä` is `ae`, `ø` is `oe`), no signs between, no unit at the end, one blank
/// between words. Two headings that differ only in such things are the same.
pub fn normalised(heading: &str) -> String {
    let mut words = words(&plain(heading));
    loop {
        let unit = UNITS.split('|').find_map(|unit| {
            let before = words.strip_suffix(unit)?;
            before.strip_suffix(' ').map(str::len)
        });
        let Some(end) = unit else { return words };
        words.truncate(end);
        for small in [" in", " i", " pr"] {
            let shorter = words.strip_suffix(small).map(str::len);
            words.truncate(shorter.unwrap_or(words.len()));
        }
    }
}

/// The heading's letters without any blank: `Pers.-Nr.` and `PersNr` are one.
pub(super) fn compact(normalised: &str) -> String {
    normalised.chars().filter(|c| *c != ' ').collect()
}

fn words(plain: &str) -> String {
    let mut words = String::with_capacity(plain.len());
    for word in plain.split(' ').filter(|word| !word.is_empty()) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

fn plain(heading: &str) -> String {
    let mut plain = String::with_capacity(heading.len() + 4);
    for c in heading.chars() {
        match c {
            // The mark of `a` + diaeresis, as some programs write `ä`.
            '\u{308}' if plain.ends_with(['a', 'o', 'u']) => plain.push('e'),
            '\u{30a}' if plain.ends_with('a') => plain.push('a'),
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\'' | '’' => {}
            _ => push(&mut plain, c),
        }
    }
    plain
}

fn push(plain: &mut String, c: char) {
    match c {
        'a'..='z' | '0'..='9' => plain.push(c),
        'A'..='Z' => plain.push(c.to_ascii_lowercase()),
        'ä' | 'Ä' | 'æ' | 'Æ' => plain.push_str("ae"),
        'ö' | 'Ö' | 'ø' | 'Ø' | 'œ' | 'Œ' => plain.push_str("oe"),
        'ü' | 'Ü' => plain.push_str("ue"),
        'å' | 'Å' => plain.push_str("aa"),
        'ß' | 'ẞ' => plain.push_str("ss"),
        'à'..='ã' | 'À'..='Ã' => plain.push('a'),
        'è'..='ë' | 'È'..='Ë' => plain.push('e'),
        'ì'..='ï' | 'Ì'..='Ï' => plain.push('i'),
        'ò'..='õ' | 'Ò'..='Õ' => plain.push('o'),
        'ù'..='û' | 'Ù'..='Û' => plain.push('u'),
        'ç' | 'Ç' => plain.push('c'),
        '€' => plain.push_str(" eur "),
        '%' => plain.push_str(" prozent "),
        other if other.is_alphanumeric() => plain.push(other),
        _ => plain.push(' '),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_lose_how_they_are_written() {
        for (heading, words) in [
            ("Pers.-Nr.", "pers nr"),
            ("  PERSONAL-NR*", "personal nr"),
            ("Geburts\u{ad}datum (TT.MM.JJJJ)", "geburtsdatum"),
            ("Straße", "strasse"),
            ("Durchf\u{fc}hrungsweg", "durchfuehrungsweg"),
            ("Durchfu\u{308}hrungsweg", "durchfuehrungsweg"),
            ("Beitrag AN in EUR", "beitrag an"),
            ("Beitrag (AG) [€]", "beitrag ag"),
            ("Arbeitszeit (Std.)", "arbeitszeit"),
            ("Fødselsdato", "foedselsdato"),
            ("Ansættelsesdato", "ansaettelsesdato"),
            ("Månedsløn i kr.", "maanedsloen"),
            ("Patiëntnaam", "patientnaam"),
            ("Teilzeit %", "teilzeit"),
            ("%", "prozent"),
            ("Prozent (%)", "prozent"),
            ("EUR", "eur"),
            ("", ""),
            ("***", ""),
        ] {
            assert_eq!(normalised(heading), words, "{heading:?}");
        }
        assert_eq!(compact(&normalised("Pers.-Nr.")), compact(&normalised("PersNr")));
    }

    #[test]
    fn what_is_normalised_stays_so() {
        for heading in ["Beitrag AN in EUR %", "Å", "in EUR", "h h h", "Std. Std."] {
            let once = normalised(heading);
            assert_eq!(normalised(&once), once, "{heading}");
        }
    }
}
