//! The pages of organisations: their settings, their colours, the operator's list.

use crate::browser::{Answer, Browser};
use crate::support::{Folder, Server, zusage};

const LOOK: &str = "/desk/kessler/settings/appearance";
const SITES: &str = "/desk/kessler/settings/sites";
const AREAS: &str = "/desk/kessler/settings/payroll-areas";
const NEW: &str = "/desk/service/organisations/new";

fn playing<'s>(server: &'s Server, part: &str) -> Browser<'s> {
    let mut browser = Browser::new(server);
    assert_eq!(browser.post("/demo", &[("part", part)]).status, 303, "{part}");
    browser
}

/// A hidden field of the form with this action.
fn hidden(page: &Answer, action: &str, name: &str) -> String {
    let form = page.body.split_once(&format!("action=\"{action}\"")).map_or("", |(_, form)| form);
    let value = form.split_once(&format!("name=\"{name}\" value=\"")).map_or("", |(_, value)| value);
    let value = value.split('"').next().unwrap_or_default();
    assert!(!value.is_empty(), "{action} has no {name}");
    value.to_owned()
}

fn settings(browser: &Browser<'_>) -> Answer {
    let page = browser.ask("GET", "/desk/kessler/settings", &[]);
    assert_eq!(page.status, 200);
    page
}

/// Sends the appearance as a page's form would.
fn look(browser: &Browser<'_>, page: &Answer, [name, mark, accent]: [&str; 3]) -> Answer {
    let (key, version) = (hidden(page, LOOK, "key"), hidden(page, LOOK, "version"));
    let fields = [("key", &*key), ("version", &*version), ("name", name), ("mark", mark), ("accent", accent)];
    browser.form(LOOK, &fields)
}

fn heads(folder: &Folder) -> String {
    let output = zusage(&["ledger", "heads", "--data", "data"], &folder.0).output().expect("it runs");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn an_appearance_is_changed_once_however_often_it_is_sent() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo", "--data", "data"]);
    let clerk = playing(&server, "hr_clerk");
    let before = settings(&clerk);
    assert!(!before.body.contains("theme.css"), "the house's colours need no sheet");
    let wanted = ["Kessler & Söhne", "KuS", "#8A1C4A"];
    let done = look(&clerk, &before, wanted);
    assert_eq!((done.status, done.header("location")), (303, Some("/desk/kessler/settings?done=appearance")));
    let head = heads(&folder);
    assert_eq!(look(&clerk, &before, wanted).status, 303, "the second click");
    assert_eq!(heads(&folder), head, "it wrote nothing");
    let after = clerk.ask("GET", "/desk/kessler/settings?done=appearance", &[]);
    for text in ["Der Auftritt ist gespeichert", "Kessler &amp; Söhne", ">KUS<", "/o/kessler/theme.css?v="] {
        assert!(after.body.contains(text), "{text}");
    }
    // The same key for something else is another intention: it is not carried out.
    let reused = look(&clerk, &before, ["Kessler AG", "KA", "#8a1c4a"]);
    assert_eq!(reused.status, 409);
    assert!(reused.body.contains("schon gesendet") && reused.body.contains("value=\"Kessler AG\""), "{}", reused.body);
    assert_eq!(heads(&folder), head);
}

#[test]
fn who_was_overtaken_keeps_what_they_typed() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let (clerk, approver) = (playing(&server, "hr_clerk"), playing(&server, "approver"));
    let (first, second) = (settings(&clerk), settings(&approver));
    assert_eq!(look(&clerk, &first, ["Kessler SE", "KS", "#2441c4"]).status, 303);
    let stale = look(&approver, &second, ["Kessler KG", "KK", "#006644"]);
    assert_eq!(stale.status, 409);
    for text in ["inzwischen geändert", "value=\"Kessler KG\"", "value=\"KK\"", "value=\"#006644\""] {
        assert!(stale.body.contains(text), "{text}");
    }
    // What is shown now carries the new version: saving it is a decision.
    assert_eq!(look(&approver, &stale, ["Kessler KG", "KK", "#006644"]).status, 303);
    assert!(settings(&clerk).body.contains("Kessler KG"));
}

