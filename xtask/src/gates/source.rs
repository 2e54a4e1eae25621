//! Rust source cut into code and string literals, so that a rule about one trips neither over the other nor over a
//! comment. No parser: it knows just enough to find where comments and literals end.

/// A source file without its comments.
#[derive(Debug, Default)]
pub(super) struct Source {
    /// The code; a blank stands for each comment and literal, and the lines are those of the file.
    code: String,
    /// The string literals as they are written, each with the line on which it begins.
    pub(super) strings: Vec<(usize, String)>,
}

impl Source {
    /// Cuts a file's text.
    pub(super) fn cut(text: &str) -> Self {
        let mut source = Self::default();
        let mut rest = text;
        while !rest.is_empty() {
            let length = source.take(rest);
            rest = &rest[length..];
        }
        source
    }

    /// The names and numbers in the code, each with its line.
    pub(super) fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.code.lines().enumerate();
        lines.flat_map(|(number, line)| {
            let words = line.split(|c: char| !is_name(c)).filter(|word| !word.is_empty());
            words.map(move |word| (number + 1, word))
        })
    }

    /// Takes the next piece and says how long it is.
    fn take(&mut self, rest: &str) -> usize {
        if let Some((string, length)) = raw_string(rest).or_else(|| string(rest)) {
            self.strings.push((self.code.matches('\n').count() + 1, string.to_owned()));
            return self.blank(rest, length);
        }
        if let Some(length) = comment(rest).or_else(|| character(rest)) {
            return self.blank(rest, length);
        }
        // A whole name at once, so that its last letter is not taken for the `r` of a raw string.
        let name = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let length = if name == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { name };
        self.code.push_str(&rest[..length]);
        length
    }

    fn blank(&mut self, rest: &str, length: usize) -> usize {
        self.code.push(' ');
        self.code.extend(rest[..length].chars().filter(|c| *c == '\n'));
        length
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// `r"…"`, `br#"…"#` and the like: what is inside and how long the whole is.
fn raw_string(rest: &str) -> Option<(&str, usize)> {
    let after = ["r", "br", "cr"].iter().find_map(|prefix| rest.strip_prefix(prefix))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let length = body.find(&close)?;
    Some((&body[..length], rest.len() - body.len() + length + close.len()))
}

/// `"…"`: what is inside and how long the whole is.
fn string(rest: &str) -> Option<(&str, usize)> {
    let body = rest.strip_prefix('"')?;
    let mut escaped = false;
    let length = body.find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })?;
    Some((&body[..length], length + 2))
}

/// `// …` up to the end of the line, or `/* … */` with others inside.
fn comment(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    let mut at = rest.starts_with("/*").then_some(2)?;
    let mut depth = 1;
    while depth > 0 {
        let tail = &rest[at..];
        let step = if tail.starts_with("/*") || tail.starts_with("*/") { 2 } else { tail.chars().next()?.len_utf8() };
        if step == 2 {
            depth = if tail.starts_with("/*") { depth + 1 } else { depth - 1 };
        }
        at += step;
    }
    Some(at)
}

/// `'x'` and `'\n'`, but not the lifetime `'x`.
fn character(rest: &str) -> Option<usize> {
    let mut inside = rest.strip_prefix('\'')?.char_indices();
    let (_, first) = inside.next()?;
    if first == '\\' {
        inside.next()?;
        return inside.find(|(_, c)| *c == '\'').map(|(at, _)| at + 2);
    }
    inside.next().filter(|(_, c)| *c == '\'').map(|(at, _)| at + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_told_from_code_and_comments() {
        let text = "// \"a\" one\nlet b = \"two \\\" // \\\\\"; /* \"c\" /* nested */ three\n*/ four(r#\"a \"raw\" one\"#, b\"x\");";
        let source = Source::cut(text);
        assert_eq!(
            source.strings,
            [(2, r#"two \" // \\"#.to_owned()), (3, "a \"raw\" one".to_owned()), (3, "x".to_owned())]
        );
        let words: Vec<_> = source.words().collect();
        assert_eq!(words, [(2, "let"), (2, "b"), (3, "four"), (3, "b")]);
    }

    #[test]
    fn quotes_of_characters_and_lifetimes_open_no_string() {
        let source = Source::cut("fn f<'a>(c: &'a char) { ['\"', '\\'', '\\u{22}', 'ü']; number\"s\"; r#type }");
        assert_eq!(source.strings, [(1, "s".to_owned())]);
        assert!(source.words().any(|(_, word)| word == "type"));
    }

    #[test]
    fn a_file_that_breaks_off_ends_too() {
        for text in ["let a = \"open", "/* open ü", "r#\"open", "'", "'\\", "ü"] {
            assert!(Source::cut(text).strings.is_empty(), "{text}");
        }
    }
}
