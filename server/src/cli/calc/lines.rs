//! Lines of a file of any kind, with bounded memory.

use std::io::{self, BufRead};

/// What some editors put before the text.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads lines as bytes. Of a line above the limit only one byte more than that is kept, so whoever looks sees that it is too
/// long.
#[derive(Debug)]
pub(super) struct Lines<R> {
    input: R,
    limit: usize,
    line: Vec<u8>,
    first: bool,
}

impl<R: BufRead> Lines<R> {
    /// From the beginning of a file.
    pub(super) fn of(input: R, limit: usize) -> Self {
        Self { input, limit, line: Vec::new(), first: true }
    }

    /// The next line without its end (LF or CRLF); none at the file's end.
    pub(super) fn next(&mut self) -> io::Result<Option<&[u8]>> {
        self.line.clear();
        if !self.read()? {
            return Ok(None);
        }
        let mut line = self.line.as_slice();
        if std::mem::take(&mut self.first) {
            line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
        }
        Ok(Some(line.strip_suffix(b"\r").unwrap_or(line)))
    }

    /// Whether there was a line.
    fn read(&mut self) -> io::Result<bool> {
        let mut any = false;
        loop {
            let piece = match self.input.fill_buf() {
                Ok(piece) => piece,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if piece.is_empty() {
                return Ok(any);
            }
            any = true;
            let end = piece.iter().position(|byte| *byte == b'\n');
            let text = piece.get(..end.unwrap_or(piece.len())).unwrap_or_default();
            // The mark and the carriage return are taken off later and must not make a line too long.
            let room = (self.limit + BYTE_ORDER_MARK.len() + 2).saturating_sub(self.line.len());
            self.line.extend(text.iter().take(room));
            let used = end.map_or(piece.len(), |end| end + 1);
            self.input.consume(used);
            if end.is_some() {
                return Ok(true);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    fn lines(input: &[u8], limit: usize) -> Vec<String> {
        // A buffer smaller than a line, so that lines come in pieces.
        let mut lines = Lines::of(BufReader::with_capacity(3, input), limit);
        let mut found = Vec::new();
        while let Some(line) = lines.next().expect("memory can be read") {
            found.push(String::from_utf8_lossy(line).into_owned());
        }
        found
    }

    #[test]
    fn ends_of_all_kinds_and_the_mark_are_taken_off() {
        assert_eq!(lines(b"\xEF\xBB\xBFone\r\n\ntwo\nlast", 100), ["one", "", "two", "last"]);
        assert_eq!(lines(b"one\n", 100), ["one"]);
        assert_eq!(lines(b"", 100), [""; 0]);
        assert_eq!(lines(b"\n", 100), [""]);
    }

    #[test]
    fn a_long_line_is_cut_and_the_next_one_is_whole() {
        let found = lines(b"123456789012345\nnext", 4);
        assert!(found[0].len() > 4 && found[0].len() < 12, "{found:?}");
        assert_eq!(found[1], "next");
        assert_eq!(lines(b"\xEF\xBB\xBF1234\r\n", 4), ["1234"], "a line of just the limit stays whole");
    }
}