#[test]
fn what_cannot_be_an_appearance_is_refused_with_its_reason() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo", "--data", "data"]);
    let clerk = playing(&server, "hr_clerk");
    let head = heads(&folder);
    let good = ["Kessler SE", "KS", "#006644"];
    let long = "x".repeat(201);
    for (at, bad, reason) in [
        (0, " ", "1 bis 200 Zeichen"),
        (0, &*long, "1 bis 200 Zeichen"),
        (1, "K<b", "ein bis drei Buchstaben"),
        (1, "ABCD", "ein bis drei Buchstaben"),
        (2, "#ffcc00", "zu hell"),
        (2, "red", "schreibt man so"),
        (2, "#000000;}body{display:none}/*", "schreibt man so"),
        (2, "#000000</style><script>", "schreibt man so"),
    ] {
        let mut fields = good;
        fields[at] = bad;
        let answer = look(&clerk, &settings(&clerk), fields);
        assert_eq!(answer.status, 422, "{bad}");
        assert!(answer.body.contains(reason), "{bad}: {reason}");
        assert!(!answer.body.contains("</style>") && !answer.body.contains("K<b"), "typed text is text: {bad}");
    }
    assert_eq!(heads(&folder), head);
}

#[test]
fn sites_and_payroll_areas_are_added_once() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let clerk = playing(&server, "hr_clerk");
    let page = settings(&clerk);
    let key = hidden(&page, SITES, "key");
    let site = |key: &str, name: &str, land: &str| clerk.form(SITES, &[("key", key), ("site", name), ("land", land)]);
    for _ in 0..2 {
        let added = site(&key, "Werk Chemnitz", "SN");
        assert_eq!((added.status, added.header("location")), (303, Some("/desk/kessler/settings?done=site")));
    }
    let key = hidden(&settings(&clerk), SITES, "key");
    let taken = site(&key, "Werk Chemnitz", "BY");
    assert_eq!(taken.status, 422);
    assert!(
        taken.body.contains("gibt es hier schon") && taken.body.contains("value=\"BY\" selected"),
        "{}",
        taken.body
    );
    assert_eq!(site(&key, "Werk Mond", "XX").status, 422);
    assert_eq!(site(&key, "", "").status, 422);
    let key = hidden(&settings(&clerk), AREAS, "key");
    for _ in 0..2 {
        assert_eq!(clerk.form(AREAS, &[("key", &key), ("area", "Monatslohn")]).status, 303);
    }
    let page = settings(&clerk).body;
    for text in ["<dt>Werk Chemnitz", "<dt>Monatslohn"] {
        assert_eq!(page.matches(text).count(), 1, "{text}");
    }
    assert!(!page.contains("Werk Mond"));
}

#[test]
fn who_may_only_look_finds_no_form_and_sends_none() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let page = settings(&playing(&server, "hr_clerk"));
    let payroll = playing(&server, "payroll");
    let seen = settings(&payroll);
    // Searching stands beside every page.
    let main = seen.body.split_once("<main").map_or("", |(_, main)| main);
    assert!(main.contains("Abrechnungskreise") && !main.contains("method=\"post\" action=\"/desk/"));
    assert!(seen.body.contains("01.01.2025"), "since when the agreement is signed");
    assert_eq!(look(&payroll, &page, ["Payroll GmbH", "PG", "#000000"]).status, 403);
    // Another organisation's looks like none.
    let stranger = playing(&server, "stranger");
    let other = |org: &str| {
        let path = format!("/desk/{org}/settings/appearance");
        stranger.form(&path, &[("name", "x")]).without_ids()
    };
    assert_eq!(other("kessler"), other("nowhere"));
    assert!(other("kessler").contains("404"));
    assert_eq!(look(&Browser::new(&server), &page, ["Nobody", "N", "#000000"]).status, 401);
}

