//! Lists on their way in, as a browser without JavaScript sees them: sent, looked at, booked, taken back.

use crate::browser::{Answer, Browser};
use crate::support::{Folder, Server, status};

const ALL: &str = "/desk/kessler/imports";
const NEW: &str = "/desk/kessler/imports/new";

/// One changes (Jana Krämer gets a first day of work), one is known, one is new, two cannot be taken.
const STAFF: &str = "Personalnummer;Nachname;Vorname;Geburtsdatum;Eintritt\r\n\
                     1001;Krämer;Jana;17.04.1992;01.03.2019\r\n\
                     1002;von Hohenstein-Rabenau;Maximilian;03.09.1968;\r\n\
                     2001;Öztürk;Deniz;24.12.1988;01.02.2020\r\n\
                     2002;Lohmann;Peer;31.02.1988;\r\n\
                     2003;=1+1;Nele;05.05.1990;\r\n";
const COLUMNS: [&str; 5] = ["personnel_number", "family_name", "given_name", "birth_date", "entry_date"];

struct World {
    server: Server,
    _folder: Folder,
}

fn world() -> World {
    let folder = Folder::with_site();
    World { server: Server::start(&folder, &["--demo"]), _folder: folder }
}

impl World {
    fn plays(&self, part: &str) -> Browser<'_> {
        let mut browser = Browser::new(&self.server);
        assert_eq!(browser.post("/demo", &[("part", part)]).status, 303, "{part}");
        browser
    }
}

/// A page without the marks between its texts.
fn open(browser: &Browser<'_>, path: &str) -> String {
    let page = browser.ask("GET", path, &[]);
    assert_eq!(page.status, 200, "{path}");
    page.body.replace("<!>", "")
}

/// A hidden field of the page's form with this name.
fn hidden(html: &str, form: &str, name: &str) -> String {
    let form = html.split_once(&format!("id=\"form-{form}\"")).map_or("", |(_, form)| form);
    let value = form.split_once(&format!("name=\"{name}\" value=\"")).map_or("", |(_, value)| value);
    let value = value.split('"').next().unwrap_or_default();
    assert!(!value.is_empty(), "the form has no {name}");
    value.to_owned()
}

fn send(browser: &Browser<'_>, file: (&str, &str)) -> Answer {
    let key = hidden(&open(browser, NEW), "upload", "key");
    browser.upload(NEW, &[("key", &key), ("list", "people")], file)
}

/// Sends a list and says where its import is.
fn sent(browser: &Browser<'_>, content: &str) -> String {
    let answer = send(browser, ("personal.csv", content));
    let to = answer.header("location").expect("it leads on");
    let import = to.strip_suffix("/columns").expect("to the columns");
    assert!(answer.status == 303 && import.starts_with(&format!("{ALL}/")), "{to}");
    import.to_owned()
}

/// Says what the columns hold.
fn map(browser: &Browser<'_>, import: &str, columns: &[&str]) -> Answer {
    let page = format!("{import}/columns");
    let version = hidden(&open(browser, &page), "columns", "version");
    let names: Vec<String> = (0..columns.len()).map(|place| format!("column{place}")).collect();
    let mut fields: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(columns.iter().copied()).collect();
    fields.push(("version", &version));
    browser.form(&page, &fields)
}

fn book(browser: &Browser<'_>, import: &str, html: &str) -> Answer {
    let (key, version) = (hidden(html, "book", "key"), hidden(html, "book", "version"));
    browser.form(&format!("{import}/book"), &[("key", &key), ("version", &version)])
}

/// Takes a list all the way to the books.
fn booked(browser: &Browser<'_>, content: &str, columns: &[&str]) -> String {
    let import = sent(browser, content);
    assert_eq!(map(browser, &import, columns).status, 303);
    let answer = book(browser, &import, &open(browser, &import));
    assert_eq!(answer.header("location"), Some(&*format!("{import}?done=booked")));
    import
}

fn undo(browser: &Browser<'_>, import: &str) -> Answer {
    let page = format!("{import}/undo");
    let key = hidden(&open(browser, &page), "undo", "key");
    browser.form(&page, &[("key", &key)])
}

