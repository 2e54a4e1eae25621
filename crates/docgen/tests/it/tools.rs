//! Programs that read PDF: poppler-utils and qpdf, which `cargo xtask test` installs.

use std::{
    fs,
    path::PathBuf,
    process::Command,
    sync::atomic::{AtomicUsize, Ordering},
};

static NEXT: AtomicUsize = AtomicUsize::new(0);

/// A file that goes with its owner.
pub(crate) struct File(PathBuf);

impl File {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("docgen-{}-{number}.pdf", std::process::id()));
        fs::write(&path, bytes).expect("writable");
        Self(path)
    }

    /// What a program says about the file; `arguments` stand before it, `after` behind it.
    fn ask(&self, program: &str, arguments: &[&str], after: &[&str]) -> Vec<u8> {
        let output = Command::new(program).args(arguments).arg(&self.0).args(after).output();
        let output = output.unwrap_or_else(|error| panic!("{program} (poppler-utils, qpdf): {error}"));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{program}: {said}");
        output.stdout
    }

    fn text(&self, program: &str, arguments: &[&str], after: &[&str]) -> String {
        String::from_utf8_lossy(&self.ask(program, arguments, after)).into_owned()
    }

    /// The text of each page, in reading order, with single blanks.
    pub(crate) fn pages(&self) -> Vec<String> {
        let all = self.text("pdftotext", &["-enc", "UTF-8"], &["-"]);
        let pages = all.strip_suffix('\u{c}').unwrap_or(&all).split('\u{c}');
        pages.map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    /// `pdfinfo`'s value of a name.
    pub(crate) fn info(&self, name: &str) -> String {
        let all = self.text("pdfinfo", &[], &[]);
        let line = all.lines().find_map(|line| line.strip_prefix(&format!("{name}:")));
        line.unwrap_or_else(|| panic!("no {name} in:\n{all}")).trim().to_owned()
    }

    /// The tree of tags.
    pub(crate) fn structure(&self) -> String {
        self.text("pdfinfo", &["-struct-text"], &[])
    }

    /// The names of the fonts and whether each is inside of the file.
    pub(crate) fn fonts(&self) -> Vec<(String, bool)> {
        let all = self.text("pdffonts", &[], &[]);
        let row = |line: &str| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let embedded = words.iter().rev().nth(4)?;
            Some(((*words.first()?).to_owned(), *embedded == "yes"))
        };
        all.lines().skip(2).filter_map(row).collect()
    }

    /// The file with nothing compressed, after qpdf has found nothing wrong.
    pub(crate) fn plain(&self) -> String {
        self.ask("qpdf", &["--check"], &[]);
        let plain = self.ask("qpdf", &["--qdf", "--object-streams=disable"], &["-"]);
        String::from_utf8_lossy(&plain).into_owned()
    }

    /// What a camera reads from the page, at the resolution of a poor photo.
    pub(crate) fn scan(&self, page: usize) -> Vec<String> {
        self.scan_at(page, 110)
    }

    /// What a camera reads from the page; for a small square it is held closer.
    pub(crate) fn scan_at(&self, page: usize, dpi: u32) -> Vec<String> {
        let image = self.picture(page, dpi);
        let (width, height, pixels) = gray(&image).expect("a PGM");
        let mut reader = quircs::Quirc::default();
        let text = |code: quircs::Code| String::from_utf8(code.decode().expect("readable").payload).expect("UTF-8");
        reader.identify(width, height, pixels).map(|code| text(code.expect("a square"))).collect()
    }

    /// A page, from 1, as a PGM.
    pub(crate) fn picture(&self, page: usize, dpi: u32) -> Vec<u8> {
        let (page, dpi) = (page.to_string(), dpi.to_string());
        self.ask("pdftoppm", &["-gray", "-r", &dpi, "-f", &page, "-l", &page], &[])
    }

    /// The attached files with their names and types, and what is in the first.
    pub(crate) fn attached(&self) -> (String, Vec<u8>) {
        let list = self.text("pdfdetach", &["-list"], &[]);
        let into = self.0.with_extension("attached");
        self.ask("pdfdetach", &["-save", "1", "-o", into.to_str().expect("UTF-8")], &[]);
        let bytes = fs::read(&into).expect("saved");
        let _ = fs::remove_file(&into);
        (list, bytes)
    }

    /// The box of each word in points: left, top, right, bottom.
    pub(crate) fn words(&self) -> Vec<([f64; 4], String)> {
        self.boxes(&["-bbox"])
    }

    /// The boxes of one page, from 1.
    pub(crate) fn words_of(&self, page: usize) -> Vec<([f64; 4], String)> {
        let page = page.to_string();
        self.boxes(&["-bbox", "-f", &page, "-l", &page])
    }

    fn boxes(&self, arguments: &[&str]) -> Vec<([f64; 4], String)> {
        let all = self.text("pdftotext", arguments, &["-"]);
        let number = |line: &str, name: &str| line.split(&format!("{name}=\"")).nth(1)?.split('"').next()?.parse().ok();
        let word = |line: &str| {
            let [left, top] = [number(line, "xMin")?, number(line, "yMin")?];
            let [right, bottom] = [number(line, "xMax")?, number(line, "yMax")?];
            let text = line.split_once('>')?.1.split_once("</word>")?.0.to_owned();
            Some(([left, top, right, bottom], text))
        };
        all.lines().filter(|line| line.contains("<word")).filter_map(word).collect()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// A PGM image: width, height, a byte per pixel.
pub(crate) fn gray(image: &[u8]) -> Option<(usize, usize, &[u8])> {
    let mut parts = image.splitn(4, u8::is_ascii_whitespace);
    let (magic, width, height) = (parts.next()?, parts.next()?, parts.next()?);
    let (_, pixels) = parts.next().map(|rest| rest.split_at(4))?;
    let number = |bytes: &[u8]| std::str::from_utf8(bytes).ok()?.parse().ok();
    (magic == b"P5").then_some(())?;
    Some((number(width)?, number(height)?, pixels))
}
