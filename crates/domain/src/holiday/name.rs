//! Which holidays there are.

use serde::{Deserialize, Serialize};

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident $key:literal;)+) => {
        /// A holiday, wherever it is kept. What a person reads comes from the catalogue under [`Name::key`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Name { $($(#[$doc])* #[serde(rename = $key)] $name,)+ }

        impl Name {
            /// All of them, so that a catalogue can be checked.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The text key.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => concat!("holiday.", $key),)+ }
            }
        }
    };
}

names! {
    /// 1 January.
    NewYear "new_year";
    /// 6 January: Heilige Drei Könige, Erscheinungsfest.
    Epiphany "epiphany";
    /// 8 March: Internationaler Frauentag.
    WomensDay "womens_day";
    /// The Thursday before Easter: Skærtorsdag.
    MaundyThursday "maundy_thursday";
    /// The Friday before Easter.
    GoodFriday "good_friday";
    /// Easter Sunday.
    EasterSunday "easter_sunday";
    /// Easter Monday.
    EasterMonday "easter_monday";
    /// 30 April until 2013: Koninginnedag.
    QueensDay "queens_day";
    /// 27 April: Koningsdag.
    KingsDay "kings_day";
    /// 1 May.
    LabourDay "labour_day";
    /// 5 May: Bevrijdingsdag.
    LiberationDay "liberation_day";
    /// 8 May, in single years: the end of the war.
    EndOfWar "end_of_war";
    /// The fourth Friday after Easter until 2023: Store bededag.
    GreatPrayerDay "great_prayer_day";
    /// Ascension.
    Ascension "ascension";
    /// Whit Sunday.
    WhitSunday "whit_sunday";
    /// Whit Monday.
    WhitMonday "whit_monday";
    /// Fronleichnam.
    CorpusChristi "corpus_christi";
    /// 5 June: Grundlovsdag.
    ConstitutionDay "constitution_day";
    /// 17 June 2028: the uprising of 1953.
    UprisingOf1953 "uprising_of_1953";
    /// 8 August: Augsburger Hohes Friedensfest.
    PeaceFestival "peace_festival";
    /// 15 August: Mariä Himmelfahrt.
    Assumption "assumption";
    /// 20 September: Weltkindertag.
    ChildrensDay "childrens_day";
    /// 3 October: Tag der Deutschen Einheit.
    GermanUnity "german_unity";
    /// 31 October: Reformationstag.
    Reformation "reformation";
    /// 1 November: Allerheiligen.
    AllSaints "all_saints";
    /// The Wednesday before 23 November: Buß- und Bettag.
    Repentance "repentance";
    /// 24 December.
    ChristmasEve "christmas_eve";
    /// 25 December.
    Christmas "christmas";
    /// 26 December.
    SecondChristmas "second_christmas";
    /// 31 December.
    NewYearsEve "new_years_eve";
    /// A day that a Dutch royal decree equates with a holiday (Algemene termijnenwet art. 3 lid 3).
    EquatedDay "equated_day";
}
