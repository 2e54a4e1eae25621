//! Leads: whose they are, what is sealed, and that nothing is left of one that is taken back.

use crate::advice::holds;
use crate::support::{Kit, both, employer};
use domain::id::LeadId;
use domain::lead::{Contact, LeadState};
use domain::organisation::OrganisationKind;
use domain::quick_test::{Answers, Grade, Question};
use domain::{Ctx, Org};
use std::time::Duration;
use store::Error;
use store::leads::{Lead, NewLead};
use store::organisations::NewOrganisation;

fn contact() -> Contact {
    Contact {
        company: "Heidelbeermarker GmbH".parse().expect("a name"),
        name: "Ada Heidelbeermarker".parse().expect("a name"),
        email: Some("ada@heidelbeermarker.example".parse().expect("an address")),
        phone: Some("0711 123456".parse().expect("a number")),
        message: Some("Bitte ab 14 Uhr.\nDanke!".parse().expect("a text")),
    }
}

fn answers() -> Answers {
    let first = |question: &Question| Some((question.code(), question.answers().next()?.code()));
    Answers::parse(Question::ALL.iter().filter_map(first)).expect("answers")
}

async fn broker(kit: &Kit) -> Ctx<Org> {
    let new = NewOrganisation { kind: OrganisationKind::Broker, ..employer("Lindner & Partner") };
    let broker = kit.store.write(&kit.system(), async |scope| scope.add_organisation(&new).await).await.expect("added");
    kit.ctx(Org(broker))
}

async fn left(kit: &Kit, broker: &Ctx<Org>, source: &Ctx<Org>, secret: u8) -> LeadId {
    let id = kit.system().id::<LeadId>();
    let (answers, contact) = (answers(), contact());
    let new = NewLead {
        id,
        source: Some(source.reach.0),
        grade: Grade::A,
        answers: &answers,
        contact: &contact,
        consent_hash: [7; 32],
        consent_version: "2026-11",
        consent_language: "de",
        secret_hash: [secret; 32],
    };
    kit.store.write(broker, async |scope| scope.add_lead(&new).await).await.expect("added");
    id
}

async fn all(kit: &Kit, org: &Ctx<Org>) -> Vec<Lead> {
    kit.store.read(org, async |scope| scope.leads(10).await).await.expect("read")
}

async fn one(kit: &Kit, org: &Ctx<Org>, id: LeadId) -> Option<Lead> {
    kit.store.read(org, async |scope| scope.lead(id).await).await.expect("read")
}

both! {
    async fn a_lead_is_its_brokers_and_sealed(kit) {
        let (broker, employer) = (broker(&kit).await, kit.organisation("Kessler GmbH").await);
        let id = left(&kit, &broker, &employer, 1).await;
        let lead = one(&kit, &broker, id).await.expect("there");
        assert_eq!((lead.contact.clone(), lead.answers, lead.grade), (contact(), answers(), Grade::A));
        assert_eq!((lead.source, lead.state, lead.version), (Some(employer.reach.0), LeadState::New, 1));
        assert_eq!(all(&kit, &broker).await, [lead]);
        assert!(one(&kit, &employer, id).await.is_none() && all(&kit, &employer).await.is_empty());
        assert!(!holds(kit.folder.path(), b"eidelbeermarker"), "sealed on the disk");
    }

    async fn a_lead_moves_once_per_version(kit) {
        let (broker, other) = (broker(&kit).await, kit.organisation("Brandt AG").await);
        let id = left(&kit, &broker, &other, 1).await;
        let moved = async |ctx: &Ctx<Org>| kit.store.write(ctx, async |scope| scope.move_lead(id, 1, LeadState::Called).await).await;
        assert!(matches!(moved(&other).await, Err(Error::Stale { entity: "lead" })));
        assert_eq!(moved(&broker).await.expect("moved"), 2);
        assert!(matches!(moved(&broker).await, Err(Error::Stale { .. })));
        assert_eq!(one(&kit, &broker, id).await.expect("there").state, LeadState::Called);
        let remove = async |ctx: &Ctx<Org>, version| kit.store.write(ctx, async |scope| scope.remove_lead(id, version).await).await;
        assert!(matches!(remove(&other, 2).await, Err(Error::Stale { .. })));
        assert!(matches!(remove(&broker, 1).await, Err(Error::Stale { .. })), "somebody else was faster");
        remove(&broker, 2).await.expect("removed");
        assert!(matches!(remove(&broker, 2).await, Err(Error::Stale { .. })));
        assert!(one(&kit, &broker, id).await.is_none());
    }

    async fn a_link_takes_its_lead_and_no_other(kit) {
        let (broker, employer) = (broker(&kit).await, kit.organisation("Kessler GmbH").await);
        let (first, second) = (left(&kit, &broker, &employer, 1).await, left(&kit, &broker, &employer, 2).await);
        let named = kit.store.read(&kit.system(), async |scope| scope.lead_by_secret(&[1; 32]).await).await.expect("read");
        assert_eq!(named, Some((broker.reach.0, first)));
        let withdraw = async |secret| kit.store.withdraw_lead(&kit.system(), &[secret; 32]).await.expect("withdrawn");
        assert!(!withdraw(3).await, "nobody has this link");
        assert!(withdraw(1).await);
        assert!(!withdraw(1).await, "once");
        assert_eq!(all(&kit, &broker).await.iter().map(|lead| lead.id).collect::<Vec<_>>(), [second]);
        let told = kit.store.read(&broker, async |scope| scope.newest_events(&["lead"], 5).await).await.expect("read");
        assert_eq!(told.len(), 3, "the broker's desk hears of each");
    }

    async fn what_nobody_touched_for_long_goes(kit) {
        let (broker, employer) = (broker(&kit).await, kit.organisation("Kessler GmbH").await);
        let (old, touched) = (left(&kit, &broker, &employer, 1).await, left(&kit, &broker, &employer, 2).await);
        kit.clock.advance(Duration::from_hours(100 * 24));
        kit.store.write(&broker, async |scope| scope.move_lead(touched, 1, LeadState::Called).await).await.expect("moved");
        let expire = async || {
            let before = kit.system().now().minus(Duration::from_hours(90 * 24));
            kit.store.write(&kit.system(), async |scope| scope.expire_leads(before).await).await.expect("expired")
        };
        assert_eq!((expire().await, expire().await), (1, 0));
        assert!(one(&kit, &broker, old).await.is_none() && one(&kit, &broker, touched).await.is_some());
    }
}
