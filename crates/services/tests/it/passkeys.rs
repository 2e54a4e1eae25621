//! Passkeys: made, kept, used, removed.

use crate::authenticator::{Authenticator, BACKED_UP, MAY_BACK_UP, ORIGIN};
use crate::support::{Kit, both, network};
use domain::id::PasskeyId;
use domain::{Actor, Ctx, Own, System};
use serde_json::{Value, json};
use services::auth::{Auth, Begun, Hasher, NoPasskeys, Passkeys, Password, SignedIn, Wrong};
use services::{Refusal, ServiceError};
use std::time::Duration;
use store::sign_in::Method;

pub fn passkeys(kit: &Kit) -> Passkeys {
    Passkeys::new(auth(kit), ORIGIN).expect("a site")
}

pub fn auth(kit: &Kit) -> Auth {
    Auth::new(kit.store.clone(), Hasher::new(1).expect("parameters"))
}

pub fn system(kit: &Kit) -> Ctx<System> {
    kit.ctx(Actor::System("sign-in"), System)
}

pub fn is_refused<T: std::fmt::Debug>(answer: &Result<T, ServiceError>, with: Refusal) -> bool {
    matches!(answer, Err(ServiceError::Refused(refusal)) if *refusal == with)
}

/// One more passkey of a person.
pub async fn add(passkeys: &Passkeys, person: &Ctx<Own>, device: &mut Authenticator, label: &str) -> PasskeyId {
    let begun = passkeys.begin_registration(person, "Jana Krämer").await.expect("begun");
    let made = device.create(&begun.options);
    passkeys.finish_registration(person, begun.ticket, &made, label).await.expect("kept")
}

pub async fn sign_in(kit: &Kit, passkeys: &Passkeys, device: &Authenticator) -> Result<SignedIn, Wrong> {
    let begun = passkeys.begin_sign_in(&system(kit), network(1)).await.expect("begun");
    finish(kit, passkeys, &begun, &device.get(&begun.options)).await
}

pub async fn finish(kit: &Kit, passkeys: &Passkeys, begun: &Begun, shown: &str) -> Result<SignedIn, Wrong> {
    passkeys.finish_sign_in(&system(kit), begun.ticket, shown, "Firefox auf Android").await
}

fn options(begun: &Begun) -> Value {
    serde_json::from_str(&begun.options).expect("JSON")
}

#[tokio::test]
async fn a_site_without_a_name_has_no_passkeys() {
    let auth = auth(&Kit::sqlite().await);
    assert!(matches!(Passkeys::new(auth, "https://192.0.2.7:3000"), Err(NoPasskeys::Ip)));
}

