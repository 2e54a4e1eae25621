//! The list of people and a person's page: with a program and without, and that whom one looks for stands in no address.

use crate::browser::{Answer, Browser};
use crate::support::{Folder, Server};

const LIST: &str = "/desk/kessler/people";
/// Finds one person.
const JANA: &str = "jana kramer 1001";

fn playing<'s>(server: &'s Server, part: &str) -> Browser<'s> {
    let mut browser = Browser::new(server);
    assert_eq!(browser.post("/demo", &[("part", part)]).status, 303, "{part}");
    browser
}

/// As the list asks while somebody types.
fn ask(browser: &Browser<'_>, org: &str, text: &str) -> Answer {
    browser.try_post("/api/people", &[("org", org), ("query", ""), ("text", text)], &[])
}

/// What the page shows beside its navigation.
fn main(page: &Answer) -> &str {
    let main = page.body.split_once("<main").map_or("", |(_, main)| main);
    main.split_once("</main>").map_or(main, |(main, _)| main)
}

/// The address of a person's page, as the list leads to it.
fn page_of(browser: &Browser<'_>, text: &str) -> String {
    let answer = browser.try_post(LIST, &[("q", text)], &[]);
    let list = browser.ask("GET", answer.header("location").expect("leads to the list"), &[]);
    let begin = format!("href=\"{LIST}/");
    let mut links = main(&list).split(&begin).skip(1).filter_map(|rest| rest.split('"').next());
    let link = links.find(|link| link.len() == 36);
    format!("{LIST}/{}", link.unwrap_or_else(|| panic!("{text} is found: {}", main(&list))))
}

#[test]
fn the_list_is_links_and_its_address_is_read_again() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let clerk = playing(&server, "hr_clerk");
    let page = clerk.ask("GET", LIST, &[]);
    assert_eq!(page.status, 200);
    for there in ["table__who", "aria-sort=\"ascending\"", "people?facet=open\"", "people?sort=own\""] {
        assert!(main(&page).contains(there), "{there}");
    }
    for way in ["imports/new", "people/letters", "people/access"] {
        assert!(page.body.contains(&format!("href=\"/desk/kessler/{way}\"")), "{way}");
    }
    let down = clerk.ask("GET", &format!("{LIST}?dir=down"), &[]);
    assert!(main(&down).contains("aria-sort=\"descending\""));
    let wild = clerk.ask("GET", &format!("{LIST}?facet=x&sort=%27&dir=&page=-3&find=zz"), &[]);
    assert_eq!((wild.status, main(&wild).contains("aria-sort=\"ascending\"")), (200, true), "the unknown is as usual");
}

#[test]
fn whom_one_looks_for_stands_in_no_address_and_is_nobody_elses() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let clerk = playing(&server, "hr_clerk");
    let answer = clerk.try_post(LIST, &[("q", " kraemer ")], &[]);
    let to = answer.header("location").expect("leads to the list").to_owned();
    assert_eq!(answer.status, 303);
    assert!(to.starts_with(&format!("{LIST}?find=")) && !to.contains("kraemer"), "{to}");
    for _ in 0..2 {
        let page = clerk.ask("GET", &to, &[]);
        assert_eq!((page.status, page.header("cache-control")), (200, Some("private, no-store")));
        assert!(main(&page).contains("Jana Krämer") && !main(&page).contains("Schulze"));
        assert!(page.body.contains("value=\"kraemer\""), "what was typed stays");
    }
    // Another sign-in of the same person reads nothing of it, and is told.
    let same = playing(&server, "hr_clerk").ask("GET", &to, &[]);
    assert!(same.status == 200 && !same.body.contains("kraemer"), "{}", same.status);
    assert!(main(&same).contains("aria-sort=") && main(&same).contains("abgelaufen"), "the whole list, and why");
    let nothing = clerk.try_post(LIST, &[("q", "  ")], &[]);
    assert_eq!((nothing.status, nothing.header("location")), (303, Some(LIST)));
    let nobody = clerk.try_post(LIST, &[("q", "qqqq \"><b>")], &[]);
    let page = clerk.ask("GET", nobody.header("location").expect("leads to the list"), &[]);
    assert!(!page.body.contains("\"><b>"), "typed text is text");
}

#[test]
fn the_list_follows_what_is_typed() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let clerk = playing(&server, "hr_clerk");
    let found = ask(&clerk, "kessler", "kramer");
    assert_eq!((found.status, found.header("cache-control")), (200, Some("private, no-store")));
    assert!(found.body.contains("Jana Krämer") && !found.body.contains("Schulze"), "{}", found.body);
    assert!(ask(&clerk, "kessler", "k").body.contains("\\\"finding\\\":false"), "one letter looks for nobody");
    for part in ["payroll", "works_council"] {
        assert_eq!(ask(&playing(&server, part), "kessler", "kramer").status, 403, "{part}");
    }
    let stranger = playing(&server, "stranger");
    assert_eq!(ask(&stranger, "kessler", "kramer").status, 404);
    assert_eq!(stranger.try_post(LIST, &[("q", "kramer")], &[]).status, 404);
}

#[test]
fn a_persons_page_shows_them_and_who_looked() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let clerk = playing(&server, "hr_clerk");
    let address = page_of(&clerk, JANA);
    let page = clerk.ask("GET", &address, &[]);
    assert_eq!(page.status, 200);
    for there in ["Jana Krämer", "1001", "Stammdaten", "Verlauf", "17.04.1992"] {
        assert!(page.body.contains(there), "{there}");
    }
    let head = page.body.split("</head>").next().unwrap_or_default();
    assert!(!head.contains("Krämer"), "the tab names nobody");
    clerk.ask("GET", &address, &[]);
    let seen = clerk.ask("GET", &address, &[]);
    let seen = main(&seen).split("Wer hat diese Seite").nth(1).unwrap_or_default().to_owned();
    assert_eq!(seen.matches("Personalabteilung").count(), 1, "once a day: {seen}");
}

#[test]
fn nobody_elses_person_is_there() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let clerk = playing(&server, "hr_clerk");
    let address = page_of(&clerk, JANA);
    let id = address.rsplit('/').next().expect("an id");
    for unknown in ["01a20375-0153-729c-b84c-f7bb6f6661da", "x", "1001"] {
        assert_eq!(clerk.ask("GET", &format!("{LIST}/{unknown}"), &[]).status, 404, "{unknown}");
    }
    let stranger = playing(&server, "stranger");
    assert_eq!(stranger.ask("GET", &address, &[]).status, 404);
    assert_eq!(stranger.ask("GET", &format!("/desk/brandt/people/{id}"), &[]).status, 404);
    assert_eq!(stranger.ask("GET", &format!("/api/person?org=brandt&id={id}"), &[]).status, 404);
    assert_eq!(playing(&server, "payroll").ask("GET", &address, &[]).status, 403);
}

#[test]
fn the_palette_leads_to_the_person() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let clerk = playing(&server, "hr_clerk");
    let address = page_of(&clerk, JANA);
    let found = clerk.try_post("/desk/kessler/search", &[("q", JANA)], &[]);
    assert!(main(&found).contains(&format!("href=\"{address}\"")));
}
