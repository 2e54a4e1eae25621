//! Signing in through an organisation's provider, over HTTP and with a real provider: out, back, linked, unlinked, and what somebody tries
//! who should not get in.

use crate::browser::{Answer, Browser};
use crate::support::{Folder, Server, zusage};
use testkit::OidcProvider;

const AT: &str = "__Host-at";
const SSO: &str = "__Host-sso";
const TICKET: &str = "__Host-sso-ticket";
const NAME: &str = "jana.kraemer@example.org";
const PASSWORD: &str = "drei Wörter im Mai";
pub const SETTING: &str = "/desk/kessler/settings/sign-in";

pub struct World {
    server: Server,
    pub provider: OidcProvider,
    folder: Folder,
}

impl World {
    /// A demo in which the employer Kessler has a provider and its employee a password.
    pub fn new() -> Self {
        let folder = Folder::with_site();
        let server = Server::start(&folder, &["--demo", "--data", "data"]);
        let provider = OidcProvider::start(&callback(&server), "RS256");
        let world = Self { server, provider, folder };
        let set = world.set(&mut world.approver(), &world.setting());
        assert_eq!((set.status, set.header("location")), (303, Some("/desk/kessler/settings/sign-in?done")));
        let mut jana = world.browser();
        jana.post("/demo", &[("part", "employee")]);
        assert_eq!(jana.post("/account/password", &[("name", NAME), ("password", PASSWORD)]).status, 303);
        world
    }

    pub const fn browser(&self) -> Browser<'_> {
        Browser::new(&self.server)
    }

    pub fn approver(&self) -> Browser<'_> {
        let mut browser = self.browser();
        browser.post("/demo", &[("part", "approver")]);
        browser
    }

    pub fn setting(&self) -> Vec<(&'static str, String)> {
        let texts = [
            ("issuer", self.provider.issuer()),
            ("client_id", OidcProvider::CLIENT_ID.to_owned()),
            ("secret", OidcProvider::CLIENT_SECRET.to_owned()),
            ("enabled", "on".to_owned()),
        ];
        texts.into()
    }

    /// Opens the page of the provider and sends its form.
    pub fn set(&self, browser: &mut Browser<'_>, texts: &[(&'static str, String)]) -> Answer {
        let page = browser.ask("GET", SETTING, &[]);
        assert_eq!(page.status, 200);
        assert!(page.body.contains(&callback(&self.server)), "the address to copy");
        post(browser, &[("key", hidden(&page, "key")), ("version", hidden(&page, "version"))], texts)
    }

    /// Sets out from the sign-in page and logs in at the provider; the path by which the browser comes back.
    fn way(&self, browser: &mut Browser<'_>, name: &str, to: &str) -> String {
        let left = browser.post("/sign-in/sso", &[("org", "kessler"), ("to", to)]);
        self.back(&self.provider.log_in(&provider_address(&left), name, "pwd"))
    }

    fn back(&self, address: &str) -> String {
        let path = address.strip_prefix(&format!("http://localhost:{}", self.server.port));
        path.unwrap_or_else(|| panic!("sent elsewhere: {address}")).to_owned()
    }

    /// Comes back as somebody whom nobody knows, with the ticket.
    fn unlinked(&self, name: &str) -> Browser<'_> {
        let mut browser = self.browser();
        let way = self.way(&mut browser, name, "");
        let back = browser.open(&way);
        assert_eq!((back.status, back.header("location")), (303, Some("/account/link")));
        assert!(!browser.cookies.contains_key(AT), "nobody is signed in");
        browser
    }

    /// The employee's account is linked with an identity.
    fn linked(&self, name: &str) {
        let mut browser = self.unlinked(name);
        sign_in(&mut browser);
        let linked = browser.post("/account/link", &[]);
        assert_eq!((linked.status, linked.header("location")), (303, Some("/account?done=passkey")));
    }

    fn heads(&self) -> String {
        let output = zusage(&["ledger", "heads", "--data", "data"], &self.folder.0).output().expect("it runs");
        assert!(output.status.success() && !output.stdout.is_empty(), "{output:?}");
        String::from_utf8(output.stdout).expect("text")
    }
}

fn callback(server: &Server) -> String {
    format!("http://localhost:{}/sign-in/sso", server.port)
}

pub fn post(browser: &mut Browser<'_>, first: &[(&str, String)], rest: &[(&str, String)]) -> Answer {
    let fields: Vec<_> = first.iter().chain(rest).map(|(name, text)| (*name, text.as_str())).collect();
    browser.post(SETTING, &fields)
}

