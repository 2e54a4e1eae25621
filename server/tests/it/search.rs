//! The workplace's search: the form and the function, what each role finds, and that what is looked for stays in bodies.

use crate::browser::{Answer, Browser};
use crate::support::{Folder, Server};

const PAGE: &str = "/desk/kessler/search";

fn playing<'s>(server: &'s Server, part: &str) -> Browser<'s> {
    let mut browser = Browser::new(server);
    assert_eq!(browser.post("/demo", &[("part", part)]).status, 303, "{part}");
    browser
}

/// As the form of the page sends it.
fn look(browser: &Browser<'_>, org: &str, text: &str) -> Answer {
    browser.try_post(&format!("/desk/{org}/search"), &[("q", text)], &[])
}

/// As the palette asks.
fn ask(browser: &Browser<'_>, org: &str, text: &str) -> Answer {
    browser.try_post("/api/search", &[("org", org), ("text", text)], &[])
}

/// What the page shows beside its navigation.
fn main(page: &Answer) -> &str {
    let main = page.body.split_once("<main").map_or("", |(_, main)| main);
    main.split_once("</main>").map_or(main, |(main, _)| main)
}

#[test]
fn people_are_found_by_name_and_number_however_they_are_written() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let clerk = playing(&server, "hr_clerk");
    for (text, name) in [
        ("kramer", "Jana Krämer"),
        ("KRAEMER jana", "Jana Krämer"),
        ("1003", "Aylin Yıldız"),
        ("hohenstein", "Maximilian von Hohenstein-Rabenau"),
        ("weiss", "Gerda Weiß"),
    ] {
        let asked = ask(&clerk, "kessler", text);
        assert_eq!((asked.status, asked.body.matches("\\\"name\\\"").count()), (200, 1), "{text}: {}", asked.body);
        assert!(asked.body.contains(name), "{text}: {}", asked.body);
        let page = look(&clerk, "kessler", text);
        assert_eq!(page.status, 200, "{text}");
        assert!(main(&page).contains(name) && main(&page).contains("href=\"/desk/kessler/people/"), "{text}");
        assert!(page.body.contains(&format!("value=\"{text}\"")), "what was typed stays: {text}");
    }
    assert_eq!(ask(&clerk, "kessler", "kramer").header("cache-control"), Some("private, no-store"));
    assert_eq!(look(&clerk, "kessler", "kramer").header("cache-control"), Some("private, no-store"));
}

#[test]
fn too_little_text_finds_nobody_and_ten_are_the_most() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let clerk = playing(&server, "hr_clerk");
    for text in ["", "k", " 1 ", "-%_*'", "k -", "Zzzz"] {
        let answer = ask(&clerk, "kessler", text);
        assert_eq!((answer.status, answer.body.as_str()), (200, "\"[]\""), "{text}");
    }
    // Twelve people have numbers that begin so.
    assert_eq!(ask(&clerk, "kessler", "10").body.matches("\\\"name\\\"").count(), 10);
}

#[test]
fn pages_and_actions_are_those_of_the_person() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let (clerk, approver) = (playing(&server, "hr_clerk"), playing(&server, "approver"));
    let empty = clerk.ask("GET", PAGE, &[]);
    assert_eq!(empty.status, 200);
    for path in ["people/letters", "settings/appearance", "payroll", "people/access"] {
        assert!(main(&empty).contains(&format!("href=\"/desk/kessler/{path}\"")), "{path}");
    }
    assert!(!main(&empty).contains("members/give"), "a clerk gives no roles");
    let given = look(&approver, "kessler", "berechtigung");
    assert!(main(&given).contains("href=\"/desk/kessler/members/give\""), "a synonym finds it");
    assert!(!main(&given).contains("/desk/kessler/payroll"), "and not everything");
    let mut english = clerk.clone();
    english.cookies.insert("lang".to_owned(), "en".to_owned());
    assert!(main(&look(&english, "kessler", "salary")).contains("href=\"/desk/kessler/payroll\""));
    let nothing = look(&clerk, "kessler", "qqqq \"><b>");
    assert!(main(&nothing).contains("Nichts gefunden") && main(&nothing).contains("Personalnummer"));
    assert!(!nothing.body.contains("\"><b>"), "typed text is text");
}

#[test]
fn who_may_not_see_people_finds_none_and_no_error() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    for part in ["payroll", "works_council"] {
        let browser = playing(&server, part);
        let answer = ask(&browser, "kessler", "kramer");
        assert_eq!((answer.status, answer.body.as_str()), (200, "\"[]\""), "{part}");
        let page = look(&browser, "kessler", "kramer");
        assert_eq!(page.status, 200, "{part}");
        assert!(!page.body.contains("Krämer") && main(&page).contains("Nichts gefunden"), "{part}");
    }
    // The operator runs the platform and sees nobody's pension.
    assert_eq!(ask(&playing(&server, "platform_admin"), "service", "kramer").body, "\"[]\"");
}

#[test]
fn another_organisation_looks_like_none() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let stranger = playing(&server, "stranger");
    for org in ["kessler", "nowhere", "../kessler", ""] {
        assert_eq!(ask(&stranger, org, "kramer").status, 404, "{org}");
    }
    assert_eq!(ask(&stranger, "kessler", "kramer").without_ids(), ask(&stranger, "nowhere", "kramer").without_ids());
    let pages = ["kessler", "nowhere"].map(|org| look(&stranger, org, "kramer"));
    assert!(pages.iter().all(|page| page.status == 404));
    assert_eq!(pages[0].without_ids(), pages[1].without_ids());
    // One's own organisation holds only its own people.
    assert_eq!(ask(&stranger, "brandt", "kramer").body, "\"[]\"");
    let nobody = Browser::new(&server);
    assert_eq!((ask(&nobody, "kessler", "kramer").status, look(&nobody, "kessler", "kramer").status), (401, 401));
}

#[test]
fn what_is_looked_for_stands_in_no_address_and_no_log() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let clerk = playing(&server, "hr_clerk");
    let answers = [look(&clerk, "kessler", "Obermueller"), ask(&clerk, "kessler", "Obermueller")];
    for answer in &answers {
        assert_eq!((answer.status, answer.header("location")), (200, None));
        assert!(answer.body.contains("Obermüller"));
    }
    // A query string is not read: nobody gets used to it.
    let queried = clerk.ask("GET", &format!("{PAGE}?q=Obermueller"), &[]);
    assert_eq!(queried.status, 200);
    assert!(!queried.body.contains("Obermüller"));
    let got = clerk.ask("GET", "/api/search?org=kessler&text=Obermueller", &[]);
    assert_eq!(got.status, 405, "the function is posted");
    server.terminate();
    let (ended, log) = server.wait();
    assert!(ended && log.contains("/desk/{org}/search"), "it logs its requests: {log}");
    for word in ["Obermueller", "Obermüller", "obermuller"] {
        assert!(!log.contains(word), "{word} stands in the log");
    }
}