both! {
    async fn a_passkey_is_made_and_signs_in(kit) {
        let (passkeys, person, mut phone) = (passkeys(&kit), kit.person().await, Authenticator::new());
        let id = add(&passkeys, &person, &mut phone, " Janas\u{7}  Telefon ").await;
        kit.clock.advance(Duration::from_hours(1));
        let signed = sign_in(&kit, &passkeys, &phone).await.expect("signed in");
        assert_eq!(signed.person, person.reach.0);
        let listed = auth(&kit).sign_ins(&person).await.expect("listed");
        assert_eq!((listed[0].method, listed[0].second_factor, listed.len()), (Method::Passkey, true, 1));
        assert!(auth(&kit).verify(&system(&kit), &signed.access).expect("good").mfa);
        let kept = passkeys.list(&person).await.expect("listed");
        assert_eq!((kept.len(), kept[0].id, kept[0].label.as_str()), (1, id, "Janas  Telefon"));
        assert_eq!((kept[0].used, kept[0].backed_up), (Some(person.now()), false));
        sign_in(&kit, &passkeys, &phone).await.expect("a phone without a counter signs in again");
    }

    async fn what_is_asked_is_a_verified_person_and_a_key_that_is_found(kit) {
        let (passkeys, person) = (passkeys(&kit), kit.person().await);
        let asked = options(&passkeys.begin_registration(&person, "Jana Krämer").await.expect("begun"));
        let handle = phone_of(&asked).handle;
        assert_eq!(handle, person.reach.0.uuid().as_bytes());
        assert_eq!(asked["rp"], json!({ "id": "localhost", "name": "Zusage" }));
        assert_eq!(asked["user"]["displayName"], "Jana Krämer");
        assert_eq!((&asked["attestation"], &asked["timeout"]), (&json!("none"), &json!(300_000)));
        let selection = &asked["authenticatorSelection"];
        assert_eq!((&selection["residentKey"], &selection["userVerification"]), (&json!("required"), &json!("required")));
        assert_eq!(selection["requireResidentKey"], true);
        let asked = options(&passkeys.begin_sign_in(&system(&kit), network(1)).await.expect("begun"));
        assert_eq!((&asked["rpId"], &asked["userVerification"]), (&json!("localhost"), &json!("required")));
        assert_eq!((&asked["allowCredentials"], asked.get("mediation")), (&json!([]), None));
        let unnamed = passkeys.begin_registration(&person, " \n").await;
        assert!(is_refused(&unnamed, Refusal::Name), "{unnamed:?}");
    }

    async fn a_device_that_has_one_is_left_out(kit) {
        let (passkeys, person, mut phone) = (passkeys(&kit), kit.person().await, Authenticator::new());
        add(&passkeys, &person, &mut phone, "Telefon").await;
        let begun = passkeys.begin_registration(&person, "Jana").await.expect("begun");
        let made = phone.create(&begun.options);
        let known: Value = serde_json::from_str(&made).expect("JSON");
        assert_eq!(options(&begun)["excludeCredentials"], json!([{ "type": "public-key", "id": known["id"] }]));
        let again = passkeys.finish_registration(&person, begun.ticket, &made, "Telefon").await;
        assert!(is_refused(&again, Refusal::Passkey), "its device did not mind: {again:?}");
        // Nor does it become somebody else's, who was not told of it.
        let other = kit.person().await;
        let begun = passkeys.begin_registration(&other, "Ole").await.expect("begun");
        let taken = passkeys.finish_registration(&other, begun.ticket, &phone.create(&begun.options), "").await;
        assert!(is_refused(&taken, Refusal::Passkey), "{taken:?}");
        assert_eq!(passkeys.list(&other).await.expect("listed"), []);
    }

    async fn an_account_is_opened_with_its_first_passkey_or_not_at_all(kit) {
        let (passkeys, system, mut phone) = (passkeys(&kit), system(&kit), Authenticator::new());
        let begun = passkeys.begin_first(&system, network(1), "Jana Krämer").await.expect("begun");
        let made = phone.create(&begun.options);
        let new = passkeys.finish_first(&system, begun.ticket, &made, "Telefon").await.expect("proved");
        assert_eq!(phone.handle, new.person.uuid().as_bytes());
        assert!(matches!(sign_in(&kit, &passkeys, &phone).await, Err(Wrong::Wrong)), "proved, not kept");
        let open = async |fails: bool| {
            let new = &new;
            kit.store.write(&system, async |scope| {
                scope.within(Own(new.person), async |own| {
                    own.add_account("de").await?;
                    own.add_passkey(new).await
                }).await?;
                if fails { Err(store::Error::Stale { entity: "invitation" }) } else { Ok(()) }
            }).await
        };
        open(true).await.expect_err("the letter was used in the meantime");
        let own = kit.ctx(Actor::Person(new.person), Own(new.person));
        let account = async || kit.store.read(&own, async |scope| scope.account().await).await.expect("read");
        assert_eq!(account().await, None);
        open(false).await.expect("opened");
        assert!(account().await.is_some());
        assert_eq!(sign_in(&kit, &passkeys, &phone).await.expect("signed in").person, new.person);
        let again = passkeys.finish_first(&system, begun.ticket, &made, "Telefon").await;
        assert!(is_refused(&again, Refusal::Passkey), "{again:?}");
        let stranger = kit.person().await;
        let kept = kit.store.write(&stranger, async |scope| scope.add_passkey(&new).await).await;
        assert!(matches!(kept, Err(store::Error::OutOfScope)), "{kept:?}");
    }

    async fn a_copy_elsewhere_is_noted(kit) {
        let (passkeys, person, mut phone) = (passkeys(&kit), kit.person().await, Authenticator::new());
        phone.flags |= MAY_BACK_UP;
        add(&passkeys, &person, &mut phone, "Telefon").await;
        let backed_up = async || passkeys.list(&person).await.expect("listed")[0].backed_up;
        assert!(!backed_up().await);
        for flags in [phone.flags | BACKED_UP, phone.flags] {
            phone.flags = flags;
            sign_in(&kit, &passkeys, &phone).await.expect("signed in");
            assert_eq!(backed_up().await, flags & BACKED_UP != 0);
        }
        kit.clock.advance(Duration::from_secs(1));
        let (mut tablet, begun) = (Authenticator::new(), passkeys.begin_registration(&person, "Jana").await.expect("begun"));
        tablet.flags |= MAY_BACK_UP | BACKED_UP;
        let made = tablet.create(&begun.options);
        passkeys.finish_registration(&person, begun.ticket, &made, "Tablet").await.expect("kept");
        assert!(passkeys.list(&person).await.expect("listed")[1].backed_up);
    }

    async fn a_passkey_is_renamed_by_its_person_only(kit) {
        let (passkeys, person, mut phone) = (passkeys(&kit), kit.person().await, Authenticator::new());
        let id = add(&passkeys, &person, &mut phone, "").await;
        passkeys.rename(&person, id, "Diensttelefon").await.expect("renamed");
        let empty = passkeys.rename(&person, id, " ").await;
        assert!(is_refused(&empty, Refusal::Name), "{empty:?}");
        let other = kit.person().await;
        add(&passkeys, &other, &mut Authenticator::new(), "Oles").await;
        add(&passkeys, &other, &mut Authenticator::new(), "Oles zweites").await;
        let renamed = passkeys.rename(&other, id, "meins").await;
        assert!(is_refused(&renamed, Refusal::Unknown), "{renamed:?}");
        let removed = passkeys.remove(&other, id).await;
        assert!(is_refused(&removed, Refusal::Unknown), "{removed:?}");
        let listed = passkeys.list(&person).await.expect("listed");
        assert_eq!((listed.len(), listed[0].label.as_str(), listed[0].version), (1, "Diensttelefon", 2));
        sign_in(&kit, &passkeys, &phone).await.expect("it is the same key");
    }

    async fn the_last_way_in_stays(kit) {
        let (passkeys, person) = (passkeys(&kit), kit.person().await);
        let (mut phone, mut tablet) = (Authenticator::new(), Authenticator::new());
        let first = add(&passkeys, &person, &mut phone, "Telefon").await;
        let last = passkeys.remove(&person, first).await;
        assert!(is_refused(&last, Refusal::LastWayIn), "{last:?}");
        let second = add(&passkeys, &person, &mut tablet, "Tablet").await;
        passkeys.remove(&person, first).await.expect("removed");
        let again = passkeys.remove(&person, first).await;
        assert!(is_refused(&again, Refusal::Unknown), "{again:?}");
        assert!(matches!(sign_in(&kit, &passkeys, &phone).await, Err(Wrong::Wrong)));
        sign_in(&kit, &passkeys, &tablet).await.expect("the other still does");
        let name = "jana@example.de".parse().expect("a name");
        let password = Password::chosen("Bär, Stuhl & Käse", &name).expect("good");
        auth(&kit).set_password(&person, &name, password, None, None).await.expect("set");
        passkeys.remove(&person, second).await.expect("the password is a way in");
        assert_eq!(passkeys.list(&person).await.expect("listed"), []);
    }

    async fn two_removals_at_once_leave_one(kit) {
        let (passkeys, person) = (passkeys(&kit), kit.person().await);
        for _ in 0..8 {
            let first = add(&passkeys, &person, &mut Authenticator::new(), "Telefon").await;
            let kept = passkeys.list(&person).await.expect("listed");
            let second = match kept.iter().find(|passkey| passkey.id != first) {
                Some(other) => other.id,
                None => add(&passkeys, &person, &mut Authenticator::new(), "Tablet").await,
            };
            let (one, other) = tokio::join!(passkeys.remove(&person, first), passkeys.remove(&person, second));
            let refused = [&one, &other].into_iter().filter(|answer| is_refused(answer, Refusal::LastWayIn)).count();
            assert_eq!((refused, one.is_ok() || other.is_ok()), (1, true), "{one:?} {other:?}");
        }
    }

    async fn twenty_are_enough(kit) {
        let (passkeys, person) = (passkeys(&kit), kit.person().await);
        for _ in 0..20 {
            add(&passkeys, &person, &mut Authenticator::new(), "Telefon").await;
        }
        let more = passkeys.begin_registration(&person, "Jana").await;
        assert!(is_refused(&more, Refusal::PasskeysFull), "{more:?}");
    }

    async fn one_network_asks_three_hundred_times(kit) {
        let (passkeys, system) = (passkeys(&kit), system(&kit));
        for _ in 0..300 {
            passkeys.begin_sign_in(&system, network(1)).await.expect("begun");
        }
        let more = passkeys.begin_sign_in(&system, network(1)).await;
        assert!(is_refused(&more, Refusal::TooMany), "{more:?}");
        let first = passkeys.begin_first(&system, network(1), "Jana").await;
        assert!(is_refused(&first, Refusal::TooMany), "{first:?}");
        kit.clock.advance(Duration::from_mins(6));
        // Others ask on, and what was asked long ago goes with each question.
        for _ in 0..2 {
            passkeys.begin_sign_in(&system, network(2)).await.expect("begun");
        }
        let now = system.now();
        let left = kit.store.write(&system, async |scope| scope.prune_passkey_tickets(now).await).await;
        assert_eq!(left.expect("pruned"), 0);
    }

    async fn tickets_are_forgotten(kit) {
        let (passkeys, person, system) = (passkeys(&kit), kit.person().await, system(&kit));
        passkeys.begin_sign_in(&system, network(1)).await.expect("begun");
        kit.clock.advance(Duration::from_mins(4));
        let (begun, mut phone) = (passkeys.begin_registration(&person, "Jana").await.expect("begun"), Authenticator::new());
        kit.clock.advance(Duration::from_mins(2));
        let prune = async || {
            let now = system.now();
            kit.store.write(&system, async |scope| scope.prune_passkey_tickets(now).await).await.expect("pruned")
        };
        assert_eq!((prune().await, prune().await), (1, 0));
        let made = phone.create(&begun.options);
        passkeys.finish_registration(&person, begun.ticket, &made, "").await.expect("what is good stays");
    }
}

/// An authenticator that has seen these options.
fn phone_of(options: &Value) -> Authenticator {
    let mut phone = Authenticator::new();
    phone.create(&options.to_string());
    phone
}
