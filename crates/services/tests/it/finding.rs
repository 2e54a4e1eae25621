//! Finding people.

use crate::support::{Kit, both};
use domain::access::permits::SeePeople;
use domain::access::{Denied, Role};
use domain::id::{OrgId, RecordId};
use domain::organisation::OrganisationKind;
use domain::{Actor, Org};
use services::finding::{MOST, people};
use store::people::NewRecord;

async fn add(kit: &Kit, org: OrgId, number: &str, (given, family): (&str, &str)) -> RecordId {
    let new = NewRecord {
        personnel_no: number.to_owned(),
        given_name: given.to_owned(),
        family_name: family.to_owned(),
        birth_date: None,
    };
    let org = kit.ctx(Actor::System("test"), Org(org));
    kit.store.write(&org, async |scope| scope.add_record(&new).await).await.expect("added")
}

both! {
    async fn people_are_found_by_name_and_number_in_their_own_organisation(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let (other, other_slug) = kit.organisation(OrganisationKind::Employer, "Brandt AG").await;
        let clerk = kit.with_role(org, Role::HrClerk).await;
        let allowed = kit.allowed::<SeePeople>(&clerk, &slug).await;
        let jana = add(&kit, org, "4711", ("Jana", "Krämer")).await;
        add(&kit, other, "4711", ("Jana", "Krämer")).await;
        for text in ["kramer", "Krämer Jana", "KRAEM", "471", "jana 47"] {
            let found = people(&kit.store, &allowed, text).await.expect("searched");
            assert_eq!(found.iter().map(|person| person.id).collect::<Vec<_>>(), [jana], "{text}");
        }
        for text in ["", "j", " k ", "**", "jana brandt", "711"] {
            assert!(people(&kit.store, &allowed, text).await.expect("searched").is_empty(), "{text}");
        }
        let stranger = kit.with_role(other, Role::HrClerk).await;
        let theirs = kit.allowed::<SeePeople>(&stranger, &other_slug).await;
        let found = people(&kit.store, &theirs, "kramer").await.expect("searched");
        assert!(found.len() == 1 && found.iter().all(|person| person.org == other && person.id != jana));
    }

    async fn no_more_than_a_handful_is_found_and_nobody_who_was_erased(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let clerk = kit.with_role(org, Role::HrClerk).await;
        let allowed = kit.allowed::<SeePeople>(&clerk, &slug).await;
        for number in 0..=MOST {
            add(&kit, org, &format!("P{number:04}"), ("Aylin", "Yıldız")).await;
        }
        let gone = add(&kit, org, "P9999", ("Bernd", "Schulze")).await;
        assert_eq!(people(&kit.store, &allowed, "aylin").await.expect("searched").len(), usize::from(MOST));
        assert_eq!(people(&kit.store, &allowed, "schulze").await.expect("searched").len(), 1);
        let ctx = kit.ctx(Actor::System("test"), Org(org));
        kit.store.erase_record(&ctx, gone).await.expect("erased");
        for text in ["schulze", "P9999"] {
            assert!(people(&kit.store, &allowed, text).await.expect("searched").is_empty(), "{text}");
        }
    }

    async fn who_may_not_see_people_gets_no_proof_to_search_with(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        for role in [Role::Payroll, Role::WorksCouncil] {
            let person = kit.with_role(org, role).await;
            let access = kit.access(&person, &slug).await;
            assert_eq!(access.allow::<SeePeople>().err(), Some(Denied::Forbidden), "{role:?}");
        }
    }
}
