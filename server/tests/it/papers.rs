//! Documents as files: who gets them, with which headers, and that opening one marks it.

use crate::browser::{Answer, Browser};
use crate::support::{Folder, Server};

/// A place that nothing is at.
const NOTHING: &str = "01900000-0000-7000-8000-000000000001";

fn playing<'s>(server: &'s Server, part: &str) -> Browser<'s> {
    let mut browser = Browser::new(server);
    assert_eq!(browser.post("/demo", &[("part", part)]).status, 303, "{part}");
    browser
}

fn page(browser: &Browser<'_>, path: &str) -> Answer {
    let page = browser.ask("GET", path, &[]);
    assert_eq!(page.status, 200, "{path}");
    page
}

/// The first document of the list that was not opened yet.
fn unread(list: &Answer) -> String {
    let rows = list.body.split("href=\"/documents/").skip(1);
    let mut new = rows.filter(|row| row.split("</a>").next().is_some_and(|row| row.contains("badge")));
    let id = new.find_map(|row| row.split('"').next()).expect("the demo's employee has a new document");
    format!("/documents/{id}")
}

fn badges(list: &Answer) -> usize {
    let main = list.body.split_once("<main").map_or("", |(_, main)| main);
    main.split_once("</main>").map_or(main, |(main, _)| main).matches("class=\"badge\"").count()
}

#[test]
fn the_person_gets_the_file_and_it_counts_as_read() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let jana = playing(&server, "employee");
    let list = page(&jana, "/documents");
    let document = unread(&list);
    let about = page(&jana, &document);
    assert!(about.body.contains(&format!("href=\"{document}/file\"")), "the page leads to the file");
    assert_eq!(badges(&page(&jana, "/documents")), badges(&list), "its page opens nothing");

    let file = page(&jana, &format!("{document}/file"));
    let disposition = file.header("content-disposition").expect("a file has a name");
    assert!(disposition.starts_with("attachment; filename=\""), "{disposition}");
    assert_eq!(file.header("cache-control"), Some("private, no-store"));
    assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
    assert!(file.header("content-security-policy").is_some_and(|policy| policy.starts_with("default-src 'none'")));
    assert_eq!(badges(&page(&jana, "/documents")) + 1, badges(&list), "now it was read");

    let shown = page(&jana, &format!("{document}/file?show=1"));
    let disposition = shown.header("content-disposition").expect("a file has a name");
    assert_eq!(disposition.starts_with("inline"), shown.header("content-type") != Some("application/octet-stream"));
}

#[test]
fn nobody_else_gets_it() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let jana = playing(&server, "employee");
    let file = format!("{}/file", unread(&page(&jana, "/documents")));
    for part in ["hr_clerk", "stranger", "platform_admin"] {
        let other = playing(&server, part);
        assert_eq!(other.ask("GET", &file, &[]).status, 404, "{part}");
        assert_eq!(other.ask("GET", file.trim_end_matches("/file"), &[]).status, 404, "{part}");
    }
    let nobody = Browser::new(&server).ask("GET", &file, &[]);
    assert_eq!((nobody.status, nobody.header("location").is_some_and(|to| to.starts_with("/sign-in?"))), (303, true));
    for path in [format!("/documents/{NOTHING}/file"), "/documents/x/file".to_owned(), format!("/messages/{NOTHING}")] {
        assert_eq!(jana.ask("GET", &path, &[]).status, 404, "{path}");
    }
}

#[test]
fn the_desks_address_asks_for_the_right_and_knows_only_its_own() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let path = |org: &str| format!("/desk/{org}/people/{NOTHING}/documents/{NOTHING}");
    let clerk = playing(&server, "hr_clerk");
    assert_eq!(clerk.ask("GET", &path("kessler"), &[]).status, 404, "there is none");
    assert_eq!(clerk.ask("GET", &path("brandt"), &[]).status, 404, "another organisation is not there");
    let council = playing(&server, "works_council");
    assert_eq!(council.ask("GET", &path("kessler"), &[]).status, 403, "a works council sees no people");
    assert_eq!(Browser::new(&server).ask("GET", &path("kessler"), &[]).status, 303);
    let jana = playing(&server, "employee");
    let document = unread(&page(&jana, "/documents"));
    let id = document.trim_start_matches("/documents/");
    let foreign = format!("/desk/kessler/people/{NOTHING}/documents/{id}");
    assert_eq!(clerk.ask("GET", &foreign, &[]).status, 404, "a document of another record");
}

#[test]
fn what_somebody_has_is_asked_for_under_their_own_sign_in() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    for path in ["/api/own/home", "/api/own/documents", "/api/own/messages", "/api/own/news"] {
        assert_eq!(Browser::new(&server).ask("GET", path, &[]).status, 401, "{path}");
        let answer = playing(&server, "employee").ask("GET", path, &[]);
        assert_eq!((answer.status, answer.header("cache-control")), (200, Some("private, no-store")), "{path}");
    }
    let jana = playing(&server, "employee");
    let home = page(&jana, "/home");
    let contract = home.body.split("href=\"/contracts/").nth(1).and_then(|rest| rest.split('"').next());
    let contract = format!("/contracts/{}", contract.expect("the demo's employee has a contract"));
    assert!(page(&jana, &contract).body.contains("<h1"));
    assert_eq!(playing(&server, "stranger").ask("GET", &contract, &[]).status, 404, "somebody else's");
    assert_eq!(jana.ask("GET", &format!("/contracts/nowhere/{NOTHING}"), &[]).status, 404);
}
