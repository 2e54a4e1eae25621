//! The setting of an organisation's provider, over HTTP.

use crate::sso::{SETTING, World, hidden, post};
use testkit::OidcProvider;

#[test]
fn the_setting_shows_no_secret_and_says_what_is_wrong_beside_the_field() {
    let world = World::new();
    let mut approver = world.approver();
    let page = approver.ask("GET", SETTING, &[]);
    assert!(page.body.contains(&world.provider.issuer()) && !page.body.contains(OidcProvider::CLIENT_SECRET));
    for (field, text, words) in [
        (0, "http://login.example.de", "keine öffentliche Adresse"),
        (1, "", "Eine Client-ID hat"),
        (1, "another", "fehlt das Geheimnis"),
    ] {
        let mut texts = world.setting();
        texts[field].1 = text.to_owned();
        if field == 1 {
            texts[2].1.clear();
        }
        let refused = world.set(&mut approver, &texts);
        assert_eq!(refused.status, 422, "{text}");
        assert!(refused.body.contains(words) && refused.body.contains("aria-invalid=\"true\""), "{}", refused.body);
        assert!(refused.body.contains(&format!("value=\"{text}\"")), "what was typed stays: {text}");
        assert!(!refused.body.contains(OidcProvider::CLIENT_SECRET), "but no secret");
    }
}

#[test]
fn a_setting_is_saved_once_and_an_old_page_says_so() {
    let world = World::new();
    let (mut first, mut second) = (world.approver(), world.approver());
    let page = second.ask("GET", SETTING, &[]);
    let old = [("key", hidden(&page, "key")), ("version", hidden(&page, "version"))];
    assert_eq!(world.set(&mut first, &world.setting()).status, 303);
    let mut texts = world.setting();
    texts[1].1 = "typed-by-the-second".to_owned();
    let stale = post(&mut second, &old, &texts);
    assert_eq!(stale.status, 409);
    assert!(
        stale.body.contains("typed-by-the-second") && stale.body.contains("Gespeichert ist jetzt"),
        "{}",
        stale.body
    );
    // Whoever saves again knows what they replace, and a form that is sent twice is carried out once.
    let again = [("key", hidden(&stale, "key")), ("version", hidden(&stale, "version"))];
    assert_eq!((again[1].1.as_str(), old[1].1.as_str()), ("2", "1"));
    for _ in 0..2 {
        assert_eq!(post(&mut second, &again, &texts).status, 303);
    }
    assert_eq!(hidden(&second.ask("GET", SETTING, &[]), "version"), "3");
    // The same key for something else comes from a page that was sent already.
    assert_eq!(post(&mut second, &again, &world.setting()).status, 409);
}
