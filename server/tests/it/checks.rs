//! The employer's checks as a browser without JavaScript sees them: one person, a list with mistakes, everybody, the new year, and files.

use crate::browser::{Answer, Browser};
use crate::support::{Folder, Server};

const ONE: &str = "/desk/kessler/checks/subsidy";
const LIST: &str = "/desk/kessler/checks/subsidy/list";
const ALL: &str = "/desk/kessler/checks/subsidy/all";
const SWITCH: &str = "/desk/kessler/checks/switch-day";

/// Enough, too little, and a pay that is none.
const PAY: &str = "Name;Bruttogehalt;Entgeltumwandlung;AG-Zuschuss\r\n\
                   Krämer, Jana;3500,00;200,00;30,00\r\n\
                   Wolf, Tim;6000,00;200,00;20,00\r\n\
                   =1+1;viel;200,00;0\r\n";

fn playing<'s>(server: &'s Server, part: &str) -> Browser<'s> {
    let mut browser = Browser::new(server);
    assert_eq!(browser.post("/demo", &[("part", part)]).status, 303, "{part}");
    browser
}

/// What the page shows, without the marks between its texts.
fn shown(page: &Answer) -> String {
    let main = page.body.split_once("<main").map_or("", |(_, main)| main);
    main.split_once("</main>").map_or(main, |(main, _)| main).replace("<!>", "").replace('\u{a0}', " ")
}

#[test]
fn one_persons_subsidy_is_said_with_its_paragraphs_and_nothing_is_kept() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let payroll = playing(&server, "payroll");
    let typed = [("gross", "3.500,00"), ("converted", "200"), ("paid", "20,00"), ("rule", ""), ("rate", "15")];
    let page = payroll.try_post(ONE, &typed, &[]);
    assert_eq!(page.status, 200);
    let text = shown(&page);
    for said in ["Es fehlen 10,00 € im Monat", "30,00 €", "42,30 €", "§ 1a Abs. 1a BetrAVG", "kann den Rest fordern"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(text.contains("value=\"3.500,00\""), "what was typed stays");
    assert!(!text.contains("checks/subsidy/all"), "who may not see people is not led there");
    let refused = payroll.try_post(ONE, &[("gross", "viel"), ("converted", "")], &[]);
    assert_eq!(refused.status, 422, "refused at once, not as a draft");
    assert!(shown(&refused).contains("value=\"viel\"") && refused.header("location").is_none());
    let private = payroll.try_post(ONE, &[("gross", "3500"), ("converted", "200"), ("insurer", "private")], &[]);
    assert_eq!(private.status, 422, "a private insurer's premium has to be said");
}

#[test]
fn a_list_is_checked_or_refused_in_words_and_comes_as_a_file() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let council = playing(&server, "works_council");
    let page = council.upload(LIST, &[("as", "page"), ("rule", ""), ("rate", "15")], ("lohn.csv", PAY));
    assert_eq!(page.status, 200);
    let text = shown(&page);
    for said in ["3 Zeilen gelesen, 1 nicht geprüft", "Das ist kein Betrag", "Wolf, Tim", "Zu wenig", "2,52 €"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let file = council.upload(LIST, &[("as", "csv"), ("rate", "15")], ("lohn.csv", PAY));
    let name = file.header("content-disposition").expect("a file");
    assert_eq!((file.status, name), (200, "attachment; filename=\"zusage-subsidy-list.csv\""));
    assert_eq!(file.body.matches("\r\n").count(), 4, "{}", file.body);
    assert!(!file.body.contains(";=1+1"), "no cell is a formula");
    for (file, said) in [
        (("lohn.csv", "Name;Brutto\r\nJana;3500\r\n"), "In der Liste fehlt:"),
        (("lohn.pdf", "%PDF-1.7\n"), "PDF"),
        (("lohn.csv", ""), "file-error"),
    ] {
        let refused = council.upload(LIST, &[("as", "xlsx"), ("rate", "15")], file);
        assert_eq!(refused.status, 422, "{file:?}");
        assert!(shown(&refused).contains(said), "{said}");
    }
    let sample = council.ask("GET", "/desk/kessler/checks/subsidy/sample.csv", &[]);
    let again = council.upload(LIST, &[("as", "page"), ("rate", "15")], ("muster.csv", &sample.body));
    assert_eq!((again.status, shown(&again).contains("3 Zeilen geprüft")), (200, true), "the sample can be checked");
}

#[test]
fn everybody_is_checked_for_who_may_see_them() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let clerk = playing(&server, "hr_clerk");
    for (path, said) in [
        ("/desk/kessler/checks", "Zuschuss für eine Person"),
        (ALL, "Geprüfte Personen: "),
        ("/desk/kessler/checks/subsidy/all?only=too-little&page=900", "Geprüfte Personen: "),
        ("/desk/kessler/checks/promotion?only=could", "§ 100 EStG"),
        ("/desk/kessler/checks/switch-day?day=1.1.2026&only=all", "ab dem 01.01.2026"),
    ] {
        let page = clerk.ask("GET", path, &[]);
        assert_eq!(page.status, 200, "{path}");
        assert!(shown(&page).contains(said), "{path}: {}", shown(&page));
    }
    for (day, said) in [
        ("2027-01-01", "noch nicht veröffentlicht"),
        ("1.1.1950", "haben wir nicht"),
        ("15.3.2026", "nur zum 1. Januar"),
        ("morgen", "day-error"),
    ] {
        let refused = clerk.ask("GET", &format!("{SWITCH}?day={day}"), &[]);
        assert_eq!((refused.status, shown(&refused).contains(said)), (422, true), "{day}: {}", shown(&refused));
    }
    let csv = clerk.ask("GET", &format!("{ALL}.csv"), &[]);
    assert_eq!(csv.header("content-type"), Some("text/csv; charset=utf-8"));
    assert!(csv.body.contains("Krämer") && csv.body.contains("§ 1a Abs. 1a BetrAVG"), "{}", csv.body);
    let others = clerk.ask("GET", &format!("{SWITCH}.csv?day=2026-01-01"), &[]);
    assert!(others.header("content-disposition").is_some_and(|name| name.contains("switch-day-2026-01-01.csv")));
    assert_eq!(clerk.ask("GET", &format!("{SWITCH}.csv?day=2027-01-01"), &[]).status, 422);
    for part in ["auditor", "payroll"] {
        let other = playing(&server, part);
        for path in [ALL, "/desk/kessler/checks/promotion.csv", SWITCH] {
            let status = other.ask("GET", path, &[]).status;
            // The auditor is no member here at all.
            assert!([403, 404].contains(&status), "{part} {path}: {status}");
        }
    }
}