#[test]
fn a_list_is_sent_looked_at_booked_and_taken_back() {
    let world = world();
    let clerk = world.plays("hr_clerk");
    let import = sent(&clerk, STAFF);
    assert!(open(&clerk, &import).contains("Prüfen Sie jetzt"), "nothing is judged before the columns are confirmed");
    let columns = open(&clerk, &format!("{import}/columns"));
    for code in COLUMNS {
        assert!(columns.contains(&format!("<option value=\"{code}\" selected")), "{code} is guessed");
    }
    assert!(columns.contains("UTF-8, Trennzeichen Semikolon"));
    assert_eq!(map(&clerk, &import, &COLUMNS).header("location"), Some(&*import));

    let dry = open(&clerk, &import);
    for text in ["5 Zeilen gelesen, 2 abgewiesen", "stimmt mit der Datei", "2 Zeilen buchen", "<mark>31.02.1988</mark>"]
    {
        assert!(dry.contains(text), "{text}");
    }
    let changed = open(&clerk, &format!("{import}?seen=changed"));
    assert!(changed.contains("Jana Krämer") && changed.contains("01.03.2019") && !changed.contains("31.02.1988"));
    assert!(open(&clerk, &format!("{import}?seen=added")).contains("Deniz Öztürk"));

    let done = book(&clerk, &import, &dry);
    assert_eq!(done.header("location"), Some(&*format!("{import}?done=booked")));
    assert_eq!(book(&clerk, &import, &dry).status, 303, "the second click does nothing more");
    let after = open(&clerk, &format!("{import}?done=booked"));
    assert!(after.contains("Die Zeilen sind gebucht") && after.contains("2 von 5 Zeilen gebucht"));
    assert!(open(&clerk, ALL).contains("1 neu, 1 geändert, 1 unverändert, 2 abgewiesen"));

    assert_eq!(undo(&clerk, &import).header("location"), Some(&*format!("{import}?done=undone")));
    assert!(open(&clerk, ALL).contains("Rückgängig gemacht"));
    // The same list again does the same: nothing of it was left behind.
    let again = sent(&clerk, STAFF);
    assert!(open(&clerk, &format!("{again}/columns")).contains("bei der letzten Liste"), "the columns are remembered");
    assert_eq!(map(&clerk, &again, &COLUMNS).status, 303);
    assert!(open(&clerk, &again).contains("2 Zeilen buchen"));
}

#[test]
fn the_refused_rows_are_a_table_that_runs_nothing() {
    let world = world();
    let clerk = world.plays("hr_clerk");
    let import = sent(&clerk, STAFF);
    let address = format!("{import}/refused.csv");
    assert_eq!(clerk.ask("GET", &address, &[]).status, 409, "nothing is judged yet");
    assert_eq!(map(&clerk, &import, &COLUMNS).status, 303);
    let table = clerk.ask("GET", &address, &[]);
    assert_eq!((table.status, table.header("content-type")), (200, Some("text/csv; charset=utf-8")));
    assert!(table.body.contains("\u{feff}Zeile;Person;Nummer;Spalte;"), "{}", table.body);
    assert!(table.body.contains(";31.02.1988;") && table.body.contains(";'=1+1;"), "{}", table.body);
    assert!(!table.body.contains("Öztürk"), "only what was refused");
    assert_eq!(world.plays("stranger").ask("GET", &address, &[]).status, 404);
    assert_eq!(world.plays("approver").ask("GET", &address, &[]).status, 403);
}

#[test]
fn columns_that_cannot_be_are_refused_and_what_was_chosen_stays() {
    let world = world();
    let clerk = world.plays("hr_clerk");
    let import = sent(&clerk, STAFF);
    let twice = map(&clerk, &import, &["personnel_number", "family_name", "family_name", "birth_date", ""]);
    assert_eq!(twice.status, 422);
    assert!(twice.body.contains("ist zwei Spalten zugeordnet"), "{}", twice.body);
    assert_eq!(twice.body.matches("<option value=\"family_name\" selected").count(), 2, "as it was chosen");
    let missing = map(&clerk, &import, &["", "family_name", "given_name", "birth_date", ""]);
    assert!(missing.status == 422 && missing.body.contains("Es fehlt noch"), "{}", missing.body);
    assert_eq!(map(&clerk, &import, &["no_such_column", "", "", "", ""]).status, 422);
    assert!(open(&clerk, &import).contains("Prüfen Sie jetzt"), "nothing was judged");
}

#[test]
fn what_was_changed_since_is_named_and_nothing_is_taken_back() {
    let world = world();
    let clerk = world.plays("hr_clerk");
    let first = booked(&clerk, STAFF, &COLUMNS);
    let later = "Personalnummer;Nachname;Vorname;Geburtsdatum;Eintritt\n1001;Krämer;Jana;17.04.1992;01.04.2019\n";
    let second = booked(&clerk, later, &COLUMNS);
    let refused = undo(&clerk, &first);
    assert_eq!(refused.status, 409);
    let html = refused.body.replace("<!>", "");
    assert!(html.contains("Seit dem Import geändert: 1."), "{html}");
    assert!(html.contains("href=\"/desk/kessler/people/") && html.contains("Jana Krämer"), "{html}");
    assert!(
        html.contains("Zurück zum Import") && !html.contains("form-undo"),
        "what cannot be done is not asked: {html}"
    );
    // In the order in which they came it goes.
    assert_eq!(undo(&clerk, &second).status, 303);
    assert_eq!(undo(&clerk, &first).status, 303);
    let key = hidden(&open(&clerk, NEW), "upload", "key");
    let over = clerk.form(&format!("{first}/undo"), &[("key", &key)]);
    assert!(over.status == 409 && over.body.contains("passt nicht mehr"), "{}", over.body);
}

