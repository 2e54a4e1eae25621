//! Guessing on a large scale, and what happens at the same time as a sign-in.

use crate::auth::{SECRET, auth, chosen, from, name, person_with_password, sign_in, system};
use crate::support::{Kit, both, movable, network};
use domain::System;
use services::auth::{Auth, Cost, Hasher, Password, SignedIn, Wrong};
use services::{Refusal, ServiceError};
use std::time::Duration;
use tokio::task::JoinSet;

/// Guesses at once from as many networks; says how many were compared with the password.
async fn wave(kit: &Kit, auth: &Auth, places: std::ops::Range<u32>) -> usize {
    let mut guesses = JoinSet::new();
    for place in places {
        let (auth, ctx, login) = (auth.clone(), system(kit), name("jana@example.de"));
        guesses.spawn(async move {
            let password = Password::typed("falsch und falsch");
            match auth.with_password(&ctx, network(place), &login, password, None, "").await {
                Err(Wrong::Wrong) => 1,
                Err(Wrong::TooMany) => 0,
                other => unreachable!("{other:?}"),
            }
        });
    }
    guesses.join_all().await.into_iter().sum()
}

/// Wrong passwords for many names at once, from one network.
async fn crowd(kit: &Kit, auth: &Auth, guesses: std::ops::Range<u32>) -> Vec<Result<SignedIn, Wrong>> {
    let mut tries = JoinSet::new();
    for guess in guesses {
        let (auth, ctx, login) = (auth.clone(), system(kit), name(&format!("person-{guess}")));
        let wrong = Password::typed("falsch und falsch");
        tries.spawn(async move { auth.with_password(&ctx, network(7), &login, wrong, None, "").await });
    }
    tries.join_all().await
}

