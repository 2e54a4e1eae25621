//! A name in one cell.

/// Small words that belong to the family name that follows them.
const PARTICLES: &[&str] = &[
    "von", "vom", "zu", "zum", "zur", "van", "de", "der", "den", "het", "'t", "ten", "ter", "te", "op", "in", "af",
    "la", "le", "du", "da", "di", "del", "della", "dos", "el", "al", "bin", "ibn", "st.",
];

/// What stands before a name and is none.
const TITLES: &[&str] = &[
    "herr", "herrn", "frau", "hr.", "fr.", "dr.", "dr", "prof.", "prof", "ing.", "mr", "mr.", "mrs", "mrs.", "ms",
    "ms.", "mevrouw", "mevr.", "meneer", "dhr.", "mw.", "drs.", "ir.", "fru",
];

/// Given names and family name. `Krämer, Jana` has the family name first; in `Jana Krämer` it is the last word, with the small words
/// before it: `Jan van der Berg`. Titles and forms of address are left away. Nothing, when it cannot be told.
pub(super) fn split(name: &str) -> Option<(String, String)> {
    let (given, family) = match name.split_once(',') {
        Some((family, given)) if !given.contains(',') => (untitled(given), untitled(family)),
        Some(_) => return None,
        None => by_words(untitled(name))?,
    };
    (!given.is_empty() && !family.is_empty()).then(|| (given.to_owned(), family.to_owned()))
}

fn by_words(name: &str) -> Option<(&str, &str)> {
    let mut words = name.char_indices().filter(|(_, c)| *c == ' ').map(|(place, _)| place);
    let is_particle = |from: usize| name.get(from..).and_then(|rest| rest.split(' ').next()).is_some_and(particle);
    // "van der Berg" is a family name alone.
    if is_particle(0) {
        return None;
    }
    let place = words.clone().find(|place| is_particle(*place + 1)).or_else(|| words.next_back())?;
    let (given, family) = name.split_at_checked(place)?;
    // A name that ends with a small word has no family name behind it.
    let has_name = family.split(' ').any(|word| !word.is_empty() && !particle(word));
    has_name.then(|| (given.trim(), family.trim()))
}

fn particle(word: &str) -> bool {
    PARTICLES.contains(&word.to_lowercase().as_str())
}

fn title(word: &str) -> bool {
    TITLES.contains(&word.to_lowercase().as_str())
}

fn untitled(name: &str) -> &str {
    let mut rest = name.trim();
    while let Some((word, after)) = rest.split_once(' ') {
        if !title(word) {
            break;
        }
        rest = after.trim_start();
    }
    if title(rest) { "" } else { rest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted() {
        for (name, given, family) in [
            ("Krämer, Jana", "Jana", "Krämer"),
            ("Krämer,Jana Maria", "Jana Maria", "Krämer"),
            ("Jana Krämer", "Jana", "Krämer"),
            ("Jana Maria Krämer", "Jana Maria", "Krämer"),
            ("Jan van der Berg", "Jan", "van der Berg"),
            ("van der Berg, Jan", "Jan", "van der Berg"),
            ("Anna Freiin von und zu Guttenberg", "Anna Freiin", "von und zu Guttenberg"),
            ("Dr. Jana Krämer", "Jana", "Krämer"),
            ("Frau Prof. Dr. Jana Krämer", "Jana", "Krämer"),
            ("Krämer, Dr. Jana", "Jana", "Krämer"),
            ("Mette Østergaard", "Mette", "Østergaard"),
        ] {
            assert_eq!(split(name), Some((given.to_owned(), family.to_owned())), "{name}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_not_guessed() {
        for name in [
            "",
            "Krämer",
            "Krämer,",
            ", Jana",
            "Krämer, Jana, geb. Wolf",
            "Frau Krämer",
            "Krämer, Dr.",
            "Jana von",
            "van der Berg",
        ] {
            assert_eq!(split(name), None, "{name}");
        }
    }
}
