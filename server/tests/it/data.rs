//! The data on the command line: from the first start to the restored backup, as an operator does it.

use crate::browser::Browser;
use crate::support::{Folder, Server, status, zusage};
use std::fs;
use std::io::Read as _;
use std::time::Duration;
use testkit::Cluster;

/// Runs a command in the folder; success, and what it said on both channels.
fn run(folder: &Folder, arguments: &[&str]) -> (bool, String) {
    let output = zusage(arguments, &folder.0).output().expect("the command runs");
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(text).expect("text"))
}

fn good(folder: &Folder, arguments: &[&str]) -> String {
    let (success, text) = run(folder, arguments);
    assert!(success, "{arguments:?}: {text}");
    text
}

fn refused(folder: &Folder, arguments: &[&str]) -> String {
    let (success, text) = run(folder, arguments);
    assert!(!success, "{arguments:?}: {text}");
    text
}

#[test]
fn a_backup_is_made_beside_the_server_and_restored_elsewhere() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo", "--data", "data"]);
    let heads = good(&folder, &["ledger", "heads", "--data", "data"]);
    assert!(heads.contains("organisation ") && heads.contains("person "), "{heads}");
    good(&folder, &["backup", "backup", "--data", "data"]);
    assert!(!folder.path("backup").join("data.key").exists(), "the key is not in it");

    let occupied = refused(&folder, &["restore", "backup", "--master-key", "data.key", "--data", "data"]);
    assert!(occupied.contains("holds data already"), "{occupied}");
    good(&folder, &["restore", "backup", "--master-key", "data.key", "--data", "again"]);
    assert_eq!(good(&folder, &["ledger", "heads", "--data", "again"]), heads);
    fs::write(folder.path("heads.tsv"), &heads).expect("written");
    good(&folder, &["ledger", "verify", "--data", "again", "--heads", "heads.tsv"]);

    drop(server);
    let again = Server::start(&folder, &["--demo", "--data", "again"]);
    assert_eq!(status(&again.get("/readyz")), 200);
}

#[test]
fn another_end_than_before_is_named() {
    let folder = Folder::with_site();
    drop(Server::start(&folder, &["--demo", "--data", "data"]));
    let heads = good(&folder, &["ledger", "heads", "--data", "data"]);
    let first = heads.lines().next().expect("a chain");
    let (chain_and_seq, hash) = first.rsplit_once('\t').expect("three columns");
    assert!(chain_and_seq.ends_with("\t1"), "{first}");
    fs::write(folder.path("heads.tsv"), format!("{chain_and_seq}\t{}\n", hash.replace(['0', '1'], "2")))
        .expect("written");
    let text = refused(&folder, &["ledger", "verify", "--data", "data", "--heads", "heads.tsv"]);
    assert!(text.contains("row 1: is not the row that was there"), "{text}");
    fs::write(folder.path("heads.tsv"), heads.replace("\t1\t", "\t7\t")).expect("written");
    let text = refused(&folder, &["ledger", "verify", "--data", "data", "--heads", "heads.tsv"]);
    assert!(text.contains("row 7: was there when the end was printed, and is missing"), "{text}");
}

#[test]
fn a_second_server_a_missing_database_and_a_lost_key_are_named() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo", "--data", "data"]);
    let site = folder.0.to_str().expect("text");
    let text = refused(&folder, &["serve", "--site", site, "--listen", "127.0.0.1:0", "--data", "data"]);
    assert!(text.contains("another Zusage is serving"), "{text}");
    let text = refused(&folder, &["ledger", "verify", "--data", "nowhere"]);
    assert!(text.contains("there is no database at nowhere/zusage.db"), "{text}");
    assert!(!folder.path("nowhere").exists() && !folder.path("nowhere.key").exists(), "a tool makes nothing");
    let text = refused(&folder, &["erase", "--data", "data", "--person", "01900000-0000-7000-8000-000000000001"]);
    assert!(text.contains("nothing was erased: add --yes"), "{text}");
    drop(server);
    fs::rename(folder.path("data.key"), folder.path("lost.key")).expect("renamed");
    let text = refused(&folder, &["serve", "--site", site, "--listen", "127.0.0.1:0", "--data", "data"]);
    assert!(text.contains("data.key") && !folder.path("data.key").exists(), "no other key is made: {text}");
}

#[test]
fn a_damaged_file_is_refused_with_the_way_back() {
    let folder = Folder::with_site();
    Server::start(&folder, &["--demo", "--data", "data"]).stop();
    let file = folder.path("data/zusage.db");
    let mut bytes = fs::read(&file).expect("there");
    bytes[8192..8292].fill(0x55);
    fs::write(&file, bytes).expect("written");
    let site = folder.0.to_str().expect("text");
    let text = refused(&folder, &["serve", "--site", site, "--listen", "127.0.0.1:0", "--data", "data"]);
    assert!(text.contains("is damaged") && text.contains("zusage restore DIR --master-key FILE"), "{text}");
}

#[test]
fn the_live_stream_begins_at_once_and_ends_with_the_server() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let mut browser = Browser::new(&server);
    browser.post("/demo", &[("part", "approver")]);
    assert_eq!(browser.ask("GET", "/desk/other/live", &[]).status, 404);
    let access = browser.cookies.get("__Host-at").expect("signed in");
    let mut stream = server.connect(Duration::from_secs(10));
    let request = format!(
        "GET /desk/kessler/live HTTP/1.1\r\nHost: localhost:{}\r\nCookie: __Host-at={access}\r\n\r\n",
        server.port
    );
    std::io::Write::write_all(&mut stream, request.as_bytes()).expect("the server reads");
    let mut head = [0; 4096];
    let length = stream.read(&mut head).expect("it begins");
    let head = String::from_utf8_lossy(&head[..length]).into_owned();
    assert!(head.contains("content-type: text/event-stream") && head.contains("no-store"), "{head}");
    assert!(!head.contains("content-encoding"), "{head}");
    server.terminate();
    // Well before the ten seconds that requests in flight are given.
    let mut rest = Vec::new();
    stream.set_read_timeout(Some(Duration::from_secs(5))).expect("a timeout can be set");
    stream.read_to_end(&mut rest).expect("the stream ends");
    let (success, errors) = server.wait();
    assert!(success, "{errors}");
}

