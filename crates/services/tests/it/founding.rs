//! The first one who can give roles.

use crate::auth::{SECRET, auth, chosen, name, system};
use crate::support::{Kit, both, movable, network};
use domain::Language;
use domain::access::Role;
use domain::access::permits::ManageMembers;
use domain::id::PersonId;
use domain::organisation::{OrganisationKind, Slug};
use domain::{Actor, Own};
use services::auth::Password;
use services::invitations::NotOpened;
use services::newcomers::{Comer, Link};
use services::{Refusal, ServiceError, founding, newcomers};
use std::time::Duration;

const NAME: &str = "hanna.kessler@example.de";

async fn link(kit: &Kit, slug: &Slug, role: Role) -> Result<Link, ServiceError> {
    let (ctx, name) = (system(kit), name(NAME));
    movable(founding::link(&kit.store, &ctx, slug, role, &name)).await
}

async fn open(kit: &Kit, link: &Link, login: &str) -> Result<PersonId, NotOpened> {
    let login = name(login);
    let comer = Comer::New(chosen(SECRET, &login), Language::De);
    let (auth, ctx) = (auth(kit), system(kit));
    movable(newcomers::open(&auth, &ctx, network(1), link.secret, &login, comer)).await
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, ServiceError>) -> Refusal {
    match answer {
        Err(ServiceError::Refused(refusal)) => refusal,
        other => unreachable!("{other:?} instead of a refusal"),
    }
}

both! {
    async fn a_link_opens_the_first_account_once(kit) {
        let (_, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let first = link(&kit, &slug, Role::Approver).await.expect("made");
        let second = link(&kit, &slug, Role::Approver).await.expect("made");
        assert!(matches!(open(&kit, &first, NAME).await, Err(NotOpened::Closed)), "replaced");
        assert!(matches!(open(&kit, &second, "somebody@else.de").await, Err(NotOpened::Closed)), "another name");
        let person = open(&kit, &second, NAME).await.expect("opened");
        assert!(matches!(open(&kit, &second, NAME).await, Err(NotOpened::Closed)), "used");
        let (login, password) = (name(NAME), Password::typed(SECRET));
        let signed = auth(&kit).with_password(&system(&kit), network(1), &login, password, None, "").await;
        assert_eq!(signed.expect("signed in").person, person);
        let own = kit.ctx(Actor::Person(person), Own(person));
        assert!(kit.access(&own, &slug).await.allow::<ManageMembers>().is_ok());
        assert_eq!(refusal(link(&kit, &slug, Role::Approver).await), Refusal::Managed);
        let report = kit.store.verify_ledger(&system(&kit)).await.expect("read");
        assert!(report.faults.is_empty(), "{:?}", report.faults);
    }

    async fn a_link_is_good_for_a_day_and_for_who_gives_roles(kit) {
        let (_, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let made = link(&kit, &slug, Role::Approver).await.expect("made");
        kit.clock.advance(Duration::from_hours(24));
        assert!(matches!(open(&kit, &made, NAME).await, Err(NotOpened::Closed)));
        let ctx = system(&kit);
        let forget = async || {
            let forgotten = kit.store.write(&ctx, async |scope| scope.forget_link_names(scope.ctx().now()).await);
            forgotten.await.expect("forgotten")
        };
        kit.clock.advance(Duration::from_secs(1));
        assert_eq!((forget().await, forget().await), (1, 0), "the name is not kept");
        for role in [Role::HrClerk, Role::PlatformAdmin] {
            assert_eq!(refusal(link(&kit, &slug, role).await), Refusal::RoleHere, "{role:?}");
        }
        let nowhere = crate::support::address();
        assert_eq!(refusal(link(&kit, &nowhere, Role::Approver).await), Refusal::Unknown);
    }

    async fn when_the_last_manager_is_locked_there_is_a_way_back(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let boss = kit.with_role(org, Role::Approver).await.reach.0;
        assert_eq!(refusal(link(&kit, &slug, Role::Approver).await), Refusal::Managed);
        kit.store.write(&system(&kit), async |scope| scope.lock_account(boss).await).await.expect("locked");
        assert!(link(&kit, &slug, Role::Approver).await.is_ok());
    }

    async fn a_taken_name_leaves_the_link_open(kit) {
        let (_, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let made = link(&kit, &slug, Role::Approver).await.expect("made");
        let other = crate::auth::person_with_password(&kit, &auth(&kit), NAME).await;
        assert!(matches!(open(&kit, &made, NAME).await, Err(NotOpened::NameTaken)));
        kit.store.erase_account(&other).await.expect("erased");
        assert!(open(&kit, &made, NAME).await.is_ok());
    }
}
