//! Roles and mandates as a browser sees them.

use crate::browser::Browser;
use crate::support::{Folder, Server};

const MEMBERS: &str = "/desk/kessler/members";
const GIVE: &str = "/desk/kessler/members/give";
const INVITE: &str = "/desk/kessler/members/invite";
const MANDATES: &str = "/desk/kessler/members/mandates";
const LOGIN: &str = "nele.neu@example.org";
const PASSWORD: &str = "drei Wörter im Mai";

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
fn open(browser: &mut Browser<'_>, path: &str) -> String {
    browser.open(path).body.replace("<!>", "")
}

/// What a hidden field or a button of this name holds.
fn field(html: &str, name: &str) -> String {
    let after = html.split(&format!("name=\"{name}\" value=\"")).nth(1);
    after.and_then(|rest| rest.split('"').next()).unwrap_or_else(|| panic!("no {name} on the page")).to_owned()
}

/// The row of somebody.
fn row<'h>(html: &'h str, name: &str) -> &'h str {
    let rows = html.split("<tr>").map(|row| row.split("</tr>").next().unwrap_or_default());
    rows.into_iter()
        .find(|row| row.contains(&format!("<b>{name}</b>")))
        .unwrap_or_else(|| panic!("no {name} on the page"))
}

fn invitation<'f>(key: &'f str, role: &'f str) -> Vec<(&'f str, &'f str)> {
    vec![("key", key), ("called", "Nele Neu"), ("name", LOGIN), ("role", role), ("limit", ""), ("to", "")]
}

/// A link's path, as the page shows it.
fn link(html: &str) -> String {
    let secret: String = html
        .split("/start/")
        .nth(1)
        .expect("a link")
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
        .collect();
    format!("/start/{secret}")
}

/// Takes the role of a link with one's account, as the page offers it.
fn accept(browser: &mut Browser<'_>, address: &str) -> crate::browser::Answer {
    let joins = field(&open(browser, address), "joins");
    browser.post(address, &[("name", LOGIN), ("joins", &joins)])
}

fn make_link(boss: &mut Browser<'_>, role: &str) -> String {
    let key = field(&open(boss, INVITE), "key");
    let made = boss.post(INVITE, &invitation(&key, role));
    assert_eq!(made.status, 200, "{}", made.body);
    link(&made.body)
}

#[test]
fn a_newcomer_takes_a_role_by_a_link_and_loses_it_at_once() {
    let world = world();
    let mut boss = world.plays("approver");
    let key = field(&open(&mut boss, INVITE), "key");
    let made = boss.post(INVITE, &invitation(&key, "payroll"));
    let address = link(&made.body);
    let again = boss.post(INVITE, &invitation(&key, "payroll"));
    assert_eq!(link(&again.body), address, "sent twice, made once");
    assert!(open(&mut boss, MEMBERS).contains("Diese Links warten"));
    assert!(!open(&mut boss, MEMBERS).contains("/start/"), "the link is shown once");

    let mut newcomer = Browser::new(&world.server);
    assert_eq!(newcomer.open(&address).status, 200);
    let wrong = newcomer.post(&address, &[("name", "nina.neu@example.org"), ("password", PASSWORD)]);
    assert_eq!(wrong.status, 422, "another name");
    let opened = newcomer.post(&address, &[("name", LOGIN), ("password", PASSWORD)]);
    assert_eq!((opened.status, opened.header("location")), (303, Some("/account/second-factor")));
    let mut stranger = Browser::new(&world.server);
    assert_eq!(stranger.post(&address, &[("name", LOGIN), ("password", PASSWORD)]).status, 422, "good once");
    // Without a second factor nothing is shown; that there is a way is.
    let desk = newcomer.ask("GET", "/desk/kessler/payroll", &[]);
    assert_eq!((desk.status, desk.header("location")), (303, Some("/account/second-factor")));
    let desks = newcomer.ask("GET", "/api/desks", &[]).body;
    assert!(desks.contains("Kessler") && !desks.contains("see_payroll"), "{desks}");

    let page = open(&mut boss, MEMBERS);
    let row = row(&page, "Nele Neu");
    let (id, version, key) = (field(row, "id"), field(row, "version"), field(row, "key"));
    let take =
        [("do", "take"), ("id", id.as_str()), ("version", &version), ("key", &key), ("when", "now"), ("last", "")];
    let taken = boss.post(MEMBERS, &take);
    assert_eq!((taken.status, taken.header("location")), (303, Some("?done=taken")));
    assert_eq!(boss.post(MEMBERS, &take).status, 303, "sent twice, done once");
    assert_eq!(newcomer.ask("GET", "/desk/kessler/payroll", &[]).status, 404, "at once");
    assert!(!newcomer.ask("GET", "/api/desks", &[]).body.contains("Kessler"));
    let stale = [
        ("do", "take"),
        ("id", id.as_str()),
        ("version", &version),
        ("key", "01900000-0000-7000-8000-000000000001"),
        ("when", "now"),
        ("last", ""),
    ];
    assert_eq!(boss.post(MEMBERS, &stale).status, 409, "somebody was faster");
}

