//! Papers that are signed.

use crate::{
    paper::agreement,
    sample::stamp,
    tools::{File, gray},
    words::words,
};
use docgen::{
    Language, Place,
    declaration::{self, Declaration, Document, Part},
};

fn render(declaration: &Declaration) -> Document {
    declaration::render(declaration, &stamp()).expect("a document")
}

fn file(declaration: &Declaration) -> File {
    File::new(&render(declaration).pdf.bytes)
}

#[test]
fn each_language_says_who_what_and_on_which_terms() {
    let own = [
        (
            Language::De,
            "geboren am 4. März 1987",
            "22. November 2026",
            "Seite 1 von 2",
            "Unterschreibt zuerst",
            "293,91 €",
        ),
        (Language::En, "born on 4 March 1987", "22 November 2026", "Page 1 of 2", "Signs first", "293.91 €"),
        (
            Language::Nl,
            "geboren op 4 maart 1987",
            "22 november 2026",
            "Pagina 1 van 2",
            "Ondertekent als eerste",
            "293,91 €",
        ),
        (Language::Da, "født den 4. marts 1987", "22. november 2026", "Side 1 af 2", "Underskriver først", "293,91 €"),
    ];
    for (language, born, day, page, turn, total) in own {
        let file = file(&agreement(language));
        let all = file.pages().join(" ");
        let words = words(language);
        let given = [words.title, words.subtitle, words.employer, words.what, words.own, words.total, words.legal_form];
        let given =
            given.into_iter().chain([words.level, words.hint, "Jana Krämer", "Sabine Öztürk", "ZU-2026-004711"]);
        for said in given.chain(["zusage.example/verify/K7MX4RPT9Q", "EUV-1/3", "§ 1a Abs. 1 BetrAVG"]) {
            assert!(all.contains(said), "{said} is not in the document:\n{all}");
        }
        for said in [born, day, page, turn, total] {
            assert!(all.contains(said), "{said} is not in the document:\n{all}");
        }
        assert!(!all.contains(['{', '}', '□']), "a place was not filled:\n{all}");
        assert_eq!(file.info("Title"), format!("{}, ZU-2026-004711", words.title));
        assert_eq!(file.info("Author"), "Kessler Maschinenbau GmbH");
    }
}

#[test]
fn it_is_made_for_the_archive_and_for_everybody() {
    let file = file(&agreement(Language::De));
    assert_eq!(file.info("Tagged"), "yes");
    assert!(file.info("Page size").ends_with("(A4)"));
    let plain = file.plain();
    for part in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "/Lang (de)", "/DisplayDocTitle true"]
    {
        assert!(plain.contains(part), "{part}");
    }
    let fonts = file.fonts();
    assert!(fonts.len() >= 2 && fonts.iter().all(|(_, embedded)| *embedded), "{fonts:?}");
    let structure = file.structure();
    for tag in ["H1", "H2", "P", "L", "LI", "Table", "TH", "TD"] {
        let found = structure.lines().any(|line| line.trim_start().split([' ', ':']).next() == Some(tag));
        assert!(found, "{tag}:\n{structure}");
    }
    assert!(!structure.contains("Seite 1"), "the page's foot is read out:\n{structure}");
    for page in [1, 2] {
        assert_eq!(file.scan_at(page, 220), ["https://zusage.example/verify/K7MX4RPT9Q"]);
    }
}

#[test]
fn the_text_is_that_of_the_pages_in_order_and_whole() {
    let document = render(&agreement(Language::De));
    assert_eq!(document.text.len(), document.pdf.pages);
    let all = document.text.join("\n");
    let words = words(Language::De);
    let order =
        [words.title, "Arbeitgeber\n", "geboren am", words.what, "Beginn\t2027", words.own, words.terms, "1\tAuf die"];
    let order =
        order.into_iter().chain(["2\tWährend entgeltfreier Zeiten", "Berufsunfähigkeitsversicherung", "zuerst"]);
    let places: Vec<usize> = order.map(|said| all.find(said).unwrap_or_else(|| panic!("{said}:\n{all}"))).collect();
    assert!(places.is_sorted(), "{places:?}:\n{all}");
    assert!(all.contains("Zuschuss des Arbeitgebers\t15\u{a0}%\t38,34\u{a0}€"), "{all}");
    assert!(!all.contains("Seite 1") && !all.contains(['\u{ad}', '\u{200b}']), "{all}");
    let printed = |page: &str| page.split_whitespace().collect::<String>().replace(['-', '\u{ad}'], "");
    let pages = File::new(&document.pdf.bytes).pages().concat();
    let pages = printed(&pages);
    for line in all.split(['\n', '\t']) {
        assert!(pages.contains(&printed(line)), "{line} is not on the pages:\n{pages}");
    }
}

