//! Signing in, and attacks on it.

use crate::support::{Kit, both, network};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::{Actor, Ctx, Own, System};
use jsonwebtoken::{Algorithm, EncodingKey};
use serde_json::{Value, json};
use services::auth::{Auth, Hasher, LoginName, NewPassword, NotSignedIn, Password, RefreshSecret, SignedIn, Wrong};
use services::{Refusal, ServiceError};
use std::time::Duration;
use store::sign_in::{MOST_SIGN_INS, Method};

pub const SECRET: &str = "Bär, Stuhl & Käse";

pub fn auth(kit: &Kit) -> Auth {
    Auth::new(kit.store.clone(), Hasher::new(2).expect("parameters"))
}

/// What somebody may choose.
pub fn chosen(text: &str, login: &LoginName) -> NewPassword {
    Password::chosen(text, login).expect("good")
}

pub fn name(text: &str) -> LoginName {
    text.parse().expect("a name")
}

pub fn system(kit: &Kit) -> Ctx<System> {
    kit.ctx(Actor::System("sign-in"), System)
}

pub async fn person_with_password(kit: &Kit, auth: &Auth, login: &str) -> Ctx<Own> {
    let person = kit.person().await;
    let login = name(login);
    auth.set_password(&person, &login, chosen(SECRET, &login), None, None).await.expect("set");
    person
}

pub async fn sign_in(kit: &Kit, auth: &Auth, login: &str, password: &str) -> Result<SignedIn, Wrong> {
    from(kit, auth, 1, login, password).await
}

/// The same from one of many networks.
pub async fn from(kit: &Kit, auth: &Auth, place: u32, login: &str, password: &str) -> Result<SignedIn, Wrong> {
    let (ctx, password) = (system(kit), Password::typed(password));
    auth.with_password(&ctx, network(place), &name(login), password, None, "Firefox auf Android").await
}

/// The claims of a token, for forging others from them.
fn claims(token: &str) -> Value {
    let body = token.split('.').nth(1).expect("three parts");
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(body).expect("base64")).expect("JSON")
}

fn forged(header: &Value, claims: &Value, key: &[u8]) -> String {
    let text = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    if header["alg"] == "none" {
        return format!("{}.{}.", text(header), text(claims));
    }
    let algorithm = match header["alg"].as_str() {
        Some("HS384") => Algorithm::HS384,
        Some("HS512") => Algorithm::HS512,
        _ => Algorithm::HS256,
    };
    let signed = format!("{}.{}", text(header), text(claims));
    let signature = jsonwebtoken::crypto::sign(signed.as_bytes(), &EncodingKey::from_secret(key), algorithm);
    format!("{signed}.{}", signature.expect("signed"))
}

