//! What people put in: strange, long, wrong.

use crate::{
    sample::{self, letter, render},
    tools::File,
};
use docgen::{
    Colour, DocumentError, Field, Problem,
    letter::{Letter, limits},
};
use jiff::civil::date;

fn file(letter: &Letter) -> File {
    File::new(&render(letter).expect("letters").bytes)
}

#[test]
fn what_people_type_is_never_markup() {
    let names = [
        "#let x = 1",
        "*fett* _kursiv_ `code`",
        "$x^2$ [a] @b <c> \\ d",
        "// kein Kommentar /* c */",
        "= Titel",
        "{contact} {name}",
        "\"); #panic(\"x",
        "-- --- ... ~ 'a'",
    ];
    let mut letter = letter(names.len());
    for (recipient, name) in letter.recipients.iter_mut().zip(names) {
        recipient.name = name.to_owned();
        recipient.address = vec![format!("#{name}"), "12345 #[Ort]".to_owned()];
    }
    letter.sender.name = "#A & B* <GmbH>".to_owned();
    letter.sender.contact.name = "_{organisation}_".to_owned();
    for (page, name) in file(&letter).pages().iter().zip(names) {
        assert_eq!(page.matches(name).count(), 3, "{name} in address, street and salutation:\n{page}");
        assert!(page.contains("12345 #[Ort]") && page.contains("#A & B* <GmbH>"), "{page}");
        assert!(page.contains("_{organisation}_"), "{page}");
    }
}

#[test]
fn names_of_other_alphabets_are_set_and_rare_signs_are_told() {
    let names = [
        "Αλέξης Παπαδόπουλος",
        "Оксана Щербак",
        "Nguyễn Thị Hương",
        "דוד לוי",
        "محمد علي",
        "Łukasz Żółć",
        "山田 太郎",
        "Jana 😀",
    ];
    let mut letter = letter(names.len());
    for (recipient, name) in letter.recipients.iter_mut().zip(names) {
        recipient.name = name.to_owned();
    }
    let pdf = render(&letter).expect("letters");
    assert_eq!(pdf.incomplete, [6, 7]);
    let pages = File::new(&pdf.bytes).pages();
    for (page, name) in pages.iter().zip(names).filter(|(_, name)| !name.contains(['ם', 'ד', 'م', '山', '😀'])) {
        assert!(page.contains(name), "{name}:\n{page}");
    }
    assert!(pages[6].contains("□□ □□") && pages[7].contains("Jana □"));
}

/// Every field as long as it may be.
fn full(letter: &mut Letter, sign: &str) {
    let fill = |count: usize| sign.chars().cycle().take(count).collect::<String>().trim().to_owned();
    letter.sender.name = fill(limits::NAME);
    letter.sender.mark = fill(limits::MARK);
    letter.sender.address = vec![fill(limits::LINE); limits::LINES];
    letter.sender.contact.name = fill(limits::NAME);
    letter.sender.contact.phone = Some(fill(limits::LINE));
    letter.sender.contact.email = Some(format!("{}@kessler.example", fill(limits::LINE - 16).replace(' ', "-")));
    letter.site = format!("{}.example/start", fill(limits::SITE - 14).replace(' ', "-"));
    for recipient in &mut letter.recipients {
        recipient.name = fill(limits::NAME);
        recipient.address = vec![fill(limits::LINE); limits::LINES];
        recipient.code = "W".repeat(limits::CODE);
    }
}

#[test]
fn the_longest_input_stays_on_its_page() {
    for sign in ["W", "Maximilian von Hohenstein-Rabenau zu ", "x", "Łódź ", "Щ"] {
        let mut letter = letter(4);
        full(&mut letter, sign);
        let file = file(&letter);
        assert_eq!(file.info("Pages"), "4");
        // A4 in points; the right edge of the text is 20 mm from the page's, a little more for the fold marks.
        for ([left, top, right, bottom], word) in file.words() {
            let inside = left > 56.0 && right < 595.3 - 40.0 && top > 28.0 && bottom < 842.0 - 22.0;
            assert!(inside, "{word} of {sign}: {left} {top} {right} {bottom}");
        }
    }
}

#[test]
fn ordinary_long_names_are_whole_in_the_window() {
    let mut letter = letter(1);
    letter.recipients[0].name = "Maximilian Alexander Freiherr von Hohenstein-Rabenau".to_owned();
    letter.recipients[0].address = vec![
        "c/o Wohnungsbaugenossenschaft Brandenburgisches Havelland e. G.".to_owned(),
        "Hinterhaus, 4. Obergeschoss rechts".to_owned(),
        "Bürgermeister-Schmidt-von-Altenstadt-Straße 127 a".to_owned(),
        "14770 Brandenburg an der Havel".to_owned(),
        "DEUTSCHLAND".to_owned(),
    ];
    let file = file(&letter);
    let window = |[left, top, right, bottom]: [f64; 4]| left > 56.0 && right < 298.0 && top > 170.0 && bottom < 256.0;
    let seen: Vec<String> = file.words().into_iter().filter(|(area, _)| window(*area)).map(|(_, word)| word).collect();
    let recipient = &letter.recipients[0];
    let expected = format!("{} {}", recipient.name, recipient.address.join(" "));
    assert!(seen.join(" ").ends_with(&expected), "{}", seen.join(" "));
}

