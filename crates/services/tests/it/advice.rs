//! Scenarios are their person's; an order to advise is the broker's and the person's; the employer learns of neither.

use crate::support::{Kit, both, key, member, movable};
use domain::access::permits::{Advise, ManageOrganisations, SeePeople};
use domain::access::{Allowed, Denied, Role};
use domain::advice::{AdviceState, Licence, LicenceKind, Outcome};
use domain::id::{AdviceOrderId, ConsentId, OrgId, RecordId, ScenarioId};
use domain::organisation::{OrganisationKind, Slug};
use domain::{Actor, Ctx, Org, Own, System};
use jiff::civil::{Date, date};
use services::account::withdraw_consent;
use services::advice::{self, Ask, Step};
use services::auth::Session;
use services::scenarios::{self, NewScenario};
use services::{Refusal, ServiceError, Services};
use store::people::NewRecord;

const TYPED: &str = r#"{"gross":"4.711,13 Heidelbeermarker"}"#;

/// An employer with a broker, and somebody who works there.
struct Scene {
    employer: (OrgId, Slug),
    broker: (OrgId, Slug),
    jana: Ctx<Own>,
    record: RecordId,
    adviser: Ctx<Own>,
}

async fn add_licence(kit: &Kit, org: OrgId, to: Option<Date>) {
    let number = "D-1A2B-3C4D5-67".parse().expect("a number");
    let new = Licence { kind: LicenceKind::Broker, number, from: date(2026, 1, 1), to };
    let ctx = kit.ctx(Actor::System("test"), Org(org));
    kit.store.write(&ctx, async |scope| scope.add_licence(&new).await).await.expect("added");
}

async fn scene(kit: &Kit, licensed: bool) -> Scene {
    let employer = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
    let broker = kit.organisation(OrganisationKind::Broker, "Lindner & Partner").await;
    let (adviser, jana) = (kit.with_role(broker.0, Role::Broker).await, kit.person().await);
    let (ctx, human, holder) = (kit.ctx(Actor::System("test"), Org(employer.0)), jana.reach.0, broker.0);
    let new = NewRecord {
        personnel_no: "1".to_owned(),
        given_name: "Jana".to_owned(),
        family_name: "Krämer".to_owned(),
        birth_date: Some(date(1992, 4, 17)),
    };
    let added = kit.store.write(&ctx, async |scope| {
        scope.add_mandate(holder, date(2026, 1, 1), None).await?;
        let record = scope.add_record(&new).await?;
        scope.link(record, human).await?;
        Ok::<_, store::Error>(record)
    });
    let record = added.await.expect("added");
    if licensed {
        add_licence(kit, broker.0, None).await;
    }
    Scene { employer, broker, jana, record, adviser }
}

fn scenario() -> NewScenario {
    let calculator = "gross-net".parse().expect("a slug");
    NewScenario { calculator, name: "Mit 200 Euro".to_owned(), answers: TYPED.to_owned() }
}

fn asking(scene: &Scene, scenario: Option<ScenarioId>) -> Ask {
    Ask {
        record: scene.record,
        broker: scene.broker.0,
        calculator: None,
        scenario,
        wish: Some("Lohnt sich das?".to_owned()),
        consent: "Lindner & Partner darf mich beraten.".to_owned(),
        language: "de".to_owned(),
    }
}

async fn placed(kit: &Kit, scene: &Scene, number: u128) -> AdviceOrderId {
    let id = scenarios::keep(&kit.store, &scene.jana, key(number), &scenario()).await.expect("kept");
    advice::ask(&kit.store, &scene.jana, key(number + 1), &asking(scene, Some(id))).await.expect("asked")
}

async fn state(kit: &Kit, scene: &Scene) -> (AdviceState, i64) {
    let own = movable(advice::orders(&kit.store, &scene.jana)).await.expect("read");
    (own[0].order.state, own[0].order.version)
}

fn refused<T: std::fmt::Debug>(answer: &Result<T, ServiceError>, why: Refusal) {
    assert!(matches!(answer, Err(ServiceError::Refused(refusal)) if *refusal == why), "{answer:?}, not {why:?}");
}

/// The account's page takes consents back too, from a server's handler.
const _: fn(&Services, &Session, ConsentId) =
    |services, session, id| drop(movable(withdraw_consent(services, session, id)));

