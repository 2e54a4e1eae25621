//! The texts, read while compiling: a missing file, a missing placeholder or one that nobody fills does not compile.

/// A text in all languages, in the order of [`super::Language::ALL`].
pub(super) type Texts = [&'static str; 4];

macro_rules! texts {
    ($name:literal) => {
        [
            include_str!(concat!("../../../texts/de/", $name, ".txt")),
            include_str!(concat!("../../../texts/en/", $name, ".txt")),
            include_str!(concat!("../../../texts/nl/", $name, ".txt")),
            include_str!(concat!("../../../texts/da/", $name, ".txt")),
        ]
    };
}

pub(super) const FRAME: Texts = texts!("frame");
pub(super) const INVITATION: Texts = texts!("invitation");
pub(super) const SIGN_IN_ALERT: Texts = texts!("sign_in_alert");
pub(super) const RECOVERY_USED: Texts = texts!("recovery_used");
pub(super) const MESSAGE_WAITING: Texts = texts!("message_waiting");

const _: () = {
    every(FRAME, &["\n\n{text}\n\n"], 1);
    every(INVITATION, &["{organisation}", "\n\n{link}\n", "{until}"], 4);
    every(SIGN_IN_ALERT, &["\n\n{link}\n"], 1);
    every(RECOVERY_USED, &["\n\n{link}\n"], 1);
    every(MESSAGE_WAITING, &["\n\n{link}\n"], 1);
};

/// Checks that all languages have these pieces and so many placeholders, hence no others.
const fn every(texts: Texts, pieces: &[&str], placeholders: usize) {
    let mut language = 0;
    while language < texts.len() {
        let text = texts[language].as_bytes();
        let mut piece = 0;
        while piece < pieces.len() {
            assert!(count(text, pieces[piece].as_bytes()) > 0, "a placeholder is missing in a text of a mail");
            piece += 1;
        }
        assert!(count(text, b"{") == placeholders, "a text of a mail has a placeholder too many or too few");
        assert!(count(text, b"}") == placeholders, "a placeholder in a text of a mail is not closed");
        language += 1;
    }
}

/// How often a piece occurs.
const fn count(text: &[u8], piece: &[u8]) -> usize {
    let (mut found, mut at) = (0, 0);
    while at + piece.len() <= text.len() {
        let mut same = 0;
        while same < piece.len() && text[at + same] == piece[same] {
            same += 1;
        }
        if same == piece.len() {
            found += 1;
        }
        at += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_counted_also_at_the_ends() {
        assert_eq!(count(b"{a}{a} {b}", b"{a}"), 2);
        assert_eq!(count(b"abc", b"bc"), 1);
        assert_eq!(count(b"a", b"abc"), 0);
    }

    #[test]
    #[should_panic(expected = "a placeholder is missing")]
    fn a_language_without_a_placeholder_is_found() {
        every(["{link}", "{link}", "link", "{link}"], &["{link}"], 1);
    }

    #[test]
    #[should_panic(expected = "too many or too few")]
    fn a_misspelt_placeholder_is_found() {
        every(["{link}", "{link} {lnik}", "{link}", "{link}"], &["{link}"], 1);
    }
}