#[test]
fn a_sheet_of_colours_is_kept_by_the_browser_and_holds_colours_only() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let broker = playing(&server, "broker");
    let frame = broker.ask("GET", "/desk/lindner/open", &[]);
    let address = frame.body.split_once("/o/lindner/theme.css?v=").map_or("", |(_, tag)| tag);
    let address = format!("/o/lindner/theme.css?v={}", address.split('"').next().unwrap_or_default());
    assert!(frame.header("content-security-policy").is_some_and(|policy| policy.contains("style-src 'self'")));
    // Whoever holds a letter is not signed in.
    let anybody = Browser::new(&server);
    let sheet = anybody.ask("GET", &address, &[]);
    assert_eq!((sheet.status, sheet.header("content-type")), (200, Some("text/css; charset=utf-8")));
    assert_eq!(sheet.header("cache-control"), Some("private, max-age=31536000, immutable"));
    assert_eq!(sheet.header("x-content-type-options"), Some("nosniff"));
    assert!(sheet.body.starts_with("@layer tokens{:root{--accent:#8a1c4a;"), "{}", sheet.body);
    assert!(!sheet.body.contains("Lindner"));
    // Under another address a browser asks again, and is told whether it has it.
    for other in ["/o/lindner/theme.css", "/o/lindner/theme.css?v=0000000000000000"] {
        let asked = anybody.ask("GET", other, &[]);
        assert_eq!(asked.header("cache-control"), Some("private, no-cache"), "{other}");
        let tag = asked.header("etag").expect("a tag").to_owned();
        let again = anybody.ask("GET", other, &[("If-None-Match", &tag)]);
        assert_eq!((again.status, again.body.as_str()), (304, ""), "{other}");
        assert_eq!(anybody.ask("GET", other, &[("If-None-Match", "\"other\"")]).status, 200, "{other}");
    }
    // Without colours of their own all look the same, whether they exist or not.
    let none = ["kessler", "nowhere"].map(|org| anybody.ask("GET", &format!("/o/{org}/theme.css"), &[]));
    assert!(none.iter().all(|answer| answer.status == 404));
    assert_eq!(none[0].without_ids(), none[1].without_ids());
    assert_eq!(anybody.ask("GET", "/o/%3Cb%3E/theme.css", &[]).status, 404);
}

/// The operator's page of a new organisation.
fn added(admin: &Browser<'_>, slug: &str) -> String {
    let key = hidden(&admin.ask("GET", NEW, &[]), NEW, "key");
    let fields = [("key", &*key), ("name", "Ölmühle Süd GmbH"), ("slug", slug), ("kind", "employer")];
    let to = |answer: &Answer| {
        assert_eq!(answer.status, 303);
        answer.header("location").map(str::to_owned).expect("a location")
    };
    let first = to(&admin.form(NEW, &fields));
    assert_eq!(first, to(&admin.form(NEW, &fields)), "twice is once");
    first.strip_suffix("?done=added").map(str::to_owned).expect("it says what was done")
}

#[test]
fn the_operator_leads_an_organisation_to_its_contract() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo", "--data", "data"]);
    let admin = playing(&server, "platform_admin");
    let operator = |heads: &str| heads.lines().find(|line| line.contains("6b6573736c66")).map(str::to_owned);
    let before = heads(&folder);
    let page = added(&admin, "oelmuehle");
    let id = page.rsplit('/').next().expect("an id").to_owned();
    assert_eq!(before.lines().count() + 1, heads(&folder).lines().count(), "a chain of its own");
    let open = || admin.ask("GET", &page, &[]);
    let (signing, moving) = (format!("{page}/agreement"), format!("{page}/move"));
    let step = |at: &Answer, to: &str| {
        let (key, version) = (hidden(at, &moving, "key"), hidden(at, &moving, "version"));
        admin.form(&moving, &[("key", &key), ("version", &version), ("to", to)])
    };
    let first = open();
    for text in ["Anbahnung", "zusage account add --org oelmuehle --role approver --name "] {
        assert!(first.body.contains(text), "{text}");
    }
    let early = step(&first, "contracted");
    assert_eq!(early.status, 422);
    assert!(early.body.contains("Zuerst muss der Vertrag zur Auftragsverarbeitung"), "{}", early.body);
    assert_eq!(step(&first, "archived").status, 422, "no step from here");
    assert_eq!(step(&first, "sold").status, 422, "no state at all");
    let sign = |at: &Answer, day: &str| {
        let (key, version) = (hidden(at, &signing, "key"), hidden(at, &signing, "version"));
        admin.form(&signing, &[("key", &key), ("version", &version), ("signed", day)])
    };
    for (day, reason) in [("bald", "Tag, Monat und Jahr"), ("17.04.2099", "liegt in der Zukunft")] {
        let refused = sign(&first, day);
        assert_eq!(refused.status, 422, "{day}");
        assert!(refused.body.contains(reason) && refused.body.contains(&format!("value=\"{day}\"")), "{day}");
    }
    for _ in 0..2 {
        assert_eq!(sign(&first, "17.4.2026").status, 303);
    }
    let overtaken = step(&first, "contracted");
    assert_eq!(overtaken.status, 409);
    assert!(overtaken.body.contains("Hier steht der neue Stand") && overtaken.body.contains("17.04.2026"));
    let own = heads(&folder);
    assert_eq!(step(&open(), "contracted").status, 303);
    assert!(open().body.contains(">Vertrag<"));
    let moved = heads(&folder);
    let of = |heads: &str| heads.lines().find(|line| line.contains(&id)).map(str::to_owned);
    assert_ne!(of(&own), of(&moved), "it stands in the organisation's own chain");
    assert!(operator(&before).is_some() && operator(&before) == operator(&moved), "and not in the operator's");
}

