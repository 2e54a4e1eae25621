//! Where something is due: the calendar of the place decides (BGB § 193: "am Erklärungs- oder Leistungsorte").

pub use calc::Land;
use serde::{Deserialize, Serialize};

/// Where a Land lists its holidays.
pub const fn holiday_law(land: Land) -> &'static str {
    match land {
        Land::Brandenburg => "§ 2 Abs. 1 FTG (Brandenburg)",
        Land::Berlin => "§ 1 Abs. 1 Gesetz über die Sonn- und Feiertage (Berlin)",
        Land::BadenWuerttemberg => "§ 1 FTG (Baden-Württemberg)",
        Land::Bayern => "Art. 1 FTG (Bayern)",
        Land::Bremen => "§ 2 Gesetz über die Sonn-, Gedenk- und Feiertage (Bremen)",
        Land::Hessen => "§ 1 Abs. 1 HFeiertagsG",
        Land::Hamburg => "§ 1 Feiertagsgesetz (Hamburg)",
        Land::MecklenburgVorpommern => "§ 2 Abs. 1 FTG M-V",
        Land::Niedersachsen => "§ 2 Abs. 1 NFeiertagsG",
        Land::NordrheinWestfalen => "§ 2 Abs. 1 Feiertagsgesetz NW",
        Land::RheinlandPfalz => "§ 2 Abs. 1 LFtG (Rheinland-Pfalz)",
        Land::SchleswigHolstein => "§ 2 Abs. 1 SFTG (Schleswig-Holstein)",
        Land::Saarland => "§ 2 Abs. 1 SFG (Saarland)",
        Land::Sachsen => "§ 1 Abs. 1 SächsSFG",
        Land::SachsenAnhalt => "§ 2 FeiertG LSA",
        Land::Thueringen => "§ 2 Abs. 1 ThürFGtG",
    }
}

/// Whose holidays count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Region {
    /// A German Land.
    De(Land),
    /// The Netherlands (the European part).
    Nl,
    /// Denmark (without the Faroe Islands and Greenland).
    Dk,
}

impl Region {
    /// The name in the IANA time zone database.
    pub const fn time_zone_name(self) -> &'static str {
        match self {
            Self::De(_) => "Europe/Berlin",
            Self::Nl => "Europe/Amsterdam",
            Self::Dk => "Europe/Copenhagen",
        }
    }
}

/// A part of a Land with a holiday of its own. Which municipalities belong to it is for the caller to know: the lists
/// change with each census and merger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum District {
    /// Bavarian municipalities with a mainly Catholic population: Assumption (Art. 1 Abs. 1 Nr. 2, Abs. 3 FTG).
    CatholicBavaria,
    /// The city of Augsburg: Assumption, and the Peace Festival (Art. 1 Abs. 2 FTG).
    Augsburg,
    /// The municipalities of Saxony's regulation on Corpus Christi, around Bautzen.
    SorbianSaxony,
    /// The parts of Thuringia where Corpus Christi was a holiday in 1994 (`ThürFGtG` § 2 Abs. 2, § 10 Abs. 1).
    CatholicThuringia,
}

impl District {
    /// The Land it is a part of.
    pub const fn land(self) -> Land {
        match self {
            Self::CatholicBavaria | Self::Augsburg => Land::Bayern,
            Self::SorbianSaxony => Land::Sachsen,
            Self::CatholicThuringia => Land::Thueringen,
        }
    }

    /// Whether what is a holiday in `other` is one here.
    pub const fn lies_in(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::CatholicBavaria | Self::Augsburg, Self::CatholicBavaria)
                | (Self::Augsburg, Self::Augsburg)
                | (Self::SorbianSaxony, Self::SorbianSaxony)
                | (Self::CatholicThuringia, Self::CatholicThuringia)
        )
    }
}

/// What is known of the place within its region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Locality {
    /// Nothing: a holiday of a part is then in doubt.
    Unknown,
    /// In none of the parts with a holiday of their own.
    Elsewhere,
    /// In this part.
    In(District),
}

/// A place with a calendar. There is no short form for a Land alone: whoever does not know the municipality says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The Land or country.
    pub region: Region,
    /// The part of it.
    pub locality: Locality,
}

impl Place {
    /// The Netherlands, one calendar throughout.
    pub const NL: Self = Self { region: Region::Nl, locality: Locality::Elsewhere };
    /// Denmark, one calendar throughout.
    pub const DK: Self = Self { region: Region::Dk, locality: Locality::Elsewhere };

    /// In a German Land. A district of another Land says nothing: the locality is then as good as unknown.
    pub const fn de(land: Land, locality: Locality) -> Self {
        Self { region: Region::De(land), locality }
    }
}