/// What a field that nobody sees holds.
pub fn hidden(page: &Answer, name: &str) -> String {
    let field = page.body.split("<input").find(|field| field.contains(&format!("name=\"{name}\"")));
    let value = field.and_then(|field| field.split("value=\"").nth(1)?.split('"').next());
    value.unwrap_or_else(|| panic!("no {name} in {}", page.body)).to_owned()
}

/// Where the page between leads.
fn provider_address(left: &Answer) -> String {
    assert_eq!(left.status, 200, "{}", left.body);
    let refresh = left.header("refresh").and_then(|refresh| refresh.strip_prefix("0;url="));
    refresh.expect("it leads on").to_owned()
}

fn sign_in(browser: &mut Browser<'_>) -> Answer {
    let answer = browser.post("/sign-in", &[("name", NAME), ("password", PASSWORD), ("to", "/account/link")]);
    assert_eq!((answer.status, answer.header("location")), (303, Some("/account/link")));
    answer
}

fn is_over(answer: &Answer) {
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("abgelaufen") && answer.cookie(AT).is_none(), "{}", answer.body);
}

#[test]
fn a_person_links_their_account_and_signs_in_through_their_company() {
    let world = World::new();
    let mut browser = world.unlinked("jana");
    let asked = browser.ask("GET", "/account/link", &[]);
    assert_eq!((asked.status, asked.header("location")), (303, Some("/sign-in?to=%2Faccount%2Flink")));
    assert!(browser.ask("GET", "/sign-in?to=/account/link", &[]).body.contains("Ihre Firma hat Sie erkannt"));
    sign_in(&mut browser);
    for _ in 0..2 {
        let question = browser.ask("GET", "/account/link", &[]);
        assert_eq!(question.status, 200);
        assert!(question.body.contains("Kessler Maschinenbau") && question.body.contains("als Sie anmelden"));
        assert!(!question.body.contains("<script"), "{}", question.body);
    }
    assert_eq!(browser.post("/account/link", &[]).header("location"), Some("/account?done=passkey"));
    assert!(!browser.cookies.contains_key(SSO) && !browser.cookies.contains_key(TICKET));
    assert!(browser.ask("GET", "/account", &[]).body.contains("Firmen, über die Sie sich anmelden"));
    assert!(browser.ask("GET", "/account/activity", &[]).body.contains("Anmeldung einer Firma verbunden"));
    assert_eq!(browser.ask("GET", "/account/link", &[]).status, 404, "the ticket is used up");
    browser.post("/sign-out", &[]);

    let way = world.way(&mut browser, "jana", "/messages");
    let back = browser.open(&way);
    assert_eq!((back.status, back.header("location")), (303, Some("/messages")));
    assert_eq!(back.header("cache-control"), Some("no-store"));
    assert!(!browser.cookies.contains_key(SSO));
    let account = browser.ask("GET", "/account", &[]);
    assert!(account.status == 200 && account.body.contains("über den Arbeitgeber"));
    // No factor was spoken of, so none is assumed: no desk opens.
    assert!(browser.ask("GET", "/desk", &[]).status == 200);
}

#[test]
fn the_page_that_leads_away_keeps_the_policy_and_the_secret() {
    let world = World::new();
    let mut browser = world.browser();
    let left = browser.post("/sign-in/sso", &[("org", " Kessler "), ("to", "/home")]);
    assert!(provider_address(&left).starts_with(&world.provider.issuer()));
    let policy = left.header("content-security-policy").expect("a policy");
    assert!(policy.contains("form-action 'self';") && policy.contains("script-src 'none'"), "{policy}");
    assert_eq!(left.header("referrer-policy"), Some("same-origin"));
    assert_eq!(left.header("cache-control"), Some("no-store"));
    let cookie = left.cookie(SSO).expect("set");
    for part in ["; Path=/;", "; Max-Age=600;", "; HttpOnly", "; Secure", "; SameSite=Lax"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!left.body.contains(browser.cookies.get(SSO).expect("kept")));
    assert!(left.body.contains("127.0.0.1"), "says where it goes");
}

