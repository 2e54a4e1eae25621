//! Keeping a calculation and asking for advice, as forms: done once however often they are sent, refused in words, and nothing of it in an
//! address or on another's page.

use crate::browser::{Answer, Browser};
use crate::support::{Folder, Server};

const CALCULATOR: &str = "/calculate/contribution";
const TYPED: &str = "4.711,13";
const WISH: &str = "Heidelbeermarker";

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

/// The value of the first tag that has this attribute, behind `after`.
fn value(page: &Answer, after: &str, attribute: &str) -> String {
    let rest = page.body.split_once(after).map_or("", |(_, rest)| rest);
    let tag = rest.split('<').find(|tag| tag.contains(attribute)).unwrap_or_default();
    let value = tag.split_once("value=\"").map_or("", |(_, value)| value).split('"').next().unwrap_or_default();
    assert!(!value.is_empty(), "{attribute} has no value behind {after}");
    value.to_owned()
}

/// Presses a button below the calculator's answer.
fn press(browser: &Browser<'_>, key: &str, (name, button): (&str, &str)) -> Answer {
    let fields = [("g", TYPED), ("b", "200,00"), ("called", name), ("key", key), ("keep", button)];
    browser.try_post(CALCULATOR, &fields, &[])
}

fn key(browser: &Browser<'_>) -> String {
    value(&page(browser, CALCULATOR), "keep-title", "name=\"key\"")
}

/// Keeps a calculation; its identifier.
fn kept(browser: &Browser<'_>, name: &str) -> String {
    let answer = press(browser, &key(browser), (name, "keep"));
    let to = answer.header("location").unwrap_or_default();
    let id = to.strip_prefix("/calculate/saved/").and_then(|rest| rest.strip_suffix("?done=kept"));
    id.unwrap_or_else(|| panic!("{} leads to {to}", answer.status)).to_owned()
}

/// Asks the only broker; where that leads.
fn ask(browser: &Browser<'_>, scenario: &str) -> Answer {
    let form = page(browser, "/advice/new");
    let (key, adviser) = (value(&form, "form-ask", "name=\"key\""), value(&form, "form-ask", "name=\"adviser\""));
    let fields = [
        ("key", key.as_str()),
        ("adviser", adviser.as_str()),
        ("scenario", scenario),
        ("wish", WISH),
        ("consent", "1"),
    ];
    browser.try_post("/advice/new", &fields, &[])
}

/// The newest order at the broker's desk.
fn file(broker: &Browser<'_>) -> String {
    let list = page(broker, "/desk/lindner/advice?show=all");
    let begin = "href=\"/desk/lindner/advice/";
    let id = list.body.split(begin).skip(1).find_map(|rest| rest.split('"').next().filter(|id| id.len() == 36));
    format!("/desk/lindner/advice/{}", id.expect("an order is listed"))
}

/// Takes a step of an order as its page's form does.
fn step(broker: &Browser<'_>, file: &str, form: &str, fields: &[(&str, &str)]) -> Answer {
    let shown = page(broker, file);
    let (key, version) = (value(&shown, form, "name=\"key\""), value(&shown, form, "name=\"version\""));
    let mut all = vec![("key", key.as_str()), ("version", version.as_str())];
    all.extend(fields);
    broker.form(file, &all)
}

#[test]
fn a_calculation_is_kept_once_and_is_its_persons() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let (jana, other) = (playing(&server, "employee"), playing(&server, "approver"));
    let key = key(&jana);
    let answers = [0, 1].map(|_| press(&jana, &key, ("Mit 200 Euro", "keep")).header("location").map(str::to_owned));
    assert_eq!(answers[0], answers[1], "the second click keeps nothing more");
    let at = answers[0].as_deref().unwrap_or_default().trim_end_matches("?done=kept").to_owned();
    assert!(!at.contains("4.711"), "{at}");
    assert_eq!(press(&jana, &key, ("Anders", "keep")).status, 409, "the same key with another name");
    let opened = page(&jana, &at);
    assert!(opened.body.contains(TYPED) && opened.body.contains("Mit 200 Euro"));
    assert_eq!(other.ask("GET", &at, &[]).status, 404);
    assert!(!page(&other, "/calculate/saved").body.contains("Mit 200 Euro"));

    let unnamed = press(&jana, &self::key(&jana), ("", "keep"));
    assert_eq!(unnamed.status, 422);
    for text in ["Ein Name hat 1 bis 80 Zeichen", TYPED] {
        assert!(unnamed.body.contains(text), "{text}");
    }
    let answered = jana.try_post(CALCULATOR, &[("g", TYPED)], &[]);
    assert_eq!(answered.status, 200, "without the button it is only answered");
    let list = page(&jana, "/calculate/saved");
    assert_eq!(list.body.matches("class=\"rowlink rowlink--two\"").count(), 1, "{}", list.body);
}