both! {
    async fn a_scenario_is_kept_once_renamed_and_removed(kit) {
        let (jana, max) = (kit.person().await, kit.person().await);
        let keep = async |number| movable(scenarios::keep(&kit.store, &jana, key(number), &scenario())).await;
        let id = keep(1).await.expect("kept");
        assert_eq!(keep(1).await.expect("sent again"), id);
        assert_eq!(movable(scenarios::list(&kit.store, &jana)).await.expect("read").len(), 1);
        let (_, answers) = movable(scenarios::one(&kit.store, &jana, id)).await.expect("read");
        assert_eq!(answers, TYPED);
        refused(&scenarios::one(&kit.store, &max, id).await, Refusal::Unknown);
        let rename = async |ctx: &Ctx<Own>, number, name: &str| movable(scenarios::rename(&kit.store, ctx, key(number), (id, 1), name)).await;
        refused(&rename(&jana, 2, "  ").await, Refusal::Name);
        refused(&rename(&max, 2, "Meins").await, Refusal::Stale);
        assert_eq!((rename(&jana, 3, "Später").await.expect("renamed"), rename(&jana, 3, "Später").await.expect("again")), (2, 2));
        for answers in ["", "[]", "12", &format!("{{\"a\":\"{}\"}}", "x".repeat(17_000))] {
            let new = NewScenario { answers: answers.to_owned(), ..scenario() };
            refused(&scenarios::keep(&kit.store, &jana, key(4), &new).await, Refusal::Answers);
        }
        refused(&scenarios::remove(&kit.store, &max, key(5), (id, 2)).await, Refusal::Stale);
        movable(scenarios::remove(&kit.store, &jana, key(5), (id, 2))).await.expect("removed");
        scenarios::remove(&kit.store, &jana, key(5), (id, 2)).await.expect("sent again");
        refused(&scenarios::one(&kit.store, &jana, id).await, Refusal::Unknown);
        for number in 100..150 {
            keep(number).await.expect("kept");
        }
        refused(&keep(150).await, Refusal::ScenariosFull);
    }

    async fn only_a_licensed_broker_of_the_employer_is_asked(kit) {
        let scene = scene(&kit, false).await;
        let ask = async |number, ask: Ask| movable(advice::ask(&kit.store, &scene.jana, key(number), &ask)).await;
        let found = movable(advice::advisers(&kit.store, &scene.jana, scene.record)).await;
        assert!(found.expect("read").is_empty());
        refused(&ask(1, asking(&scene, None)).await, Refusal::Unlicensed);
        add_licence(&kit, scene.broker.0, None).await;
        let (stranger, _) = kit.organisation(OrganisationKind::Broker, "Ohne Vollmacht").await;
        add_licence(&kit, stranger, None).await;
        let found = advice::advisers(&kit.store, &scene.jana, scene.record).await.expect("read");
        assert_eq!(found.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Lindner & Partner"]);
        refused(&ask(2, Ask { broker: stranger, ..asking(&scene, None) }).await, Refusal::Unlicensed);
        refused(&ask(3, Ask { broker: scene.employer.0, ..asking(&scene, None) }).await, Refusal::Unlicensed);
        refused(&ask(4, Ask { wish: Some(" ".to_owned()), ..asking(&scene, None) }).await, Refusal::Text);
        refused(&ask(5, Ask { consent: String::new(), ..asking(&scene, None) }).await, Refusal::Text);
        let max = kit.person().await;
        refused(&advice::ask(&kit.store, &max, key(6), &asking(&scene, None)).await, Refusal::Unknown);
        let theirs = scenarios::keep(&kit.store, &max, key(7), &scenario()).await.expect("kept");
        refused(&ask(8, asking(&scene, Some(theirs))).await, Refusal::Unknown);
        assert!(advice::orders(&kit.store, &scene.jana).await.expect("read").is_empty(), "nothing was written");
        let consents = async || kit.store.read(&scene.jana, async |scope| scope.consents().await).await.expect("read").len();
        assert_eq!(consents().await, 0);
        let id = ask(9, asking(&scene, None)).await.expect("asked");
        assert_eq!((ask(9, asking(&scene, None)).await.expect("sent again"), consents().await), (id, 1));
    }

    async fn an_order_goes_its_way(kit) {
        let scene = scene(&kit, true).await;
        let id = placed(&kit, &scene, 1).await;
        let allowed: Allowed<Advise> = kit.allowed(&scene.adviser, &scene.broker.1).await;
        let told = kit.store.read(allowed.ctx(), async |scope| scope.newest_events(&["advice_order"], 5).await).await;
        assert_eq!(told.expect("read").len(), 1, "the broker's desk hears of it");
        let listed = movable(advice::list(&kit.store, &allowed, true)).await.expect("read");
        assert_eq!(listed[0].person, Some(("Jana".to_owned(), "Krämer".to_owned())));
        assert_eq!(listed[0].employer, "Kessler GmbH");
        let file = movable(advice::open(&kit.store, &allowed, id)).await.expect("read");
        assert_eq!(file.shared.map(|shared| shared.answers).as_deref(), Some(TYPED));
        assert_eq!(file.texts.wish.as_deref(), Some("Lohnt sich das?"));

        let step = async |number, version, step| movable(advice::advance(&kit.store, &allowed, key(number), (id, version), step)).await;
        refused(&step(10, 1, Step::Hold).await, Refusal::State);
        assert_eq!((step(11, 1, Step::Accept).await.expect("taken"), step(11, 1, Step::Accept).await.expect("again")), (2, 2));
        refused(&step(12, 1, Step::Accept).await, Refusal::Stale);
        let at = kit.ctx(Actor::System("test"), System).now();
        step(13, 2, Step::Schedule(at)).await.expect("scheduled");
        step(14, 3, Step::Hold).await.expect("held");
        step(15, 4, Step::Conclude(Outcome::NoNeed)).await.expect("concluded");
        refused(&step(16, 5, Step::Document).await, Refusal::Undocumented);
        let note = async |number, text: &str| movable(advice::note(&kit.store, &allowed, key(number), (id, 5), text)).await;
        refused(&note(17, "").await, Refusal::Text);
        assert_eq!((note(18, "Kein Bedarf.").await.expect("noted"), note(18, "Kein Bedarf.").await.expect("again")), (6, 6));
        step(19, 6, Step::Document).await.expect("documented");
        step(20, 7, Step::Close).await.expect("closed");
        refused(&step(21, 8, Step::Accept).await, Refusal::State);
        assert_eq!(state(&kit, &scene).await, (AdviceState::Closed, 8));
        let own = advice::orders(&kit.store, &scene.jana).await.expect("read").remove(0);
        assert_eq!((own.broker.as_str(), own.order.outcome, own.order.adviser), ("Lindner & Partner", Some(Outcome::NoNeed), Some(scene.adviser.reach.0)));
        assert_eq!(own.order.meeting, Some(at));
        assert!(advice::list(&kit.store, &allowed, true).await.expect("read").is_empty());
    }

    async fn without_a_licence_nobody_advises(kit) {
        let scene = scene(&kit, true).await;
        let id = placed(&kit, &scene, 1).await;
        let allowed: Allowed<Advise> = kit.allowed(&scene.adviser, &scene.broker.1).await;
        let licence = kit.store.read(allowed.ctx(), async |scope| scope.licences().await).await.expect("read")[0].id;
        kit.store.write(allowed.ctx(), async |scope| scope.end_licence(licence, 1, date(2026, 11, 21)).await).await.expect("ended");
        refused(&advice::open(&kit.store, &allowed, id).await, Refusal::Unlicensed);
        refused(&advice::advance(&kit.store, &allowed, key(3), (id, 1), Step::Accept).await, Refusal::Unlicensed);
        let (elsewhere, slug) = kit.organisation(OrganisationKind::Broker, "Andere").await;
        add_licence(&kit, elsewhere, None).await;
        let other = kit.with_role(elsewhere, Role::Broker).await;
        let other: Allowed<Advise> = kit.allowed(&other, &slug).await;
        refused(&advice::open(&kit.store, &other, id).await, Refusal::Unknown);
        refused(&advice::advance(&kit.store, &other, key(4), (id, 1), Step::Accept).await, Refusal::Unknown);
        refused(&advice::note(&kit.store, &other, key(5), (id, 1), "Fremd.").await, Refusal::Stale);
    }

    async fn taking_it_back_takes_what_was_shared(kit) {
        let scene = scene(&kit, true).await;
        let id = placed(&kit, &scene, 1).await;
        refused(&advice::withdraw(&kit.store, &scene.adviser, id).await, Refusal::Unknown);
        movable(advice::withdraw(&kit.store, &scene.jana, id)).await.expect("taken back");
        advice::withdraw(&kit.store, &scene.jana, id).await.expect("again");
        assert_eq!(state(&kit, &scene).await, (AdviceState::Closed, 2));
        let allowed: Allowed<Advise> = kit.allowed(&scene.adviser, &scene.broker.1).await;
        let file = advice::open(&kit.store, &allowed, id).await.expect("read");
        assert!(file.shared.is_none() && file.texts.wish.is_none());
        let consents = kit.store.read(&scene.jana, async |scope| scope.consents().await).await.expect("read");
        assert!(consents.iter().all(|consent| consent.purpose == "advice_order" && consent.withdrawn.is_some()));
    }

    async fn neither_employer_nor_operator_reads_an_order(kit) {
        let scene = scene(&kit, true).await;
        let id = placed(&kit, &scene, 1).await;
        let operator = kit.organisation(OrganisationKind::Operator, "Zusage Service").await;
        for ((org, slug), role) in [
            (&scene.employer, Role::HrClerk),
            (&scene.employer, Role::Approver),
            (&scene.employer, Role::Auditor),
            (&operator, Role::PlatformAdmin),
            (&operator, Role::TeamLead),
        ] {
            let person = kit.with_role(*org, role).await;
            let access = kit.access(&person, slug).await;
            assert_eq!(access.allow::<Advise>().map(|_| ()), Err(Denied::Forbidden), "{role:?}");
            let ctx = kit.ctx(Actor::Person(person.reach.0), Org(*org));
            let seen = kit.store.read(&ctx, async |scope| Ok::<_, store::Error>((scope.advice_order(id).await?, scope.advice_texts(id).await?)));
            assert_eq!(seen.await.expect("read"), (None, None), "{role:?}");
            let told = kit.store.read(&ctx, async |scope| scope.newest_events(&["advice_order", "scenario"], 5).await);
            assert!(told.await.expect("read").is_empty(), "{role:?} hears nothing");
        }
        // The broker's mandate lends the list of people at the employer, and no advice there.
        let lent = kit.access(&scene.adviser, &scene.employer.1).await;
        assert!(lent.allow::<SeePeople>().is_ok());
        assert_eq!(lent.allow::<Advise>().map(|_| ()), Err(Denied::Forbidden));
    }

    async fn the_operator_enters_licences(kit) {
        let scene = scene(&kit, false).await;
        let (operator, slug) = kit.organisation(OrganisationKind::Operator, "Zusage Service").await;
        let admin = kit.person().await;
        let ctx = kit.ctx(Actor::System("test"), Org(operator));
        let new = member(admin.reach.0, Role::PlatformAdmin);
        kit.store.write(&ctx, async |scope| scope.add_member(&new).await).await.expect("given");
        let allowed: Allowed<ManageOrganisations> = kit.allowed(&admin, &slug).await;
        let number = "D-1A2B-3C4D5-67".parse().expect("a number");
        let new = Licence { kind: LicenceKind::Broker, number, from: date(2026, 1, 1), to: None };
        let add = async |number, org, new: Licence| movable(advice::add_licence(&kit.store, &allowed, key(number), org, &new)).await;
        refused(&add(1, scene.employer.0, new.clone()).await, Refusal::Kind);
        refused(&add(2, scene.broker.0, Licence { to: Some(date(2025, 1, 1)), ..new.clone() }).await, Refusal::Term);
        let id = add(3, scene.broker.0, new.clone()).await.expect("entered");
        assert_eq!(add(3, scene.broker.0, new.clone()).await.expect("sent again"), id);
        refused(&add(4, scene.broker.0, new.clone()).await, Refusal::NameTaken);
        let end = (id, 1, date(2026, 11, 21));
        let ended = movable(advice::end_licence(&kit.store, &allowed, key(5), scene.broker.0, end)).await;
        assert_eq!(ended.expect("ended"), 2);
        assert!(advice::advisers(&kit.store, &scene.jana, scene.record).await.expect("read").is_empty());
    }
}
