//! The operator's view: what waits, what is dead, what is done about it, and what is forgotten in time.

use crate::jobs::{Count, GIVES_UP, Patient, Probe};
use crate::support::{Kit, both};
use domain::id::JobId;
use std::time::Duration;
use store::Error;
use store::jobs::{Enqueue, Enqueued, JobCount, Tally};
use store::ledger::Chain;

/// A dead job of a new organisation, with a key.
async fn dead(kit: &Kit) -> (domain::Ctx<domain::Org>, JobId) {
    let org = kit.organisation("Kessler GmbH").await;
    let options = Enqueue::now().once("k");
    let new = kit.store.write(&org, async |scope| scope.enqueue(&Count(GIVES_UP), &options).await).await;
    let Ok(Enqueued::New(id)) = new else { panic!("{new:?}") };
    assert_eq!(kit.run(&Probe::new()).await.dead, 1);
    (org, id)
}

async fn ledger_rows(kit: &Kit) -> u64 {
    let report = kit.store.verify_ledger(&kit.system()).await.expect("read");
    assert_eq!(report.faults, []);
    report.rows
}

both! {
    async fn a_dead_job_is_retried_and_that_is_recorded(kit) {
        let (org, id) = dead(&kit).await;
        let listed = kit.store.read(&kit.system(), async |scope| scope.dead_jobs(None, 10).await).await.expect("read");
        assert_eq!((listed[0].id, listed[0].owner), (id, Some(Chain::Org(org.reach.0))));
        assert_eq!((listed[0].kind.as_str(), listed[0].last_error.as_deref()), ("test.count", Some("nobody")));
        let next = kit.store.read(&kit.system(), async |scope| scope.dead_jobs(Some(id), 10).await).await.expect("read");
        assert_eq!(next, []);
        let before = ledger_rows(&kit).await;
        kit.store.write(&kit.system(), async |scope| scope.retry_dead(id).await).await.expect("retried");
        assert_eq!(ledger_rows(&kit).await, before + 1);
        let probe = Probe::new();
        assert_eq!(kit.run(&probe).await, Tally { dead: 1, ..Tally::default() });
        assert_eq!(probe.begun(GIVES_UP), 1);
    }

    async fn a_dead_job_is_discarded_and_its_key_is_free(kit) {
        let (org, id) = dead(&kit).await;
        let before = ledger_rows(&kit).await;
        kit.store.write(&kit.system(), async |scope| scope.discard_dead(id, "sent by hand").await).await.expect("gone");
        assert_eq!((ledger_rows(&kit).await, kit.count("dead").await), (before + 1, 0));
        let options = Enqueue::now().once("k");
        let again = kit.store.write(&org, async |scope| scope.enqueue(&Count(1), &options).await).await;
        assert!(again.expect("enqueued").is_new());
    }

    async fn only_dead_jobs_are_decided_about(kit) {
        let id = kit.enqueue(&Count(1)).await;
        let retried = kit.store.write(&kit.system(), async |scope| scope.retry_dead(id).await).await;
        assert!(matches!(retried, Err(Error::Stale { .. })), "{retried:?}");
        let (_, id) = dead(&kit).await;
        let before = ledger_rows(&kit).await;
        kit.store.write(&kit.system(), async |scope| scope.discard_dead(id, "").await).await.expect("discarded");
        let twice = kit.store.write(&kit.system(), async |scope| scope.discard_dead(id, "").await).await;
        assert!(matches!(twice, Err(Error::Stale { .. })), "{twice:?}");
        assert_eq!(ledger_rows(&kit).await, before + 1);
    }

    async fn a_decision_about_the_systems_own_job_needs_no_chain(kit) {
        let id = kit.enqueue(&Count(GIVES_UP)).await;
        kit.run(&Probe::new()).await;
        kit.store.write(&kit.system(), async |scope| scope.retry_dead(id).await).await.expect("retried");
        assert_eq!((kit.count("waiting").await, ledger_rows(&kit).await), (1, 0));
    }

    async fn counts_and_lag_tell_what_waits(kit) {
        let lag = async || {
            let now = kit.system().now();
            kit.store.read(&kit.system(), async |scope| scope.job_lag(now).await).await.expect("read")
        };
        assert_eq!(lag().await, Duration::ZERO);
        kit.enqueue(&Count(1)).await;
        kit.enqueue(&Count(2)).await;
        kit.enqueue(&Patient(1)).await;
        let later = Enqueue::at(kit.system().now().plus(Duration::from_hours(1)));
        kit.store.write(&kit.system(), async |scope| scope.enqueue(None, &Count(3), &later).await).await.expect("enqueued");
        kit.clock.advance(Duration::from_secs(90));
        assert_eq!(lag().await, Duration::from_secs(90));
        let counts = kit.store.read(&kit.system(), async |scope| scope.count_jobs().await).await.expect("read");
        let count = |class: &str, count| JobCount { class: class.to_owned(), state: "waiting".to_owned(), count };
        assert_eq!(counts, [count("light", 3), count("pdf", 1)]);
        let probe = Probe::new();
        probe.0.gate.add_permits(1);
        kit.run(&probe).await;
        assert_eq!((lag().await, kit.count("waiting").await), (Duration::ZERO, 1));
    }

    async fn done_jobs_are_forgotten_after_two_weeks(kit) {
        let options = Enqueue::now().once("k");
        let enqueue = async || {
            kit.store.write(&kit.system(), async |scope| scope.enqueue(None, &Count(1), &options).await).await
        };
        assert!(enqueue().await.expect("enqueued").is_new());
        kit.run(&Probe::new()).await;
        let prune = async || kit.store.write(&kit.system(), async |scope| scope.prune_jobs().await).await.expect("pruned");
        kit.clock.advance(Duration::from_hours(14 * 24));
        assert_eq!(prune().await, 0);
        assert!(!enqueue().await.expect("known").is_new());
        kit.clock.advance(Duration::from_micros(1));
        // The worker does it by itself.
        kit.run(&Probe::new()).await;
        assert_eq!(prune().await, 0);
        assert!(enqueue().await.expect("enqueued").is_new());
    }
}
