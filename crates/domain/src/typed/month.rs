//! The names of months and days of the week, as they are written and as people shorten them.

use crate::Language;

/// Months by language, parted by `|`; the first name is the one that is written, the others are read too.
const fn months(language: Language) -> &'static str {
    match language {
        Language::De => {
            "januar jänner jaenner|februar feber|märz marz maerz mrz|april|mai|juni juno|juli julei|august|september|oktober|november|dezember"
        }
        Language::En => "january|february|march|april|may|june|july|august|september|october|november|december",
        Language::Nl => "januari|februari|maart mrt|april|mei|juni|juli|augustus|september|oktober|november|december",
        Language::Da => "januar|februar|marts mrt|april|maj|juni|juli|august|september|oktober|november|december",
    }
}

/// Days of the week from Monday on, in the same form; a name after `=` is read whole only, as its beginning means another day.
const fn weekdays(language: Language) -> &'static str {
    match language {
        Language::De => "montag|dienstag|mittwoch|donnerstag|freitag|samstag =sonnabend|sonntag",
        Language::En => "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
        Language::Nl => "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag",
        Language::Da => "mandag|tirsdag|onsdag|torsdag|fredag|lørdag lordag loerdag|søndag sondag soendag",
    }
}

/// The number of a month, from its name in this language or in English, or at least three letters of it.
pub(super) fn month(word: &str, language: Language) -> Option<i8> {
    let place = find(months(language), word, 3).or_else(|| find(months(Language::En), word, 3))?;
    i8::try_from(place + 1).ok()
}

/// The number of a day of the week, Monday being 0, from its name or at least two letters of it.
pub(super) fn weekday(word: &str, language: Language) -> Option<i8> {
    let place = find(weekdays(language), word, 2).or_else(|| find(weekdays(Language::En), word, 2))?;
    i8::try_from(place).ok()
}

/// A month's name as it is written inside a sentence.
pub(super) fn push_month(text: &mut String, month: i8, language: Language) {
    let place = usize::try_from(month - 1).unwrap_or_default();
    let name = months(language).split('|').nth(place).and_then(|names| names.split(' ').next()).unwrap_or_default();
    let capital = matches!(language, Language::De | Language::En);
    let first = name.chars().take(1).map(|c| if capital { c.to_ascii_uppercase() } else { c });
    text.extend(first.chain(name.chars().skip(1)));
}

fn find(lists: &str, word: &str, at_least: usize) -> Option<usize> {
    let long = word.chars().count() >= at_least;
    let is = |name: &str| name.strip_prefix('=').map_or_else(|| long && name.starts_with(word), |whole| whole == word);
    lists.split('|').position(|names| names.split(' ').any(is))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_short_form_means_two_months() {
        for language in Language::ALL.iter().copied() {
            for lists in [months(language), weekdays(language)] {
                let count = lists.split('|').count();
                assert!(count == 12 || count == 7, "{lists}");
                let at_least = if count == 12 { 3 } else { 2 };
                for (place, names) in lists.split('|').enumerate() {
                    for name in names.split(' ') {
                        let least = if name.starts_with('=') { name.len() } else { at_least };
                        let short: String = name.trim_start_matches('=').chars().take(least).collect();
                        assert_eq!(find(lists, &short, at_least), Some(place), "{short}");
                    }
                }
            }
        }
    }
}
