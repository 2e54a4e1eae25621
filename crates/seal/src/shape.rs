//! A look at DER before anybody parses it: how deep, how many. The parser sorts sets in quadratic time.

const DEEPEST: usize = 24;
const MOST: usize = 64;

/// Whether the bytes are one element that is neither nested deeper nor has more parts than anything honest has.
pub(crate) fn is_sane(bytes: &[u8]) -> bool {
    element(bytes, 0).is_some_and(<[u8]>::is_empty)
}

/// How long the element at the beginning is, with its header.
pub(crate) fn length(bytes: &[u8]) -> Option<usize> {
    let (header, length) = header(bytes)?;
    header.checked_add(length).filter(|whole| *whole <= bytes.len())
}

/// What follows the element at the beginning.
fn element(bytes: &[u8], depth: usize) -> Option<&[u8]> {
    let (start, length) = header(bytes)?;
    let end = start.checked_add(length)?;
    let mut inside = bytes.get(start..end)?;
    if is_constructed(bytes) {
        let mut parts = 0;
        while !inside.is_empty() {
            parts += 1;
            if depth == DEEPEST || parts > MOST {
                return None;
            }
            inside = element(inside, depth + 1)?;
        }
    }
    bytes.get(end..)
}

fn is_constructed(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(|tag| tag & 0x20 != 0)
}

/// The header's length and the content's. Tags of one byte, lengths of up to three.
fn header(bytes: &[u8]) -> Option<(usize, usize)> {
    let tag = *bytes.first()?;
    if tag & 0x1f == 0x1f {
        return None;
    }
    let first = *bytes.get(1)?;
    if first < 0x80 {
        return Some((2, usize::from(first)));
    }
    let count = usize::from(first & 0x7f);
    if count == 0 || count > 3 {
        return None;
    }
    let digits = bytes.get(2..2 + count)?;
    Some((2 + count, digits.iter().fold(0, |sum, digit| sum << 8 | usize::from(*digit))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_and_number_are_limited() {
        let nest = |depth: u8| (0..depth).rev().flat_map(|left| [0x30, 2 * left]).collect::<Vec<u8>>();
        assert!(is_sane(&nest(25)) && !is_sane(&nest(26)));
        let many = |count: u8| [0x31, 2 * count].into_iter().chain([5, 0].repeat(count.into())).collect::<Vec<u8>>();
        assert!(is_sane(&many(63)));
        let more = [0x31, 0x81, 130].into_iter().chain([5, 0].repeat(65)).collect::<Vec<u8>>();
        assert!(!is_sane(&more) && length(&more) == Some(133));
    }

    #[test]
    fn what_is_no_element_is_not_sane() {
        for bytes in
            [&[][..], &[0x30], &[0x30, 1], &[0x30, 0x80, 0, 0], &[5, 0, 0], &[0x1f, 1, 0], &[4, 0x84, 0, 0, 0, 0]]
        {
            assert!(!is_sane(bytes), "{bytes:?}");
        }
    }
}
