//! The invitation letter.

use crate::{
    sample::{letter, render, stamp},
    tools::File,
};
use docgen::{
    Language,
    letter::{self as template, Letter, limits},
};
use jiff::Timestamp;

fn file(letter: &Letter) -> File {
    File::new(&render(letter).expect("letters").bytes)
}

#[test]
fn each_language_says_what_a_person_needs() {
    let file = file(&letter(4));
    let pages = file.pages();
    let said = [
        ("Ihr Zugang zu Ihrer Betriebsrente", "Guten Tag Jana Krämer-0,", "22. November 2026", "31. Januar 2027"),
        ("Your access to your occupational pension", "Dear Jana Krämer-1,", "22 November 2026", "31 January 2027"),
        ("Uw toegang tot uw werknemerspensioen", "Beste Jana Krämer-2,", "22 november 2026", "31 januari 2027"),
        ("Din adgang til din arbejdsmarkedspension", "Kære Jana Krämer-3", "22. november 2026", "31. januar 2027"),
    ];
    assert_eq!(pages.len(), said.len());
    for (number, (page, (subject, salutation, written, until))) in pages.iter().zip(said).enumerate() {
        let code = format!("K7MX {number:04}");
        let same = ["Kessler Maschinenbau GmbH", "Schloßstraße 7", "71634 Ludwigsburg", "07141 555 0130"];
        let same = same.into_iter().chain(["bav@kessler.example", "bav.kessler.example/start", "Sabine Öztürk"]);
        for text in same.chain([subject, salutation, written, until, &code]) {
            assert!(page.contains(text), "{text} is not on page {number}:\n{page}");
        }
        assert!(!page.contains(['{', '}']), "a place was not filled:\n{page}");
    }
}

#[test]
fn the_square_holds_the_link_and_the_page_does_not_print_it() {
    let letter = letter(2);
    let file = file(&letter);
    for (index, recipient) in letter.recipients.iter().enumerate() {
        assert_eq!(file.scan(index + 1), [recipient.link.as_str()]);
    }
    assert!(!file.pages().concat().contains("Yw3nJq8ZtRk2"));
}

#[test]
fn the_longest_link_can_still_be_scanned() {
    let mut letter = letter(1);
    let link = &mut letter.recipients[0].link;
    link.push_str(&"aZ09-_".repeat(40)[..limits::LINK - link.len()]);
    let link = link.clone();
    assert_eq!(file(&letter).scan(1), [link]);
}

#[test]
fn a_page_per_person_and_a_sound_file() {
    for count in [1, 3, 500] {
        let pdf = render(&letter(count)).expect("letters");
        let file = File::new(&pdf.bytes);
        assert_eq!(pdf.pages, count);
        assert_eq!(file.info("Pages"), count.to_string());
        assert!(file.info("Page size").ends_with("(A4)"));
        file.plain();
        let pages = file.pages();
        let all = pages.iter().enumerate().all(|(number, page)| page.contains(&format!("K7MX {number:04}")));
        assert!(all, "each on its own page, in order");
    }
}

#[test]
fn it_is_made_for_the_archive_and_for_everybody() {
    let file = file(&letter(4));
    assert_eq!(file.info("Tagged"), "yes");
    assert_eq!(file.info("Title"), "Einladungen von Kessler Maschinenbau GmbH");
    assert!(file.info("CreationDate").contains("2026"), "{}", file.info("CreationDate"));
    let plain = file.plain();
    for part in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "/Lang (de)", "/DisplayDocTitle true"]
    {
        assert!(plain.contains(part), "{part}");
    }
    for language in Language::ALL.into_iter().filter(|language| *language != Language::De) {
        assert!(plain.contains(&format!("/Lang ({})", language.code())), "{language:?}");
    }
    let fonts = file.fonts();
    assert!(fonts.len() >= 3 && fonts.iter().all(|(_, embedded)| *embedded), "{fonts:?}");

    let structure = file.structure();
    for tag in ["H1", "H2", "P", "L", "LI", "Figure"] {
        let found = structure.lines().any(|line| line.trim_start().split([' ', ':']).next() == Some(tag));
        assert!(found, "{tag}");
    }
    let order = [
        "Schloßstraße",
        "Ihr Kontakt",
        "Ihr Zugang",
        "Guten Tag",
        "So richten",
        "K7MX",
        "Kein Smartphone",
        "Mit freundlichen",
    ];
    let places: Vec<_> = order.iter().map(|text| structure.find(text).unwrap_or_else(|| panic!("{text}"))).collect();
    assert!(places.is_sorted(), "read in the order of the page: {places:?}");
}

#[test]
fn the_same_letters_are_the_same_bytes() {
    let letter = letter(7);
    let first = render(&letter).expect("letters");
    assert!(first == render(&letter).expect("letters"));
    let other = docgen::Stamp { ident: "another".to_owned(), ..stamp() };
    assert!(first != template::render(&letter, &other).expect("letters"));
    let later = docgen::Stamp { made: Timestamp::UNIX_EPOCH, ..stamp() };
    assert!(first != template::render(&letter, &later).expect("letters"));
}
