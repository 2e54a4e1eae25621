//! The programs with which the tests read the documents that we make.

use super::apt;
use crate::workshop::Workshop;
use anyhow::Result;

/// What the tests call, with the package that has it.
const PROGRAMS: [(&str, &str); 8] = [
    // Makes certificates and time stamps for the tests of seals.
    ("openssl", "openssl"),
    ("pdffonts", "poppler-utils"),
    ("pdfinfo", "poppler-utils"),
    ("pdfsig", "poppler-utils"),
    ("pdftoppm", "poppler-utils"),
    ("pdftotext", "poppler-utils"),
    ("qpdf", "qpdf"),
    // Reads the square of a printed letter.
    ("zbarimg", "zbar-tools"),
];

/// Makes sure that each program is on the path.
pub(crate) fn ensure(shop: &Workshop) -> Result<()> {
    let mut packages: Vec<&str> = missing(|program| shop.children.find(program).is_some());
    packages.dedup();
    if packages.is_empty() { Ok(()) } else { apt::install(shop, &packages, "A reader of PDF for the tests") }
}

/// The packages of the programs that are not there.
fn missing(there: impl Fn(&str) -> bool) -> Vec<&'static str> {
    PROGRAMS.iter().filter(|(program, _)| !there(program)).map(|(_, package)| *package).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_missing_is_installed() {
        assert!(missing(|_| true).is_empty());
        assert_eq!(missing(|program| program != "qpdf"), ["qpdf"]);
        assert_eq!(missing(|program| program != "pdfinfo" && program != "qpdf"), ["poppler-utils", "qpdf"]);
    }
}
