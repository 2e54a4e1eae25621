//! The second factor and what stands in for it.

use crate::support::{Kit, both, network};
use domain::{Actor, Ctx, Own, System};
use services::auth::{Auth, Hasher, LoginName, Password, RECOVERY_CODES, Wrong};
use services::{Refusal, ServiceError};
use std::time::Duration;
use totp_rs::{Builder, Secret, Totp};

fn auth(kit: &Kit) -> Auth {
    Auth::new(kit.store.clone(), Hasher::new(1).expect("parameters"))
}

/// What an app on a phone does with the secret.
fn phone(secret: &str) -> Totp {
    Builder::new().with_secret(Secret::try_from_base32(secret).expect("base32")).build().expect("a generator")
}

fn code(phone: &Totp, ctx: &Ctx<Own>) -> String {
    let now = u64::try_from(ctx.now().as_microsecond() / 1_000_000).expect("after 1970");
    phone.generate(now).to_string()
}

fn is_refused<T: std::fmt::Debug>(answer: &Result<T, ServiceError>) -> bool {
    matches!(answer, Err(ServiceError::Refused(Refusal::SecondFactor)))
}

both! {
    async fn a_code_is_taken_once(kit) {
        let (auth, person) = (auth(&kit), kit.person().await);
        let enrolment = auth.begin_second_factor(&person, "jana@example.de").await.expect("begun");
        assert!(enrolment.url.starts_with("otpauth://totp/Zusage:jana%40example.de?secret="), "{}", enrolment.url);
        assert!(!format!("{enrolment:?}").contains(&enrolment.secret));
        assert!(!auth.needs_second_factor(&person).await.expect("read"), "not before it is proved");
        let phone = phone(&enrolment.secret);
        let codes = auth.confirm_second_factor(&person, &code(&phone, &person)).await.expect("confirmed");
        assert_eq!(codes.len(), RECOVERY_CODES);
        assert!(auth.needs_second_factor(&person).await.expect("read"));
        let again = auth.second_factor(&person, &code(&phone, &person)).await;
        assert!(is_refused(&again), "the same code: {again:?}");
        kit.clock.advance(Duration::from_secs(30));
        let next = code(&phone, &person);
        auth.second_factor(&person, &next).await.expect("taken");
        assert!(is_refused(&auth.second_factor(&person, &next).await));
    }

    async fn a_recovery_code_stands_in_once(kit) {
        let (auth, person) = (auth(&kit), kit.person().await);
        let enrolment = auth.begin_second_factor(&person, "jana").await.expect("begun");
        let codes = auth.confirm_second_factor(&person, &code(&phone(&enrolment.secret), &person)).await.expect("confirmed");
        let typed = format!(" {}-{} ", codes[0][..5].to_uppercase(), &codes[0][5..]);
        auth.second_factor(&person, &typed).await.expect("taken");
        assert!(is_refused(&auth.second_factor(&person, &codes[0]).await));
        let left = kit.store.read(&person, async |scope| scope.recovery_codes_left().await).await.expect("read");
        assert_eq!(left, 9);
        let other = kit.person().await;
        assert!(is_refused(&auth.second_factor(&other, &codes[1]).await), "nobody else's");
    }

    async fn new_recovery_codes_take_a_code_and_end_the_old_ones(kit) {
        let (auth, person) = (auth(&kit), kit.person().await);
        let none = auth.renew_recovery_codes(&person, "000000").await;
        assert!(is_refused(&none), "without a second factor: {none:?}");
        let enrolment = auth.begin_second_factor(&person, "jana").await.expect("begun");
        let phone = phone(&enrolment.secret);
        let old = auth.confirm_second_factor(&person, &code(&phone, &person)).await.expect("confirmed");
        assert!(is_refused(&auth.renew_recovery_codes(&person, "000000").await));
        kit.clock.advance(Duration::from_secs(30));
        let new = auth.renew_recovery_codes(&person, &code(&phone, &person)).await.expect("new ones");
        assert_eq!(new.len(), RECOVERY_CODES);
        let letters = |code: &String| code.len() == 10 && code.bytes().all(|letter| b"23456789abcdefghjkmnpqrtuvwxyz".contains(&letter));
        assert!(new.iter().all(letters), "{new:?}");
        let different: std::collections::BTreeSet<&String> = old.iter().chain(&new).collect();
        assert_eq!(different.len(), 2 * RECOVERY_CODES, "all differ");
        assert!(is_refused(&auth.second_factor(&person, &old[0]).await));
        auth.second_factor(&person, &new[0]).await.expect("taken");
    }

    async fn codes_of_other_times_are_not_taken(kit) {
        let (auth, person) = (auth(&kit), kit.person().await);
        let enrolment = auth.begin_second_factor(&person, "jana").await.expect("begun");
        let phone = phone(&enrolment.secret);
        auth.confirm_second_factor(&person, &code(&phone, &person)).await.expect("confirmed");
        let now = u64::try_from(person.now().as_microsecond() / 1_000_000).expect("after 1970");
        kit.clock.advance(Duration::from_hours(1));
        for seconds in [now, now + 3600 - 61, now + 3600 + 61, now + 7200] {
            let shown = phone.generate(seconds).to_string();
            assert!(is_refused(&auth.second_factor(&person, &shown).await), "{seconds} at {}", now + 3600);
        }
        auth.second_factor(&person, &code(&phone, &person)).await.expect("this moment's");
    }

    async fn a_password_alone_opens_nothing_where_a_code_is_asked_for(kit) {
        let (auth, person) = (auth(&kit), kit.person().await);
        let name: LoginName = "jana@example.de".parse().expect("a name");
        let secret = "Bär, Stuhl & Käse";
        auth.set_password(&person, &name, Password::chosen(secret, &name).expect("good"), None, None).await.expect("set");
        let enrolment = auth.begin_second_factor(&person, "jana").await.expect("begun");
        let phone = phone(&enrolment.secret);
        auth.confirm_second_factor(&person, &code(&phone, &person)).await.expect("confirmed");
        kit.clock.advance(Duration::from_secs(30));
        let system = kit.ctx(Actor::System("sign-in"), System);
        let sign_in = async |code: Option<&str>| auth.with_password(&system, network(1), &name, Password::typed(secret), code, "x").await;
        let Err(Wrong::NeedsSecond(proved)) = sign_in(None).await else { panic!("a code is asked for") };
        assert!(matches!(sign_in(Some("000000")).await, Err(Wrong::Wrong)));
        assert!(auth.sign_ins(&person).await.expect("listed").is_empty());
        let signed = sign_in(Some(&code(&phone, &person))).await.expect("signed in");
        assert!(auth.verify(&system, &signed.access).expect("good").mfa);
        // The second step alone: with a code, and only while the password is the one that was proved.
        assert!(matches!(auth.with_code(&system, proved, "000000", "x").await, Err(Wrong::Wrong)));
        kit.clock.advance(Duration::from_secs(30));
        let signed = auth.with_code(&system, proved, &code(&phone, &person), "x").await.expect("signed in");
        assert!(auth.verify(&system, &signed.access).expect("good").mfa);
        kit.store.write(&person, async |scope| scope.set_login("jana@example.de", "$another").await).await.expect("set");
        kit.clock.advance(Duration::from_secs(30));
        assert!(matches!(auth.with_code(&system, proved, &code(&phone, &person), "x").await, Err(Wrong::Wrong)));
    }

    async fn a_factor_that_is_asked_for_is_replaced_only_with_its_code(kit) {
        let (auth, person) = (auth(&kit), kit.person().await);
        let enrolment = auth.begin_second_factor(&person, "jana").await.expect("begun");
        let phone = phone(&enrolment.secret);
        auth.confirm_second_factor(&person, &code(&phone, &person)).await.expect("confirmed");
        let again = auth.begin_second_factor(&person, "jana").await;
        assert!(matches!(again, Err(ServiceError::Refused(Refusal::Stale))), "{again:?}");
        assert!(auth.needs_second_factor(&person).await.expect("read"));
        assert!(is_refused(&auth.remove_second_factor(&person, "000000").await));
        kit.clock.advance(Duration::from_secs(30));
        auth.remove_second_factor(&person, &code(&phone, &person)).await.expect("removed");
        assert!(!auth.needs_second_factor(&person).await.expect("read"));
    }

    async fn guessing_stops_after_five(kit) {
        let (auth, person) = (auth(&kit), kit.person().await);
        let enrolment = auth.begin_second_factor(&person, "jana").await.expect("begun");
        let phone = phone(&enrolment.secret);
        auth.confirm_second_factor(&person, &code(&phone, &person)).await.expect("confirmed");
        kit.clock.advance(Duration::from_mins(1));
        for _ in 0..5 {
            assert!(is_refused(&auth.second_factor(&person, "000000").await));
        }
        assert!(is_refused(&auth.second_factor(&person, &code(&phone, &person)).await), "even the right one");
        kit.clock.advance(Duration::from_mins(15));
        auth.second_factor(&person, &code(&phone, &person)).await.expect("after the pause");
    }
}
