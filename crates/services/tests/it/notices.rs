//! What people are told of: newest first, together what belongs together, and only what they may see.

use crate::support::{Kit, both, key};
use domain::access::permits::ManageOrganisation;
use domain::access::{Denied, Role};
use domain::id::OrgId;
use domain::notice::NoticeKind;
use domain::organisation::{OrganisationKind, Slug};
use domain::{Actor, Ctx, Org, Own};
use services::notices::{Notice, recent};
use services::{ServiceError, organisations};
use std::time::Duration;
use store::people::NewRecord;

async fn told(kit: &Kit, person: &Ctx<Own>, slug: &Slug) -> Vec<Notice> {
    recent(&kit.store, &kit.access(person, slug).await).await.expect("read")
}

fn kinds(notices: &[Notice]) -> Vec<(NoticeKind, u32)> {
    notices.iter().map(|notice| (notice.kind, notice.count)).collect()
}

async fn add_people(kit: &Kit, org: OrgId, count: u32) {
    let ctx = kit.ctx(Actor::System("test"), Org(org));
    let added = kit.store.write(&ctx, async |scope| {
        for number in 0..count {
            let new = NewRecord {
                personnel_no: format!("P{number:05}"),
                given_name: "Jana".to_owned(),
                family_name: "Krämer".to_owned(),
                birth_date: None,
            };
            scope.add_record(&new).await?;
        }
        Ok::<_, store::Error>(())
    });
    added.await.expect("added");
}

both! {
    async fn what_belongs_together_is_told_once(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let clerk = kit.with_role(org, Role::HrClerk).await;
        let allowed = kit.allowed::<ManageOrganisation>(&clerk, &slug).await;
        organisations::add_site(&kit.store, &allowed, key(1), "Chemnitz", None).await.expect("added");
        organisations::add_payroll_area(&kit.store, &allowed, key(2), "Monatslohn").await.expect("added");
        kit.clock.advance(Duration::from_mins(59));
        organisations::add_site(&kit.store, &allowed, key(3), "Zwickau", None).await.expect("added");
        kit.clock.advance(Duration::from_hours(1));
        organisations::add_site(&kit.store, &allowed, key(4), "Plauen", None).await.expect("added");
        let notices = told(&kit, &clerk, &slug).await;
        let expected = [
            (NoticeKind::Sites, 1),
            (NoticeKind::Sites, 2),
            (NoticeKind::PayrollAreas, 1),
            (NoticeKind::Members, 1),
            (NoticeKind::Organisation, 1),
        ];
        assert_eq!(kinds(&notices), expected);
        assert!(notices.is_sorted_by(|one, next| one.seq > next.seq), "{notices:?}");
        assert_eq!(notices[0].at.since(notices[1].at), Duration::from_hours(1));
        assert!(notices.iter().all(|notice| !notice.at_least), "{notices:?}");
    }

    async fn nobody_is_told_of_what_they_may_not_see(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let clerk = kit.with_role(org, Role::HrClerk).await;
        let council = kit.with_role(org, Role::WorksCouncil).await;
        let broker = kit.with_role(org, Role::Broker).await;
        add_people(&kit, org, 1).await;
        let people = (NoticeKind::People, 1);
        let (members, organisation) = ((NoticeKind::Members, 3), (NoticeKind::Organisation, 1));
        assert_eq!(kinds(&told(&kit, &clerk, &slug).await), [people, members, organisation]);
        assert_eq!(kinds(&told(&kit, &council, &slug).await), [organisation]);
        assert_eq!(kinds(&told(&kit, &broker, &slug).await), [people, organisation]);
    }

    async fn an_import_is_one_notice_and_hides_no_other(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let (clerk, council) = (kit.with_role(org, Role::HrClerk).await, kit.with_role(org, Role::WorksCouncil).await);
        add_people(&kit, org, 230).await;
        let notices = told(&kit, &clerk, &slug).await;
        let expected = [(NoticeKind::People, 200), (NoticeKind::Members, 2), (NoticeKind::Organisation, 1)];
        assert_eq!(kinds(&notices), expected);
        assert_eq!(notices.iter().map(|notice| notice.at_least).collect::<Vec<_>>(), [true, false, false]);
        let seen = told(&kit, &council, &slug).await;
        assert_eq!(kinds(&seen), [(NoticeKind::Organisation, 1)]);
        assert!(!seen[0].at_least);
        kit.clock.advance(Duration::from_hours(2));
        let allowed = kit.allowed::<ManageOrganisation>(&clerk, &slug).await;
        organisations::add_site(&kit.store, &allowed, key(1), "Chemnitz", None).await.expect("added");
        let notices = told(&kit, &clerk, &slug).await;
        assert_eq!(kinds(&notices)[0], (NoticeKind::Sites, 1));
        assert_eq!(kinds(&notices)[1..], expected);
    }

    async fn a_foreign_organisation_tells_nothing(kit) {
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
        let (other, other_slug) = kit.organisation(OrganisationKind::Employer, "Brandt AG").await;
        let (clerk, stranger) = (kit.with_role(org, Role::HrClerk).await, kit.with_role(other, Role::HrClerk).await);
        add_people(&kit, org, 1).await;
        let own = [(NoticeKind::Members, 1), (NoticeKind::Organisation, 1)];
        assert_eq!(kinds(&told(&kit, &stranger, &other_slug).await), own);
        assert_eq!(told(&kit, &clerk, &slug).await.len(), 3);
        let foreign = services::access::at(&kit.store, &stranger, &slug).await.map(|_| ());
        assert!(matches!(foreign, Err(ServiceError::Denied(Denied::Invisible))), "{foreign:?}");
    }
}