#[test]
fn a_way_is_finished_once_and_by_its_own_browser_only() {
    let world = World::new();
    world.linked("jana");
    // Nothing that the browser brought: nothing is looked up, and the way stays open.
    let mut browser = world.browser();
    let way = world.way(&mut browser, "jana", "");
    is_over(&world.browser().ask("GET", &way, &[]));
    is_over(&world.browser().ask("GET", "/sign-in/sso", &[]));
    assert_eq!(browser.open(&way).header("location"), Some("/home"));
    // Replayed, even with the cookie that it had.
    let mut replay = world.browser();
    let way = world.way(&mut replay, "jana", "");
    let before = replay.clone();
    assert_eq!(replay.open(&way).status, 303);
    is_over(&before.ask("GET", &way, &[]));
    // Another browser's cookie ends the way.
    let (mut mine, mut theirs) = (world.browser(), world.browser());
    let (way, _) = (world.way(&mut mine, "jana", ""), world.way(&mut theirs, "eve", ""));
    is_over(&theirs.ask("GET", &way, &[]));
    is_over(&mine.ask("GET", &way, &[]));
}

#[test]
fn coming_back_without_having_set_out_writes_nothing() {
    let world = World::new();
    let mut browser = world.browser();
    let way = world.way(&mut browser, "jana", "");
    let before = world.heads();
    let mut other = world.browser();
    is_over(&other.open(&way));
    is_over(&browser.ask("GET", "/sign-in/sso", &[]));
    is_over(&browser.ask("GET", "/sign-in/sso?code=a&state=", &[]));
    is_over(&browser.ask("GET", &format!("/sign-in/sso?code=a&state={}", "x".repeat(43)), &[]));
    other.cookies.insert(SSO.to_owned(), "not-of-this-form".to_owned());
    is_over(&other.open(&way));
    assert!(other.cookies.len() == 1 && world.heads() == before);
}

#[test]
fn the_way_back_leads_nowhere_else() {
    let world = World::new();
    world.linked("jana");
    for to in ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/a\r\nX: y"] {
        let mut browser = world.browser();
        let way = world.way(&mut browser, "jana", to);
        assert_eq!(browser.open(&way).header("location"), Some("/home"), "{to}");
    }
}

#[test]
fn no_provider_looks_like_no_organisation_to_the_byte() {
    let world = World::new();
    let answer = |org: &str| {
        let answer = world.browser().try_post("/sign-in/sso", &[("org", org), ("to", "/home")], &[]);
        assert_eq!((answer.status, answer.cookie(SSO)), (422, None), "{org}");
        let typed = format!("value=\"{org}\"");
        assert!(answer.body.contains(&typed), "what was typed stays");
        answer.without_ids().replace(&typed, "TYPED")
    };
    // Brandt exists and has no provider; the last one can be nobody's address.
    assert_eq!(answer("brandt"), answer("nobody"));
    assert_eq!(answer("brandt"), answer("no_one"));
    let off: Vec<_> = world.setting().into_iter().filter(|(name, _)| *name != "enabled").collect();
    assert_eq!(world.set(&mut world.approver(), &off).status, 303);
    assert_eq!(answer("kessler"), answer("nowhere"));
}

#[test]
fn a_network_sets_out_two_hundred_times_for_nothing() {
    let world = World::new();
    let browser = world.browser();
    let before = world.heads();
    let status = |org: &str| browser.try_post("/sign-in/sso", &[("org", org)], &[]).status;
    assert_eq!((0..200).filter(|_| status("nowhere") == 422).count(), 200);
    assert_eq!((status("nowhere"), status("kessler")), (429, 429));
    assert_eq!(world.heads(), before);
}

#[test]
fn who_says_no_at_the_provider_reads_it_in_our_words() {
    let world = World::new();
    let mut browser = world.browser();
    let left = browser.post("/sign-in/sso", &[("org", "kessler")]);
    let way = world.back(&world.provider.cancel(&provider_address(&left)));
    let back = browser.open(&way);
    assert_eq!(back.status, 403);
    assert!(back.body.contains("nicht bestätigt") && !back.body.contains("cancelled"), "{}", back.body);
    let english = [("Accept-Language", "en")];
    assert!(browser.ask("GET", "/sign-in/sso", &english).body.contains("Nobody was signed in"));
}

#[test]
fn a_provider_that_is_down_or_wrong_signs_nobody_in() {
    let world = World::new();
    let mut approver = world.approver();
    let mut wrong = world.setting();
    wrong[2].1 = "wrong".to_owned();
    assert_eq!(world.set(&mut approver, &wrong).status, 303);
    let mut browser = world.browser();
    let way = world.way(&mut browser, "jana", "");
    let back = browser.open(&way);
    assert!(back.status == 502 && back.body.contains("nicht richtig eingestellt"), "{} {}", back.status, back.body);
    let mut down = world.setting();
    down[0].1 = format!("http://127.0.0.1:{}", testkit::free_port());
    assert_eq!(world.set(&mut approver, &down).status, 303);
    let left = browser.post("/sign-in/sso", &[("org", "kessler")]);
    assert!(left.status == 503 && left.body.contains("antwortet gerade nicht"), "{} {}", left.status, left.body);
}

