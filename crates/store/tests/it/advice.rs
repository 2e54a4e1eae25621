//! Scenarios, licences and orders to advise: whose they are, what is sealed, what erasing takes.

use crate::support::{Kit, both, employer, record};
use domain::advice::{AdviceState, Licence, LicenceKind, Occasion, Outcome};
use domain::id::{AdviceOrderId, ConsentId, PersonId, RecordId, ScenarioId};
use domain::organisation::OrganisationKind;
use domain::{Ctx, Org, Own};
use jiff::civil::date;
use std::path::Path;
use store::Error;
use store::advice_orders::{AdviceOrder, Move, NewAdviceOrder};
use store::organisations::NewOrganisation;
use store::scenarios::{MOST_SCENARIOS, NewScenario};

const TYPED: &str = r#"{"gross":"4.711,13 Heidelbeermarker"}"#;

/// Whether a file under the folder holds these bytes.
pub fn holds(folder: &Path, bytes: &[u8]) -> bool {
    std::fs::read_dir(folder).expect("a folder").any(|entry| {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            return holds(&path, bytes);
        }
        std::fs::read(&path).expect("a file").windows(bytes.len()).any(|window| window == bytes)
    })
}

fn scenario(name: &str) -> NewScenario {
    NewScenario { calculator: "gross-net".parse().expect("a slug"), name: name.to_owned(), answers: TYPED.to_owned() }
}

pub async fn keep(kit: &Kit, own: &Ctx<Own>, name: &str) -> Option<ScenarioId> {
    kit.store.write(own, async |scope| scope.keep_scenario(&scenario(name)).await).await.expect("written")
}

/// A broker, an employer, a person with an order.
pub struct Placed {
    pub broker: Ctx<Org>,
    pub employer: Ctx<Org>,
    pub own: Ctx<Own>,
    pub id: AdviceOrderId,
}

pub async fn placed(kit: &Kit) -> Placed {
    let new = NewOrganisation { kind: OrganisationKind::Broker, ..employer("Lindner & Partner") };
    let broker = kit.store.write(&kit.system(), async |scope| scope.add_organisation(&new).await).await.expect("added");
    let broker = kit.ctx(Org(broker));
    let employer = kit.organisation("Kessler GmbH").await;
    let own = kit.account().await;
    let record: RecordId =
        kit.store.write(&employer, async |scope| scope.add_record(&record(1)).await).await.expect("written");
    let new = NewAdviceOrder {
        person: own.reach.0,
        employer: employer.reach.0,
        record,
        consent: kit.system().id::<ConsentId>(),
        occasion: Occasion::Request,
        calculator: Some("gross-net".parse().expect("a slug")),
        wish: Some("Lohnt sich das, Heidelbeermarker?".to_owned()),
        scenario: Some(TYPED.to_owned()),
    };
    let id = kit.store.write(&broker, async |scope| scope.add_advice_order(&new).await).await.expect("added");
    Placed { broker, employer, own, id }
}

pub async fn orders(kit: &Kit, org: &Ctx<Org>, only_open: bool) -> Vec<AdviceOrder> {
    kit.store.read(org, async |scope| scope.advice_orders(only_open, 10).await).await.expect("read")
}

async fn own_order(kit: &Kit, own: &Ctx<Own>) -> AdviceOrder {
    let found = kit.store.read(own, async |scope| scope.own_advice_orders().await).await.expect("read");
    found.into_iter().next().expect("one")
}

