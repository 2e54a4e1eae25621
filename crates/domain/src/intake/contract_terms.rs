//! How a contract is carried, paid and where it stands, in the words of lists.

use crate::pension::{ContractState, Rhythm, Way};

/// Whether a normalised word is one of the words, parted by `|`.
fn is(words: &str, normalised: &str) -> bool {
    words.split('|').any(|word| word == normalised)
}

impl Way {
    /// Reads a word of a list, normalised as headings are. An unknown word is not guessed.
    pub(super) fn from_word(normalised: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|way| is(way.words(), normalised))
    }

    const fn words(self) -> &'static str {
        match self {
            Self::DirectPromise => {
                "direktzusage|dz|pensionszusage|unmittelbare zusage|unmittelbare versorgungszusage|direct promise|book reserve|\
                 directe toezegging|direkte pensionstilsagn"
            }
            Self::SupportFund => {
                "unterstuetzungskasse|u kasse|ukasse|uk|rueckgedeckte unterstuetzungskasse|ruk|pauschaldotierte unterstuetzungskasse|\
                 support fund|provident fund|steunfonds|understoettelseskasse"
            }
            Self::DirectInsurance => {
                "direktversicherung|dv|direct insurance|directe verzekering|direkte forsikring|dv 3 63|dv 40b|direktversicherung 3 63|\
                 direktversicherung 40b"
            }
            Self::PensionInsuranceFund => {
                "pensionskasse|pk|pensionskassenversorgung|pension insurance fund|pensioenkas|pensionskasse 3 63|pensionskasse 40b"
            }
            Self::PensionFund => "pensionsfonds|pf|pension fund|pensioenfonds|pensionsfond",
        }
    }
}

impl Rhythm {
    /// Reads a word of a list, normalised as headings are, or the number of payments a year. An unknown word is not guessed.
    pub(super) fn from_word(normalised: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rhythm| is(rhythm.words(), normalised))
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Monthly => {
                "monatlich|mtl|monat|m|1 12|12|monthly|month|per month|maandelijks|maand|per maand|maanedlig|maanedligt|maaned"
            }
            Self::Quarterly => {
                "vierteljaehrlich|viertelj|vj|quartalsweise|quartal|q|1 4|4|quarterly|quarter|per kwartaal|kwartaal|driemaandelijks|\
                 kvartalsvis|kvartal"
            }
            Self::HalfYearly => {
                "halbjaehrlich|halbj|hj|1 2|2|half yearly|halfyearly|semi annual|semiannual|halfjaarlijks|per half jaar|halvaarlig|\
                 halvaarligt"
            }
            Self::Yearly => {
                "jaehrlich|jaehrl|jahr|j|1 1|1|yearly|annual|annually|year|per year|jaarlijks|jaar|per jaar|aarlig|aarligt|aar"
            }
            Self::Once => {
                "einmalig|einmalbeitrag|einmal|e|0|once|single|single premium|eenmalig|koopsom|engangs|engangsbeloeb"
            }
        }
    }
}

impl ContractState {
    /// Reads a word of a list, normalised as headings are. An unknown word is not guessed.
    pub(super) fn from_word(normalised: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| is(state.words(), normalised))
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Applied => "beantragt|antrag|in antrag|angemeldet|applied|application|aangevraagd|ansoegt",
            Self::Issued => {
                "policiert|police ausgestellt|ausgestellt|dokumentiert|issued|policy issued|afgegeven|polis afgegeven|polis opgemaakt|\
                 udstedt|police udstedt"
            }
            Self::Active => {
                "aktiv|beitragspflichtig|laufend|in kraft|active|in force|actief|premiebetalend|i kraft|gaeldende"
            }
            Self::Deferred => "gestundet|stundung|deferred|uitgesteld|udsat|henstand",
            Self::PaidUp => {
                "beitragsfrei|beitragsfrei gestellt|ruhend|bfr|paid up|paidup|premievrij|praemiefri|fripolice|hvilende|bidragsfri"
            }
            Self::Reinstated => {
                "wieder in kraft|wieder in kraft gesetzt|wiederinkraftsetzung|wieder aktiv|reinstated|hersteld|opnieuw in kracht|\
                 genoptaget|genoptagelse"
            }
            Self::HolderChange => {
                "vn wechsel|versicherungsnehmerwechsel|wechsel des versicherungsnehmers|in uebertragung|holder change|\
                 change of policyholder|wijziging verzekeringnemer|wisseling verzekeringnemer|ejerskifte|skift af forsikringstager"
            }
            Self::Private => {
                "privat|privat fortgefuehrt|privat weitergefuehrt|private fortfuehrung|privatvertrag|private|continued privately|prive|\
                 prive voortgezet|privat viderefoert|viderefoert privat"
            }
            Self::Transferred => {
                "uebertragen|portiert|kapital uebertragen|transferred|ported|overgedragen|waardeoverdracht|overfoert|overdraget"
            }
            Self::InBenefit => {
                "leistung|leistungsbezug|rentenbezug|in rente|in benefit|uitkering|in uitkering|udbetaling|under udbetaling"
            }
            Self::Ended => {
                "beendet|storniert|storno|gekuendigt|abgelaufen|abgefunden|erloschen|ended|cancelled|lapsed|terminated|\
                 beeindigd|geroyeerd|vervallen|ophoert|ophaevet|udloebet"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::key::normalised;
    use super::*;
    use std::collections::HashSet;

    /// Words stand as they are compared, and none means two things.
    fn are_clear(lists: &[&str]) {
        let words: Vec<&str> = lists.iter().flat_map(|list| list.split('|')).collect();
        assert_eq!(words.iter().collect::<HashSet<_>>().len(), words.len());
        for word in words {
            assert_eq!(normalised(word), word);
        }
    }

    #[test]
    fn no_word_means_two_things() {
        are_clear(&Way::ALL.iter().map(|way| way.words()).collect::<Vec<_>>());
        are_clear(&Rhythm::ALL.iter().map(|rhythm| rhythm.words()).collect::<Vec<_>>());
        are_clear(&ContractState::ALL.iter().map(|state| state.words()).collect::<Vec<_>>());
    }

    #[test]
    fn words_are_read_however_they_are_written() {
        for (word, way) in [
            ("Direktversicherung", Way::DirectInsurance),
            ("DV", Way::DirectInsurance),
            ("U-Kasse", Way::SupportFund),
            ("Unterstützungskasse", Way::SupportFund),
            ("Pensionsfonds", Way::PensionFund),
            ("PENSIONSKASSE", Way::PensionInsuranceFund),
            ("Direktzusage", Way::DirectPromise),
        ] {
            assert_eq!(Way::from_word(&normalised(word)), Some(way), "{word}");
        }
        for (word, rhythm) in [("1/12", Rhythm::Monthly), ("Jährlich", Rhythm::Yearly), ("12", Rhythm::Monthly)] {
            assert_eq!(Rhythm::from_word(&normalised(word)), Some(rhythm), "{word}");
        }
        for (word, state) in [
            ("Beitragsfrei", ContractState::PaidUp),
            ("Policiert", ContractState::Issued),
            ("Wieder in Kraft", ContractState::Reinstated),
            ("VN-Wechsel", ContractState::HolderChange),
            ("Privé voortgezet", ContractState::Private),
            ("Overført", ContractState::Transferred),
            ("transferred", ContractState::Transferred),
        ] {
            assert_eq!(ContractState::from_word(&normalised(word)), Some(state), "{word}");
        }
        assert_eq!(Way::from_word(&normalised("Riester")), None);
    }
}
