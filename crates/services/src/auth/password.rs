//! Passwords as people type them (ASVS 5.0, V6.2): long enough, any characters, not cut, not changed but for one form of Unicode.

use super::LoginName;
use super::common::is_common;
use std::fmt;
use unicode_normalization::UnicodeNormalization as _;

const SHORTEST: usize = 10;
const LONGEST: usize = 128;

/// Words that everybody who signs in here thinks of, one a line (ASVS 5.0, 6.1.2). The list is the document and the code's at once.
const CONTEXT: &str = include_str!("../../data/context-words.txt");
/// So many characters a password has beside them.
const SHORTEST_REST: usize = 6;

/// How many characters are left of a folded password without the words of the context (ASVS 5.0, 6.2.11).
fn rest(folded: &str) -> usize {
    let words = CONTEXT.lines().filter(|line| !line.starts_with('#'));
    words.fold(folded.to_owned(), |left, word| left.replace(word, "")).chars().count()
}

/// A password as somebody typed it, to be compared. Never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

/// A password that may be set: only [`Password::chosen`] makes one. Never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPassword(Password);

/// Why a new password may not be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPassword {
    /// Fewer than ten characters.
    #[error("a password has at least 10 characters")]
    Short,
    /// More than 128 characters.
    #[error("a password has at most 128 characters")]
    Long,
    /// It is or holds the name, or one character again and again.
    #[error("this password is too easily guessed")]
    Guessable,
    /// Too many people have it.
    #[error("this is one of the most common passwords")]
    Common,
}

impl Password {
    /// Checks a password that somebody chooses.
    ///
    /// # Errors
    /// [`NoPassword`].
    pub fn chosen(text: &str, name: &LoginName) -> Result<NewPassword, NoPassword> {
        let password = Self::typed(text);
        let length = password.0.chars().count();
        if length < SHORTEST {
            return Err(NoPassword::Short);
        }
        if length > LONGEST {
            return Err(NoPassword::Long);
        }
        let folded = password.0.to_lowercase();
        let mut characters: Vec<char> = folded.chars().collect();
        characters.sort_unstable();
        characters.dedup();
        let named = name.as_str().split('@').next().is_some_and(|part| part.len() >= 4 && folded.contains(part));
        if named || characters.len() < 4 {
            return Err(NoPassword::Guessable);
        }
        if is_common(&folded) {
            return Err(NoPassword::Common);
        }
        if rest(&folded) < SHORTEST_REST { Err(NoPassword::Guessable) } else { Ok(NewPassword(password)) }
    }

    /// A password that somebody types to sign in: whatever it is, it is compared.
    pub fn typed(text: &str) -> Self {
        // Brought to one form before it is cut: otherwise two ways to type the same text would be cut at different places.
        Self(text.nfkc().take(LONGEST + 1).collect())
    }

    /// For the hash.
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl NewPassword {
    /// As it will be compared.
    pub(crate) fn into_password(self) -> Password {
        self.0
    }
}

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_easily_guessed_is_refused() {
        let name: LoginName = "jana.kraemer@example.de".parse().expect("a name");
        let judged = |text: &str| Password::chosen(text, &name).map(|_| ());
        assert_eq!(judged("neun Buch"), Err(NoPassword::Short));
        assert_eq!(judged("zehn Buche"), Ok(()));
        assert_eq!(judged(&"x y z!".repeat(22)), Err(NoPassword::Long));
        assert_eq!(judged("Jana.Kraemer1992"), Err(NoPassword::Guessable));
        assert_eq!(judged("aaaaaaaaaaaa"), Err(NoPassword::Guessable));
        assert_eq!(judged("Bär, Stuhl & Käse 🙂"), Ok(()));
        for context in ["Zusage2026!", "dieRente26", "Betriebsrente", "PensioenWachtwoord", "velkommen123"] {
            assert_eq!(judged(context), Err(NoPassword::Guessable), "{context}");
        }
        assert_eq!(judged("Rentenplan im Mai"), Ok(()));
        // Any characters in any mixture, and no class of characters is asked for.
        for plain in [
            "birkenwald hain",
            "BIRKENWALDHAIN",
            "8350192746",
            "!§$%&/()=?",
            "漢字漢字仮名交り文字列",
            "a b c d e f g h",
        ] {
            assert_eq!(judged(plain), Ok(()), "{plain}");
        }
        assert_eq!((judged(&"Wald".repeat(16)), judged(&"Wald".repeat(32))), (Ok(()), Ok(())), "64 and 128 characters");
        for common in ["qwertyuiop", "Password123", "1Q2W3E4R5T", "ｐａｓｓｗｏｒｄ１２３"] {
            assert_eq!(judged(common), Err(NoPassword::Common), "{common}");
        }
    }

    #[test]
    fn one_form_of_unicode_is_compared() {
        assert_eq!(Password::typed("Ka\u{308}se"), Password::typed("Käse"));
        assert_ne!(Password::typed("käse"), Password::typed("Käse"));
        // 128 letters in either form: neither is cut.
        let (composed, decomposed) = ("äöü!".repeat(32), "a\u{308}o\u{308}u\u{308}!".repeat(32));
        assert_eq!(Password::typed(&decomposed), Password::typed(&composed));
        assert_ne!(Password::typed(&decomposed), Password::typed(&decomposed[..decomposed.len() - 1]));
        let name: LoginName = "jana".parse().expect("a name");
        assert!(Password::chosen(&decomposed, &name).is_ok());
        assert_eq!(Password::chosen(&format!("{decomposed}x"), &name), Err(NoPassword::Long));
        assert!(!format!("{:?}", Password::typed("geheim")).contains("geheim"));
    }
}