#[test]
fn a_pale_colour_is_not_used_for_letters() {
    let mut letter = letter(1);
    letter.sender.colour = Colour::parse("#ffe14d").expect("a colour");
    assert_eq!(file(&letter).pages().len(), 1);
}

#[test]
fn what_does_not_fit_is_refused_by_name_of_the_field() {
    type Change = fn(&mut Letter);
    let whole: [(Change, Field, Problem); 9] = [
        (|l| l.recipients.clear(), Field::Recipients, Problem::Missing),
        (|l| l.recipients = vec![sample::recipient(0); 5_001], Field::Recipients, Problem::TooMany(5_000)),
        (|l| l.sender.name = " ".to_owned(), Field::SenderName, Problem::Missing),
        (|l| l.sender.mark = "ABCD".to_owned(), Field::Mark, Problem::TooLong(3)),
        (|l| l.sender.address.clear(), Field::SenderAddress, Problem::Missing),
        (|l| l.sender.contact.name = "x".repeat(121), Field::ContactName, Problem::TooLong(120)),
        (|l| (l.sender.contact.phone, l.sender.contact.email) = (None, None), Field::ContactPhone, Problem::Missing),
        (|l| l.site = "a\nb".to_owned(), Field::Site, Problem::Control),
        (|l| l.date = date(-1, 1, 1), Field::Date, Problem::NoDay),
    ];
    for (change, field, problem) in whole {
        let mut letter = letter(2);
        change(&mut letter);
        assert_eq!(render(&letter), Err(DocumentError::Input { field, problem }));
    }
    let person: [(Change, Field, Problem); 12] = [
        (|l| l.recipients[1].name = String::new(), Field::Name, Problem::Missing),
        (|l| l.recipients[1].name = "a\u{202e}b".to_owned(), Field::Name, Problem::Control),
        (|l| l.recipients[1].address.clear(), Field::Address, Problem::Missing),
        (|l| l.recipients[1].address = vec!["x".to_owned(); 6], Field::Address, Problem::TooMany(5)),
        (|l| l.recipients[1].address[0] = "x".repeat(81), Field::Address, Problem::TooLong(80)),
        (|l| l.recipients[1].code = "K7M".to_owned(), Field::Code, Problem::NoCode),
        (|l| l.recipients[1].code = "k7mx4rpt".to_owned(), Field::Code, Problem::NoCode),
        (|l| l.recipients[1].code = "A".repeat(17), Field::Code, Problem::TooLong(16)),
        (|l| l.recipients[1].link = "http://bav.example/s/1".to_owned(), Field::Link, Problem::NoLink),
        (|l| l.recipients[1].link = "http://localhost.evil.example/".to_owned(), Field::Link, Problem::NoLink),
        (|l| l.recipients[1].link = "https://bav.example/ s".to_owned(), Field::Link, Problem::NoLink),
        (|l| l.recipients[1].valid_until = date(2026, 11, 21), Field::ValidUntil, Problem::Over),
    ];
    for (change, field, problem) in person {
        let mut letter = letter(2);
        change(&mut letter);
        assert_eq!(render(&letter), Err(DocumentError::Recipient { recipient: 1, field, problem }));
    }
    let mut local = letter(1);
    local.recipients[0].link = "http://localhost:3000/s/1".to_owned();
    assert!(render(&local).is_ok());
}

#[test]
fn a_code_is_printed_in_fours_however_it_comes() {
    let mut letter = letter(2);
    letter.recipients[0].code = "K7MX 4RPT".to_owned();
    letter.recipients[1].code = "K7 MX4RPT23".to_owned();
    let pages = file(&letter).pages();
    assert!(pages[0].contains("K7MX 4RPT") && pages[1].contains("K7MX 4RPT 23"));
}

#[test]
fn nothing_personal_is_in_errors_or_in_debug_output() {
    let mut letter = letter(1);
    letter.recipients[0].name = "Jana\u{0}Geheim".to_owned();
    let error = render(&letter).expect_err("refused");
    assert_eq!(error.to_string(), "recipient 0: name: has a character that does not belong into one line of text");
    let pdf = render(&sample::letter(1)).expect("a letter");
    let shown = format!("{error:?} {letter:?} {:?} {pdf:?}", letter.recipients);
    for secret in ["Geheim", "Schloß", "K7MX", "Yw3n"] {
        assert!(!shown.contains(secret), "{shown}");
    }
    assert!(shown.len() < 1_000);
}
