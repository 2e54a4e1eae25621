//! The sixteen German Länder: they set the church tax, and Saxony's employees carry more of the care insurance.

use serde::{Deserialize, Serialize};

macro_rules! lands {
    ($($(#[$doc:meta])* $name:ident $code:literal;)+) => {
        /// The sixteen German Länder.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Land { $($(#[$doc])* $name,)+ }

        impl Land {
            /// All of them, by code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The letters of ISO 3166-2:DE.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }
        }
    };
}

lands! {
    /// Brandenburg
    Brandenburg "BB";
    /// Berlin
    Berlin "BE";
    /// Baden-Württemberg
    BadenWuerttemberg "BW";
    /// Bayern
    Bayern "BY";
    /// Bremen
    Bremen "HB";
    /// Hessen
    Hessen "HE";
    /// Hamburg
    Hamburg "HH";
    /// Mecklenburg-Vorpommern
    MecklenburgVorpommern "MV";
    /// Niedersachsen
    Niedersachsen "NI";
    /// Nordrhein-Westfalen
    NordrheinWestfalen "NW";
    /// Rheinland-Pfalz
    RheinlandPfalz "RP";
    /// Schleswig-Holstein
    SchleswigHolstein "SH";
    /// Saarland
    Saarland "SL";
    /// Sachsen
    Sachsen "SN";
    /// Sachsen-Anhalt
    SachsenAnhalt "ST";
    /// Thüringen
    Thueringen "TH";
}

impl Land {
    /// Reads the letters of ISO 3166-2:DE, in capitals.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|land| land.code() == code)
    }
}
