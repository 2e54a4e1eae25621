//! Links that go into a square.

use crate::{Problem, qr::Square};

/// The square of a link with at most `longest` characters.
///
/// # Errors
///
/// If it is missing, too long, or neither `https://…` nor, for trying out, `http://localhost…`.
pub(super) fn square(link: &str, longest: usize) -> Result<Square, Problem> {
    if link.is_empty() {
        return Err(Problem::Missing);
    }
    if link.chars().count() > longest {
        return Err(Problem::TooLong(longest));
    }
    let rest = link.strip_prefix("https://").or_else(|| {
        let rest = link.strip_prefix("http://")?;
        rest.strip_prefix("localhost").filter(|after| after.starts_with([':', '/'])).map(|_| rest)
    });
    if rest.is_none_or(str::is_empty) || !link.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Problem::NoLink);
    }
    Square::of(link).ok_or(Problem::TooLong(longest))
}

/// A link as it is printed and typed, without `https://`.
pub(super) fn site(link: &str) -> String {
    link.split_once("://").map_or(link, |(_, site)| site).to_owned()
}
