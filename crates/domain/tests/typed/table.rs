//! Walks the tables of `vectors/typed`.

use domain::Language;
use std::collections::HashSet;
use std::fmt::Debug;

/// The table of a kind in each language.
macro_rules! tables {
    ($kind:literal) => {
        [
            (Language::De, include_str!(concat!("../../vectors/typed/", $kind, ".de.tsv"))),
            (Language::Nl, include_str!(concat!("../../vectors/typed/", $kind, ".nl.tsv"))),
            (Language::Da, include_str!(concat!("../../vectors/typed/", $kind, ".da.tsv"))),
            (Language::En, include_str!(concat!("../../vectors/typed/", $kind, ".en.tsv"))),
        ]
    };
}
pub(crate) use tables;

/// Walks every row of the tables and tells all failures at once. `read` gets the typed text, the language and the remark.
pub(crate) fn walk(tables: [(Language, &str); 4], read: impl Fn(&str, Language, &str) -> String) {
    let mut failures = Vec::new();
    for (language, table) in tables {
        let rows = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let rows: Vec<Vec<&str>> = rows.map(|line| line.split('\t').collect()).collect();
        let code = language.code();
        assert!(rows.len() >= 200, "{code}: {} rows are too few", rows.len());
        let different: HashSet<_> = rows.iter().map(|row| (row[0], row.get(2))).collect();
        assert_eq!(different.len(), rows.len(), "{code}: a text stands twice");
        for row in rows {
            let found = read(&unescaped(row[0]), language, row.get(2).unwrap_or(&""));
            if found != row[1] {
                failures.push(format!("{code}\t{}\texpected {}, found {found}", row[0], row[1]));
            }
        }
    }
    assert!(failures.is_empty(), "{} failed:\n{}", failures.len(), failures.join("\n"));
}

fn unescaped(text: &str) -> String {
    plain(text).unwrap_or_else(|| panic!("{text} has an escape that is none"))
}

/// The text with `\t`, `\n`, `\\` and `\u{hex}` as characters.
fn plain(text: &str) -> Option<String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let (c, behind) = match after.split_at_checked(1)? {
            ("t", behind) => ('\t', behind),
            ("n", behind) => ('\n', behind),
            ("\\", behind) => ('\\', behind),
            ("u", behind) => {
                let (code, behind) = behind.strip_prefix('{')?.split_once('}')?;
                (char::from_u32(u32::from_str_radix(code, 16).ok()?)?, behind)
            }
            _ => return None,
        };
        plain.push(c);
        rest = behind;
    }
    Some(plain + rest)
}

/// The value, or the name of the refusal.
pub(crate) fn shown<T, E: Debug>(result: Result<T, E>, value: impl Fn(T) -> String) -> String {
    result.map_or_else(|error| format!("!{error:?}"), value)
}

/// Numbers that are the same in every run, spread over all sizes.
pub(crate) fn numbers(count: usize) -> impl Iterator<Item = i64> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let edges = [0, 1, 9, 10, 99, 100, 999, 1_000, 99_999, 100_000, 99_999_999, i64::MAX, i64::MIN, i64::MIN + 1];
    edges.into_iter().chain((0..count).map(move |turn| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.cast_signed() >> (turn % 63)
    }))
}
