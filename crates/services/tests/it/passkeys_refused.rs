//! What is no passkey, or not this one, or not now: one answer to all of it, and the ticket is gone.

use crate::authenticator::{Authenticator, BACKED_UP, MAY_BACK_UP, PRESENT, VERIFIED};
use crate::passkeys::{add, finish, is_refused, passkeys, sign_in, system};
use crate::support::{Kit, both, network};
use domain::{Ctx, Own};
use serde_json::{Value, json};
use services::Refusal;
use services::auth::{Passkeys, SignedIn, Wrong};
use std::time::Duration;

/// What a forger changes before the authenticator signs.
type Forgery = (&'static str, fn(&mut Authenticator));

/// Wrong in either ceremony.
const FORGERIES: [Forgery; 10] = [
    ("another site", |device| "https://zusage.example".clone_into(&mut device.origin)),
    ("another port", |device| "http://localhost:3001".clone_into(&mut device.origin)),
    ("without a port", |device| "http://localhost".clone_into(&mut device.origin)),
    ("another scheme", |device| "https://localhost:3000".clone_into(&mut device.origin)),
    ("a part of the site", |device| "http://evil.localhost:3000".clone_into(&mut device.origin)),
    ("another party", |device| "zusage.example".clone_into(&mut device.rp_id)),
    ("nobody verified", |device| device.flags = PRESENT),
    ("nobody there", |device| device.flags = VERIFIED),
    ("another challenge", |device| device.challenge = Some("A".repeat(43))),
    ("backed up, which it cannot be", |device| device.flags |= BACKED_UP),
];

fn is_wrong(answer: &Result<SignedIn, Wrong>) -> bool {
    matches!(answer, Err(Wrong::Wrong))
}

/// A person's phone whose passkey is kept.
async fn phone(kit: &Kit, passkeys: &Passkeys) -> (Ctx<Own>, Authenticator) {
    let (person, mut phone) = (kit.person().await, Authenticator::new());
    add(passkeys, &person, &mut phone, "Telefon").await;
    (person, phone)
}

/// The answer with one of its parts replaced.
fn altered(answer: &str, pointer: &str, part: Value) -> String {
    let mut answer: Value = serde_json::from_str(answer).expect("JSON");
    *answer.pointer_mut(pointer).expect("a part") = part;
    answer.to_string()
}

both! {
    async fn a_forged_registration_keeps_nothing(kit) {
        let (passkeys, person) = (passkeys(&kit), kit.person().await);
        let more: [Forgery; 3] = [
            ("from within another site", |device| device.cross_origin = true),
            ("a sign-in", |device| device.kind = Some("webauthn.get")),
            ("a key that nobody finds", |device| device.resident = false),
        ];
        for (what, forge) in FORGERIES.into_iter().chain(more) {
            let begun = passkeys.begin_registration(&person, "Jana").await.expect("begun");
            let mut device = Authenticator::new();
            forge(&mut device);
            let forged = device.create(&begun.options);
            let answer = passkeys.finish_registration(&person, begun.ticket, &forged, "").await;
            assert!(is_refused(&answer, Refusal::Passkey), "{what}: {answer:?}");
            let honest = Authenticator::new().create(&begun.options);
            let again = passkeys.finish_registration(&person, begun.ticket, &honest, "").await;
            assert!(is_refused(&again, Refusal::Passkey), "{what}: its ticket is gone: {again:?}");
        }
        for nonsense in ["", "{}", "null", "[1", &"[".repeat(100_000)] {
            let begun = passkeys.begin_registration(&person, "Jana").await.expect("begun");
            let answer = passkeys.finish_registration(&person, begun.ticket, nonsense, "").await;
            assert!(is_refused(&answer, Refusal::Passkey), "{answer:?}");
        }
        assert_eq!(passkeys.list(&person).await.expect("listed"), []);
    }

    async fn a_registration_is_good_once_and_for_five_minutes_and_for_one(kit) {
        let (passkeys, person, other) = (passkeys(&kit), kit.person().await, kit.person().await);
        let begun = passkeys.begin_registration(&person, "Jana").await.expect("begun");
        let made = Authenticator::new().create(&begun.options);
        passkeys.finish_registration(&person, begun.ticket, &made, "").await.expect("kept");
        let twice = passkeys.finish_registration(&person, begun.ticket, &made, "").await;
        assert!(is_refused(&twice, Refusal::Passkey), "{twice:?}");
        let begun = passkeys.begin_registration(&person, "Jana").await.expect("begun");
        let others = passkeys.finish_registration(&person, begun.ticket, &made, "").await;
        assert!(is_refused(&others, Refusal::Passkey), "an answer to another question: {others:?}");
        let begun = passkeys.begin_registration(&person, "Jana").await.expect("begun");
        let made = Authenticator::new().create(&begun.options);
        let stolen = passkeys.finish_registration(&other, begun.ticket, &made, "").await;
        assert!(is_refused(&stolen, Refusal::Passkey), "another's ticket: {stolen:?}");
        let begun = passkeys.begin_registration(&person, "Jana").await.expect("begun");
        kit.clock.advance(Duration::from_mins(5));
        let made = Authenticator::new().create(&begun.options);
        let late = passkeys.finish_registration(&person, begun.ticket, &made, "").await;
        assert!(is_refused(&late, Refusal::Passkey), "{late:?}");
        assert_eq!(passkeys.list(&person).await.expect("listed").len(), 1);
        assert_eq!(passkeys.list(&other).await.expect("listed"), []);
    }

    async fn a_ticket_is_good_for_its_own_ceremony_only(kit) {
        let (passkeys, system) = (passkeys(&kit), system(&kit));
        let (person, phone) = phone(&kit, &passkeys).await;
        let (another, first) = (passkeys.begin_registration(&person, "Jana").await, passkeys.begin_first(&system, network(1), "Jana").await);
        let (another, first) = (another.expect("begun"), first.expect("begun"));
        let made = Authenticator::new().create(&another.options);
        let answer = passkeys.finish_first(&system, another.ticket, &made, "").await;
        assert!(is_refused(&answer, Refusal::Passkey), "{answer:?}");
        let made = Authenticator::new().create(&first.options);
        let answer = passkeys.finish_registration(&person, first.ticket, &made, "").await;
        assert!(is_refused(&answer, Refusal::Passkey), "{answer:?}");
        let another = passkeys.begin_registration(&person, "Jana").await.expect("begun");
        assert!(is_wrong(&finish(&kit, &passkeys, &another, &phone.get(&another.options)).await));
        let asked = passkeys.begin_sign_in(&system, network(1)).await.expect("begun");
        let answer = passkeys.finish_first(&system, asked.ticket, &phone.get(&asked.options), "").await;
        assert!(is_refused(&answer, Refusal::Passkey), "{answer:?}");
    }

    async fn a_forged_sign_in_is_nobody(kit) {
        let passkeys = passkeys(&kit);
        let (person, mut phone) = phone(&kit, &passkeys).await;
        let more: [Forgery; 3] = [
            ("a registration", |device| device.kind = Some("webauthn.create")),
            ("a key that may be copied now", |device| device.flags |= MAY_BACK_UP),
            ("no person", |device| device.handle = Vec::new()),
        ];
        for (what, forge) in FORGERIES.into_iter().chain(more) {
            let (handle, flags) = (phone.handle.clone(), phone.flags);
            forge(&mut phone);
            let begun = passkeys.begin_sign_in(&system(&kit), network(1)).await.expect("begun");
            let answer = finish(&kit, &passkeys, &begun, &phone.get(&begun.options)).await;
            assert!(is_wrong(&answer), "{what}: {answer:?}");
            let honest = Authenticator::new();
            (phone.handle, phone.flags, phone.challenge, phone.kind) = (handle, flags, None, None);
            (phone.origin, phone.rp_id) = (honest.origin, honest.rp_id);
            let again = finish(&kit, &passkeys, &begun, &phone.get(&begun.options)).await;
            assert!(is_wrong(&again), "{what}: its ticket is gone: {again:?}");
        }
        for nonsense in ["", "{}", "null", &"[".repeat(100_000)] {
            let begun = passkeys.begin_sign_in(&system(&kit), network(1)).await.expect("begun");
            assert!(is_wrong(&finish(&kit, &passkeys, &begun, nonsense).await));
        }
        assert_eq!(passkeys.list(&person).await.expect("listed")[0].used, None);
        sign_in(&kit, &passkeys, &phone).await.expect("the phone itself does");
    }

    async fn a_passkey_is_one_persons(kit) {
        let passkeys = passkeys(&kit);
        let ((jana, mut phone), (ole, other)) = (phone(&kit, &passkeys).await, phone(&kit, &passkeys).await);
        assert!(is_wrong(&sign_in(&kit, &passkeys, &Authenticator::new()).await), "unknown");
        let mut unknown = Authenticator::new();
        unknown.handle = jana.reach.0.uuid().as_bytes().to_vec();
        assert!(is_wrong(&sign_in(&kit, &passkeys, &unknown).await), "unknown, of a known person");
        // Another's key under a known identifier: found, and its signature is another's.
        unknown.id.clone_from(&phone.id);
        assert!(is_wrong(&sign_in(&kit, &passkeys, &unknown).await), "another's signature");
        phone.handle = ole.reach.0.uuid().as_bytes().to_vec();
        assert!(is_wrong(&sign_in(&kit, &passkeys, &phone).await), "another's handle");
        let begun = passkeys.begin_sign_in(&system(&kit), network(1)).await.expect("begun");
        let unnamed = altered(&other.get(&begun.options), "/response/userHandle", Value::Null);
        assert!(is_wrong(&finish(&kit, &passkeys, &begun, &unnamed).await), "no handle");
        let begun = passkeys.begin_sign_in(&system(&kit), network(1)).await.expect("begun");
        let unsigned = altered(&other.get(&begun.options), "/response/signature", json!(""));
        assert!(is_wrong(&finish(&kit, &passkeys, &begun, &unsigned).await), "no signature");
        assert_eq!(sign_in(&kit, &passkeys, &other).await.expect("signed in").person, ole.reach.0);
    }

    async fn an_answer_is_good_once_and_for_five_minutes(kit) {
        let passkeys = passkeys(&kit);
        let (_, phone) = phone(&kit, &passkeys).await;
        let begun = passkeys.begin_sign_in(&system(&kit), network(1)).await.expect("begun");
        let shown = phone.get(&begun.options);
        finish(&kit, &passkeys, &begun, &shown).await.expect("signed in");
        assert!(is_wrong(&finish(&kit, &passkeys, &begun, &shown).await), "ticket and answer again");
        let begun = passkeys.begin_sign_in(&system(&kit), network(1)).await.expect("begun");
        assert!(is_wrong(&finish(&kit, &passkeys, &begun, &shown).await), "the answer with a new ticket");
        let begun = passkeys.begin_sign_in(&system(&kit), network(1)).await.expect("begun");
        kit.clock.advance(Duration::from_secs(299));
        finish(&kit, &passkeys, &begun, &phone.get(&begun.options)).await.expect("the last second");
        let begun = passkeys.begin_sign_in(&system(&kit), network(1)).await.expect("begun");
        kit.clock.advance(Duration::from_mins(5));
        assert!(is_wrong(&finish(&kit, &passkeys, &begun, &phone.get(&begun.options)).await), "too late");
    }

    async fn a_ticket_is_taken_by_one_of_two(kit) {
        let passkeys = passkeys(&kit);
        let (_, phone) = phone(&kit, &passkeys).await;
        let begun = passkeys.begin_sign_in(&system(&kit), network(1)).await.expect("begun");
        let shown = phone.get(&begun.options);
        let (one, other) = tokio::join!(finish(&kit, &passkeys, &begun, &shown), finish(&kit, &passkeys, &begun, &shown));
        assert_eq!((one.is_ok(), is_wrong(&one)), (is_wrong(&other), other.is_ok()), "{one:?} {other:?}");
    }

    async fn a_counter_that_does_not_go_on_is_a_copy(kit) {
        let (passkeys, person, mut key) = (passkeys(&kit), kit.person().await, Authenticator::new());
        key.counter = 7;
        add(&passkeys, &person, &mut key, "Schlüssel").await;
        for (counter, good) in [(7, false), (8, true), (8, false), (6, false), (0, false), (9, true), (4_000_000_000, true)] {
            key.counter = counter;
            let answer = sign_in(&kit, &passkeys, &key).await;
            assert_eq!((answer.is_ok(), is_wrong(&answer)), (good, !good), "{counter}: {answer:?}");
        }
    }

    async fn whoever_is_erased_has_no_passkey(kit) {
        let passkeys = passkeys(&kit);
        let (person, phone) = phone(&kit, &passkeys).await;
        let begun = passkeys.begin_registration(&person, "Jana").await.expect("begun");
        kit.store.erase_account(&person).await.expect("erased");
        assert!(is_wrong(&sign_in(&kit, &passkeys, &phone).await));
        let made = Authenticator::new().create(&begun.options);
        assert!(passkeys.finish_registration(&person, begun.ticket, &made, "").await.is_err(), "nor gets a new one");
    }
}
