//! Roles by a link.

use crate::auth::{SECRET, auth, chosen, name, system};
use crate::support::{Kit, both, key, member, movable, network};
use domain::access::permits::{ManageMembers, SeeMembers, SeePeople};
use domain::access::{Allowed, Denied, Limit, Role};
use domain::id::PersonId;
use domain::money::Cents;
use domain::organisation::OrganisationKind;
use domain::{Actor, Ctx, Language, Org, Own};
use jiff::civil::date;
use services::auth::Password;
use services::invitations::NotOpened;
use services::newcomers::{self, Comer, Link, Newcomer};
use services::{Refusal, ServiceError, members};
use std::time::Duration;
use store::members::NewMember;

const LOGIN: &str = "neu@example.de";

fn newcomer(login: &str, role: Role) -> Newcomer {
    let called = "Nele Neu".parse().expect("a name");
    Newcomer { login: name(login), name: called, role, limit: Limit::None, to: None }
}

async fn invite(
    kit: &Kit,
    allowed: &Allowed<ManageMembers>,
    number: u128,
    new: &Newcomer,
) -> Result<Link, ServiceError> {
    movable(newcomers::invite(&kit.store, allowed, key(number), new)).await
}

async fn open_new(kit: &Kit, link: &Link, login: &str) -> Result<PersonId, NotOpened> {
    let login = name(login);
    let comer = Comer::New(chosen(SECRET, &login), Language::De);
    movable(newcomers::open(&auth(kit), &system(kit), network(1), link.secret, &login, comer)).await
}

async fn open_as(kit: &Kit, link: &Link, person: &Ctx<Own>) -> Result<PersonId, NotOpened> {
    let (auth, ctx) = (auth(kit), system(kit));
    newcomers::open(&auth, &ctx, network(1), link.secret, &name(LOGIN), Comer::Known(person.reach.0)).await
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, ServiceError>) -> Refusal {
    match answer {
        Err(ServiceError::Refused(refusal)) => refusal,
        other => unreachable!("{other:?} instead of a refusal"),
    }
}

