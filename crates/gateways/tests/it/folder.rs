//! The demo's way: files.

use super::support::{mail_to, sender};
use gateways::mail::{Delivery, Kind, Mail, Mailer, MailerConfig};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use testkit::Folder;
use uuid::Uuid;

fn mailer(folder: std::path::PathBuf) -> Mailer {
    Mailer::open(&MailerConfig { sender: sender(), delivery: Delivery::Folder(folder) }).expect("good settings")
}

#[tokio::test]
async fn each_mail_becomes_one_file_that_nobody_else_reads() {
    let folder = Folder::new();
    let place = folder.file("mail");
    let mailer = mailer(place.clone());
    assert!(!place.exists(), "opening writes nothing");
    let mail = mail_to("erika@example.org");
    mailer.send(&mail).await.expect("written");
    mailer.send(&mail).await.expect("written again");
    mailer.send(&Mail { id: Uuid::from_u128(2), ..mail.clone() }).await.expect("written");
    let mode = |path: &std::path::Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&place), 0o700);
    let files: Vec<_> = fs::read_dir(&place).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    assert_eq!(files.len(), 2, "{files:?}");
    assert!(files.iter().all(|file| mode(file) == 0o600 && file.extension().is_some_and(|ending| ending == "eml")));
    let text = fs::read_to_string(place.join(format!("{}.eml", mail.id))).expect("named after the mail");
    assert!(text.contains("To: erika@example.org\r\n") && text.contains("https://bav.example.org/s/4f9a"));
}

#[tokio::test]
async fn a_place_that_takes_no_file_is_a_temporary_error() {
    let folder = Folder::new();
    fs::write(folder.file("mail"), "no folder").expect("ours");
    let error = mailer(folder.file("mail")).send(&mail_to("erika@example.org")).await.expect_err("a file is there");
    assert_eq!(error.kind(), Kind::Temporary);
}