#[test]
fn who_is_signed_in_takes_a_role_with_their_account() {
    let world = world();
    let mut boss = world.plays("approver");
    let address = make_link(&mut boss, "hr_clerk");
    let own = accept(&mut boss, &address);
    assert!(own.status == 422 && own.body.contains("eigene Rolle"), "{}", own.status);
    let mut stranger = world.plays("stranger");
    assert!(stranger.open(&address).body.contains("Rolle annehmen"));
    assert_eq!(stranger.ask("GET", "/desk/kessler/people", &[]).status, 404);
    let other = stranger.post(&address, &[("name", LOGIN), ("joins", "01900000-0000-7000-8000-000000000001")]);
    assert_eq!(other.status, 409, "the page was made for another sign-in");
    assert_eq!(stranger.post(&address, &[("name", LOGIN), ("password", PASSWORD)]).status, 409, "or for nobody's");
    let taken = accept(&mut stranger, &address);
    assert_eq!((taken.status, taken.header("location")), (303, Some("/desk")));
    assert_eq!(stranger.ask("GET", "/desk/kessler/people", &[]).status, 200);
}

#[test]
fn a_closed_link_and_a_giver_without_the_right_give_nothing() {
    let world = world();
    let mut boss = world.plays("approver");
    let address = make_link(&mut boss, "payroll");
    let page = open(&mut boss, MEMBERS);
    let waiting = page.split("id=\"waiting\"").nth(1).expect("a link waits");
    let close = [("do", "close"), ("id", &*field(waiting, "id")), ("key", &*field(waiting, "key"))];
    assert_eq!(boss.post(MEMBERS, &close).header("location"), Some("?done=closed"));
    let mut newcomer = Browser::new(&world.server);
    assert_eq!(newcomer.post(&address, &[("name", LOGIN), ("password", PASSWORD)]).status, 422);

    // The hr clerk is given the approver's work by the approver … who cannot: both duties. A second approver takes the first one's role.
    let second = make_link(&mut boss, "approver");
    let mut other = world.plays("stranger");
    assert_eq!(accept(&mut other, &second).status, 303);
    let address = make_link(&mut boss, "payroll");
    let page = open(&mut other, MEMBERS);
    let row = row(&page, "Martin Kessler");
    let take = [
        ("do", "take"),
        ("id", &*field(row, "id")),
        ("version", &*field(row, "version")),
        ("key", &*field(row, "key")),
        ("when", "now"),
    ];
    assert_eq!(other.post(MEMBERS, &take).status, 303);
    assert_eq!(
        newcomer.post(&address, &[("name", LOGIN), ("password", PASSWORD)]).status,
        422,
        "the giver lost the right"
    );
    assert_eq!(boss.ask("GET", MEMBERS, &[]).status, 404);
}