both! {
    async fn a_link_gives_a_newcomer_a_role_once(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let boss = kit.with_role(org, Role::Approver).await;
        let allowed = kit.allowed::<ManageMembers>(&boss, &slug).await;
        let seeing = kit.allowed::<SeeMembers>(&boss, &slug).await;
        let new = newcomer(LOGIN, Role::HrClerk);
        let link = invite(&kit, &allowed, 1, &new).await.expect("made");
        assert_eq!(invite(&kit, &allowed, 1, &new).await.expect("the same answer"), link, "sent twice, made once");
        let waiting = newcomers::waiting(&kit.store, &seeing).await.expect("read");
        assert_eq!(waiting.iter().map(|one| (one.role, one.called.as_deref())).collect::<Vec<_>>(), [(Role::HrClerk, Some("Nele Neu"))]);
        assert!(matches!(open_new(&kit, &link, "somebody@else.de").await, Err(NotOpened::Closed)), "another name");
        let person = open_new(&kit, &link, LOGIN).await.expect("opened");
        assert!(matches!(open_new(&kit, &link, LOGIN).await, Err(NotOpened::Closed)), "good once");
        assert!(newcomers::waiting(&kit.store, &seeing).await.expect("read").is_empty());
        let signed = auth(&kit).with_password(&system(&kit), network(1), &name(LOGIN), Password::typed(SECRET), None, "").await;
        assert_eq!(signed.expect("signed in").person, person);
        let own = kit.ctx(Actor::Person(person), Own(person));
        assert!(kit.access(&own, &slug).await.allow::<SeePeople>().is_ok());
        let names = members::names(&kit.store, &seeing).await.expect("read");
        assert!(names.values().any(|called| called == "Nele Neu"), "{names:?}");
        let report = kit.store.verify_ledger(&system(&kit)).await.expect("read");
        assert!(report.faults.is_empty(), "{:?}", report.faults);
    }

    async fn who_has_an_account_takes_the_role_with_it(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let boss = kit.with_role(org, Role::Approver).await;
        let allowed = kit.allowed::<ManageMembers>(&boss, &slug).await;
        let link = invite(&kit, &allowed, 1, &newcomer(LOGIN, Role::HrClerk)).await.expect("made");
        let approves = kit.with_role(org, Role::Approver).await;
        assert!(matches!(open_as(&kit, &link, &boss).await, Err(NotOpened::Rule(Refusal::OwnRole))));
        assert!(matches!(open_as(&kit, &link, &approves).await, Err(NotOpened::Rule(Refusal::Duties))));
        let known = kit.person().await;
        assert_eq!(open_as(&kit, &link, &known).await.expect("taken"), known.reach.0);
        assert!(kit.access(&known, &slug).await.allow::<SeePeople>().is_ok());
        assert!(matches!(open_as(&kit, &link, &kit.person().await).await, Err(NotOpened::Closed)), "good once");
        let link = invite(&kit, &allowed, 2, &newcomer(LOGIN, Role::Payroll)).await.expect("made");
        let erased = kit.person().await;
        kit.store.erase_account(&erased).await.expect("erased");
        assert!(matches!(open_as(&kit, &link, &erased).await, Err(NotOpened::Closed)));
    }

    async fn what_the_giver_may_not_give_any_more_is_not_given(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let (boss, second) = (kit.with_role(org, Role::Approver).await, kit.with_role(org, Role::Approver).await);
        let by_second = kit.allowed::<ManageMembers>(&second, &slug).await;
        let by_boss = kit.allowed::<ManageMembers>(&boss, &slug).await;
        let taken = invite(&kit, &by_second, 1, &newcomer(LOGIN, Role::HrClerk)).await.expect("made");
        let listed = members::list(&kit.store, &kit.allowed::<SeeMembers>(&boss, &slug).await).await.expect("read").0;
        let of_second = listed.iter().find(|one| one.person == second.reach.0).expect("listed").id;
        members::take(&kit.store, &by_boss, key(2), of_second, 1, date(2026, 11, 21)).await.expect("taken");
        assert!(matches!(open_new(&kit, &taken, LOGIN).await, Err(NotOpened::Closed)), "who made it gives nothing any more");

        // Another limit than when the link was made.
        let small = NewMember { limit: Limit::UpTo(Cents::new(100)), ..member(second.reach.0, Role::Approver) };
        let here = kit.ctx(Actor::System("test"), Org(org));
        kit.store.write(&here, async |scope| scope.add_member(&small).await).await.expect("given");
        let large = invite(&kit, &by_second, 3, &newcomer(LOGIN, Role::Approver)).await.expect("made with the old proof");
        assert!(matches!(open_new(&kit, &large, LOGIN).await, Err(NotOpened::Closed)), "more than the giver holds");

        let locked = invite(&kit, &by_boss, 4, &newcomer(LOGIN, Role::HrClerk)).await.expect("made");
        let person = boss.reach.0;
        kit.store.write(&system(&kit), async |scope| scope.lock_account(person).await).await.expect("locked");
        assert!(matches!(open_new(&kit, &locked, LOGIN).await, Err(NotOpened::Closed)), "a locked account gives nothing");
    }

    async fn a_link_ends_by_time_by_a_newer_one_or_by_hand(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let (other, elsewhere) = kit.organisation(OrganisationKind::Employer, "Brandt AG").await;
        let boss = kit.with_role(org, Role::Approver).await;
        let stranger = kit.with_role(other, Role::Approver).await;
        let allowed = kit.allowed::<ManageMembers>(&boss, &slug).await;
        let seeing = kit.allowed::<SeeMembers>(&boss, &slug).await;
        let first = invite(&kit, &allowed, 1, &newcomer(LOGIN, Role::HrClerk)).await.expect("made");
        let second = invite(&kit, &allowed, 2, &newcomer(LOGIN, Role::Payroll)).await.expect("made");
        let third = invite(&kit, &allowed, 3, &newcomer("dritte@example.de", Role::WorksCouncil)).await.expect("made");
        assert!(matches!(open_new(&kit, &first, LOGIN).await, Err(NotOpened::Closed)), "replaced");
        let waiting = newcomers::waiting(&kit.store, &seeing).await.expect("read");
        assert_eq!(waiting.len(), 2, "others' links stay");
        let id = waiting.iter().find(|one| one.role == Role::Payroll).expect("it waits").id;
        let by_stranger = kit.allowed::<ManageMembers>(&stranger, &elsewhere).await;
        assert_eq!(refusal(newcomers::close(&kit.store, &by_stranger, key(4), id).await), Refusal::Stale, "not theirs");
        newcomers::close(&kit.store, &allowed, key(5), id).await.expect("closed");
        newcomers::close(&kit.store, &allowed, key(5), id).await.expect("the same answer");
        assert_eq!(refusal(newcomers::close(&kit.store, &allowed, key(6), id).await), Refusal::Stale);
        assert!(matches!(open_new(&kit, &second, LOGIN).await, Err(NotOpened::Closed)), "closed by hand");
        kit.clock.advance(Duration::from_hours(7 * 24));
        assert!(matches!(open_new(&kit, &third, "dritte@example.de").await, Err(NotOpened::Closed)), "too old");
        assert!(newcomers::waiting(&kit.store, &seeing).await.expect("read").is_empty());
    }

    async fn a_link_gives_nothing_that_could_not_be_given_now(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let boss = kit.person().await;
        let limited = NewMember { limit: Limit::UpTo(Cents::new(30_000)), ..member(boss.reach.0, Role::Approver) };
        let here = kit.ctx(Actor::System("test"), Org(org));
        kit.store.write(&here, async |scope| scope.add_member(&limited).await).await.expect("given");
        let allowed = kit.allowed::<ManageMembers>(&boss, &slug).await;
        assert_eq!(refusal(invite(&kit, &allowed, 1, &newcomer(LOGIN, Role::Broker)).await), Refusal::RoleHere);
        let over = Newcomer { to: Some(date(2026, 11, 21)), ..newcomer(LOGIN, Role::HrClerk) };
        assert_eq!(refusal(invite(&kit, &allowed, 2, &over).await), Refusal::Term);
        let large = invite(&kit, &allowed, 3, &newcomer(LOGIN, Role::Approver)).await;
        assert!(matches!(large, Err(ServiceError::Denied(Denied::OverLimit))), "{large:?}");
        let equal = Newcomer { limit: Limit::UpTo(Cents::new(30_000)), ..newcomer(LOGIN, Role::Approver) };
        let link = invite(&kit, &allowed, 4, &equal).await.expect("made");
        open_new(&kit, &link, LOGIN).await.expect("opened");
        let listed = members::list(&kit.store, &kit.allowed::<SeeMembers>(&boss, &slug).await).await.expect("read").0;
        assert!(listed.iter().any(|one| one.person != boss.reach.0 && one.grant.limit == equal.limit), "{listed:?}");
    }
}
