//! Writing: together or not at all, once per key, never over somebody else's change.

use crate::support::{Kit, both, record};
use domain::id::CommandKey;
use store::ledger::Chain;
use store::{Command, Error};

both! {
    async fn what_is_written_can_be_read(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let id = kit.store.write(&org, async |scope| scope.add_record(&record(1)).await).await.expect("written");
        let read = kit.store.read(&org, async |scope| scope.record_of(id).await).await.expect("read").expect("there");
        assert_eq!((read.given_name.as_str(), read.version), ("Änne", 1));
        assert_eq!(read.birth_date, record(1).birth_date);
    }

    async fn a_failed_closure_leaves_nothing(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let failed: Result<(), Error> = kit.store.write(&org, async |scope| {
            scope.add_record(&record(1)).await?;
            scope.add_record(&record(1)).await.map(drop)
        }).await;
        assert!(matches!(failed, Err(Error::Taken { .. })), "{failed:?}");
        let count = kit.store.read(&org, async |scope| scope.count_records().await).await.expect("read");
        assert_eq!(count, 0);
        let report = kit.store.verify_ledger(&kit.system()).await.expect("read");
        assert_eq!((report.rows, report.faults), (1, vec![]));
    }

    async fn a_reader_who_leaves_at_any_moment_hinders_nobody(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        for moment in 0..150 {
            let leaves = async {
                for _ in 0..moment {
                    tokio::task::yield_now().await;
                }
            };
            tokio::select! {
                biased;
                _ = kit.store.read(&org, async |scope| scope.count_records().await) => {}
                () = leaves => {}
            }
            let written = kit.store.write(&org, async |scope| scope.add_record(&record(moment)).await).await;
            assert!(written.is_ok(), "left after {moment} turns: {written:?}");
        }
    }

    async fn a_stale_version_is_refused(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let id = kit.store.write(&org, async |scope| scope.add_record(&record(1)).await).await.expect("written");
        let rename = async |version| kit.store.write(&org, async |scope| scope.rename(id, version, "Anne", "Meier").await).await;
        assert_eq!(rename(1).await.expect("current"), 2);
        assert!(matches!(rename(1).await, Err(Error::Stale { .. })));
        assert_eq!(rename(2).await.expect("current"), 3);
    }

    async fn a_command_is_carried_out_once(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let key: CommandKey = org.id();
        let owner = Chain::Org(org.reach.0);
        let send = async |number| {
            let input = record(number);
            let command = Command { key, owner, kind: "person_record.add", input: &input };
            kit.store.command(&org, command, async |scope| scope.add_record(&input).await).await
        };
        let first = send(1).await.expect("done");
        let second = send(1).await.expect("replayed");
        assert_eq!((first.replayed, second.replayed), (false, true));
        assert_eq!(first.answer, second.answer);
        assert!(matches!(send(2).await, Err(Error::KeyReused)));
    }

    async fn a_chain_outside_of_the_reach_is_refused(kit) {
        let (org, other) = (kit.organisation("Kessler GmbH").await, kit.organisation("Brandt AG").await);
        let foreign = Chain::Org(other.reach.0);
        let input = record(1);
        let command = Command { key: org.id(), owner: foreign, kind: "person_record.add", input: &input };
        let sent = kit.store.command(&org, command, async |scope| scope.add_record(&input).await).await;
        assert!(matches!(sent, Err(Error::OutOfScope)), "{sent:?}");
        let written = kit.store.write(&org, async |scope| {
            scope.add_record(&input).await?;
            scope.record_in(foreign, store::ledger::Change {
                action: "x", entity: "x", entity_id: other.reach.0.uuid(), version: 1, subject: None,
                payload: serde_json::json!({}),
            });
            Ok::<_, Error>(())
        }).await;
        assert!(matches!(written, Err(Error::OutOfScope)), "{written:?}");
        assert_eq!(kit.store.read(&org, async |scope| scope.count_records().await).await.expect("read"), 0);
    }

    async fn writers_from_many_tasks_all_arrive(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..200 {
            let (store, org) = (kit.store.clone(), org.clone());
            tasks.spawn(async move { store.write(&org, async |scope| scope.add_record(&record(number / 2)).await).await });
        }
        let answers = tasks.join_all().await;
        // Each number came twice: one of each pair must have been refused, alone.
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 100);
        let count = kit.store.read(&org, async |scope| scope.count_records().await).await.expect("read");
        assert_eq!(count, 100);
        let report = kit.store.verify_ledger(&kit.system()).await.expect("read");
        assert_eq!((report.rows, report.faults), (101, vec![]));
    }
}
