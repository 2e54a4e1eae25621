//! What the program in the page gets and gives: a form's pairs as browsers write them, and the answer as JSON.

use crate::{Problem, Texts, Typed, render};

/// The pairs of a form or of a fragment (`application/x-www-form-urlencoded`); what is no text is left out.
pub fn pairs(text: &str) -> impl Iterator<Item = (String, String)> {
    text.split('&').filter(|pair| !pair.is_empty()).filter_map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        Some((decoded(name)?, decoded(value)?))
    })
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => hexadecimal(rest.next()?)? << 4 | hexadecimal(rest.next()?)?,
            plain => plain,
        });
    }
    String::from_utf8(bytes).ok()
}

const fn hexadecimal(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

/// Calculates and writes the answer: `{"ok":…,"parts":…,"whys":…,"spoken":…,"problems":[{"field":…,"text":…}]}`.
/// How it came about is written only where it is asked for: it is the longest part and folded.
pub fn answer(typed: &Typed, texts: &Texts, whys: bool) -> String {
    let write = if whys { render::figure } else { render::result };
    let (head, written, problems) = match typed.figure(texts) {
        Ok(figure) => (r#"{"ok":true"#, write(&figure, texts), Vec::new()),
        Err(problems) => (r#"{"ok":false"#, render::problems(&problems, texts), problems),
    };
    let mut json = String::with_capacity(written.parts.len() + written.whys.len() + 512);
    json.push_str(head);
    for (name, text) in [("parts", &written.parts), ("whys", &written.whys), ("spoken", &written.spoken)] {
        json.push(',');
        push_text(&mut json, name);
        json.push(':');
        push_text(&mut json, text);
    }
    json.push_str(r#","problems":["#);
    for (index, Problem { field, text }) in problems.iter().enumerate() {
        json.push_str(if index > 0 { r#",{"field":"# } else { r#"{"field":"# });
        push_text(&mut json, field);
        json.push_str(r#","text":"#);
        push_text(&mut json, text);
        json.push('}');
    }
    json.push_str("]}");
    json
}

/// A text with its quotes. Of what JSON forbids in it only quotes, backslashes and control characters can occur.
fn push_text(json: &mut String, text: &str) {
    json.push('"');
    for c in text.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            c if c < ' ' => {
                let code = u32::from(c);
                json.push_str("\\u00");
                json.extend([code >> 4, code & 15].into_iter().filter_map(|digit| char::from_digit(digit, 16)));
            }
            c => json.push(c),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_read_as_browsers_write_them() {
        for (text, read) in [
            ("", vec![]),
            ("a=1&b=", vec![("a", "1"), ("b", "")]),
            ("a=1.234%2C50&b=2%2B+3", vec![("a", "1.234,50"), ("b", "2+ 3")]),
            ("a=%E2%82%AC&&b", vec![("a", "€"), ("b", "")]),
            ("a=%FF&b=%2&c=%zz&d=4", vec![("d", "4")]),
        ] {
            let found: Vec<(String, String)> = pairs(text).collect();
            let read: Vec<(String, String)> = read.into_iter().map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
            assert_eq!(found, read, "{text:?}");
        }
    }

    #[test]
    fn texts_are_quoted() {
        let mut json = String::new();
        push_text(&mut json, "a \"b\" \\ <c>\n\u{1}€");
        assert_eq!(json, r#""a \"b\" \\ <c>\u000a\u0001€""#);
    }
}
