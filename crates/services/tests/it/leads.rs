//! A company asks a broker to call: only one behind the page, only with consent, not too often; and takes it back.

use crate::support::{Kit, both, key, movable, network};
use domain::access::permits::Advise;
use domain::access::{Access, Allowed, Denied, Role};
use domain::advice::{Licence, LicenceKind};
use domain::id::OrgId;
use domain::lead::{Contact, LeadState};
use domain::notice::NoticeKind;
use domain::organisation::{OrganisationKind, Slug};
use domain::quick_test::{Answers, Grade, Question};
use domain::{Actor, Ctx, Language, Org, Own, System};
use jiff::civil::{Date, date};
use services::advice::brokers_behind;
use services::invitations::LinkSecret;
use services::leads::{self, NewLead};
use services::organisations::{Organisation, at_address};
use services::{Refusal, ServiceError};
use std::time::Duration;

/// An employer with a public page, its broker, and who advises there.
struct Scene {
    employer: (OrgId, Slug),
    broker: (OrgId, Slug),
    adviser: Ctx<Own>,
}

fn system(kit: &Kit) -> Ctx<System> {
    kit.ctx(Actor::System("test"), System)
}

async fn add_licence(kit: &Kit, org: OrgId, to: Option<Date>) {
    let number = "D-1A2B-3C4D5-67".parse().expect("a number");
    let new = Licence { kind: LicenceKind::Broker, number, from: date(2026, 1, 1), to };
    let ctx = kit.ctx(Actor::System("test"), Org(org));
    kit.store.write(&ctx, async |scope| scope.add_licence(&new).await).await.expect("added");
}

async fn add_mandate(kit: &Kit, giver: OrgId, holder: OrgId, to: Option<Date>) {
    let ctx = kit.ctx(Actor::System("test"), Org(giver));
    let added = kit.store.write(&ctx, async |scope| scope.add_mandate(holder, date(2026, 1, 1), to).await);
    added.await.expect("given");
}

async fn scene(kit: &Kit) -> Scene {
    let employer = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
    let broker = kit.organisation(OrganisationKind::Broker, "Lindner & Partner").await;
    let adviser = kit.with_role(broker.0, Role::Broker).await;
    add_mandate(kit, employer.0, broker.0, None).await;
    add_licence(kit, broker.0, None).await;
    Scene { employer, broker, adviser }
}

async fn page(kit: &Kit, slug: &Slug) -> Organisation {
    at_address(&kit.store, &system(kit), slug).await.expect("read").expect("there")
}

async fn behind(kit: &Kit, slug: &Slug) -> Vec<String> {
    let page = page(kit, slug).await;
    let found = movable(brokers_behind(&kit.store, &system(kit), &page)).await.expect("read");
    found.into_iter().map(|one| one.name).collect()
}

fn answers() -> Answers {
    let first = |question: &Question| Some((question.code(), question.answers().next()?.code()));
    Answers::parse(Question::ALL.iter().filter_map(first)).expect("answers")
}

fn asking(broker: OrgId) -> NewLead {
    let contact = Contact {
        company: "Brandt AG".parse().expect("a name"),
        name: "Ada Brandt".parse().expect("a name"),
        email: None,
        phone: Some("0711 123456".parse().expect("a number")),
        message: Some("Bitte ab 14 Uhr.".parse().expect("a text")),
    };
    NewLead { broker, contact, answers: answers(), consent: "Lindner darf anrufen.".to_owned(), language: Language::De }
}

async fn ask(kit: &Kit, scene: &Scene, number: u128, new: &NewLead) -> Result<LinkSecret, ServiceError> {
    let page = page(kit, &scene.employer.1).await;
    movable(leads::ask(&kit.store, &system(kit), network(1), &page, key(number), new)).await
}

async fn allowed(kit: &Kit, scene: &Scene) -> Allowed<Advise> {
    kit.allowed(&scene.adviser, &scene.broker.1).await
}

async fn listed(kit: &Kit, scene: &Scene) -> Vec<leads::Listed> {
    movable(leads::list(&kit.store, &allowed(kit, scene).await)).await.expect("read")
}

fn refused<T: std::fmt::Debug>(answer: &Result<T, ServiceError>, why: Refusal) {
    assert!(matches!(answer, Err(ServiceError::Refused(refusal)) if *refusal == why), "{answer:?}, not {why:?}");
}