#[test]
fn what_a_rule_refuses_is_said_and_what_was_typed_stays() {
    let world = world();
    let mut boss = world.plays("approver");
    let page = open(&mut boss, MEMBERS);
    let own = row(&page, "Martin Kessler");
    assert!(
        own.contains("Sie</span>") && !own.contains("name=\"id\""),
        "nobody is offered to end their own role: {own}"
    );
    let clerk = row(&page, "Sabine Holt");
    let (id, version, key) = (field(clerk, "id"), field(clerk, "version"), field(clerk, "key"));
    let past = [
        ("do", "take"),
        ("id", id.as_str()),
        ("version", &version),
        ("key", &key),
        ("when", "day"),
        ("last", "01.01.2020"),
    ];
    let refused = boss.post(MEMBERS, &past);
    assert!(refused.status == 422 && refused.body.contains("01.01.2020"), "{}", refused.status);

    let page = open(&mut boss, GIVE);
    let who = page
        .split("<option value=\"record:")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("Jana has an account");
    let who = format!("record:{who}");
    let key = field(&page, "key");
    let give = |role, limit, to| {
        [("key", key.as_str()), ("who", who.as_str()), ("called", ""), ("role", role), ("limit", limit), ("to", to)]
    };
    for (fields, says) in [
        (give("works_council", "25.0000", ""), "höchstens zwei Stellen"),
        (give("works_council", "", "01.01.2020"), "Der letzte Tag"),
        (give("works_council", "", "bald"), "Tag, Monat und Jahr"),
        (give("broker", "", ""), "gibt es in dieser Organisation nicht"),
    ] {
        let refused = boss.post(GIVE, &fields);
        assert!(refused.status == 422 && refused.body.contains(says), "{says}: {}", refused.status);
    }
    let nobody =
        [("key", key.as_str()), ("who", ""), ("called", ""), ("role", "works_council"), ("limit", ""), ("to", "")];
    assert_eq!(boss.post(GIVE, &nobody).status, 422);
    let given = boss.post(GIVE, &give("works_council", "25.000", ""));
    assert_eq!((given.status, given.header("location")), (303, Some("/desk/kessler/members?done=given")));
    assert_eq!(boss.post(GIVE, &give("works_council", "25.000", "")).status, 303, "sent twice, given once");
    let page = open(&mut boss, MEMBERS);
    assert_eq!(page.matches("<b>Jana Krämer</b>").count(), 1);
    assert!(row(&page, "Jana Krämer").contains("25.000,00"), "{}", row(&page, "Jana Krämer"));
    let other = give("payroll", "", "");
    assert_eq!(boss.post(GIVE, &other).status, 409, "a key is good for one thing");

    let stranger = world.plays("stranger");
    assert_eq!(stranger.ask("GET", MEMBERS, &[]).status, 404);
    let clerk = world.plays("hr_clerk");
    let seen = clerk.ask("GET", MEMBERS, &[]).body.replace("<!>", "");
    assert!(seen.contains("Martin Kessler") && !seen.contains("name=\"do\""), "who sees does not change");
    assert_eq!(clerk.ask("GET", GIVE, &[]).status, 403);
}

#[test]
fn a_mandate_is_given_by_address_and_revoked_at_once() {
    let world = world();
    let mut boss = world.plays("approver");
    let broker = world.plays("broker");
    assert_eq!(broker.ask("GET", "/desk/kessler/people", &[]).status, 200);
    let page = open(&mut boss, MANDATES);
    let lindner = page.split("Lindner").nth(1).expect("the broker works for Kessler");
    let revoke = [
        ("revoke", &*field(lindner, "revoke")),
        ("version", &*field(lindner, "version")),
        ("key", &*field(lindner, "key")),
    ];
    assert_eq!(boss.post(MANDATES, &revoke).header("location"), Some("?done=revoked"));
    assert_eq!(broker.ask("GET", "/desk/kessler/people", &[]).status, 404, "at once");
    let page = open(&mut boss, MANDATES);
    let form = page.split("id=\"form-mandate\"").nth(1).expect("a form");
    let key = field(form, "key");
    let give = |holder| [("key", key.as_str()), ("holder", holder), ("from", ""), ("to", "")];
    let bodies = ["brandt", "nowhere", "NO ADDRESS"].map(|holder| {
        let refused = boss.post(MANDATES, &give(holder));
        assert_eq!(refused.status, 422, "{holder}");
        refused.body.contains("kann keine Vollmacht von Ihnen bekommen")
    });
    assert_eq!(bodies, [true; 3], "unknown and unsuitable look the same");
    assert_eq!(boss.post(MANDATES, &give("lindner")).header("location"), Some("?done=given"));
    assert_eq!(broker.ask("GET", "/desk/kessler/people", &[]).status, 200);
}

