//! Organisations.

use crate::support::{Kit, address, both, key};
use domain::access::permits::{ManageOrganisation, ManageOrganisations, SeeOrganisation};
use domain::access::{Denied, Role};
use domain::id::OrgId;
use domain::organisation::{NoPeople, OrganisationKind, OrganisationState};
use domain::{Actor, Land};
use jiff::civil::date;
use services::{Refusal, ServiceError, organisations};
use store::organisations::{Appearance, NewOrganisation};
use uuid::Uuid;

fn refusal<T: std::fmt::Debug>(answer: Result<T, ServiceError>) -> Refusal {
    match answer {
        Err(ServiceError::Refused(refusal)) => refusal,
        other => unreachable!("{other:?} instead of a refusal"),
    }
}

both! {
    async fn the_operator_adds_an_organisation_and_moves_it_on(kit) {
        let (operator, slug) = kit.organisation(OrganisationKind::Operator, "Zusage Betrieb").await;
        let admin = kit.with_role(operator, Role::PlatformAdmin).await;
        let allowed = kit.allowed::<ManageOrganisations>(&admin, &slug).await;
        let new = NewOrganisation::prospect(OrganisationKind::Employer, address(), "Brandt AG");
        let id = organisations::add(&kit.store, &allowed, key(1), &new).await.expect("added");
        let again = organisations::add(&kit.store, &allowed, key(1), &new).await.expect("the same answer");
        assert_eq!(id, again);
        assert_eq!(refusal(organisations::add(&kit.store, &allowed, key(2), &new).await), Refusal::AddressTaken);
        let skipping = NewOrganisation { state: OrganisationState::Active, slug: address(), ..new.clone() };
        assert_eq!(refusal(organisations::add(&kit.store, &allowed, key(8), &skipping).await), Refusal::State, "G01");
        for kind in [OrganisationKind::Operator, OrganisationKind::InterimEmployer] {
            let odd = NewOrganisation { kind, slug: address(), ..new.clone() };
            assert_eq!(refusal(organisations::add(&kit.store, &allowed, key(11), &odd).await), Refusal::Kind);
        }
        let contracted = OrganisationState::Contracted;
        let early = organisations::move_on(&kit.store, &allowed, key(3), (id, 1), contracted).await;
        assert_eq!(refusal(early), Refusal::People(NoPeople::NoAgreement), "G01");
        let ahead = organisations::sign_agreement(&kit.store, &allowed, key(4), (id, 1), date(2026, 11, 23)).await;
        assert_eq!(refusal(ahead), Refusal::Term);
        let day = date(2026, 11, 22);
        for _ in 0..2 {
            let signed = organisations::sign_agreement(&kit.store, &allowed, key(5), (id, 1), day).await;
            assert_eq!(signed.expect("signed once, answered twice"), 2);
        }
        let stale = organisations::sign_agreement(&kit.store, &allowed, key(9), (id, 1), day).await;
        assert_eq!(refusal(stale), Refusal::Stale);
        let stale = organisations::move_on(&kit.store, &allowed, key(10), (id, 1), contracted).await;
        assert_eq!(refusal(stale), Refusal::Stale);
        organisations::move_on(&kit.store, &allowed, key(6), (id, 2), contracted).await.expect("moved");
        let skipped = organisations::move_on(&kit.store, &allowed, key(7), (id, 3), OrganisationState::Archived).await;
        assert_eq!(refusal(skipped), Refusal::State);
        let found = organisations::one(&kit.store, &allowed, id).await.expect("there");
        assert_eq!((found.state, found.agreement_on, found.version), (contracted, Some(day), 3));
        assert_eq!(refusal(organisations::one(&kit.store, &allowed, OrgId::from_uuid(Uuid::nil())).await), Refusal::Unknown);
    }

    async fn an_employer_keeps_its_own_appearance(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let clerk = kit.with_role(org, Role::HrClerk).await;
        let allowed = kit.allowed::<ManageOrganisation>(&clerk, &slug).await;
        let look = Appearance::of_name("Kessler SE");
        let set = organisations::set_appearance(&kit.store, &allowed, key(1), 1, &look).await.expect("set");
        assert_eq!(set, 2);
        let stale = organisations::set_appearance(&kit.store, &allowed, key(2), 1, &look).await;
        assert_eq!(refusal(stale), Refusal::Stale);
        let nameless = Appearance { name: " \t".to_owned(), ..look.clone() };
        let empty = organisations::set_appearance(&kit.store, &allowed, key(3), 2, &nameless).await;
        assert_eq!(refusal(empty), Refusal::Name);
        organisations::add_site(&kit.store, &allowed, key(4), "Chemnitz", Some(Land::Sachsen)).await.expect("added");
        let twice = organisations::add_site(&kit.store, &allowed, key(5), "Chemnitz", None).await;
        assert_eq!(refusal(twice), Refusal::NameTaken);
        organisations::add_payroll_area(&kit.store, &allowed, key(6), "Monatslohn").await.expect("added");
        let seeing = kit.allowed::<SeeOrganisation>(&clerk, &slug).await;
        let (found, sites, areas) = organisations::overview(&kit.store, &seeing).await.expect("read");
        assert_eq!((found.appearance, sites.len(), areas.len()), (look, 1, 1));
        assert_eq!(sites[0].land.as_deref(), Some("SN"));
    }

    async fn who_may_not_is_told_apart_from_who_must_not_know(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let (_, other) = kit.organisation(OrganisationKind::Employer, "Brandt AG").await;
        let council = kit.with_role(org, Role::WorksCouncil).await;
        let access = kit.access(&council, &slug).await;
        assert_eq!(access.allow::<ManageOrganisation>().map(|_| ()), Err(Denied::Forbidden));
        for unseen in [other, address()] {
            let answer = services::access::at(&kit.store, &council, &unseen).await.map(|_| ());
            assert!(matches!(answer, Err(ServiceError::Denied(Denied::Invisible))), "{answer:?}");
        }
        assert_eq!(access.allow::<SeeOrganisation>().expect("allowed").actor, Actor::Person(council.reach.0));
    }
}