both! {
    async fn only_licensed_brokers_stand_behind_a_page(kit) {
        let scene = scene(&kit).await;
        let (employer, broker) = (&scene.employer.1, &scene.broker.1);
        assert_eq!(behind(&kit, employer).await, ["Lindner & Partner"]);
        assert_eq!(behind(&kit, broker).await, ["Lindner & Partner"], "a broker stands behind its own page");
        let (unlicensed, slug) = kit.organisation(OrganisationKind::Broker, "Ohne Erlaubnis").await;
        let (second, _) = kit.organisation(OrganisationKind::Broker, "Zweite").await;
        let (service, _) = kit.organisation(OrganisationKind::Employer, "Kein Makler").await;
        for holder in [unlicensed, second] {
            add_mandate(&kit, scene.employer.0, holder, None).await;
        }
        add_licence(&kit, second, None).await;
        add_licence(&kit, service, None).await;
        assert_eq!(behind(&kit, employer).await, ["Lindner & Partner", "Zweite"]);
        assert!(behind(&kit, &slug).await.is_empty());
        let (_, alone) = kit.organisation(OrganisationKind::Employer, "Ohne Makler").await;
        assert!(behind(&kit, &alone).await.is_empty());
        let (over, _) = kit.organisation(OrganisationKind::Broker, "Erlaubnis vorbei").await;
        let (former, former_slug) = kit.organisation(OrganisationKind::Employer, "Vollmacht vorbei").await;
        add_licence(&kit, over, Some(date(2026, 11, 21))).await;
        add_mandate(&kit, former, over, None).await;
        add_mandate(&kit, former, scene.broker.0, Some(date(2026, 11, 21))).await;
        assert!(behind(&kit, &former_slug).await.is_empty());
    }

    async fn a_company_asks_once_and_the_broker_sees_everything(kit) {
        let scene = scene(&kit).await;
        let new = asking(scene.broker.0);
        let first = ask(&kit, &scene, 1, &new).await.expect("asked");
        assert_eq!(ask(&kit, &scene, 1, &new).await.expect("sent again"), first);
        let other = NewLead { consent: "Etwas anderes.".to_owned(), ..new.clone() };
        let again = ask(&kit, &scene, 1, &other).await;
        assert!(matches!(again, Err(ServiceError::Store(store::Error::KeyReused))), "{again:?}");
        let found = listed(&kit, &scene).await;
        assert_eq!(found.len(), 1);
        let lead = &found[0].lead;
        assert_eq!((lead.contact.clone(), lead.answers, lead.grade), (new.contact, answers(), Grade::A));
        assert_eq!((lead.state, found[0].source.as_deref()), (LeadState::New, Some("Kessler GmbH")));
        let allowed = allowed(&kit, &scene).await;
        let told = kit.store.read(allowed.ctx(), async |scope| scope.newest_events(&["lead"], 5).await).await;
        assert_eq!(told.expect("read").len(), 1, "the broker's desk hears of it");
        let access = kit.access(&scene.adviser, &scene.broker.1).await;
        let notices = services::notices::recent(&kit.store, &access).await.expect("read");
        assert!(notices.iter().any(|notice| notice.kind == NoticeKind::Leads), "in words too");

        let id = lead.id;
        let step = async |number, version, to| movable(leads::advance(&kit.store, &allowed, key(number), (id, version), to)).await;
        refused(&step(10, 1, LeadState::New).await, Refusal::State);
        assert_eq!((step(11, 1, LeadState::Called).await.expect("called"), step(11, 1, LeadState::Called).await.expect("again")), (2, 2));
        refused(&step(12, 1, LeadState::Won).await, Refusal::Stale);
        assert_eq!(step(13, 2, LeadState::Won).await.expect("won"), 3);
        assert_eq!(movable(leads::open(&kit.store, &allowed, id)).await.expect("read").lead.state, LeadState::Won);
        let remove = async |number, version| movable(leads::remove(&kit.store, &allowed, key(number), (id, version))).await;
        refused(&remove(14, 2).await, Refusal::Stale);
        remove(15, 3).await.expect("removed");
        remove(15, 3).await.expect("sent again");
        refused(&leads::open(&kit.store, &allowed, id).await, Refusal::Unknown);
        refused(&step(16, 3, LeadState::Lost).await, Refusal::Unknown);
    }

    async fn what_cannot_be_asked_is_refused(kit) {
        let scene = scene(&kit).await;
        let new = asking(scene.broker.0);
        let (stranger, stranger_slug) = kit.organisation(OrganisationKind::Broker, "Ohne Vollmacht").await;
        add_licence(&kit, stranger, None).await;
        refused(&ask(&kit, &scene, 1, &asking(stranger)).await, Refusal::Unlicensed);
        refused(&ask(&kit, &scene, 2, &asking(scene.employer.0)).await, Refusal::Unlicensed);
        refused(&ask(&kit, &scene, 3, &NewLead { consent: " ".to_owned(), ..new.clone() }).await, Refusal::Text);
        refused(&ask(&kit, &scene, 4, &NewLead { answers: Answers::default(), ..new.clone() }).await, Refusal::Answers);
        let nowhere = Contact { phone: None, ..new.contact.clone() };
        refused(&ask(&kit, &scene, 5, &NewLead { contact: nowhere, ..new.clone() }).await, Refusal::Unreachable);
        assert!(listed(&kit, &scene).await.is_empty(), "nothing was written");
        ask(&kit, &scene, 6, &new).await.expect("asked");
        let id = listed(&kit, &scene).await[0].lead.id;
        let other = kit.with_role(stranger, Role::Broker).await;
        let other: Allowed<Advise> = kit.allowed(&other, &stranger_slug).await;
        refused(&leads::open(&kit.store, &other, id).await, Refusal::Unknown);
        refused(&leads::advance(&kit.store, &other, key(7), (id, 1), LeadState::Called).await, Refusal::Unknown);
        refused(&leads::remove(&kit.store, &other, key(8), (id, 1)).await, Refusal::Stale);
        let clerk = kit.with_role(scene.employer.0, Role::HrClerk).await;
        let here: Access = kit.access(&clerk, &scene.employer.1).await;
        assert!(matches!(here.allow::<Advise>(), Err(Denied::Forbidden)), "the employer learns nothing");
    }

    async fn whoever_asked_takes_it_back(kit) {
        let scene = scene(&kit).await;
        let (new, sys) = (asking(scene.broker.0), system(&kit));
        let (first, second) = (ask(&kit, &scene, 1, &new).await.expect("asked"), ask(&kit, &scene, 2, &new).await.expect("asked"));
        assert_ne!(first, second);
        let withdraw = async |secret| movable(leads::withdraw(&kit.store, &sys, secret)).await;
        withdraw(first).await.expect("withdrawn");
        assert_eq!(listed(&kit, &scene).await.len(), 1, "only what the link names");
        withdraw(first).await.expect("again is right too");
        withdraw("AAAAAAAAAAAAAAAAAAAAAA".parse().expect("a secret")).await.expect("nothing to take back");
        refused(&ask(&kit, &scene, 1, &new).await, Refusal::Stale);
        assert_eq!(listed(&kit, &scene).await.len(), 1, "nobody is asked by an old page");
    }

    async fn a_network_does_not_flood_a_desk(kit) {
        let scene = scene(&kit).await;
        let new = asking(scene.broker.0);
        for number in 1..=10 {
            ask(&kit, &scene, number, &new).await.expect("asked");
        }
        refused(&ask(&kit, &scene, 11, &new).await, Refusal::TooMany);
        let page = page(&kit, &scene.employer.1).await;
        let elsewhere = leads::ask(&kit.store, &system(&kit), network(2), &page, key(12), &new).await;
        elsewhere.expect("another network asks");
        kit.clock.advance(Duration::from_hours(2));
        ask(&kit, &scene, 13, &new).await.expect("later it may again");
    }

    async fn after_half_a_year_nothing_is_kept(kit) {
        let scene = scene(&kit).await;
        ask(&kit, &scene, 1, &asking(scene.broker.0)).await.expect("asked");
        let expire = async || movable(leads::expire(&kit.store, &system(&kit))).await.expect("looked");
        kit.clock.advance(Duration::from_hours(179 * 24));
        assert_eq!((expire().await, listed(&kit, &scene).await.len()), (0, 1));
        kit.clock.advance(Duration::from_hours(2 * 24));
        assert_eq!((expire().await, listed(&kit, &scene).await.len()), (1, 0));
    }
}