both! {
    async fn a_scenario_is_its_persons_alone(kit) {
        let (own, other) = (kit.account().await, kit.account().await);
        let id = keep(&kit, &own, "Mit 200 Euro").await.expect("kept");
        let whole = async |ctx: &Ctx<Own>| kit.store.read(ctx, async |scope| scope.scenario(id).await).await.expect("read");
        let (found, answers) = whole(&own).await.expect("there");
        assert_eq!((found.name.as_str(), found.calculator.as_str(), answers.as_str()), ("Mit 200 Euro", "gross-net", TYPED));
        assert!(whole(&other).await.is_none());
        let rename = async |ctx: &Ctx<Own>, version| {
            kit.store.write(ctx, async |scope| scope.rename_scenario(id, version, "Später").await).await
        };
        assert!(matches!(rename(&other, 1).await, Err(Error::Stale { entity: "scenario" })));
        assert_eq!(rename(&own, 1).await.expect("renamed"), 2);
        assert!(matches!(rename(&own, 1).await, Err(Error::Stale { .. })), "somebody else was faster");
        let listed = kit.store.read(&own, async |scope| scope.scenarios().await).await.expect("read");
        assert_eq!(listed.iter().map(|one| (one.name.as_str(), one.version)).collect::<Vec<_>>(), [("Später", 2)]);
        assert!(!holds(kit.folder.path(), b"Heidelbeermarker"), "sealed on the disk");
        let remove = async || kit.store.write(&own, async |scope| scope.remove_scenario(id, 2).await).await;
        remove().await.expect("removed");
        assert!(matches!(remove().await, Err(Error::Stale { .. })));
        assert!(whole(&own).await.is_none());
    }

    async fn fifty_are_kept_and_erasing_takes_them(kit) {
        let own = kit.account().await;
        for _ in 0..MOST_SCENARIOS {
            assert!(keep(&kit, &own, "Noch einer").await.is_some());
        }
        assert_eq!(keep(&kit, &own, "Einer zu viel").await, None);
        let listed = kit.store.read(&own, async |scope| scope.scenarios().await).await.expect("read");
        assert_eq!(listed.len(), 50);
        assert!(keep(&kit, &kit.account().await, "Der erste").await.is_some(), "each person counts for themself");
        assert!(kit.store.erase_account(&own).await.expect("erased"));
        let gone = kit.store.read(&own, async |scope| scope.scenario(listed[0].id).await).await.expect("read");
        assert!(gone.is_none());
        let late = kit.store.write(&own, async |scope| scope.keep_scenario(&scenario("Zu spät")).await).await;
        assert!(matches!(late, Err(Error::Erased)), "{late:?}");
    }

    async fn a_licence_is_added_once_and_ends(kit) {
        let (broker, other) = (kit.organisation("Lindner & Partner").await, kit.organisation("Brandt AG").await);
        let number = "D-1A2B-3C4D5-67".parse().expect("a number");
        let new = Licence { kind: LicenceKind::Broker, number, from: date(2026, 1, 1), to: None };
        let add = async || kit.store.write(&broker, async |scope| scope.add_licence(&new).await).await;
        let id = add().await.expect("added");
        assert!(matches!(add().await, Err(Error::Taken { .. })));
        let on = async |ctx: &Ctx<Org>, day| kit.store.read(ctx, async |scope| scope.licence_on(day).await).await.expect("read");
        assert_eq!(on(&broker, date(2026, 11, 22)).await.as_ref(), Some(&new));
        assert_eq!(on(&broker, date(2025, 12, 31)).await, None);
        assert_eq!(on(&other, date(2026, 11, 22)).await, None);
        let end = async |ctx: &Ctx<Org>| kit.store.write(ctx, async |scope| scope.end_licence(id, 1, date(2026, 11, 21)).await).await;
        assert!(matches!(end(&other).await, Err(Error::Stale { entity: "licence" })));
        assert_eq!(end(&broker).await.expect("ended"), 2);
        assert_eq!(on(&broker, date(2026, 11, 22)).await, None);
    }

    async fn an_order_is_the_brokers_and_the_persons(kit) {
        let Placed { broker, employer, own, id } = placed(&kit).await;
        let texts = async |ctx: &Ctx<Org>| kit.store.read(ctx, async |scope| scope.advice_texts(id).await).await.expect("read");
        let shared = texts(&broker).await.expect("there");
        assert_eq!((shared.scenario.as_deref(), shared.note), (Some(TYPED), None));
        assert!(texts(&employer).await.is_none() && orders(&kit, &employer, false).await.is_empty());
        assert!(!holds(kit.folder.path(), b"Heidelbeermarker"), "sealed on the disk");

        let step = Move { to: AdviceState::Accepted, adviser: Some(own.reach.0), meeting: None, outcome: None };
        let moved = async |ctx: &Ctx<Org>| kit.store.write(ctx, async |scope| scope.move_advice_order(id, 1, &step).await).await;
        assert!(matches!(moved(&employer).await, Err(Error::Stale { entity: "advice_order" })));
        assert_eq!(moved(&broker).await.expect("moved"), 2);
        assert!(matches!(moved(&broker).await, Err(Error::Stale { .. })));
        let note = async |version| kit.store.write(&broker, async |scope| scope.note_advice(id, version, "Ruft zurück.").await).await;
        assert_eq!(note(2).await.expect("noted"), 3);
        assert!(matches!(note(2).await, Err(Error::Stale { .. })));
        assert_eq!(texts(&broker).await.expect("there").note.as_deref(), Some("Ruft zurück."));
        let order = own_order(&kit, &own).await;
        assert_eq!((order.state, order.version, order.adviser), (AdviceState::Accepted, 3, Some(own.reach.0)));

        let closing = Move { to: AdviceState::Closed, adviser: None, meeting: None, outcome: Some(Outcome::NoNeed) };
        kit.store.write(&broker, async |scope| scope.move_advice_order(id, 3, &closing).await).await.expect("moved");
        assert!(matches!(note(4).await, Err(Error::Stale { .. })), "nothing is noted in what is closed");
        assert!(orders(&kit, &broker, true).await.is_empty());
        assert_eq!(orders(&kit, &broker, false).await[0].outcome, Some(Outcome::NoNeed));
    }

    async fn taking_the_consent_back_takes_what_was_shared(kit) {
        let Placed { broker, own, id, .. } = placed(&kit).await;
        let consent = own_order(&kit, &own).await.consent;
        let withdraw = async |ctx: &Ctx<Own>| kit.store.write(ctx, async |scope| scope.withdraw_advice(consent).await).await.expect("written");
        assert!(withdraw(&kit.account().await).await.is_empty(), "it is not theirs");
        let gone = withdraw(&own).await;
        assert_eq!(gone.iter().map(|one| (one.broker, one.id, one.version)).collect::<Vec<_>>(), [(broker.reach.0, id, 2)]);
        assert!(withdraw(&own).await.is_empty(), "once");
        let texts = kit.store.read(&broker, async |scope| scope.advice_texts(id).await).await.expect("read").expect("there");
        assert_eq!((texts.wish, texts.scenario), (None, None));
        let order = own_order(&kit, &own).await;
        assert!(order.state == AdviceState::Closed && order.withdrawn.is_some() && !order.has_wish && !order.has_scenario);
    }

    async fn erasing_the_account_leaves_an_order_without_anybody(kit) {
        let Placed { broker, own, id, .. } = placed(&kit).await;
        assert!(kit.store.erase_account(&own).await.expect("erased"));
        assert!(kit.store.erase_account(&own).await.expect("again is right too"));
        let texts = kit.store.read(&broker, async |scope| scope.advice_texts(id).await).await;
        assert!(matches!(texts, Err(Error::Erased)), "{texts:?}");
        let order = orders(&kit, &broker, false).await.into_iter().next().expect("counted still");
        assert_eq!((order.state, order.record, order.has_wish || order.has_scenario), (AdviceState::Closed, None, false));
        let late = kit.store.write(&broker, async |scope| scope.note_advice(id, order.version, "Spät").await).await;
        assert!(matches!(late, Err(Error::Erased)), "{late:?}");
        let nobody: PersonId = kit.system().id();
        let other = kit.store.read(&kit.ctx(Own(nobody)), async |scope| scope.own_advice_orders().await).await;
        assert!(other.expect("read").is_empty());
    }
}