both! {
    async fn of_ten_thousand_guesses_from_everywhere_twenty_are_tried(kit) {
        let auth = auth(&kit);
        person_with_password(&kit, &auth, "jana@example.de").await;
        let mut tried = 0;
        // Two hundred waves of fifty addresses, over a day: more at once would be sent away untried.
        for round in 0..200 {
            tried += wave(&kit, &auth, round * 50..(round + 1) * 50).await;
            kit.clock.advance(Duration::from_secs(430));
        }
        assert!((5..=20).contains(&tried), "{tried} were tried");
    }

    async fn a_network_guesses_a_hundred_times_on_whichever_names(kit) {
        let auth = auth(&kit);
        person_with_password(&kit, &auth, "jana@example.de").await;
        for half in [0..50, 50..100] {
            let answers = crowd(&kit, &auth, half).await;
            assert!(answers.iter().all(|answer| matches!(answer, Err(Wrong::Wrong))));
        }
        let right = from(&kit, &auth, 7, "jana@example.de", SECRET).await;
        assert!(matches!(right, Err(Wrong::TooMany)), "even the right one");
        assert!(from(&kit, &auth, 8, "jana@example.de", SECRET).await.is_ok(), "elsewhere");
        kit.clock.advance(Duration::from_mins(15));
        assert!(from(&kit, &auth, 7, "jana@example.de", SECRET).await.is_ok());
    }

    async fn whoever_is_sent_away_by_a_crowd_loses_no_try(kit) {
        let auth = auth(&kit);
        let answers = crowd(&kit, &auth, 0..100).await;
        let compared = answers.iter().filter(|answer| matches!(answer, Err(Wrong::Wrong))).count();
        let away = answers.iter().filter(|answer| matches!(answer, Err(Wrong::Trouble(ServiceError::Busy)))).count();
        assert!(away > 0 && compared + away == 100, "{compared} compared, {away} sent away");
        let (ctx, window) = (system(&kit), Duration::from_mins(15));
        let counted = async |scope: &mut store::WriteScope<'_, System>| {
            scope.claim_attempt("password, network", "10.0.0.7", window).await
        };
        let counted = kit.store.write(&ctx, counted).await.expect("counted");
        assert_eq!(usize::try_from(counted), Ok(compared + 1));
    }

    async fn an_office_signs_in_as_often_as_it_likes(kit) {
        let auth = auth(&kit);
        person_with_password(&kit, &auth, "jana@example.de").await;
        for _ in 0..3 {
            let mut right = JoinSet::new();
            for _ in 0..4 {
                let (auth, ctx, login) = (auth.clone(), system(&kit), name("jana@example.de"));
                right.spawn(async move { auth.with_password(&ctx, network(7), &login, Password::typed(SECRET), None, "").await });
            }
            assert!(right.join_all().await.iter().all(Result::is_ok));
        }
        let ctx = system(&kit);
        let from = "10.0.0.7";
        let window = Duration::from_mins(15);
        let count = kit.store.write(&ctx, async |scope| scope.claim_attempt("password, network", from, window).await);
        assert_eq!(count.await.expect("counted"), 1, "right ones were given back");
    }

    async fn a_password_changed_meanwhile_signs_nobody_in(kit) {
        let auth = auth(&kit);
        let person = person_with_password(&kit, &auth, "jana@example.de").await;
        // One hash at a time, and one that takes long: the sign-in waits for its turn with the old hash in its hands.
        let slow = Hasher::with_cost(1, Cost { passes: 200, ..Cost::LEAST }).expect("parameters");
        let narrow = Auth::new(kit.store.clone(), slow.clone());
        let busy = tokio::spawn(async move { slow.hash(&slow.place().expect("a place"), Password::typed("something"), [1; 16]).await });
        tokio::time::sleep(Duration::from_millis(50)).await;
        let ctx = system(&kit);
        let signing = tokio::spawn(async move {
            let login = name("jana@example.de");
            narrow.with_password(&ctx, network(1), &login, Password::typed(SECRET), None, "").await
        });
        tokio::time::sleep(Duration::from_millis(300)).await;
        kit.store.write(&person, async |scope| scope.set_login("jana@example.de", "$another").await).await.expect("set");
        assert!(!busy.is_finished(), "the test was too slow to meet the moment");
        let answer = signing.await.expect("no panic");
        assert!(matches!(answer, Err(Wrong::Wrong)), "{answer:?}");
        assert!(auth.sign_ins(&person).await.expect("listed").is_empty());
    }

    async fn a_password_is_changed_by_who_knows_it(kit) {
        let auth = auth(&kit);
        let person = person_with_password(&kit, &auth, "jana@example.de").await;
        let other = person_with_password(&kit, &auth, "omar@example.de").await;
        let here = sign_in(&kit, &auth, "jana@example.de", SECRET).await.expect("signed in").refresh.id;
        let there = sign_in(&kit, &auth, "omar@example.de", SECRET).await.expect("signed in").refresh.id;
        let login = name("jana@example.de");
        let new = || chosen("Ganz ein anderes Wort", &login);
        let foreign = movable(auth.confirm(&other, there, Password::typed(SECRET))).await.expect("shown");
        for proof in [None, Some(&foreign)] {
            let answer = movable(auth.set_password(&person, &login, new(), Some(here), proof)).await;
            assert!(matches!(answer, Err(ServiceError::Refused(Refusal::NotFresh))), "{answer:?}");
        }
        let borrowed = auth.confirm(&person, there, Password::typed(SECRET)).await;
        assert!(matches!(borrowed, Err(Wrong::Wrong)), "another's sign-in: {borrowed:?}");
        let fresh = auth.confirm(&person, here, Password::typed(SECRET)).await.expect("shown");
        kit.clock.advance(Duration::from_mins(6));
        let late = auth.set_password(&person, &login, new(), Some(here), Some(&fresh)).await;
        assert!(matches!(late, Err(ServiceError::Refused(Refusal::NotFresh))), "{late:?}");
        for _ in 0..5 {
            let wrong = auth.confirm(&person, here, Password::typed("falsch und falsch")).await;
            assert!(matches!(wrong, Err(Wrong::Wrong)), "{wrong:?}");
        }
        let many = auth.confirm(&person, here, Password::typed(SECRET)).await;
        assert!(matches!(many, Err(Wrong::TooMany)), "{many:?}");
        assert!(sign_in(&kit, &auth, "jana@example.de", SECRET).await.is_ok(), "counted apart");
    }

    async fn names_cannot_be_tried_out(kit) {
        let auth = auth(&kit);
        person_with_password(&kit, &auth, "jana@example.de").await;
        let (curious, taken, free) = (kit.person().await, name("jana@example.de"), name("nobody@example.de"));
        for _ in 0..10 {
            let answer = auth.set_password(&curious, &taken, chosen(SECRET, &taken), None, None).await;
            assert!(matches!(answer, Err(ServiceError::Refused(Refusal::NameTaken))), "{answer:?}");
        }
        let answer = auth.set_password(&curious, &free, chosen(SECRET, &free), None, None).await;
        assert!(matches!(answer, Err(ServiceError::Refused(Refusal::TooMany))), "{answer:?}");
    }

    async fn a_cheap_hash_becomes_a_dear_one(kit) {
        let auth = auth(&kit);
        let person = person_with_password(&kit, &auth, "jana@example.de").await;
        let dear = Hasher::with_cost(2, Cost { passes: 3, ..Cost::LEAST }).expect("parameters");
        let dear = Auth::new(kit.store.clone(), dear);
        let wrong = sign_in(&kit, &dear, "jana@example.de", "falsch und falsch").await;
        assert!(matches!(wrong, Err(Wrong::Wrong)));
        let hash = async || {
            let login = kit.store.read(&person, async |scope| scope.own_login().await).await.expect("read");
            login.expect("a password").hash
        };
        assert!(hash().await.contains("t=2,"), "who guesses changes nothing");
        sign_in(&kit, &dear, "jana@example.de", SECRET).await.expect("signed in");
        assert!(hash().await.contains("t=3,"));
        sign_in(&kit, &dear, "jana@example.de", SECRET).await.expect("signed in with it");
    }

    async fn what_is_over_is_forgotten(kit) {
        let auth = auth(&kit);
        person_with_password(&kit, &auth, "jana@example.de").await;
        sign_in(&kit, &auth, "jana@example.de", SECRET).await.expect("signed in");
        let _ = sign_in(&kit, &auth, "nobody@example.de", SECRET).await;
        let ctx = system(&kit);
        let prune = async |age: Duration| {
            let before = ctx.now().minus(age);
            let pruned = kit.store.write(&ctx, async |scope| {
                Ok::<_, store::Error>((scope.prune_attempts(before).await?, scope.prune_sign_ins(before).await?))
            });
            pruned.await.expect("pruned")
        };
        assert_eq!(prune(Duration::ZERO).await, (0, 0));
        kit.clock.advance(Duration::from_hours(31 * 24));
        let (attempts, sign_ins) = prune(Duration::from_hours(1)).await;
        assert!(attempts >= 3, "{attempts}");
        assert_eq!(sign_ins, 1);
        assert_eq!(prune(Duration::from_hours(1)).await, (0, 0));
    }
}