#[test]
fn receipts_are_a_page_and_a_table_for_who_sees_people() {
    let world = world();
    let clerk = world.plays("hr_clerk");
    let page = clerk.ask("GET", "/desk/kessler/people/access", &[]);
    assert!(
        page.status == 200 && page.body.contains("Konto aktiv") && page.body.contains("noch kein Brief"),
        "{}",
        page.status
    );
    let table = clerk.ask("GET", "/desk/kessler/people/access.csv", &[]);
    assert_eq!(table.header("content-type"), Some("text/csv; charset=utf-8"));
    let lines: Vec<&str> = table.body.lines().filter(|line| line.contains(';')).collect();
    assert!(lines.len() == 13 && lines[1..].iter().all(|line| line.split(';').count() == 11), "{lines:?}");
    assert!(table.body.contains("1001;Jana;Krämer;active"), "{}", table.body);
    assert_eq!(table.header("cache-control"), Some("private, no-store"));
    assert_eq!(world.plays("payroll").ask("GET", "/desk/kessler/people/access.csv", &[]).status, 403);
    assert_eq!(world.plays("stranger").ask("GET", "/desk/kessler/people/access.csv", &[]).status, 404);
}

#[test]
fn an_invitation_goes_out_by_mail_where_mails_leave() {
    const LETTERS: &str = "/desk/kessler/people/letters";
    let folder = Folder::with_site();
    let mails = folder.path("mail");
    let config = format!("[mail]\nkind = \"folder\"\nfolder = {:?}\n", mails.to_str().expect("text"));
    folder.write("zusage.toml", &config);
    let file = folder.path("zusage.toml");
    let server = Server::start(&folder, &["--demo", "--config", file.to_str().expect("text")]);
    let mut clerk = Browser::new(&server);
    clerk.post("/demo", &[("part", "hr_clerk")]);
    let page = open(&mut clerk, LETTERS);
    let form = page.split("id=\"form-mail\"").nth(1).and_then(|rest| rest.split("</form>").next());
    let form = form.expect("mails leave");
    assert!(!form.contains("Jana Krämer"), "who has an account gets no mail");
    let key = field(form, "key");
    let who = form.split(" (1002)</option>").next().and_then(|start| start.rsplit("<option value=\"").next());
    let who = who.and_then(|start| start.split('"').next()).expect("Maximilian has none").to_owned();
    let fields = |mail| [("by", "mail"), ("key", key.as_str()), ("who", who.as_str()), ("mail", mail)];
    let refused = clerk.post(LETTERS, &fields("kein@"));
    assert!(refused.status == 422 && refused.body.contains("kein@"), "{}", refused.status);
    for _ in 0..2 {
        assert_eq!(clerk.post(LETTERS, &fields("max@example.org")).header("location"), Some("?done=mailed"));
    }
    let written = || {
        std::fs::read_dir(&mails)
            .into_iter()
            .flatten()
            .flatten()
            .filter(|file| file.path().extension().is_some_and(|kind| kind == "eml"))
            .count()
    };
    for _ in 0..200 {
        if open(&mut clerk, LETTERS).contains("E-Mail gesendet am") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert!(open(&mut clerk, LETTERS).contains("E-Mail gesendet am"));
    assert_eq!(written(), 1, "posted twice, sent once");

    let without = world();
    let mut clerk = without.plays("hr_clerk");
    assert!(!open(&mut clerk, LETTERS).contains("E-Mail statt Brief"), "no mails leave");
    assert_eq!(clerk.post(LETTERS, &fields("max@example.org")).status, 422);
}
