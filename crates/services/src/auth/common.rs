//! Passwords that too many people have (ASVS 5.0, 6.2.4: at least the 3,000 most common ones that the rules let pass).

/// One a line, folded; the lines with `#` at the top say where they come from.
const LIST: &str = include_str!("../../data/common-passwords.txt");

/// How many lines at the top are no passwords.
const HEADER: usize = 3;

/// Whether a password is common, however its letters are written; it comes folded (NFKC, small letters).
pub(super) fn is_common(folded: &str) -> bool {
    LIST.lines().skip(HEADER).any(|line| line == folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_long_enough_and_its_header_is_no_password() {
        let lines: Vec<&str> = LIST.lines().collect();
        assert!(lines[..HEADER].iter().all(|line| line.starts_with("# ")));
        assert!(lines[HEADER..].len() >= 3_000, "ASVS 6.2.4");
        assert!(lines[HEADER..].iter().all(|line| line.chars().count() >= 10 && *line == line.to_lowercase()));
    }
}
