//! Schedules: once per run, however many nodes there are and however long they were away.

use crate::jobs::{Count, Probe};
use crate::jobs_worker::until;
use crate::support::{Kit, both};
use domain::time::Timestamp;
use jiff::civil::time;
use std::time::Duration;
use store::Error;
use store::jobs::{Rule, Schedule, ScheduleState, Tally};

fn at(text: &str) -> Timestamp {
    text.parse::<jiff::Timestamp>().expect("an instant").into()
}

fn nightly(zone: &str) -> Schedule {
    Schedule::new("nightly", Rule::Daily { at: time(2, 30, 0, 0) }, zone, &Count(1)).expect("a schedule")
}

async fn declare(kit: &Kit, schedules: &[Schedule]) {
    kit.store.declare_schedules(&kit.system(), schedules).await.expect("declared");
}

async fn state(kit: &Kit) -> ScheduleState {
    let mut all = kit.store.read(&kit.system(), async |scope| scope.schedules().await).await.expect("read");
    assert_eq!(all.len(), 1);
    all.remove(0)
}

both! {
    async fn a_schedule_enqueues_when_its_time_has_come(kit) {
        kit.clock.set(at("2026-03-27T12:00:00Z"));
        declare(&kit, &[nightly("Europe/Berlin")]).await;
        let probe = Probe::new();
        kit.clock.set(at("2026-03-28T01:29:59Z"));
        assert_eq!(kit.run(&probe).await, Tally::default());
        // The second of these nights has no 02:30.
        for (number, run) in ["2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"].iter().enumerate() {
            kit.clock.set(at(run));
            assert_eq!(kit.run(&probe).await.done, 1, "{run}");
            assert_eq!(kit.run(&probe).await.done, 0, "{run}");
            assert_eq!(probe.0.dues.lock().expect("no handler panics here")[number], at(run));
        }
        assert_eq!(state(&kit).await.next_run, at("2026-03-31T00:30:00Z"));
    }

    async fn a_doubled_time_runs_once(kit) {
        kit.clock.set(at("2026-10-24T12:00:00Z"));
        declare(&kit, &[nightly("Europe/Copenhagen")]).await;
        let probe = Probe::new();
        for run in ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T23:00:00Z"] {
            kit.clock.set(at(run));
            kit.run(&probe).await;
        }
        assert_eq!(probe.begun(1), 1);
    }

    async fn what_was_missed_is_caught_up_once(kit) {
        kit.clock.set(at("2026-11-01T12:00:00Z"));
        let often = Schedule::new("often", Rule::Every { minutes: 5 }, "UTC", &Count(2)).expect("a schedule");
        declare(&kit, &[nightly("Europe/Amsterdam"), often]).await;
        kit.clock.set(at("2026-11-08T12:00:00Z"));
        let probe = Probe::new();
        kit.run(&probe).await;
        assert_eq!((probe.begun(1), probe.begun(2)), (1, 1));
        let mut dues = probe.0.dues.lock().expect("no handler panics here").clone();
        dues.sort();
        assert_eq!(dues, [at("2026-11-01T12:05:00Z"), at("2026-11-02T01:30:00Z")], "the first of the missed runs");
        kit.clock.set(at("2026-11-09T01:30:00Z"));
        kit.run(&probe).await;
        assert_eq!((probe.begun(1), probe.begun(2)), (2, 2));
    }

    async fn two_nodes_enqueue_once(kit) {
        kit.clock.set(at("2026-11-01T12:00:00Z"));
        declare(&kit, &[nightly("Europe/Berlin")]).await;
        let probe = Probe::new();
        let workers: Vec<_> = (0..4).map(|_| kit.worker(&probe).start()).collect();
        kit.clock.set(at("2026-11-02T01:30:00Z"));
        until("it ran", async || probe.ended(1) >= 1).await;
        tokio::time::sleep(Duration::from_millis(80)).await;
        for worker in workers {
            worker.stop(Duration::from_secs(5)).await;
        }
        assert_eq!(probe.begun(1), 1);
    }

    async fn a_clock_that_goes_back_runs_nothing_twice(kit) {
        kit.clock.set(at("2026-11-01T12:00:00Z"));
        declare(&kit, &[nightly("Europe/Berlin")]).await;
        let probe = Probe::new();
        kit.clock.set(at("2026-11-02T01:30:00Z"));
        kit.run(&probe).await;
        kit.clock.set(at("2026-11-02T01:00:00Z"));
        kit.run(&probe).await;
        // A restart puts the next run right, also to a day that has run: the key knows.
        declare(&kit, &[nightly("Europe/Berlin")]).await;
        assert_eq!(state(&kit).await.next_run, at("2026-11-02T01:30:00Z"));
        kit.clock.set(at("2026-11-02T01:30:00Z"));
        kit.run(&probe).await;
        assert_eq!(probe.begun(1), 1);
        assert_eq!(state(&kit).await.next_run, at("2026-11-03T01:30:00Z"));
    }

    async fn declaring_again_changes_only_what_is_new(kit) {
        kit.clock.set(at("2026-11-01T12:00:00Z"));
        declare(&kit, &[nightly("Europe/Berlin")]).await;
        let first = state(&kit).await;
        // A missed run survives a restart.
        kit.clock.set(at("2026-11-05T12:00:00Z"));
        declare(&kit, &[nightly("Europe/Berlin")]).await;
        assert_eq!(state(&kit).await, first);
        // Another payload at the same time: what was missed is still due.
        let other = Schedule::new("nightly", Rule::Daily { at: time(2, 30, 0, 0) }, "Europe/Berlin", &Count(2));
        declare(&kit, &[other.expect("a schedule")]).await;
        assert_eq!(state(&kit).await, first);
        let later = Schedule::new("nightly", Rule::Daily { at: time(4, 0, 0, 0) }, "Europe/Berlin", &Count(1));
        declare(&kit, &[later.expect("a schedule")]).await;
        assert_eq!(state(&kit).await.next_run, at("2026-11-06T03:00:00Z"));
        let probe = Probe::new();
        kit.clock.set(at("2026-11-06T03:00:00Z"));
        kit.run(&probe).await;
        assert_eq!((probe.begun(1), probe.begun(2)), (1, 0));
    }

    async fn every_rule_comes_back_from_the_table_as_it_was(kit) {
        kit.clock.set(at("2026-11-01T12:00:00Z"));
        let noon = time(12, 5, 0, 0);
        for rule in [
            Rule::Every { minutes: 7 },
            Rule::Daily { at: noon },
            Rule::Weekly { on: jiff::civil::Weekday::Sunday, at: noon },
            Rule::Monthly { day: 31, at: noon },
        ] {
            let schedule = [Schedule::new("one", rule, "Europe/Berlin", &Count(1)).expect("a schedule")];
            declare(&kit, &schedule).await;
            let first = state(&kit).await;
            kit.clock.advance(Duration::from_hours(24));
            declare(&kit, &schedule).await;
            assert_eq!(state(&kit).await, first, "{rule:?}");
        }
    }

    async fn what_an_operator_switched_off_stays_off(kit) {
        kit.clock.set(at("2026-11-01T12:00:00Z"));
        declare(&kit, &[nightly("Europe/Berlin")]).await;
        let switch = async |enabled| {
            kit.store.write(&kit.system(), async |scope| scope.switch_schedule("nightly", enabled).await).await
        };
        switch(false).await.expect("switched");
        kit.clock.set(at("2026-11-03T12:00:00Z"));
        declare(&kit, &[nightly("Europe/Berlin")]).await;
        assert_eq!(kit.run(&Probe::new()).await, Tally::default());
        switch(true).await.expect("switched");
        assert_eq!(kit.run(&Probe::new()).await, Tally::default(), "what it missed is not caught up");
        kit.clock.set(at("2026-11-04T01:30:00Z"));
        assert_eq!(kit.run(&Probe::new()).await.done, 1);
        let unknown = kit.store.write(&kit.system(), async |scope| scope.switch_schedule("no", true).await).await;
        assert!(matches!(unknown, Err(Error::Stale { .. })), "{unknown:?}");
    }
}

#[test]
fn a_zone_that_is_not_known_is_refused() {
    let refused = Schedule::new("a", Rule::Every { minutes: 1 }, "Europe/Bonn", &Count(1));
    assert!(matches!(refused, Err(Error::Setup(_))), "{refused:?}");
}
