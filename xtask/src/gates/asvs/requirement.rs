//! The requirements of ASVS 5.0.0, chapters V6 to V9: their numbers and levels, without their words.

/// Each section with the levels of its requirements, in their order (as of the tag `v5.0.0_release`).
const SECTIONS: [(&str, &str); 20] = [
    ("6.1", "122"),
    ("6.2", "111111112222"),
    ("6.3", "11223333"),
    ("6.4", "112233"),
    ("6.5", "22222333"),
    ("6.6", "2223"),
    ("6.7", "33"),
    ("6.8", "2222"),
    ("7.1", "222"),
    ("7.2", "1111"),
    ("7.3", "22"),
    ("7.4", "11222"),
    ("7.5", "223"),
    ("7.6", "22"),
    ("8.1", "1233"),
    ("8.2", "1123"),
    ("8.3", "133"),
    ("8.4", "23"),
    ("9.1", "111"),
    ("9.2", "1222"),
];

/// From the least to the most.
pub(super) const LEVELS: [char; 3] = ['1', '2', '3'];

/// Every requirement with its level, in the standard's order.
pub(super) fn all() -> impl Iterator<Item = (String, char)> {
    SECTIONS.iter().flat_map(|(section, levels)| {
        levels.chars().enumerate().map(move |(index, level)| (format!("{section}.{}", index + 1), level))
    })
}

/// Whether the standard has it in these chapters.
pub(super) fn exists(id: &str) -> bool {
    all().any(|(known, _)| known == id)
}