#[test]
fn only_the_person_links_freshly_signed_in_by_a_way_of_their_own() {
    let world = World::new();
    world.linked("jana");
    // Whoever runs the provider is in; that changes no way in.
    let mut provided = world.browser();
    let way = world.way(&mut provided, "jana", "");
    provided.open(&way);
    let ours = world.unlinked("eve");
    for name in [SSO, TICKET] {
        provided.cookies.insert(name.to_owned(), ours.cookies.get(name).expect("set").clone());
    }
    let asked = provided.ask("GET", "/account/link", &[]);
    assert!(asked.status == 422 && asked.body.contains("mit Passwort oder Gerät neu an"), "{}", asked.body);
    assert_eq!(provided.post("/account/link", &[]).status, 422);
    let account = provided.ask("GET", "/account", &[]);
    let id = account.body.split("/account/link/remove").nth(1).and_then(|rest| rest.split("value=\"").nth(1));
    let id = id.and_then(|rest| rest.split('"').next()).expect("the organisation's id").to_owned();
    let unlink = |browser: &mut Browser<'_>| browser.post("/account/link/remove", &[("id", &id)]);
    assert_eq!(unlink(&mut provided).header("location"), Some("/account?done=not-fresh"));
    assert_eq!(provided.post("/account/password", &[("name", NAME), ("password", PASSWORD)]).status, 422);
    // A stranger's ticket without the browser that it belongs to links nothing.
    let mut jana = world.browser();
    sign_in(&mut jana);
    jana.cookies.insert(TICKET.to_owned(), world.unlinked("eve").cookies.get(TICKET).expect("set").clone());
    jana.cookies.insert(SSO.to_owned(), world.unlinked("mallory").cookies.get(SSO).expect("set").clone());
    assert_eq!(jana.ask("GET", "/account/link", &[]).status, 404);
    assert_eq!(jana.post("/account/link", &[]).status, 422);
    // The person unlinks, once.
    assert_eq!(unlink(&mut jana).header("location"), Some("/account?done=passkey"));
    assert!(!jana.ask("GET", "/account", &[]).body.contains("Firmen, über die"));
    assert_eq!(unlink(&mut jana).status, 404);
    assert!(jana.ask("GET", "/account/activity", &[]).body.contains("Anmeldung einer Firma getrennt"));
    world.unlinked("jana");
}

#[test]
fn the_last_way_in_is_not_unlinked_and_an_identity_is_one_accounts() {
    let world = World::new();
    world.linked("jana");
    let mut clerk = world.unlinked("jana.neu");
    clerk.post("/demo", &[("part", "hr_clerk")]);
    assert_eq!(clerk.post("/account/link", &[]).status, 303);
    // The demo's people have no password: nobody could come back.
    let account = clerk.ask("GET", "/account", &[]);
    let id = account.body.split("/account/link/remove").nth(1).and_then(|rest| rest.split("value=\"").nth(1));
    let id = id.and_then(|rest| rest.split('"').next()).expect("the organisation's id").to_owned();
    let kept = clerk.post("/account/link/remove", &[("id", &id)]);
    assert_eq!(kept.header("location"), Some("/account?done=last-way-in"));
    assert_eq!(clerk.post("/account/link/remove", &[("id", "nonsense")]).status, 404);
    // A ticket from before the identity was somebody's.
    let (mut early, mut late) = (world.unlinked("finn"), world.unlinked("finn"));
    early.post("/demo", &[("part", "payroll")]);
    assert_eq!(early.post("/account/link", &[]).status, 303);
    late.post("/demo", &[("part", "broker")]);
    let taken = late.post("/account/link", &[]);
    assert!(taken.status == 422 && taken.body.contains("zu einem anderen Konto"), "{}", taken.body);
}

#[test]
fn signing_out_takes_the_way_along() {
    let world = World::new();
    let mut browser = world.unlinked("jana");
    sign_in(&mut browser);
    browser.post("/sign-out", &[]);
    assert!(browser.cookies.keys().all(|name| !name.starts_with("__Host-")), "{:?}", browser.cookies);
}
