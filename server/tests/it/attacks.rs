//! What somebody tries who should not get in. Each of these was once somebody's headline.

use crate::browser::Browser;
use crate::support::{Folder, Server};
use server::http::routes::all;

const AT: &str = "__Host-at";
const RT: &str = "__Host-rt";
const NAME: &str = "jana.kraemer@example.org";
const PASSWORD: &str = "drei Wörter im Mai";

struct World {
    server: Server,
    _folder: Folder,
}

/// A server on which the demo's employee has a password.
fn world() -> World {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let mut jana = Browser::new(&server);
    jana.post("/demo", &[("part", "employee")]);
    let set = jana.post("/account/password", &[("name", NAME), ("password", PASSWORD)]);
    assert_eq!((set.status, set.header("location")), (303, Some("/account?done=password")));
    World { server, _folder: folder }
}

fn sign_in(server: &Server) -> Browser<'_> {
    let mut browser = Browser::new(server);
    let answer = browser.post("/sign-in", &[("name", NAME), ("password", PASSWORD)]);
    assert_eq!((answer.status, answer.header("location")), (303, Some("/home")));
    browser
}

#[test]
fn cookies_are_of_the_kind_that_only_this_host_and_no_script_reads() {
    let world = world();
    let browser = Browser::new(&world.server);
    let answer = browser.try_post("/sign-in", &[("name", NAME), ("password", PASSWORD)], &[]);
    for name in [AT, RT] {
        let cookie = answer.cookie(name).expect("it is set");
        for part in ["; Path=/;", "; HttpOnly", "; Secure", "; SameSite=Lax"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

#[test]
fn a_sign_in_from_before_is_not_taken_over() {
    let world = world();
    // The attacker's own sign-in, put into the victim's browser.
    let mut attacker = Browser::new(&world.server);
    attacker.post("/demo", &[("part", "agent")]);
    let mut victim = attacker.clone();
    victim.post("/sign-in", &[("name", NAME), ("password", PASSWORD)]);
    assert_ne!(victim.cookies.get(AT), attacker.cookies.get(AT));
    assert_ne!(victim.cookies.get(RT), attacker.cookies.get(RT));
    assert_eq!(victim.ask("GET", "/account", &[]).status, 200);
    // What stood in the browser before is over.
    assert_eq!(attacker.ask("GET", "/account", &[]).status, 303);
}

#[test]
fn a_renewal_that_was_used_before_ends_the_sign_in() {
    let world = world();
    let mut owner = sign_in(&world.server);
    let thief = only(&owner, RT);
    // The owner goes on twice; the copied secret is two renewals old then.
    for _ in 0..2 {
        owner.cookies.remove(AT);
        assert_eq!(owner.open("/account").status, 200);
    }
    assert_ne!(owner.cookies.get(RT), thief.cookies.get(RT));
    let stolen = thief.ask("GET", "/account", &[]);
    assert_eq!(stolen.status, 303);
    assert!(stolen.cookie(RT).is_some_and(|cookie| cookie.contains("Max-Age=0")));
    assert_eq!(owner.ask("GET", "/account", &[]).status, 303, "nobody keeps a sign-in that was copied");
    // The person finds it in their own ledger.
    let again = sign_in(&world.server);
    let activity = again.ask("GET", "/account/activity", &[]).body;
    assert!(activity.contains("zweimal benutzt"), "{activity}");
}

#[test]
fn two_tabs_that_renew_at_once_both_stay_signed_in() {
    let world = world();
    let first = only(&sign_in(&world.server), RT);
    let second = first.clone();
    assert_eq!(first.ask("GET", "/account", &[]).status, 200);
    assert_eq!(second.ask("GET", "/account", &[]).status, 200);
}

/// A browser that has one cookie only.
fn only<'s>(browser: &Browser<'s>, name: &str) -> Browser<'s> {
    let mut copy = browser.clone();
    copy.cookies.retain(|known, _| known == name);
    copy
}

#[test]
fn tokens_that_were_not_signed_here_for_a_browser_prove_nothing() {
    let world = world();
    let good = sign_in(&world.server);
    let token = good.cookies.get(AT).expect("signed in").clone();
    let (head, rest) = token.split_once('.').expect("three parts");
    let (body, signature) = rest.split_once('.').expect("three parts");
    let other = |header: &str| format!("{}.{body}.{signature}", base64(header));
    // The key's true name: otherwise nobody would look further than that.
    let kid =
        unbase64(head).split("\"kid\":\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a kid").to_owned();
    let named = |alg: &str| other(&format!(r#"{{"typ":"JWT","alg":"{alg}","kid":"{kid}"}}"#));
    let unsigned = format!("{}.{body}.", base64(r#"{"typ":"JWT","alg":"none"}"#));
    let forged = [
        unsigned,
        named("none"),
        named("RS256"),
        named("HS384"),
        named("HS512"),
        other(r#"{"typ":"JWT","alg":"HS256","kid":"../../../../dev/null"}"#),
        other(r#"{"typ":"JWT","alg":"HS256","kid":"w2951' OR 1=1 --"}"#),
        other(r#"{"typ":"JWT","alg":"HS256","jku":"https://evil.example/keys","kid":"w2951"}"#),
        format!("{head}.{}.{signature}", base64(r#"{"iss":"zusage","aud":"browser","exp":99999999999}"#)),
        format!("{head}.{body}.{}", base64("0123456789012345678901234567890x")),
        "x".repeat(5_000),
    ];
    for token in forged {
        let mut browser = Browser::new(&world.server);
        browser.cookies.insert(AT.to_owned(), token.clone());
        assert_eq!(browser.ask("GET", "/account", &[]).status, 303, "{token:.80}");
    }
    assert_eq!(good.ask("GET", "/account", &[]).status, 200, "the real one still does");
}

fn unbase64(text: &str) -> String {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let values: Vec<usize> = text.chars().filter_map(|letter| LETTERS.find(letter)).collect();
    let bytes = values.chunks(4).flat_map(|four| {
        let bits = (0..4).fold(0_usize, |bits, at| bits << 6 | four.get(at).copied().unwrap_or(0));
        (1..four.len()).map(move |at| char::from(u8::try_from(bits >> (24 - 8 * at) & 255).unwrap_or(0)))
    });
    bytes.collect()
}

fn base64(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let letters = text.as_bytes().chunks(3).flat_map(|three| {
        let bits = (0..3).fold(0_usize, |bits, at| bits << 8 | usize::from(three.get(at).copied().unwrap_or(0)));
        (0..=three.len()).map(move |at| char::from(LETTERS[bits >> (18 - 6 * at) & 63]))
    });
    letters.collect()
}

#[test]
fn signing_in_leads_nowhere_else() {
    let world = world();
    for to in
        ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/a\r\nSet-Cookie: x=y"]
    {
        let browser = Browser::new(&world.server);
        let answer = browser.try_post("/sign-in", &[("name", NAME), ("password", PASSWORD), ("to", to)], &[]);
        assert_eq!((answer.status, answer.header("location")), (303, Some("/home")), "{to}");
    }
    let browser = Browser::new(&world.server);
    let answer =
        browser.try_post("/sign-in", &[("name", NAME), ("password", PASSWORD), ("to", "/desk/kessler/open")], &[]);
    assert_eq!(answer.header("location"), Some("/desk/kessler/open"));
}

#[test]
fn no_form_and_no_function_takes_what_another_site_sends() {
    let world = world();
    let browser = sign_in(&world.server);
    let posts: Vec<_> = all().into_iter().filter(|route| route.methods == ["POST"]).collect();
    assert!(posts.len() >= 15, "{}", posts.len());
    for route in posts {
        let path = route.path.replace("{org}", "kessler").replace("{secret}", "AAAAAAAAAAAAAAAAAAAAAA");
        for headers in [
            [("Sec-Fetch-Site", "cross-site"), ("Origin", "https://evil.example")],
            [("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.localhost")],
        ] {
            assert_eq!(browser.try_post(&path, &[("name", "x")], &headers).status, 403, "{path} {headers:?}");
        }
    }
    assert_eq!(browser.ask("GET", "/account", &[]).status, 200, "it was not even signed out");
}

#[test]
fn who_asks_for_a_name_learns_nothing_from_the_answer() {
    let world = world();
    let answer = |name: &str| {
        let browser = Browser::new(&world.server);
        browser
            .try_post("/sign-in", &[("name", name), ("password", "falsch, ganz falsch")], &[])
            .without_ids()
            .replace(name, "NAME")
    };
    let known = answer(NAME);
    assert!(known.contains("401") && known.contains("NAME"), "{known}");
    for unknown in ["jana.kraemer@example.net", "anna.kraemer@example.org"] {
        assert_eq!(answer(unknown), known, "{unknown}");
    }
    // Too many tries look the same for both, too.
    let locked = |name: &str| (0..6).map(|_| answer(name)).next_back();
    assert_eq!(locked(NAME), locked("nobody.known@example.org"));
}

#[test]
fn a_signed_out_tab_shows_nothing_any_more() {
    let world = world();
    let mut tab = sign_in(&world.server);
    let other = tab.clone();
    assert_eq!(other.ask("GET", "/account", &[]).header("cache-control"), Some("private, no-store"));
    tab.post("/sign-out", &[]);
    assert!(!tab.cookies.contains_key(AT) && !tab.cookies.contains_key(RT));
    // The other tab still sends what it had: the signature is good, the sign-in is over.
    assert_eq!(other.ask("GET", "/account", &[]).status, 303);
    assert_eq!(other.ask("GET", "/api/account", &[]).status, 401);
    assert_eq!(other.try_post("/account/consents/give", &[("purpose", "advice")], &[]).status, 401);
}

#[test]
fn ending_all_ends_them_at_once() {
    let world = world();
    let (phone, mut desk) = (sign_in(&world.server), sign_in(&world.server));
    assert_eq!(phone.ask("GET", "/account", &[]).status, 200);
    desk.post("/account/end-others", &[]);
    assert_eq!(phone.ask("GET", "/account", &[]).status, 303);
    assert_eq!(desk.ask("GET", "/account", &[]).status, 200);
}

#[test]
fn one_sign_in_listens_with_twenty_streams() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let mut clerk = Browser::new(&server);
    clerk.post("/demo", &[("part", "hr_clerk")]);
    let access = clerk.cookies.get(AT).expect("signed in");
    let request =
        format!("GET /desk/kessler/live HTTP/1.1\r\nHost: localhost:{}\r\nCookie: {AT}={access}\r\n\r\n", server.port);
    let listen = || {
        let mut stream = server.connect(std::time::Duration::from_secs(10));
        std::io::Write::write_all(&mut stream, request.as_bytes()).expect("the server reads");
        let mut head = [0; 1024];
        let length = std::io::Read::read(&mut stream, &mut head).expect("it answers");
        (stream, String::from_utf8_lossy(&head[..length]).into_owned())
    };
    let open: Vec<_> = (0..20).map(|_| listen()).collect();
    assert!(open.iter().all(|(_, head)| head.starts_with("HTTP/1.1 200")), "{open:?}");
    assert!(listen().1.starts_with("HTTP/1.1 429"));
    drop(open);
    // The server notices with the next line, fifteen seconds later at most.
    let again = (0..200).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        listen().1.starts_with("HTTP/1.1 200")
    });
    assert!(again, "closed streams count no more");
}

#[test]
fn whoever_works_for_an_organisation_shows_a_second_factor() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let mut clerk = Browser::new(&server);
    clerk.post("/demo", &[("part", "hr_clerk")]);
    clerk.post("/account/password", &[("name", "sabine.holt"), ("password", PASSWORD)]);
    let mut password_only = Browser::new(&server);
    password_only.post("/sign-in", &[("name", "sabine.holt"), ("password", PASSWORD)]);
    let desk = password_only.ask("GET", "/desk/kessler/people", &[]);
    assert_eq!((desk.status, desk.header("location")), (303, Some("/account/second-factor")));
    assert_eq!(password_only.ask("GET", "/desk/kessler/live", &[]).status, 403);
    assert_eq!(password_only.ask("GET", "/api/letters?org=kessler", &[]).status, 403);
    assert_eq!(password_only.ask("GET", "/home", &[]).status, 200, "their own pension needs none");
}

#[test]
fn a_password_is_changed_by_who_knows_the_old_one() {
    let world = world();
    let mut browser = sign_in(&world.server);
    let change = |browser: &mut Browser<'_>, old: &str| {
        browser.post("/account/password", &[("old", old), ("name", NAME), ("password", "vier Wörter im Juni")]).status
    };
    assert_eq!(change(&mut browser, ""), 422);
    assert_eq!(change(&mut browser, "falsch, ganz falsch"), 422);
    assert_eq!(change(&mut browser, PASSWORD), 303);
    let mut again = Browser::new(&world.server);
    assert_eq!(again.post("/sign-in", &[("name", NAME), ("password", PASSWORD)]).status, 401);
    assert_eq!(again.post("/sign-in", &[("name", NAME), ("password", "vier Wörter im Juni")]).status, 303);
}