#[test]
fn the_operators_list_finds_and_shows_no_person() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let admin = playing(&server, "platform_admin");
    let list = |query: &str| admin.ask("GET", &format!("/desk/service/organisations{query}"), &[]).body;
    let all = list("");
    for name in ["Brandt Logistik", "Kessler Maschinenbau", "Lindner &amp; Partner", "Zusage Service"] {
        assert!(all.contains(name), "{name}");
    }
    for person in ["Krämer", "Holt", "Falk", "Yıldız"] {
        assert!(!all.contains(person), "{person}");
    }
    let found = list("?q=BRANDT");
    assert!(found.contains("Brandt Logistik") && !found.contains("Kessler Maschinenbau"));
    let nothing = list("?q=%22%3E%3Cb%3E");
    assert!(nothing.contains("Keine Organisation passt dazu") && !nothing.contains("\"><b>"));
    for beyond in ["?page=7", "?page=0", "?page=999999999", "?page=x"] {
        assert!(list(beyond).contains("Brandt Logistik"), "{beyond}");
    }
    for id in ["x", "01900000-0000-7000-8000-000000000000"] {
        assert_eq!(admin.ask("GET", &format!("/desk/service/organisations/{id}"), &[]).status, 404, "{id}");
    }
}

#[test]
fn nobody_but_the_operator_adds_organisations() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let admin = playing(&server, "platform_admin");
    let page = admin.ask("GET", NEW, &[]);
    let send = |browser: &Browser<'_>, slug: &str, kind: &str| {
        let key = hidden(&admin.ask("GET", NEW, &[]), NEW, "key");
        browser.form(NEW, &[("key", &key), ("name", "Neu"), ("slug", slug), ("kind", kind)])
    };
    assert!(!page.body.contains("value=\"operator\""), "there is one");
    for (slug, kind, reason) in [
        ("kessler", "employer", "gehört schon einer anderen Organisation"),
        ("Neu Ulm", "employer", "2 bis 40 Kleinbuchstaben"),
        ("live", "employer", "2 bis 40 Kleinbuchstaben"),
    ] {
        let refused = send(&admin, slug, kind);
        assert_eq!(refused.status, 422, "{slug} {kind}");
        assert!(refused.body.contains(reason) && refused.body.contains(&format!("value=\"{slug}\"")), "{slug} {kind}");
    }
    assert_eq!(send(&admin, "neu", "operator").status, 422);
    assert_eq!(send(&playing(&server, "team_lead"), "neu", "employer").status, 403);
    assert_eq!(send(&playing(&server, "hr_clerk"), "neu", "employer").status, 404);
    assert_eq!(send(&Browser::new(&server), "neu", "employer").status, 401);
    assert_eq!(send(&admin, "neu", "employer").status, 303);
}
