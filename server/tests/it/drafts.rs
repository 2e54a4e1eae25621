//! A refused form leads to its draft: for whoever sent it, with all of it, and for nobody else.

use crate::browser::Browser;
use crate::support::{Folder, Server};

const GIVE: &str = "/desk/kessler/members/give";
const GALLERY: &str = "/desk/_gallery";
/// One mistake of each kind.
const WRONG: [(&str, &str); 8] = [
    ("money", "24,00"),
    ("money-low", "1.23.4"),
    ("money-empty", ""),
    ("percent", "101"),
    ("percent-high", "15"),
    ("day", "31.4.2027"),
    ("born", "17.04.2027"),
    ("iban", "DE89 3704 0044 0532 0130"),
];
/// What is said of them, in the same words as beside the fields in the browser.
const SAID: [&str; 7] = [
    "Mindestens 24,72",
    "Bitte geben Sie einen Betrag ein.",
    "höchstens 100",
    "Höchstens 12",
    "Diesen Tag hat der Monat nicht",
    "Spätestens der 21.11.2026",
    "Zeichen, richtig sind 22",
];

fn plays<'s>(server: &'s Server, part: &str) -> Browser<'s> {
    let mut browser = Browser::new(server);
    browser.post("/demo", &[("part", part)]);
    browser
}

fn draft_of(browser: &Browser<'_>, path: &str, fields: &[(&str, &str)]) -> String {
    let answer = browser.try_post(path, fields, &[]);
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.header("location").expect("a way back").to_owned()
}

#[test]
fn everything_typed_stays_and_every_mistake_is_named() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let clerk = plays(&server, "hr_clerk");
    let draft = draft_of(&clerk, GALLERY, &WRONG);
    let number = draft.strip_prefix("/desk/_gallery?draft=").expect("leads back to the form");
    assert!(number.len() == 36 && number.chars().all(|digit| digit == '-' || digit.is_ascii_hexdigit()), "{draft}");
    for _ in 0..2 {
        let page = clerk.ask("GET", &draft, &[]);
        assert_eq!((page.status, page.header("cache-control")), (422, Some("private, no-store")));
        for (field, typed) in WRONG {
            let kept = format!("value=\"{typed}\"");
            assert!(page.body.contains(&kept), "{field}: {kept}");
            assert!(page.body.contains(&format!("href=\"#{field}\"")), "{field} stands in the summary");
        }
        for said in SAID {
            assert!(page.body.contains(said), "{said}");
        }
    }
    let mut english = clerk.clone();
    english.cookies.insert("lang".to_owned(), "en".to_owned());
    let english = english.ask("GET", &draft, &[]);
    assert!(english.body.contains("At least") && english.body.contains("value=\"24,00\""), "follows the language");
}

#[test]
fn nobody_else_reads_a_draft() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let boss = plays(&server, "approver");
    let typed = [("key", "x"), ("who", ""), ("called", "Maximilian von Hohenstein"), ("role", "works_council")];
    let draft = draft_of(&boss, GIVE, &typed);
    assert!(boss.ask("GET", &draft, &[]).body.contains("Maximilian von Hohenstein"));
    // Another sign-in of the same person, another person with the same rights, somebody without, nobody.
    let same = plays(&server, "approver").ask("GET", &draft, &[]);
    assert!(same.status == 200 && !same.body.contains("Maximilian von Hohenstein"), "{}", same.status);
    let clerk = plays(&server, "hr_clerk").ask("GET", &draft, &[]);
    assert!(clerk.status == 403 && !clerk.body.contains("Maximilian von Hohenstein"), "{}", clerk.status);
    assert_eq!(Browser::new(&server).ask("GET", &draft, &[]).status, 303);
    for unknown in ["01a20375-0153-729c-b84c-f7bb6f6661da", "x", ""] {
        let page = boss.ask("GET", &format!("{GIVE}?draft={unknown}"), &[]);
        assert!(page.status == 200 && !page.body.contains("Maximilian von Hohenstein"), "{unknown}: {}", page.status);
    }
}

#[test]
fn a_command_of_another_account_does_nothing() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let clerk = plays(&server, "hr_clerk");
    let page = clerk.ask("GET", "/desk/kessler/settings", &[]).body;
    let account = page.split("data-account=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("named");
    let areas = page.split("id=\"form-area\"").nth(1).expect("a form");
    let key = areas.split("name=\"key\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a key");
    let send = |browser: &Browser<'_>, account: &str| {
        let fields = [("key", key), ("area", "Monatslohn")];
        browser.try_post("/desk/kessler/settings/payroll-areas", &fields, &[("zusage-account", account)]).status
    };
    assert_eq!(send(&clerk, "01a20375-0153-729c-b84c-f7bb6f6661da"), 401);
    assert_eq!(send(&plays(&server, "approver"), account), 401, "somebody else is signed in here now");
    assert!(!clerk.ask("GET", "/desk/kessler/settings", &[]).body.contains("Monatslohn"));
    assert_eq!((send(&clerk, account), send(&clerk, account)), (303, 303));
    let after = clerk.ask("GET", "/desk/kessler/settings", &[]).body;
    assert_eq!(after.matches("<dt>Monatslohn").count(), 1, "once");
}
