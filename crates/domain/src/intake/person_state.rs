//! Where an employment stands, in the words of lists.

use crate::employment::EmploymentState;

impl EmploymentState {
    /// Reads a word of a list, in any of the four languages, normalised as headings are. An unknown word is not guessed.
    pub(super) fn from_word(normalised: &str) -> Option<Self> {
        let is = |words: &str| words.split('|').any(|word| word == normalised);
        Self::ALL.iter().copied().find(|state| is(state.words()) || state.code().replace('_', " ") == normalised)
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Planned => {
                "geplant|kuenftig|zukuenftig|onboarding|gepland|toekomstig|planlagt|fremtidig|future|preboarding"
            }
            Self::Probation => "probezeit|in probezeit|proeftijd|in proeftijd|proevetid|on probation",
            Self::Active => {
                "aktiv|a|ja|beschaeftigt|angestellt|ungekuendigt|unbefristet|in dienst|actief|werkzaam|ansat|i arbejde|employed|yes|\
                 current|aktive beschaeftigung"
            }
            Self::Dormant => {
                "ruhend|ruht|elternzeit|in elternzeit|mutterschutz|sabbatical|unbezahlter urlaub|langzeitkrank|krankengeld|beurlaubt|\
                 pflegezeit|freistellung|slapend|ouderschapsverlof|onbetaald verlof|verlof|orlov|paa orlov|barsel|on leave|leave|\
                 parental leave|unpaid leave|abwesend|absent"
            }
            Self::NoticeGiven => {
                "gekuendigt|in kuendigung|kuendigung|opgezegd|ontslag aangevraagd|opsagt|notice|under notice"
            }
            Self::Ended => {
                "beendet|ausgeschieden|ausgetreten|inaktiv|i|nein|ehemalig|ehemaliger|rentner|uit dienst|inactief|niet actief|\
                 beeindigd|fratraadt|inaktive|stoppet|inactive|left|leaver|terminated|former|no|verstorben|overleden|afdoed"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::key::normalised;
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_word_means_two_states() {
        let words: Vec<&str> = EmploymentState::ALL.iter().flat_map(|state| state.words().split('|')).collect();
        assert_eq!(words.iter().collect::<HashSet<_>>().len(), words.len());
        for word in words {
            assert_eq!(normalised(word), word, "words stand here as they are compared");
        }
    }

    #[test]
    fn words_of_four_languages_are_read() {
        for (word, state) in [
            ("AKTIV", EmploymentState::Active),
            ("In Dienst", EmploymentState::Active),
            ("Gekündigt", EmploymentState::NoticeGiven),
            ("Fratrådt", EmploymentState::Ended),
            ("Notice given", EmploymentState::NoticeGiven),
            ("Parental leave", EmploymentState::Dormant),
        ] {
            assert_eq!(EmploymentState::from_word(&normalised(word)), Some(state), "{word}");
        }
        assert_eq!(EmploymentState::from_word(&normalised("Mond")), None);
    }
}