#[test]
fn an_order_is_placed_worked_on_and_taken_back() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let (jana, broker) = (playing(&server, "employee"), playing(&server, "broker"));
    let scenario = kept(&jana, "Für den Makler");
    let empty = jana.form("/advice/new", &[("key", "x"), ("wish", WISH)]);
    assert_eq!(empty.status, 422);
    for text in ["Ohne Ihre Zustimmung", "Bitte wählen Sie, wer Sie beraten soll", WISH] {
        assert!(empty.body.contains(text), "{text}");
    }
    assert_eq!(ask(&jana, &scenario).header("location"), Some("/advice?done=asked"));
    let file = file(&broker);
    for text in [TYPED, WISH, "Für den Makler", "Jana Krämer"] {
        assert!(page(&broker, &file).body.contains(text), "{text}");
    }
    let early = step(&broker, &file, "form-step", &[("do", "hold")]);
    assert!(early.status == 422 && early.body.contains("passt nicht mehr zum Stand"), "{}", early.status);
    let wrong = step(&broker, &file, "form-step", &[("do", "schedule"), ("day", "morgen"), ("time", "halb drei")]);
    assert!(wrong.status == 422 && wrong.body.contains("halb drei"), "{}", wrong.status);
    let way: [&[(&str, &str)]; 4] = [
        &[("do", "accept")],
        &[("do", "schedule"), ("day", "1.12.2027"), ("time", "14.30")],
        &[("do", "hold")],
        &[("do", "conclude"), ("outcome", "no_need")],
    ];
    for fields in way {
        assert_eq!(step(&broker, &file, "form-step", fields).status, 303, "{fields:?}");
    }
    assert_eq!(step(&broker, &file, "form-step", &[("do", "document")]).status, 422, "nothing is written down");
    assert!(page(&jana, "/advice").body.contains("01.12.2027, 14:30"));
    let note = [("do", "note"), ("note", "Kein Bedarf.\r\nBegründung.")];
    assert_eq!(step(&broker, &file, "form-note", &note).status, 303);

    let order = value(&page(&jana, "/advice"), "fold__body", "name=\"id\"");
    let other = playing(&server, "approver");
    assert_eq!(other.try_post("/advice", &[("id", &order)], &[]).status, 404);
    assert_eq!(jana.try_post("/advice", &[("id", &order)], &[]).header("location"), Some("/advice?done=withdrawn"));
    let after = page(&broker, &file);
    for text in [TYPED, WISH, "Für den Makler"] {
        assert!(!after.body.contains(text), "{text} is left");
    }
    for fields in [[("do", "document")], [("do", "close")]] {
        assert_eq!(step(&broker, &file, "form-step", &fields).status, 303, "what was held is documented");
    }
}

#[test]
fn neither_employer_nor_operator_has_a_page_with_any_of_it() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let jana = playing(&server, "employee");
    let scenario = kept(&jana, "Für den Makler");
    assert_eq!(ask(&jana, &scenario).status, 303);
    let file = file(&playing(&server, "broker"));
    for (part, org) in
        [("hr_clerk", "kessler"), ("approver", "kessler"), ("platform_admin", "service"), ("team_lead", "service")]
    {
        let browser = playing(&server, part);
        assert_eq!(browser.ask("GET", &file, &[]).status, 404, "{part}");
        for path in
            ["open", "advice", "people", "people/access.csv", "contracts", "documents", "members", "organisations"]
        {
            let seen = browser.ask("GET", &format!("/desk/{org}/{path}"), &[]).body;
            for text in [TYPED, WISH, "Für den Makler"] {
                assert!(!seen.contains(text), "{part} reads {text} at {path}");
            }
        }
        let told = browser.ask("GET", &format!("/api/notices?org={org}"), &[]).body;
        assert!(!told.contains("advice"), "{part}: {told}");
    }
}
