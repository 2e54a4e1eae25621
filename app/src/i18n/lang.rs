//! The four languages of the product.

use domain::Language;

/// A language of the product. The order is that of the text tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// German, the leading language.
    #[default]
    De,
    /// English.
    En,
    /// Dutch.
    Nl,
    /// Danish.
    Da,
}

impl Lang {
    /// All languages in the order in which a person is offered them.
    pub const ALL: [Self; 4] = [Self::De, Self::En, Self::Nl, Self::Da];

    /// The tag for `lang` attributes, cookies and file names (BCP 47).
    pub const fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
            Self::Nl => "nl",
            Self::Da => "da",
        }
    }

    /// The language's name in itself; a person looks for their own word.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::De => "Deutsch",
            Self::En => "English",
            Self::Nl => "Nederlands",
            Self::Da => "Dansk",
        }
    }

    /// The same language as the domain knows it: for what it reads and writes.
    pub const fn language(self) -> Language {
        match self {
            Self::De => Language::De,
            Self::En => Language::En,
            Self::Nl => Language::Nl,
            Self::Da => Language::Da,
        }
    }

    /// Parses a language tag; a region is ignored (`de-AT` is German). `None` for a language we do not have.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag).trim();
        Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }

    /// The best language for an `Accept-Language` header (RFC 9110, 12.5.4); `None` if it names none of ours.
    pub fn negotiate(header: &str) -> Option<Self> {
        let mut best: Option<(u16, Self)> = None;
        for item in header.split(',').take(20) {
            let mut parts = item.split(';');
            let Some(lang) = parts.next().and_then(|tag| Self::parse(tag.trim())) else {
                continue;
            };
            let weight = parts.find_map(|p| p.trim().strip_prefix("q=")).map_or(Some(1000), thousandths).unwrap_or(0);
            if weight > 0 && best.is_none_or(|(b, _)| weight > b) {
                best = Some((weight, lang));
            }
        }
        best.map(|(_, lang)| lang)
    }
}

/// A quality value in thousandths: `0.8` is 800.
fn thousandths(q: &str) -> Option<u16> {
    let (whole, fraction) = q.split_once('.').unwrap_or((q, ""));
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    let value = whole.parse::<u16>().ok()?.checked_mul(1000)?.checked_add(digits.parse().ok()?)?;
    (value <= 1000).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn the_heaviest_known_language_wins() {
        for (header, expected) in [
            ("nl-NL,nl;q=0.9,en;q=0.8", Some(Lang::Nl)),
            ("fr,en;q=0.3,da;q=0.7", Some(Lang::Da)),
            ("en;q=0.5, de;q=0.5", Some(Lang::En)),
            ("DE-at", Some(Lang::De)),
            ("fr-FR,fr", None),
            ("de;q=0", None),
            ("de;q=7", None),
            ("*", None),
            ("", None),
        ] {
            assert_eq!(Lang::negotiate(header), expected, "{header}");
        }
    }
}