#[test]
fn a_dry_run_that_is_out_of_date_is_not_booked() {
    let world = world();
    let clerk = world.plays("hr_clerk");
    let (one, two) = (sent(&clerk, STAFF), sent(&clerk, STAFF));
    for import in [&one, &two] {
        assert_eq!(map(&clerk, import, &COLUMNS).status, 303);
    }
    let shown = open(&clerk, &two);
    assert_eq!(book(&clerk, &one, &open(&clerk, &one)).status, 303);
    let stale = book(&clerk, &two, &shown);
    assert_eq!(stale.status, 409);
    let html = stale.body.replace("<!>", "");
    assert!(
        html.contains("Inzwischen hat sich etwas geändert") && html.contains("Keine Zeile würde etwas ändern"),
        "{html}"
    );
}

#[test]
fn a_file_that_is_no_list_is_refused_with_what_to_do() {
    let world = world();
    let clerk = world.plays("hr_clerk");
    for (name, content) in [
        ("personal.csv", ""),
        ("personal.csv", "%PDF-1.7\n1 0 obj"),
        ("personal.xlsx", "PK\u{3}\u{4}not a workbook"),
        ("personal.xls", "<html><table><tr><td>1</td></tr></table></html>"),
        ("personal.csv", "Personalnummer;Nachname\r\n"),
        ("personal.csv", "Personalnummer;Nachname\r\n1;\"Krämer\r\n"),
        ("", ""),
    ] {
        let refused = send(&clerk, (name, content));
        assert_eq!(refused.status, 422, "{name}: {content}");
        assert!(refused.body.contains("class=\"field__error\""), "the reason stands at the file: {content}");
        assert!(!refused.body.contains("not a workbook") && !refused.body.contains("1 0 obj"), "{content}");
    }
    assert!(open(&clerk, ALL).contains("Noch kein Import"), "nothing was kept");
}

#[test]
fn what_is_too_large_is_not_read() {
    let world = world();
    let clerk = world.plays("hr_clerk");
    let large = send(&clerk, ("personal.csv", &"1001;Krämer;Jana\n".repeat(1_250_000)));
    assert_eq!(large.status, 413);
    assert!(large.body.contains("class=\"field__error\""), "the page again, with the reason");
    // What says that it is far too large is not waited for; no other address takes so much.
    for (path, length) in [(NEW, 50_000_000), ("/sign-in", 100_000)] {
        let port = world.server.port;
        let head = format!("POST {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n");
        let answer = world.server.send(&format!("{head}Content-Length: {length}\r\n\r\n"));
        assert_eq!(status(&answer), 413, "{path}");
    }
}

#[test]
fn only_who_manages_people_brings_lists_and_nobody_sees_those_of_others() {
    let world = world();
    let (clerk, approver, stranger) = (world.plays("hr_clerk"), world.plays("approver"), world.plays("stranger"));
    let import = booked(&clerk, STAFF, &COLUMNS);
    let elsewhere = import.replace("/kessler/", "/brandt/");
    let key = hidden(&open(&clerk, NEW), "upload", "key");
    let list = [("key", &*key), ("list", "people")];
    for path in [ALL, NEW, &import, &format!("{import}/columns"), &format!("{import}/undo")] {
        assert_eq!(approver.ask("GET", path, &[]).status, 403, "{path}");
        assert_eq!(stranger.ask("GET", path, &[]).status, 404, "{path}");
    }
    assert_eq!(stranger.ask("GET", &elsewhere, &[]).status, 404, "an import is only where it was brought");
    for (browser, status) in [(&approver, 403), (&stranger, 404)] {
        assert_eq!(browser.upload(NEW, &list, ("personal.csv", STAFF)).status, status);
        assert_eq!(browser.form(&format!("{import}/undo"), &[("key", &key)]).status, status);
    }
    assert_eq!(stranger.form(&format!("{elsewhere}/undo"), &[("key", &key)]).status, 404);
    assert_eq!(stranger.ask("GET", &format!("{elsewhere}/refused.csv"), &[]).status, 404);
}

#[test]
fn an_organisation_that_holds_nobody_takes_no_list() {
    let world = world();
    let lead = world.plays("team_lead");
    let page = "/desk/service/imports/new";
    let html = open(&lead, page);
    assert!(html.contains("nimmt keine Listen an") && !html.contains("type=\"file\""), "{html}");
    // A form that was made up is refused all the same.
    let key = hidden(&open(&lead, NEW), "upload", "key");
    let refused = lead.upload(page, &[("key", &key), ("list", "people")], ("personal.csv", STAFF));
    assert_eq!(refused.status, 422);
}
