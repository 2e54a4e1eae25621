//! Plain text in lines that every reader shows whole.

/// The longest line in characters; quoted twice it still fits into 76.
pub(super) const WIDTH: usize = 72;

/// Breaks a paragraph between words. A word that is longer than a line keeps its own.
pub(super) fn wrap(paragraph: &str) -> String {
    let mut text = String::new();
    let mut width = 0;
    for word in paragraph.split_whitespace() {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
            text.push('\n');
            width = 0;
        } else if width > 0 {
            text.push(' ');
            width += 1;
        }
        text.push_str(word);
        width += length;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_between_words_and_count_letters_not_bytes() {
        let first = "ä".repeat(35);
        assert_eq!(wrap(&format!("{first}  {first}\nx")), format!("{first} {first}\nx"));
        assert_eq!(wrap(&format!("{first} {first}x")), format!("{first} {first}x"));
        let long = "x".repeat(100);
        assert_eq!(wrap(&format!("a {long} b")), format!("a\n{long}\nb"));
        assert_eq!(wrap(" \n "), "");
    }
}
