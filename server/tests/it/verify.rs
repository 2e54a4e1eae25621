//! Sealed documents: sealed on the command line, verified there and at `/verify`, by everybody.

use crate::browser::Browser;
use crate::support::{Folder, Server, zusage};
use serde_json::Value;
use std::fs;
use std::process::Output;

const LETTER: &[u8] = include_bytes!("../../../crates/seal/tests/files/letter.pdf");

fn document(folder: &Folder, arguments: &[&str]) -> Output {
    zusage(&[&["document"], arguments].concat(), &folder.0).output().expect("the command runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

/// A server, and a letter that it sealed.
fn sealed() -> (Folder, Server, Vec<u8>) {
    let folder = Folder::with_site();
    let server = Server::start(&folder, &["--demo", "--data", "data"]);
    fs::write(folder.path("letter.pdf"), LETTER).expect("written");
    let done = document(&folder, &["seal", "letter.pdf", "--data", "data", "--out", "sealed.pdf"]);
    assert!(done.status.success(), "{done:?}");
    let file = fs::read(folder.path("sealed.pdf")).expect("sealed");
    (folder, server, file)
}

#[test]
fn what_was_sealed_is_verified_by_everybody() {
    let (folder, server, file) = sealed();
    assert_eq!(&file[..LETTER.len()], LETTER);
    let browser = Browser::new(&server);
    let page = browser.upload("/verify", &[], ("letter.pdf", &file));
    assert_eq!(page.status, 200);
    for part in ["Das Siegel ist gültig", "PAdES B-B", "Versiegelung"] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    let root = browser.ask("GET", "/verify/root.pem", &[]);
    fs::write(folder.path("root.pem"), &root.body).expect("written");
    let output = document(&folder, &["verify", "sealed.pdf", "--root", "root.pem", "--json"]);
    assert!(output.status.success(), "{output:?}");
    let told: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&told["holds"], &told["seals"][0]["reason"]), (&true.into(), &"Versiegelung".into()));
    let own = document(&folder, &["verify", "sealed.pdf", "--data", "data"]);
    assert!(text(&own.stdout).starts_with("The seal holds"), "{own:?}");
}

#[test]
fn what_does_not_hold_is_said_with_what_to_do() {
    let (folder, server, file) = sealed();
    let browser = Browser::new(&server);
    let mut changed = file.clone();
    changed[2_000] ^= 1;
    let cases: [(&[u8], u16, &str); 4] = [
        (&changed, 200, "nach dem Siegeln geändert"),
        (LETTER, 200, "trägt kein Siegel"),
        (b"Guten Tag", 422, "keine PDF-Datei"),
        (&file[..file.len() - 40], 200, "nicht vollständig"),
    ];
    for (file, status, said) in cases {
        let page = browser.upload("/verify", &[], ("letter.pdf", file));
        assert_eq!(page.status, status, "{said}");
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    let nothing = browser.upload("/verify", &[], ("", ""));
    assert_eq!(nothing.status, 422);
    assert!(nothing.body.contains("Bitte wählen Sie eine PDF-Datei aus."));
    assert_eq!(browser.upload("/verify", &[], ("x.pdf", vec![b'x'; 21_000_000])).status, 413);
    fs::write(folder.path("changed.pdf"), &changed).expect("written");
    let output = document(&folder, &["verify", "changed.pdf", "--data", "data", "--json"]);
    assert_eq!(output.status.code(), Some(3));
    let told: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(told["holds"], Value::Bool(false));
}

#[test]
fn a_second_seal_stands_beside_the_first_and_nothing_is_overwritten() {
    let (folder, server, _) = sealed();
    let twice = ["seal", "sealed.pdf", "--data", "data", "--out", "twice.pdf", "--reason", "Gegenzeichnung"];
    assert!(document(&folder, &twice).status.success());
    let file = fs::read(folder.path("twice.pdf")).expect("sealed");
    let page = Browser::new(&server).upload("/verify", &[], ("twice.pdf", &file));
    assert!(page.body.contains("Siegel 2") && page.body.contains("Gegenzeichnung"), "{}", page.body);
    let again = document(&folder, &twice);
    assert_eq!(again.status.code(), Some(1), "the file is there");
    let missing = document(&folder, &["verify", "missing.pdf", "--data", "data"]);
    assert!(text(&missing.stderr).contains("missing.pdf"), "{missing:?}");
}
