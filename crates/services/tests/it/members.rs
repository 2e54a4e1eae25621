//! Roles and mandates.

use crate::support::{Kit, both, key, member, movable};
use domain::access::permits::{ManageMembers, SeeMembers, SeePeople};
use domain::access::{Denied, Limit, Role};
use domain::id::PersonId;
use domain::money::Cents;
use domain::organisation::{OrganisationKind, OrganisationState};
use domain::{Actor, Org, System};
use jiff::civil::date;
use services::members::Whom;
use services::{Refusal, ServiceError, access, members};
use std::time::Duration;
use store::members::NewMember;
use store::people::NewRecord;

fn refusal<T: std::fmt::Debug>(answer: Result<T, ServiceError>) -> Refusal {
    match answer {
        Err(ServiceError::Refused(refusal)) => refusal,
        other => unreachable!("{other:?} instead of a refusal"),
    }
}

fn from_today(person: PersonId, role: Role) -> NewMember {
    NewMember { from: date(2026, 11, 22), ..member(person, role) }
}

both! {
    async fn a_role_is_given_once_and_taken(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let boss = kit.with_role(org, Role::Approver).await;
        let allowed = kit.allowed::<ManageMembers>(&boss, &slug).await;
        let clerk = kit.person().await;
        let new = NewMember { limit: Limit::UpTo(Cents::new(30_000)), ..from_today(clerk.reach.0, Role::HrClerk) };
        let id = movable(members::give(&kit.store, &allowed, key(1), &new, None)).await.expect("given");
        assert_eq!(members::give(&kit.store, &allowed, key(1), &new, None).await.expect("the same answer"), id);
        assert!(kit.access(&clerk, &slug).await.allow::<SeePeople>().is_ok());
        let seeing = kit.allowed::<SeeMembers>(&boss, &slug).await;
        assert_eq!(members::list(&kit.store, &seeing).await.expect("read").0.len(), 2);
        // Until yesterday: at once.
        movable(members::take(&kit.store, &allowed, key(2), id, 1, date(2026, 11, 21))).await.expect("taken");
        assert!(access::at(&kit.store, &clerk, &slug).await.is_err(), "a change of rights takes effect at once");
        let back = members::take(&kit.store, &allowed, key(3), id, 2, date(2026, 11, 20)).await;
        assert_eq!(refusal(back), Refusal::Term, "nothing is changed in the past");
        let revived = members::take(&kit.store, &allowed, key(4), id, 2, date(2099, 12, 31)).await;
        assert_eq!(refusal(revived), Refusal::Stale, "an end only comes earlier");
    }

    async fn nobody_changes_their_own_roles(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let boss = kit.with_role(org, Role::Approver).await;
        let allowed = kit.allowed::<ManageMembers>(&boss, &slug).await;
        let own = members::give(&kit.store, &allowed, key(1), &from_today(boss.reach.0, Role::HrClerk), None).await;
        assert_eq!(refusal(own), Refusal::OwnRole);
        let listed = members::list(&kit.store, &kit.allowed::<SeeMembers>(&boss, &slug).await).await.expect("read").0;
        let taken = members::take(&kit.store, &allowed, key(2), listed[0].id, 1, date(2026, 12, 31)).await;
        assert_eq!(refusal(taken), Refusal::OwnRole);
    }

    async fn a_role_fits_the_kind_of_organisation(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let boss = kit.with_role(org, Role::Approver).await;
        let allowed = kit.allowed::<ManageMembers>(&boss, &slug).await;
        let person = kit.person().await.reach.0;
        for role in [Role::PlatformAdmin, Role::Broker, Role::DeskClerk] {
            let given = members::give(&kit.store, &allowed, key(9), &from_today(person, role), None).await;
            assert_eq!(refusal(given), Refusal::RoleHere, "{role:?}");
        }
        let backwards = NewMember { to: Some(date(2025, 12, 31)), ..from_today(person, Role::Payroll) };
        assert_eq!(refusal(members::give(&kit.store, &allowed, key(10), &backwards, None).await), Refusal::Term);
        let past = members::give(&kit.store, &allowed, key(11), &member(person, Role::Payroll), None).await;
        assert_eq!(refusal(past), Refusal::Term, "no role from before");
    }

    async fn nobody_gives_more_than_they_hold_or_lets_one_do_both(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let boss = kit.person().await;
        let limited = NewMember { limit: Limit::UpTo(Cents::new(30_000)), ..member(boss.reach.0, Role::Approver) };
        let founding = kit.ctx(Actor::System("test"), Org(org));
        kit.store.write(&founding, async |scope| scope.add_member(&limited).await).await.expect("given");
        let allowed = kit.allowed::<ManageMembers>(&boss, &slug).await;
        let other = kit.person().await.reach.0;
        for limit in [Limit::None, Limit::UpTo(Cents::new(30_001)), Limit::UpTo(Cents::new(-1))] {
            let given = NewMember { limit, ..from_today(other, Role::Approver) };
            let answer = members::give(&kit.store, &allowed, key(1), &given, None).await;
            assert!(matches!(answer, Err(ServiceError::Denied(Denied::OverLimit))), "{limit:?}: {answer:?}");
        }
        let equal = NewMember { limit: Limit::UpTo(Cents::new(30_000)), ..from_today(other, Role::Approver) };
        members::give(&kit.store, &allowed, key(2), &equal, None).await.expect("given");
        let both = members::give(&kit.store, &allowed, key(3), &from_today(other, Role::HrClerk), None).await;
        assert_eq!(refusal(both), Refusal::Duties);
    }

    async fn the_last_one_who_gives_roles_stays(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Operator, "Zusage Betrieb").await;
        let (first, second) = (kit.with_role(org, Role::PlatformAdmin).await, kit.with_role(org, Role::PlatformAdmin).await);
        let allowed = kit.allowed::<ManageMembers>(&first, &slug).await;
        let listed = members::list(&kit.store, &kit.allowed::<SeeMembers>(&first, &slug).await).await.expect("read").0;
        let other = listed.iter().find(|one| one.person == second.reach.0).expect("listed");
        let own = listed.iter().find(|one| one.person == first.reach.0).expect("listed");
        members::take(&kit.store, &allowed, key(1), other.id, 1, date(2026, 11, 30)).await.expect("taken");
        // Until the end of the month the second one can still take the first one's role, and then nobody could give any.
        let by_second = kit.allowed::<ManageMembers>(&second, &slug).await;
        let last = members::take(&kit.store, &by_second, key(2), own.id, 1, date(2026, 12, 31)).await;
        assert_eq!(refusal(last), Refusal::LastManager);
    }

    async fn a_mandate_opens_an_employer_to_its_broker_as_long_as_it_holds(kit) {
        let (employer, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let (broker, _) = kit.organisation(OrganisationKind::Broker, "Nordwind Makler").await;
        let boss = kit.with_role(employer, Role::Approver).await;
        let adviser = kit.with_role(broker, Role::Broker).await;
        let auditor = kit.with_role(broker, Role::Auditor).await;
        assert!(access::at(&kit.store, &adviser, &slug).await.is_err());
        let allowed = kit.allowed::<ManageMembers>(&boss, &slug).await;
        let to = Some(date(2026, 12, 31));
        let given = members::give_mandate(&kit.store, &allowed, key(1), broker, date(2026, 11, 22), to).await;
        let id = given.expect("given");
        assert!(kit.access(&adviser, &slug).await.allow::<SeePeople>().is_ok());
        assert!(access::at(&kit.store, &auditor, &slug).await.is_err(), "only roles that work by mandate are lent");
        let names = access::organisations(&kit.store, &adviser).await.expect("read");
        assert_eq!(names.iter().map(|org| org.appearance.name.as_str()).collect::<Vec<_>>(), ["Kessler GmbH", "Nordwind Makler"]);
        kit.clock.advance(Duration::from_hours(40 * 24));
        assert!(access::at(&kit.store, &adviser, &slug).await.is_err(), "it ended on 31 December");
        let same = members::give_mandate(&kit.store, &allowed, key(2), employer, date(2026, 1, 1), None).await;
        assert_eq!(refusal(same), Refusal::Holder);
        let (fund, _) = kit.organisation(OrganisationKind::Fund, "Pensioenfonds").await;
        let kind = members::give_mandate(&kit.store, &allowed, key(3), fund, date(2026, 1, 1), None).await;
        assert_eq!(refusal(kind), Refusal::Holder);
        let late = members::revoke_mandate(&kit.store, &allowed, key(4), id, 9, date(2027, 6, 30)).await;
        assert_eq!(refusal(late), Refusal::Stale);
    }

    async fn a_manager_whose_account_is_not_in_use_is_none(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Operator, "Zusage Betrieb").await;
        let (first, second) = (kit.with_role(org, Role::PlatformAdmin).await, kit.with_role(org, Role::PlatformAdmin).await);
        let (third, fourth) = (kit.with_role(org, Role::PlatformAdmin).await, kit.with_role(org, Role::PlatformAdmin).await);
        let by_first = kit.allowed::<ManageMembers>(&first, &slug).await;
        let by_second = kit.allowed::<ManageMembers>(&second, &slug).await;
        let listed = members::list(&kit.store, &kit.allowed::<SeeMembers>(&first, &slug).await).await.expect("read").0;
        let of = |person: PersonId| listed.iter().find(|one| one.person == person).expect("listed").id;
        let system = kit.ctx(Actor::System("test"), System);
        let locked = third.reach.0;
        kit.store.write(&system, async |scope| scope.lock_account(locked).await).await.expect("locked");
        movable(kit.store.erase_account(&fourth)).await.expect("erased");
        // Both may act until the end of the year; after that only the locked and the erased one would be left.
        let end = date(2026, 12, 31);
        members::take(&kit.store, &by_first, key(1), of(second.reach.0), 1, end).await.expect("taken");
        let last = members::take(&kit.store, &by_second, key(2), of(first.reach.0), 1, end).await;
        assert_eq!(refusal(last), Refusal::LastManager);
    }

    async fn whoever_is_locked_or_erased_holds_nothing(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let (boss, locked, erased) =
            (kit.with_role(org, Role::Approver).await, kit.with_role(org, Role::Payroll).await, kit.with_role(org, Role::Payroll).await);
        let system = kit.ctx(Actor::System("test"), System);
        let person = locked.reach.0;
        kit.store.write(&system, async |scope| scope.lock_account(person).await).await.expect("locked");
        let again = kit.store.write(&system, async |scope| scope.lock_account(person).await).await;
        assert!(matches!(again, Err(store::Error::Stale { entity: "account" })), "{again:?}");
        kit.store.erase_account(&erased).await.expect("erased");
        for gone in [&locked, &erased] {
            assert!(movable(access::grants(&kit.store, gone)).await.expect("read").is_empty());
            assert!(access::at(&kit.store, gone, &slug).await.is_err());
        }
        let listed = members::list(&kit.store, &kit.allowed::<SeeMembers>(&boss, &slug).await).await.expect("read").0;
        let last = |person: PersonId| listed.iter().find(|one| one.person == person).expect("listed").grant.to;
        assert_eq!((last(erased.reach.0), last(locked.reach.0)), (Some(date(2026, 11, 21)), None));
        let report = kit.store.verify_ledger(&system).await.expect("read");
        assert!(report.faults.is_empty(), "{:?}", report.faults);
    }

    async fn a_role_is_given_to_who_is_there(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let boss = kit.with_role(org, Role::Approver).await;
        let allowed = kit.allowed::<ManageMembers>(&boss, &slug).await;
        let erased = kit.person().await;
        kit.store.erase_account(&erased).await.expect("erased");
        for (number, nobody) in [(1, boss.id()), (2, erased.reach.0)] {
            let given = members::give(&kit.store, &allowed, key(number), &from_today(nobody, Role::Payroll), None).await;
            assert_eq!(refusal(given), Refusal::Unknown);
        }
    }

    async fn when_an_organisation_is_over_only_its_audit_goes_on(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let (broker, _) = kit.organisation(OrganisationKind::Broker, "Nordwind Makler").await;
        let (boss, auditor) = (kit.with_role(org, Role::Approver).await, kit.with_role(org, Role::Auditor).await);
        let adviser = kit.with_role(broker, Role::Broker).await;
        let here = kit.ctx(Actor::System("test"), Org(org));
        let from = date(2026, 1, 1);
        kit.store.write(&here, async |scope| scope.add_mandate(broker, from, None).await).await.expect("given");
        assert!(access::at(&kit.store, &adviser, &slug).await.is_ok());
        let system = kit.ctx(Actor::System("test"), System);
        let states = [OrganisationState::Terminated, OrganisationState::Handover, OrganisationState::Archived];
        for (version, state) in (1..).zip(states) {
            assert!(access::at(&kit.store, &boss, &slug).await.is_ok(), "until {state:?}");
            kit.store.write(&system, async |scope| scope.move_organisation(org, version, state).await).await.expect("moved");
        }
        assert!(access::at(&kit.store, &boss, &slug).await.is_err());
        assert!(access::at(&kit.store, &adviser, &slug).await.is_err());
        assert!(access::at(&kit.store, &auditor, &slug).await.is_ok());
    }

    async fn whom_a_role_is_for_is_found_here_only(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let (_, elsewhere) = kit.organisation(OrganisationKind::Employer, "Brandt AG").await;
        let boss = kit.with_role(org, Role::Approver).await;
        let allowed = kit.allowed::<ManageMembers>(&boss, &slug).await;
        let seeing = kit.allowed::<SeeMembers>(&boss, &slug).await;
        let person = kit.person().await.reach.0;
        let here = kit.ctx(Actor::System("test"), Org(org));
        let new = NewRecord { personnel_no: "4711".to_owned(), given_name: "Jana".to_owned(), family_name: "Krämer".to_owned(), birth_date: None };
        let record = kit.store.write(&here, async |scope| {
            let id = scope.add_record(&new).await?;
            scope.link(id, person).await?;
            Ok::<_, store::Error>(id)
        });
        let record = record.await.expect("added");
        let found = members::eligible(&kit.store, &allowed).await.expect("read").expect("few");
        assert_eq!(found.iter().map(|one| one.record).collect::<Vec<_>>(), [record]);
        for whom in [Whom::Record(record), Whom::Number("4711".to_owned())] {
            assert_eq!(movable(members::whose(&kit.store, &allowed, &whom)).await.expect("found"), person);
        }
        let id = members::give(&kit.store, &allowed, key(1), &from_today(person, Role::HrClerk), None).await.expect("given");
        assert_eq!(members::whose(&kit.store, &allowed, &Whom::Member(id)).await.expect("found"), person);
        assert_eq!(members::names(&kit.store, &seeing).await.expect("read").get(&id).map(String::as_str), Some("Jana Krämer"));
        let (other, _) = kit.organisation(OrganisationKind::Employer, "Dritte").await;
        let stranger = kit.with_role(other, Role::Approver).await;
        assert!(access::at(&kit.store, &stranger, &elsewhere).await.is_err());
        let nobody = members::whose(&kit.store, &allowed, &Whom::Number("0815".to_owned())).await;
        assert_eq!(refusal(nobody), Refusal::Unknown);
    }

    async fn a_mandate_is_given_by_address_and_tells_nothing_about_it(kit) {
        let (employer, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let (_, address) = kit.organisation(OrganisationKind::Broker, "Nordwind Makler").await;
        let (_, fund) = kit.organisation(OrganisationKind::Fund, "Pensioenfonds").await;
        let boss = kit.with_role(employer, Role::Approver).await;
        let allowed = kit.allowed::<ManageMembers>(&boss, &slug).await;
        let today = (date(2026, 11, 22), None);
        for nothing in [&fund, &crate::support::address(), &slug] {
            let given = members::give_mandate_at(&kit.store, &allowed, key(1), nothing, today).await;
            assert_eq!(refusal(given), Refusal::Holder, "{nothing:?}");
        }
        let past = members::give_mandate_at(&kit.store, &allowed, key(2), &address, (date(2026, 11, 21), None)).await;
        assert_eq!(refusal(past), Refusal::Term);
        let id = movable(members::give_mandate_at(&kit.store, &allowed, key(3), &address, today)).await.expect("given");
        let again = members::give_mandate_at(&kit.store, &allowed, key(3), &address, today).await.expect("the same answer");
        assert_eq!(again, id);
        let partners = movable(members::partners(&kit.store, &kit.allowed::<SeeMembers>(&boss, &slug).await)).await.expect("read");
        let names: Vec<&str> = partners.given.iter().map(|one| one.name.as_str()).collect();
        assert_eq!((names, partners.held.len()), (vec!["Nordwind Makler"], 0));
    }
}
