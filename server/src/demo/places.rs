//! The demo's organisations: who they are, how many people they have, where those work.

use super::world::Size;
use domain::id::OrgId;
use domain::organisation::OrganisationKind;
use jiff::civil::{Date, date};
use uuid::Uuid;

/// Everything in the demo holds since here.
pub(super) const SINCE: Date = date(2025, 1, 1);

/// Where the demo's people live, which decides on names, contracts and language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Folk {
    /// Germany.
    German,
    /// The Netherlands.
    Dutch,
    /// Denmark.
    Danish,
}

/// An organisation of the demo.
#[derive(Debug)]
pub(super) struct Place {
    /// Its part of addresses.
    pub(super) slug: &'static str,
    /// What it is.
    pub(super) kind: OrganisationKind,
    /// As it signs.
    pub(super) name: &'static str,
    /// Its own colour, if it has chosen one.
    pub(super) accent: Option<&'static str>,
    /// How many people it has in the usual demo.
    pub(super) people: u32,
    /// Whose names they have.
    pub(super) folk: Folk,
    /// The first personnel number.
    pub(super) first: u32,
    /// Places of work, with their Land.
    pub(super) sites: &'static [(&'static str, Option<&'static str>)],
    /// Payroll areas.
    pub(super) areas: &'static [&'static str],
}

const NOBODY: Place = Place {
    slug: "",
    kind: OrganisationKind::Employer,
    name: "",
    accent: None,
    people: 0,
    folk: Folk::German,
    first: 0,
    sites: &[],
    areas: &[],
};

/// All of them; their places in the list are their identifiers, so new ones come last.
pub(super) const PLACES: [Place; 9] = [
    Place {
        slug: "kessler",
        name: "Kessler Maschinenbau",
        people: 412,
        // After the twelve that every demo has, whose numbers begin with 10.
        first: 2001,
        sites: &[("Ludwigsburg", Some("BW")), ("Chemnitz", Some("SN")), ("Vertrieb Hamburg", Some("HH"))],
        areas: &["Tarif", "Außertariflich"],
        ..NOBODY
    },
    Place { slug: "service", kind: OrganisationKind::Operator, name: "Zusage Service", ..NOBODY },
    Place {
        slug: "lindner",
        kind: OrganisationKind::Broker,
        name: "Lindner & Partner",
        accent: Some("#8a1c4a"),
        ..NOBODY
    },
    Place {
        slug: "brandt",
        name: "Brandt Logistik",
        people: 12,
        first: 501,
        sites: &[("Kassel", Some("HE"))],
        areas: &["Alle"],
        ..NOBODY
    },
    Place {
        slug: "ahrendt",
        name: "Ahrendt Feinmechanik",
        people: 86,
        first: 3001,
        sites: &[("Göttingen", Some("NI")), ("Jena", Some("TH"))],
        areas: &["Gehalt", "Lohn"],
        ..NOBODY
    },
    Place {
        slug: "ostsee",
        name: "Ostsee Logistik",
        people: 640,
        first: 4001,
        sites: &[("Rostock", Some("MV")), ("Lübeck", Some("SH")), ("Wismar", Some("MV")), ("Berlin", Some("BE"))],
        areas: &["Lager", "Fahrdienst", "Verwaltung"],
        ..NOBODY
    },
    Place {
        slug: "wesertal",
        name: "Wesertal Stahlbau",
        people: LARGEST,
        first: 100_001,
        sites: &[
            ("Minden", Some("NW")),
            ("Hameln", Some("NI")),
            ("Bremen", Some("HB")),
            ("Kassel", Some("HE")),
            ("Magdeburg", Some("ST")),
        ],
        areas: &["Tarif West", "Tarif Ost", "Außertariflich", "Auszubildende"],
        ..NOBODY
    },
    Place {
        slug: "waterkant",
        kind: OrganisationKind::Fund,
        name: "Pensioenfonds Waterkant",
        people: 60,
        folk: Folk::Dutch,
        first: 7001,
        sites: &[("Harlingen", None), ("Delfzijl", None)],
        areas: &["Maand"],
        ..NOBODY
    },
    Place {
        slug: "havnely",
        kind: OrganisationKind::InsurerDesk,
        name: "Havnely Pension",
        people: 48,
        folk: Folk::Danish,
        first: 8001,
        sites: &[("Esbjerg", None), ("Aarhus", None)],
        areas: &["Månedsløn"],
        ..NOBODY
    },
];

/// So many people has the largest employer, the one that grows, in the usual demo.
pub(super) const LARGEST: u32 = 2_000;

/// The identifier of an organisation: always the same, so that a link to the demo stays good.
pub(super) const fn org(number: usize) -> OrgId {
    OrgId::from_uuid(Uuid::from_u128(0x0190_0000_0000_7000_8000_6b65_7373_6c65 + number as u128))
}

impl Place {
    /// How many people it has in a demo of this size: the largest employer as many as were asked for, no other more than that.
    pub(super) fn size(&self, size: Size) -> u32 {
        if self.people == LARGEST { size.0 } else { self.people.min(size.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_grows_and_the_others_only_shrink() {
        let all = |size| PLACES.iter().map(|place| place.size(Size(size))).collect::<Vec<_>>();
        assert_eq!(all(LARGEST), [412, 0, 0, 12, 86, 640, 2_000, 60, 48]);
        assert_eq!(all(100_000).iter().sum::<u32>(), 101_258);
        assert_eq!(all(20), [20, 0, 0, 12, 20, 20, 20, 20, 20]);
    }
}
