//! Where a value ends. Values are kept as the bytes they are written in.

/// Deeper than any honest value.
const DEEPEST: usize = 32;

/// A place in some bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Takes exactly these bytes.
    pub(super) fn take(&mut self, expected: &[u8]) -> Option<()> {
        self.rest().starts_with(expected).then(|| self.at += expected.len())
    }

    /// Takes so many bytes.
    pub(super) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let taken = self.rest().get(..count)?;
        self.at += count;
        Some(taken)
    }

    /// Takes bytes as long as they are of a kind.
    pub(super) fn while_(&mut self, is_kind: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.rest();
        let count = rest.iter().position(|byte| !is_kind(*byte)).unwrap_or(rest.len());
        self.at += count;
        rest.get(..count).unwrap_or_default()
    }

    /// Takes white space and comments.
    pub(super) fn blank(&mut self) {
        loop {
            self.while_(is_white);
            if self.take(b"%").is_none() {
                return;
            }
            self.while_(|byte| byte != b'\n' && byte != b'\r');
        }
    }

    /// Takes a number of digits only.
    pub(super) fn number(&mut self) -> Option<usize> {
        let digits = self.while_(|byte| byte.is_ascii_digit());
        let short = !digits.is_empty() && digits.len() <= 10;
        short.then(|| digits.iter().fold(0, |sum, digit| sum * 10 + usize::from(digit - b'0')))
    }

    /// Takes a value, with what may stand before it, and gives its bytes.
    pub(super) fn value(&mut self) -> Option<&'a [u8]> {
        self.nested(0)
    }

    fn nested(&mut self, depth: usize) -> Option<&'a [u8]> {
        if depth > DEEPEST {
            return None;
        }
        self.blank();
        let start = self.at;
        match self.peek()? {
            b'<' if self.rest().starts_with(b"<<") => {
                self.at += 2;
                self.until(b">>", depth)?;
            }
            b'<' => {
                self.at += 1;
                self.while_(|byte| byte.is_ascii_hexdigit() || is_white(byte));
                self.take(b">")?;
            }
            b'[' => {
                self.at += 1;
                self.until(b"]", depth)?;
            }
            b'(' => self.string()?,
            b'/' => {
                self.at += 1;
                self.while_(is_regular);
            }
            _ => {
                let word = self.while_(is_regular);
                if word.is_empty() {
                    return None;
                }
                self.reference(word);
            }
        }
        self.bytes.get(start..self.at)
    }

    /// Takes values until the closing sign, and that.
    fn until(&mut self, close: &[u8], depth: usize) -> Option<()> {
        loop {
            self.blank();
            if self.take(close).is_some() {
                return Some(());
            }
            self.nested(depth + 1)?;
        }
    }

    fn string(&mut self) -> Option<()> {
        let mut open = 0_usize;
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => open += 1,
                b')' if open == 1 => return Some(()),
                b')' => open -= 1,
                _ => {}
            }
        }
    }

    /// `7` may be the beginning of `7 0 R`.
    fn reference(&mut self, word: &[u8]) {
        let mut ahead = *self;
        let mut follows = || {
            ahead.blank();
            ahead.number()?;
            ahead.blank();
            ahead.take(b"R")?;
            (!ahead.peek().is_some_and(is_regular)).then_some(ahead.at)
        };
        if word.iter().all(u8::is_ascii_digit)
            && let Some(end) = follows()
        {
            self.at = end;
        }
    }
}

pub(super) fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

pub(super) fn is_regular(byte: u8) -> bool {
    !is_white(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        let mut scan = Scan::new(text.as_bytes(), 0);
        let mut all = Vec::new();
        while let Some(value) = scan.value() {
            all.push(String::from_utf8_lossy(value).into_owned());
        }
        all
    }

    #[test]
    fn each_kind_of_value_ends_where_it_ends() {
        let text = "/Name(a\\)(b)c)<0a F>[1 2 0 R[]]<</A<</B 1>>/C(>>)>> 7 0 R 8 -1.5 true% 9\nnull";
        let all = [
            "/Name",
            "(a\\)(b)c)",
            "<0a F>",
            "[1 2 0 R[]]",
            "<</A<</B 1>>/C(>>)>>",
            "7 0 R",
            "8",
            "-1.5",
            "true",
            "null",
        ];
        assert_eq!(values(text), all);
    }

    #[test]
    fn what_does_not_end_is_no_value() {
        for text in ["(a", "<0", "<<", "[", "]", ">>", "", "<</A", "(\\", "<zz>", &"[".repeat(100_000)] {
            assert!(values(text).is_empty());
        }
        assert_eq!(values(&format!("{}{}", "[".repeat(32), "]".repeat(32))).len(), 1);
        assert!(values(&format!("{}{}", "[".repeat(40), "]".repeat(40))).is_empty());
    }
}