#[test]
fn notices_lead_only_to_what_one_may_see() {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo"]);
    let told = |part: &str| {
        let mut browser = Browser::new(&server);
        browser.post("/demo", &[("part", part)]);
        let answer = browser.ask("GET", "/api/notices?org=kessler", &[]);
        assert_eq!(answer.status, 200, "{part}: {}", answer.body);
        answer.body
    };
    let (clerk, council) = (told("hr_clerk"), told("works_council"));
    for page in ["settings", "members", "members/mandates", "people"] {
        assert!(clerk.contains(&format!("/desk/kessler/{page}\\\"")), "{page}: {clerk}");
    }
    assert_eq!(council.matches("/desk/").count(), council.matches("/desk/kessler/settings").count(), "{council}");
    assert!(council.contains("/desk/kessler/settings"), "{council}");
    // Nobody is named, and nothing says what changed.
    assert!(!clerk.contains("Krämer") && !clerk.contains("01900000-"), "{clerk}");
}

#[test]
fn postgresql_is_migrated_first_and_then_served() {
    let folder = Folder::with_site();
    let db = Cluster::shared().database();
    let text = format!("[data]\nurl = \"{}\"\nowner_url = \"{}\"\n", db.url, db.owner_url);
    fs::write(folder.path("zusage.toml"), text).expect("written");
    let site = folder.0.to_str().expect("text");
    let serve = ["serve", "--site", site, "--listen", "127.0.0.1:0", "--demo"];
    good(&folder, &["migrate"]);
    assert!(!folder.path("data.key").exists(), "the key comes with the first start");
    let server = Server::start(&folder, &serve[5..]);
    assert!(folder.path("data.key").exists());
    assert_eq!(status(&server.get("/readyz")), 200);
    assert_eq!(good(&folder, &["erasures"]), "");
    drop(server);
    let verified = good(&folder, &["ledger", "verify"]);
    assert!(verified.contains(" chains, "), "{verified}");
    // A role that nothing binds is refused.
    let text = fs::read_to_string(folder.path("zusage.toml")).expect("there").replace(&db.url, &db.superuser_url);
    fs::write(folder.path("zusage.toml"), text).expect("written");
    let text = refused(&folder, &serve);
    assert!(text.contains("bypasses row-level security"), "{text}");
}

#[test]
fn a_backup_of_a_file_is_restored_into_postgresql() {
    let folder = Folder::with_site();
    Server::start(&folder, &["--demo", "--data", "data"]).stop();
    let heads = good(&folder, &["ledger", "heads", "--data", "data"]);
    good(&folder, &["backup", "backup", "--data", "data"]);
    let db = Cluster::shared().database();
    let text = format!(
        "[data]\nfolder = \"moved\"\nurl = \"{}\"\nowner_url = \"{}\"\nmaster_key = \"moved.key\"\n",
        db.url, db.owner_url
    );
    fs::write(folder.path("zusage.toml"), text).expect("written");
    good(&folder, &["migrate"]);
    good(&folder, &["restore", "backup", "--master-key", "data.key"]);
    assert_eq!(good(&folder, &["ledger", "heads"]), heads);
    let again = refused(&folder, &["restore", "backup", "--master-key", "data.key"]);
    assert!(again.contains("holds data already"), "{again}");
}

#[test]
fn a_restore_beside_another_key_is_refused() {
    let folder = Folder::with_site();
    Server::start(&folder, &["--demo", "--data", "data"]).stop();
    Server::start(&folder, &["--demo", "--data", "other"]).stop();
    good(&folder, &["backup", "backup", "--data", "data"]);
    fs::remove_dir_all(folder.path("other")).expect("removed");
    let text = refused(&folder, &["restore", "backup", "--master-key", "data.key", "--data", "other"]);
    assert!(text.contains("other.key holds another master key"), "{text}");
    assert!(!folder.path("other/zusage.db").exists());
}

#[test]
fn the_first_account_is_opened_by_a_link() {
    let folder = Folder::with_site();
    drop(Server::start(&folder, &["--demo", "--data", "data"]));
    let add = |role: &str, org: &str| {
        let name = "hanna.kessler@example.de";
        ["account", "add", "--data", "data", "--org", org, "--role", role, "--name", name].map(str::to_owned)
    };
    let told = |arguments: [String; 10]| run(&folder, &arguments.each_ref().map(String::as_str));
    let (success, text) = told(add("approver", "brandt"));
    assert!(success, "{text}");
    let secret = text.split_once("/start/").expect("a link").1.lines().next().expect("a line");
    assert_eq!(secret.len(), 22, "128 bits: {text}");
    assert!(text.contains("good once, until "), "{text}");
    for (role, org, why) in [
        ("hr_clerk", "brandt", "this role does not exist"),
        ("approver", "nowhere", "there is no such entry"),
        ("approver", "kessler", "somebody can give roles here already"),
        ("king", "brandt", "the roles are: "),
    ] {
        let (success, text) = told(add(role, org));
        assert!(!success && text.contains(why), "{role} in {org}: {text}");
    }
    good(&folder, &["ledger", "verify", "--data", "data"]);
}
