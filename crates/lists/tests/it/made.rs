//! The files of the table, made from their descriptions.

use crate::{books, odd, sheets};

/// Makes a file. The descriptions:
///
/// - `bytes …`: as it stands, with `\n`, `\r`, `\t`, `\\` and `\x00`; `utf16le …`, `utf16be …`: with a mark; `bare16 …`: low byte
///   first, without one
/// - `repeat N head ~ row`, `columns N`, `cell N`, `zeros N`: many rows, columns, letters, bytes
/// - `xlsx …`, `xlsx1904 …`, `strings …`: a workbook, see [`sheets`]; `odd …`: one against the rules, see [`odd`]
pub(crate) fn bytes(making: &str) -> Vec<u8> {
    let (kind, rest) = making.split_once(' ').unwrap_or((making, ""));
    match kind {
        "bytes" => unescaped(rest),
        "utf16le" => utf16(&format!("\u{feff}{}", text(rest)), u16::to_le_bytes),
        "utf16be" => utf16(&format!("\u{feff}{}", text(rest)), u16::to_be_bytes),
        "bare16" => utf16(&text(rest), u16::to_le_bytes),
        "repeat" => repeated(rest),
        "columns" => columns(count(rest)),
        "cell" => [b"Name;Ort\n".as_slice(), "x".repeat(count(rest)).as_bytes(), b";Ulm\n"].concat(),
        "zeros" => vec![0; count(rest)],
        "xlsx" => books::zipped(&sheets::book(rest, "", None)),
        "xlsx1904" => books::zipped(&sheets::book(rest, "date1904=\"1\"", None)),
        "strings" => books::zipped(&sheets::book(rest, "", Some(&["Name", "Ort", "Müller", "Köln"]))),
        "odd" => odd::file(rest),
        _ => panic!("nobody knows how to make `{making}`"),
    }
}

fn count(text: &str) -> usize {
    text.parse().expect("a number")
}

fn repeated(rest: &str) -> Vec<u8> {
    let (count_of, rest) = rest.split_once(' ').expect("a number and texts");
    let (head, row) = rest.split_once(" ~ ").expect("a head and a row");
    let mut bytes = unescaped(head);
    bytes.extend(unescaped(row).repeat(count(count_of)));
    bytes
}

fn columns(count: usize) -> Vec<u8> {
    let line = |word: &str| (1..=count).map(|at| format!("{word}{at}")).collect::<Vec<_>>().join(";");
    format!("{}\n{}\n", line("Spalte"), line("Wert")).into_bytes()
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn text(escaped: &str) -> String {
    String::from_utf8(unescaped(escaped)).expect("text")
}

fn unescaped(escaped: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = escaped.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'\\', [b'x', high, low, after @ ..]) => {
                let digits = [*high, *low];
                let digits = std::str::from_utf8(&digits).expect("two digits");
                bytes.push(u8::from_str_radix(digits, 16).expect("a byte"));
                rest = after;
            }
            (b'\\', [letter, after @ ..]) => {
                bytes.push(match letter {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    other => *other,
                });
                rest = after;
            }
            (other, _) => bytes.push(*other),
        }
    }
    bytes
}
