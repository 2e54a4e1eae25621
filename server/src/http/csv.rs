//! Tables that leave the house, as spreadsheets of our languages want them.

use axum::response::{IntoResponse as _, Response};
use http::{HeaderValue, header};
use lists::{Exported, neutral};

/// The mark that makes spreadsheets read UTF-8; the first thing of a table.
pub(super) const MARK: char = '\u{feff}';

/// A line (RFC 4180) with semicolons between its cells.
pub(super) fn line<const N: usize>(cells: [String; N]) -> String {
    cells.map(|text| cell(&text)).join(";") + "\r\n"
}

/// A table as a file to keep; `name` is ours, without a path and an ending.
pub(super) fn file(text: String, name: &str) -> Response {
    let name = format!("attachment; filename=\"{name}.csv\"");
    let mut response = text.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    if let Ok(name) = HeaderValue::from_str(&name) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

/// A cell that no spreadsheet takes for a formula, and that does not break its line.
fn cell(text: &str) -> String {
    let text = neutral(Exported::Text(text));
    if text.contains([';', '"', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_or_breaks_its_line() {
        for (text, written) in [
            ("Krämer", "Krämer"),
            ("=1+1", "'=1+1"),
            ("+49", "'+49"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("  =1", "'  =1"),
            ("\t=1", "'\t=1"),
            ("\r=1", "\"'\r=1\""),
            ("a;b", "\"a;b\""),
            ("a\"b", "\"a\"\"b\""),
            ("=\"a\";b", "\"'=\"\"a\"\";b\""),
            ("a-b", "a-b"),
        ] {
            assert_eq!(cell(text), written, "{text:?}");
        }
        assert_eq!(line(["a".to_owned(), "=b".to_owned()]), "a;'=b\r\n");
    }
}