both! {
    async fn name_and_password_sign_in_and_nothing_else_does(kit) {
        let auth = auth(&kit);
        let person = person_with_password(&kit, &auth, "jana.kraemer@example.de").await;
        let signed = sign_in(&kit, &auth, "Jana.Kraemer@example.de ", SECRET).await.expect("signed in");
        assert_eq!(signed.person, person.reach.0);
        let claims = auth.verify(&system(&kit), &signed.access).expect("good");
        assert_eq!((claims.sub, claims.sid, claims.mfa), (person.reach.0, signed.refresh.id, false));
        for (login, password) in [("jana.kraemer@example.de", "Bär, Stuhl & Kase"), ("nobody@example.de", SECRET)] {
            let answer = sign_in(&kit, &auth, login, password).await;
            assert!(matches!(answer, Err(Wrong::Wrong)), "{answer:?}");
        }
    }

    async fn a_name_belongs_to_one_person(kit) {
        let auth = auth(&kit);
        person_with_password(&kit, &auth, "jana@example.de").await;
        let (other, login) = (kit.person().await, name("JANA@example.de"));
        let taken = auth.set_password(&other, &login, chosen(SECRET, &login), None, None).await;
        assert!(matches!(taken, Err(ServiceError::Refused(Refusal::NameTaken))), "{taken:?}");
    }

    async fn a_new_password_ends_every_other_sign_in(kit) {
        let auth = auth(&kit);
        let person = person_with_password(&kit, &auth, "jana@example.de").await;
        let (here, there) = (sign_in(&kit, &auth, "jana@example.de", SECRET).await, sign_in(&kit, &auth, "jana@example.de", SECRET).await);
        let (here, there) = (here.expect("signed in"), there.expect("signed in"));
        assert_eq!(auth.sign_ins(&person).await.expect("listed").len(), 2);
        let (login, kept) = (name("jana@example.de"), here.refresh.id);
        let fresh = auth.confirm(&person, kept, Password::typed(SECRET)).await.expect("shown once more");
        let new = chosen("Ganz ein anderes Wort", &login);
        auth.set_password(&person, &login, new, Some(kept), Some(&fresh)).await.expect("set");
        let listed = auth.sign_ins(&person).await.expect("listed");
        assert_eq!(listed.iter().map(|one| one.id).collect::<Vec<_>>(), [here.refresh.id]);
        assert!(matches!(auth.renew(&system(&kit), &there.refresh).await, Err(NotSignedIn::Over)));
        assert!(matches!(sign_in(&kit, &auth, "jana@example.de", SECRET).await, Err(Wrong::Wrong)));
    }

    async fn a_secret_renews_once_and_its_second_use_ends_the_sign_in(kit) {
        let auth = auth(&kit);
        let person = person_with_password(&kit, &auth, "jana@example.de").await;
        let first = sign_in(&kit, &auth, "jana@example.de", SECRET).await.expect("signed in");
        let second = auth.renew(&system(&kit), &first.refresh).await.expect("renewed");
        let second = second.refresh.expect("a new secret");
        // At once: a request that was under way. It gets a proof, and no secret.
        let parallel = auth.renew(&system(&kit), &first.refresh).await.expect("parallel");
        assert_eq!(parallel.refresh, None);
        kit.clock.advance(Duration::from_secs(31));
        assert!(matches!(auth.renew(&system(&kit), &first.refresh).await, Err(NotSignedIn::Stolen)));
        assert!(matches!(auth.renew(&system(&kit), &second).await, Err(NotSignedIn::Over)), "both are out");
        assert!(auth.sign_ins(&person).await.expect("listed").is_empty());
    }

    async fn of_two_renewals_at_once_one_gets_the_secret(kit) {
        let auth = auth(&kit);
        person_with_password(&kit, &auth, "jana@example.de").await;
        let signed = sign_in(&kit, &auth, "jana@example.de", SECRET).await.expect("signed in");
        let (ctx, one, two) = (system(&kit), auth.clone(), auth.clone());
        let (left, right) = tokio::join!(one.renew(&ctx, &signed.refresh), two.renew(&ctx, &signed.refresh));
        let secrets = [left, right].map(|renewed| renewed.expect("renewed").refresh.is_some());
        assert_eq!(secrets.iter().filter(|there| **there).count(), 1);
    }

    async fn a_made_up_secret_renews_nothing_and_ends_nothing(kit) {
        let auth = auth(&kit);
        let person = person_with_password(&kit, &auth, "jana@example.de").await;
        let signed = sign_in(&kit, &auth, "jana@example.de", SECRET).await.expect("signed in");
        let other = sign_in(&kit, &auth, "jana@example.de", SECRET).await.expect("signed in");
        let text = signed.refresh.text();
        let (id, secret) = text.split_once('.').expect("two parts");
        let made_up = URL_SAFE_NO_PAD.encode([1; 64]);
        let unknown = uuid::Uuid::from_u128(7).simple().to_string();
        let moved = other.refresh.id.uuid().simple().to_string();
        for (id, secret) in [(unknown.as_str(), made_up.as_str()), (id, &made_up), (&moved, secret)] {
            let foreign: RefreshSecret = format!("{id}.{secret}").parse().expect("a form");
            assert!(matches!(auth.renew(&system(&kit), &foreign).await, Err(NotSignedIn::Over)));
        }
        assert_eq!(auth.sign_ins(&person).await.expect("listed").len(), 2, "whoever knows an identifier ends nothing");
        assert!(auth.renew(&system(&kit), &signed.refresh).await.expect("renewed").refresh.is_some());
    }

    async fn a_token_is_good_for_minutes_and_a_sign_in_for_days(kit) {
        let auth = auth(&kit);
        person_with_password(&kit, &auth, "jana@example.de").await;
        let signed = sign_in(&kit, &auth, "jana@example.de", SECRET).await.expect("signed in");
        kit.clock.advance(Duration::from_mins(10) + Duration::from_secs(4));
        assert!(auth.verify(&system(&kit), &signed.access).is_ok(), "two clocks may differ");
        kit.clock.advance(Duration::from_secs(1));
        assert!(auth.verify(&system(&kit), &signed.access).is_err());
        let renewed = auth.renew(&system(&kit), &signed.refresh).await.expect("renewed");
        assert!(auth.verify(&system(&kit), &renewed.access).is_ok());
        // Renewing lengthens nothing.
        let mut last = renewed.refresh.expect("a secret");
        for _ in 0..29 {
            kit.clock.advance(Duration::from_hours(24));
            last = auth.renew(&system(&kit), &last).await.expect("renewed").refresh.expect("a secret");
        }
        kit.clock.advance(Duration::from_hours(24));
        assert!(matches!(auth.renew(&system(&kit), &last).await, Err(NotSignedIn::Over)));
    }

    async fn whoever_stays_away_for_two_weeks_signs_in_again(kit) {
        let auth = auth(&kit);
        person_with_password(&kit, &auth, "jana@example.de").await;
        let signed = sign_in(&kit, &auth, "jana@example.de", SECRET).await.expect("signed in");
        kit.clock.advance(Duration::from_hours(14 * 24));
        let back = auth.renew(&system(&kit), &signed.refresh).await.expect("just in time");
        kit.clock.advance(Duration::from_hours(14 * 24) + Duration::from_secs(1));
        let late = auth.renew(&system(&kit), &back.refresh.expect("a secret")).await;
        assert!(matches!(late, Err(NotSignedIn::Over)));
    }

    async fn a_password_never_runs_out(kit) {
        let auth = auth(&kit);
        person_with_password(&kit, &auth, "jana@example.de").await;
        kit.clock.advance(Duration::from_hours(3 * 365 * 24));
        sign_in(&kit, &auth, "jana@example.de", SECRET).await.expect("three years later");
    }

    async fn one_device_more_ends_the_oldest(kit) {
        let auth = auth(&kit);
        let person = person_with_password(&kit, &auth, "jana@example.de").await;
        let first = sign_in(&kit, &auth, "jana@example.de", SECRET).await.expect("signed in");
        for _ in 0..MOST_SIGN_INS {
            kit.clock.advance(Duration::from_secs(1));
            sign_in(&kit, &auth, "jana@example.de", SECRET).await.expect("signed in");
        }
        let listed = auth.sign_ins(&person).await.expect("listed");
        assert_eq!(i64::try_from(listed.len()), Ok(MOST_SIGN_INS));
        assert!(matches!(auth.renew(&system(&kit), &first.refresh).await, Err(NotSignedIn::Over)));
    }

    async fn a_proof_of_an_account_that_is_locked_or_erased_proves_nothing(kit) {
        let (auth, system) = (auth(&kit), system(&kit));
        for erased in [false, true] {
            let login = format!("jana-{erased}@example.de");
            let person = person_with_password(&kit, &auth, &login).await;
            let signed = sign_in(&kit, &auth, &login, SECRET).await.expect("signed in");
            let claims = auth.verify(&system, &signed.access).expect("good");
            assert!(auth.session(&system, &claims).await.expect("read").is_some());
            if erased {
                kit.store.erase_account(&person).await.expect("erased");
            } else {
                let id = person.reach.0;
                kit.store.write(&system, async |scope| scope.lock_account(id).await).await.expect("locked");
            }
            assert!(auth.session(&system, &claims).await.expect("read").is_none(), "erased: {erased}");
            assert!(matches!(auth.renew(&system, &signed.refresh).await, Err(NotSignedIn::Over)));
        }
    }

    async fn forged_tokens_prove_nothing(kit) {
        let auth = auth(&kit);
        person_with_password(&kit, &auth, "jana@example.de").await;
        let signed = sign_in(&kit, &auth, "jana@example.de", SECRET).await.expect("signed in");
        let good = claims(&signed.access);
        let week = 1_795_338_000_i64.div_euclid(7 * 24 * 3_600);
        let kid = format!("w{week}");
        let key = kit.store.token_key(&kid);
        let header = |kid: &str| json!({ "alg": "HS256", "typ": "JWT", "kid": kid });
        let named = |algorithm: &str| json!({ "alg": algorithm, "typ": "JWT", "kid": kid });
        let bringing = |field: &str, value: Value| {
            let mut header = header(&kid);
            header[field] = value;
            header
        };
        let with = |field: &str, value: Value| {
            let mut claims = good.clone();
            claims[field] = value;
            claims
        };
        let valid = forged(&header(&kid), &good, &key);
        assert!(auth.verify(&system(&kit), &valid).is_ok(), "the forger's tools work");
        let ahead = format!("w{}", week + 1);
        let old = format!("w{}", week - 2);
        let tokens = [
            ("a longer hash", forged(&named("HS384"), &good, &key)),
            ("the longest hash", forged(&named("HS512"), &good, &key)),
            ("another algorithm by name", forged(&named("RS256"), &good, &key)),
            ("a key that it brings", forged(&bringing("jwk", json!({ "kty": "oct", "k": URL_SAFE_NO_PAD.encode([7; 32]) })), &good, &[7; 32])),
            ("the address of a key", forged(&bringing("jku", json!("https://evil.example/keys")), &good, &[7; 32])),
            ("the address of a certificate", forged(&bringing("x5u", json!("https://evil.example/cert")), &good, &[7; 32])),
            ("no algorithm", forged(&json!({ "alg": "none", "kid": kid }), &good, &[])),
            ("another key", forged(&header(&kid), &good, &[7; 32])),
            ("a key of one's own naming", forged(&header("../../etc/passwd"), &good, &kit.store.token_key("../../etc/passwd"))),
            ("next week's key", forged(&header(&ahead), &good, &kit.store.token_key(&ahead))),
            ("a key of two weeks ago", forged(&header(&old), &good, &kit.store.token_key(&old))),
            ("another audience", forged(&header(&kid), &with("aud", json!("sign")), &key)),
            ("another issuer", forged(&header(&kid), &with("iss", json!("elsewhere")), &key)),
            ("expired", forged(&header(&kid), &with("exp", json!(1_795_337_000_i64)), &key)),
            ("from tomorrow", forged(&header(&kid), &with("iat", json!(1_795_424_400_i64)), &key)),
            ("cut off", signed.access[..signed.access.len() - 3].to_owned()),
            ("nothing", String::new()),
            ("rubbish", "a.b.c".to_owned()),
        ];
        for (what, token) in tokens {
            assert!(auth.verify(&system(&kit), &token).is_err(), "{what}");
        }
    }

    async fn guesses_are_counted_for_known_and_unknown_names_alike(kit) {
        let auth = auth(&kit);
        person_with_password(&kit, &auth, "jana@example.de").await;
        for login in ["jana@example.de", "nobody@example.de"] {
            for _ in 0..5 {
                assert!(matches!(sign_in(&kit, &auth, login, "falsch und falsch").await, Err(Wrong::Wrong)));
            }
            assert!(matches!(sign_in(&kit, &auth, login, SECRET).await, Err(Wrong::TooMany)), "even the right one");
        }
        kit.clock.advance(Duration::from_mins(15));
        assert!(sign_in(&kit, &auth, "jana@example.de", SECRET).await.is_ok());
        // A success clears the count.
        for _ in 0..5 {
            assert!(matches!(sign_in(&kit, &auth, "jana@example.de", "falsch und falsch").await, Err(Wrong::Wrong)));
        }
    }

    async fn of_a_thousand_guesses_in_a_day_twenty_are_tried(kit) {
        let auth = auth(&kit);
        person_with_password(&kit, &auth, "jana@example.de").await;
        let mut tried = 0;
        for guess in 0..1_000 {
            match sign_in(&kit, &auth, "jana@example.de", "falsch und falsch").await {
                Err(Wrong::Wrong) => tried += 1,
                Err(Wrong::TooMany) => {}
                other => unreachable!("{other:?} at guess {guess}"),
            }
            kit.clock.advance(Duration::from_secs(80));
        }
        assert!((5..=20).contains(&tried), "{tried} were tried");
    }

    async fn whoever_is_erased_cannot_sign_in(kit) {
        let auth = auth(&kit);
        let person = person_with_password(&kit, &auth, "jana@example.de").await;
        let signed = sign_in(&kit, &auth, "jana@example.de", SECRET).await.expect("signed in");
        kit.store.erase_account(&person).await.expect("erased");
        assert!(matches!(sign_in(&kit, &auth, "jana@example.de", SECRET).await, Err(Wrong::Wrong)));
        assert!(matches!(auth.renew(&system(&kit), &signed.refresh).await, Err(NotSignedIn::Over)));
    }

    async fn a_sign_in_by_another_way_is_the_same(kit) {
        let auth = auth(&kit);
        let person = kit.person().await;
        let signed = auth.begin(&system(&kit), person.reach.0, Method::Passkey, true, "Safari\r\nX").await.expect("begun");
        let listed = auth.sign_ins(&person).await.expect("listed");
        assert_eq!((listed[0].method, listed[0].second_factor, listed[0].device.as_str()), (Method::Passkey, true, "SafariX"));
        assert!(auth.verify(&system(&kit), &signed.access).expect("good").mfa);
        auth.sign_out(&person, signed.refresh.id).await.expect("out");
        assert!(matches!(auth.renew(&system(&kit), &signed.refresh).await, Err(NotSignedIn::Over)));
    }
}