#[test]
fn signatures_have_their_boxes_on_the_page() {
    let document = render(&agreement(Language::De));
    let [first, second] = document.places.as_slice() else { panic!("{:?}", document.places) };
    assert_eq!((first.page, second.page), (1, 1));
    assert!(second.x > first.x + first.width && (second.y - first.y).abs() < 0.01, "side by side");
    let file = File::new(&document.pdf.bytes);
    for place in &document.places {
        assert!(place.x > 70.0 && place.x + place.width < 525.0 && place.y > 100.0 && place.height > 60.0, "{place:?}");
        assert!(place.y + place.height < 842.0 && place.width > 150.0, "{place:?}");
        // Poppler counts from the upper edge.
        let (top, bottom) = (841.89 - place.y - place.height, 841.89 - place.y);
        let inside = |[left, up, right, down]: [f64; 4]| {
            left < place.x + place.width && right > place.x && up < bottom && down > top
        };
        let words = file.words_of(place.page + 1);
        let hidden: Vec<_> = words.iter().filter(|(area, _)| inside(*area)).collect();
        assert!(hidden.is_empty(), "a signature would cover {hidden:?}");
        frame(&file, place);
    }
}

/// Looks at the page: the box has its line where the place ends, and nothing but paper inside and outside of it.
fn frame(file: &File, place: &Place) {
    let image = file.picture(place.page + 1, 288);
    let (width, height, pixels) = gray(&image).expect("a PGM");
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "points on the page")]
    let dots = |points: f64| (points * 4.0) as usize;
    let darkest = |x: f64, y: f64| {
        let rows = dots(y) - 6..=dots(y) + 6;
        let row = |y: usize| &pixels[(height - y) * width..][dots(x) - 6..=dots(x) + 6];
        rows.flat_map(row).min().copied().expect("some")
    };
    let (right, top) = (place.x + place.width, place.y + place.height);
    let (middle, half) = (place.x + place.width / 2.0, place.y + place.height / 2.0);
    for (x, y, dx, dy) in
        [(place.x, half, 3.0, 0.0), (right, half, -3.0, 0.0), (middle, place.y, 0.0, 3.0), (middle, top, 0.0, -3.0)]
    {
        assert!(darkest(x, y) < 150, "no line at {x} {y} of {place:?}");
        assert!(darkest(x + dx, y + dy) > 240 && darkest(x - dx, y - dy) > 240, "more than a line at {x} {y}");
    }
}

#[test]
fn the_same_declaration_is_the_same_bytes() {
    let one = agreement(Language::Da);
    assert!(render(&one) == render(&one));
    let other = docgen::Stamp { ident: "another".to_owned(), ..stamp() };
    assert!(render(&one) != declaration::render(&one, &other).expect("a document"));
}

#[test]
fn what_people_type_is_never_markup() {
    let names =
        ["#let x = 1", "*fett* _kursiv_", "$x^2$ [a] @b <c>", "= Titel", "{date} {page}", "\"); #panic(\"x", "/* c */"];
    for name in names {
        let mut one = agreement(Language::De);
        one.parties[1].name = name.to_owned();
        one.signatures[0].name = name.to_owned();
        one.title = name.to_owned();
        one.sections[0].heading = name.to_owned();
        one.sections[0].parts.push(Part::Text(name.to_owned()));
        one.sections[2].parts = vec![Part::Clauses(vec![name.to_owned()])];
        let document = render(&one);
        let pages = File::new(&document.pdf.bytes).pages().join(" ");
        assert!(pages.matches(name).count() >= 6, "{name}:\n{pages}");
        assert_eq!(document.text.join("\n").matches(name).count(), 6, "{name}");
    }
}

#[test]
fn what_is_not_there_leaves_nothing() {
    let mut one = agreement(Language::De);
    (one.organisation, one.subtitle) = (None, None);
    one.signatures.truncate(1);
    let document = render(&one);
    let all = document.text.join("\n");
    assert!(!all.contains("zuerst") && document.places.len() == 1, "{all}");
    assert!(document.pdf.incomplete.is_empty());
    one.parties[1].name = "Jana 😀".to_owned();
    assert_eq!(render(&one).pdf.incomplete, [0]);
}
