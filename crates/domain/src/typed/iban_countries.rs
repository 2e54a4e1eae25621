//! How the account numbers of the countries are built (ISO 13616).

/// A country's two letters and what follows the check digits: so many `n` digits, `a` letters, `c` of both.
///
/// Source: SWIFT IBAN Registry, release 101, as the Python package stdnum 2.2 carries it; all lengths compared with those in the
/// package schwifty 2026.10.1. Unverified: releases 102 and 103 (September 2026) were published since and not compared. Countries that
/// only use such numbers without being in the registry (Algeria, Morocco, Senegal and others) are not known here. All of SEPA is;
/// overseas parts of France have FR, the Channel Islands and Man have GB, Åland has FI.
const COUNTRIES: &str = "\
    AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n BR23n1a1c BY4c4n16c CH5n12c CR18n \
    CY8n16c CZ20n DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n FK2a12n FO14n FR10n11c2n GB4a14n GE2a16n \
    GI4a15c GL14n GR7n16c GT24c HN4a20n HR17n HU24n IE4a14n IL19n IQ4a15n IS22n IT1a10n12c JO4a4n18c KW4a22c \
    KZ3n13c LB4n20c LC4a24c LI5n12c LT16n LU3n13c LV4a13c LY21n MC10n11c2n MD20c ME18n MK3n10c2n MN16n MR23n \
    MT4a5n18c MU4a19n3a NI4a20n NL4a10n NO11n OM3n16c PK4a16c PL24n PS4a21c PT21n QA4a21c RO4a16c RS18n RU14n15c \
    SA2n18c SC4a20n3a SD14n SE20n SI15n SK20n SM1a10n12c SO19n ST21n SV4a20n TL19n TN20n TR6n16c UA6n19c VA18n \
    VG4a16n XK16n YE4a4n18c";

/// What follows the check digits in the numbers of a country, as `8n10n`.
pub(super) fn structure(country: &str) -> Option<&'static str> {
    COUNTRIES.split(' ').find_map(|one| one.strip_prefix(country).filter(|_| country.len() == 2))
}

/// The kind of each character after the check digits: `n`, `a` or `c`.
pub(super) fn kinds(structure: &'static str) -> impl Iterator<Item = u8> {
    let parts = structure.split_inclusive(|c: char| c.is_ascii_lowercase());
    parts.filter_map(|part| part.split_at_checked(part.len() - 1)).flat_map(|(count, kind)| {
        let kind = kind.bytes().next().unwrap_or_default();
        std::iter::repeat_n(kind, count.parse().unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_is_whole() {
        let all: Vec<&str> = COUNTRIES.split(' ').collect();
        assert_eq!(all.len(), 89);
        assert!(all.is_sorted_by(|one, next| one[..2] < next[..2]), "each country once, in order");
        for one in &all {
            let count = kinds(structure(&one[..2]).expect("known")).count();
            assert!((11..=30).contains(&count), "{one}");
        }
        for (country, length) in [("DE", 22), ("NL", 18), ("DK", 18), ("NO", 15), ("MT", 31), ("RU", 33), ("AT", 20)] {
            assert_eq!(4 + kinds(structure(country).expect("known")).count(), length, "{country}");
        }
        for unknown in ["XX", "DE2", "D", "", "US", "8n"] {
            assert_eq!(structure(unknown), None, "{unknown}");
        }
    }
}
