//! How often somebody may set out for a provider, and which provider an organisation may have.

use crate::sso::{Returned, Stage, is_over, is_refused, system};
use crate::support::{Kit, address, both, key, network};
use domain::access::Role;
use domain::access::permits::ManageMembers;
use domain::organisation::{OrganisationKind, Slug};
use services::Refusal;
use services::auth::sso::{NewProvider, NotBegun, NotFinished, ReturnPath};
use std::time::Duration;
use testkit::{OidcProvider, free_port};

both! {
    async fn a_network_begins_two_hundred_ways_and_who_is_known_counts_not(kit) {
        let (stage, person) = (Stage::new(&kit).await, kit.person().await);
        stage.link(&kit, &person, "jana").await;
        let begin = async |place: u32, slug: &Slug| {
            stage.sso.begin(&system(&kit), network(place), slug, &ReturnPath::default()).await
        };
        // One way was begun to link, and signing in gives itself back.
        for _ in 0..3 {
            stage.sign_in(&kit, "jana", "pwd").await.expect("signed in");
        }
        for number in 1..200 {
            let answer = begin(1, &address()).await;
            assert!(matches!(answer, Err(NotBegun::Unknown)), "{number}: {answer:?}");
        }
        assert!(matches!(begin(1, &stage.slug).await, Err(NotBegun::TooMany)));
        assert!(begin(2, &stage.slug).await.is_ok(), "another network");
        kit.clock.advance(Duration::from_mins(15));
        assert!(begin(1, &stage.slug).await.is_ok(), "later");
    }

    async fn a_network_comes_back_two_hundred_times_for_nothing(kit) {
        let stage = Stage::new(&kit).await;
        let (way, browser) = stage.way(&kit, "jana", "pwd").await;
        let invented = Returned { state: "x".repeat(43), code: None, error: None, iss: None };
        for _ in 0..200 {
            assert!(is_over(&stage.finish(&kit, &invented, &browser).await));
        }
        let answer = stage.finish(&kit, &way, &browser).await;
        assert!(matches!(answer, Err(NotFinished::TooMany)), "{answer:?}");
        kit.clock.advance(Duration::from_mins(15));
        assert!(is_over(&stage.finish(&kit, &invented, &browser).await));
    }

    async fn a_setting_is_changed_once_and_ends_who_is_on_the_way(kit) {
        let stage = Stage::new(&kit).await;
        let set = async |number, version, new: &NewProvider| stage.sso.set_provider(&stage.allowed, key(number), version, new).await;
        assert_eq!(set(1, 0, &stage.setting()).await.expect("the same command"), 1);
        assert!(is_refused(&set(2, 0, &stage.setting()).await, Refusal::Stale));
        let (way, browser) = stage.way(&kit, "jana", "pwd").await;
        let kept = NewProvider { secret: None, ..stage.setting() };
        assert_eq!(set(3, 1, &kept).await.expect("set"), 2);
        assert!(is_over(&stage.finish(&kit, &way, &browser).await));
        stage.ticket(&kit, "jana").await;
        let shown = stage.sso.provider(&stage.allowed).await.expect("read").expect("there");
        assert_eq!((shown.issuer, shown.enabled, shown.version), (stage.provider.issuer(), true, 2));
    }

    async fn what_is_no_provider_is_refused(kit) {
        let stage = Stage::new(&kit).await;
        let good = stage.setting();
        let elsewhere = format!("http://127.0.0.1:{}", free_port());
        for (refusal, bad) in [
            (Refusal::ProviderAddress, NewProvider { issuer: "http://login.example.de".to_owned(), ..good.clone() }),
            (Refusal::ProviderAddress, NewProvider { issuer: "https://10.0.0.7".to_owned(), ..good.clone() }),
            (Refusal::ProviderClient, NewProvider { client_id: String::new(), ..good.clone() }),
            (Refusal::ProviderClient, NewProvider { client_id: "a\nb".to_owned(), ..good.clone() }),
            (Refusal::ProviderSecret, NewProvider { secret: Some(String::new()), ..good.clone() }),
            // The secret of one provider is not shown to another.
            (Refusal::ProviderSecret, NewProvider { issuer: elsewhere, secret: None, ..good.clone() }),
            (Refusal::ProviderSecret, NewProvider { client_id: "another".to_owned(), secret: None, ..good.clone() }),
        ] {
            let answer = stage.sso.set_provider(&stage.allowed, key(9), 1, &bad).await;
            assert!(is_refused(&answer, refusal), "{bad:?} {answer:?}");
        }
        assert!(!format!("{good:?}").contains(OidcProvider::CLIENT_SECRET));
    }

    async fn who_may_not_give_roles_sets_no_provider(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Muster GmbH").await;
        let clerk = kit.with_role(org, Role::HrClerk).await;
        assert!(kit.access(&clerk, &slug).await.allow::<ManageMembers>().is_err());
    }
}
