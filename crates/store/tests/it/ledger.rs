//! The ledger: whatever an intruder with the whole database does to it is found, at the right place.

use crate::raw::Raw;
use crate::support::{Kit, both, record};
use domain::{Ctx, Org};
use std::time::Duration;
use store::Error;
use store::ledger::{Chain, Fault, FaultKind, Report};
use uuid::Uuid;

/// Rows of the chain that tests alter: the organisation and five people.
const ROWS: i64 = 6;

/// Three chains: the one to alter, a second organisation's, a person's.
struct Books {
    kit: Kit,
    org: Ctx<Org>,
    other: Ctx<Org>,
    raw: Raw,
}

impl Books {
    async fn new(kit: Kit) -> Self {
        let (org, other) = (kit.organisation("Kessler GmbH").await, kit.organisation("Müller AG").await);
        kit.account().await;
        for number in 1..ROWS {
            let add = async |ctx: &Ctx<Org>| {
                kit.clock.advance(Duration::from_secs(1));
                let number = u32::try_from(number).expect("small");
                kit.store.write(ctx, async |scope| scope.add_record(&record(number)).await).await.expect("written");
            };
            add(&org).await;
            add(&other).await;
        }
        let mut raw = Raw::almighty(&kit).await;
        if !raw.is_lite() {
            raw.say("SET session_replication_role = replica").await.expect("an intruder does not mind constraints");
        }
        Self { kit, org, other, raw }
    }

    async fn report(&self) -> Report {
        self.kit.store.verify_ledger(&self.kit.system()).await.expect("read")
    }

    fn chain(&self) -> Chain {
        Chain::Org(self.org.reach.0)
    }

    /// An identifier as this engine writes it.
    fn id(&self, id: Uuid) -> String {
        if self.raw.is_lite() { format!("x'{}'", id.simple()) } else { format!("'{id}'") }
    }

    fn bytes(&self, byte: u8) -> String {
        let hex = format!("{byte:02x}").repeat(32);
        if self.raw.is_lite() { format!("x'{hex}'") } else { format!("'\\x{hex}'") }
    }

    /// Says SQL in which `{chain}`, `{other}` and `{none}` stand for identifiers.
    async fn alter(&mut self, sql: &str) {
        let sql = sql
            .replace("{chain}", &self.id(self.org.reach.0.uuid()))
            .replace("{other}", &self.id(self.other.reach.0.uuid()))
            .replace("{none}", &self.id(Uuid::nil()))
            .replace("{bytes}", &self.bytes(9));
        self.raw.say(&sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// What was done is found in the altered chain at this place, and nothing anywhere else.
    async fn finds(&self, what: &str, seq: i64, kind: FaultKind) {
        let report = self.report().await;
        assert_eq!(report.faults, [Fault { chain: self.chain(), seq, kind }], "{what}");
        assert!(!report.heads.iter().any(|head| head.chain == self.chain()), "{what}");
    }

    /// Takes all tables of the ledger away and back, so that one database serves many alterations.
    async fn keep(&mut self) {
        for table in ["ledger", "ledger_head"] {
            self.alter(&format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}")).await;
        }
    }

    async fn restore(&mut self) {
        for table in ["ledger", "ledger_head"] {
            self.alter(&format!("DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept_{table}")).await;
        }
        assert_eq!(self.report().await.faults, []);
    }

    /// Each alteration alone, with the place where it must be found.
    async fn each(&mut self, alterations: &[(&str, i64, FaultKind)]) {
        self.keep().await;
        for (sql, seq, kind) in alterations {
            self.alter(sql).await;
            self.finds(sql, *seq, *kind).await;
            self.restore().await;
        }
    }
}

both! {
    async fn an_untouched_ledger_has_no_faults(kit) {
        let books = Books::new(kit).await;
        let report = books.report().await;
        assert_eq!((report.chains, report.faults.len()), (3, 0));
        assert_eq!(i64::try_from(report.rows).expect("small"), 2 * ROWS + 1);
        assert_eq!(report.heads.iter().filter(|head| head.seq == ROWS).count(), 2);
    }

    async fn an_altered_column_is_found(kit) {
        let mut books = Books::new(kit).await;
        let at = if books.raw.is_lite() { "at + 1" } else { "at + INTERVAL '1 microsecond'" };
        let at = format!("UPDATE ledger SET at = {at} WHERE chain_id = {{chain}} AND seq = 3");
        let mut alterations = vec![
            ("UPDATE ledger SET seq = 99 WHERE chain_id = {chain} AND seq = 3", 3, FaultKind::Missing),
            ("UPDATE ledger SET org_id = {other} WHERE chain_id = {chain} AND seq = 3", 3, FaultKind::Altered),
            ("UPDATE ledger SET org_id = NULL, person_id = {chain} WHERE chain_id = {chain} AND seq = 3", 3, FaultKind::Altered),
            (&at, 3, FaultKind::Altered),
            ("UPDATE ledger SET actor = 'system:nobody' WHERE chain_id = {chain} AND seq = 3", 3, FaultKind::Altered),
            ("UPDATE ledger SET request_id = {none} WHERE chain_id = {chain} AND seq = 3", 3, FaultKind::Altered),
            ("UPDATE ledger SET action = 'x' WHERE chain_id = {chain} AND seq = 3", 3, FaultKind::Altered),
            ("UPDATE ledger SET entity = 'x' WHERE chain_id = {chain} AND seq = 3", 3, FaultKind::Altered),
            ("UPDATE ledger SET entity_id = {none} WHERE chain_id = {chain} AND seq = 3", 3, FaultKind::Altered),
            ("UPDATE ledger SET subject_id = {none} WHERE chain_id = {chain} AND seq = 3", 3, FaultKind::Altered),
            ("UPDATE ledger SET subject_id = NULL WHERE chain_id = {chain} AND seq = 3", 3, FaultKind::Altered),
            ("UPDATE ledger SET payload_hash = {bytes} WHERE chain_id = {chain} AND seq = 3", 3, FaultKind::Altered),
            ("UPDATE ledger SET prev_hash = {bytes} WHERE chain_id = {chain} AND seq = 3", 3, FaultKind::OutOfOrder),
            ("UPDATE ledger SET hash = {bytes} WHERE chain_id = {chain} AND seq = 3", 3, FaultKind::Altered),
            // The first and the last row are no exceptions.
            ("UPDATE ledger SET actor = 'x' WHERE chain_id = {chain} AND seq = 1", 1, FaultKind::Altered),
            ("UPDATE ledger SET actor = 'x' WHERE chain_id = {chain} AND seq = 6", 6, FaultKind::Altered),
            ("UPDATE ledger SET hash = {bytes} WHERE chain_id = {chain} AND seq = 6", 6, FaultKind::Altered),
            // Of two altered rows the first.
            ("UPDATE ledger SET actor = 'x' WHERE chain_id = {chain} AND seq IN (2, 5)", 2, FaultKind::Altered),
        ];
        if books.raw.is_lite() {
            // What no column of PostgreSQL would take.
            alterations.extend([
                ("UPDATE ledger SET seq = 'three' WHERE chain_id = {chain} AND seq = 3", 3, FaultKind::Missing),
                ("UPDATE ledger SET at = 'noon' WHERE chain_id = {chain} AND seq = 3", 3, FaultKind::Altered),
                ("UPDATE ledger SET request_id = x'00' WHERE chain_id = {chain} AND seq = 3", 3, FaultKind::Altered),
                ("UPDATE ledger SET hash = x'00' WHERE chain_id = {chain} AND seq = 3", 3, FaultKind::Altered),
            ]);
        }
        books.each(&alterations).await;
    }

    async fn a_row_moved_to_another_chain_is_found_in_both(kit) {
        let mut books = Books::new(kit).await;
        let move_on = "UPDATE ledger SET chain_id = {other}, seq = 7 WHERE chain_id = {chain} AND seq = 3";
        books.alter(move_on).await;
        let (chain, other) = (books.chain(), Chain::Org(books.other.reach.0));
        let mut faults = books.report().await.faults;
        faults.sort_by_key(|fault| fault.seq);
        let missing = Fault { chain, seq: 3, kind: FaultKind::Missing };
        let beyond = Fault { chain: other, seq: 7, kind: FaultKind::Beyond };
        assert_eq!(faults, [missing, beyond]);
        // Back, but under a number that nobody has.
        books.alter("UPDATE ledger SET chain_id = {none}, seq = 3 WHERE chain_id = {other} AND seq = 7").await;
        let faults = books.report().await.faults;
        let headless = Fault { chain: Chain::Org(domain::id::OrgId::from_uuid(Uuid::nil())), seq: 3, kind: FaultKind::NoHead };
        assert_eq!(faults, [missing, headless]);
    }

    async fn removed_and_swapped_rows_are_found(kit) {
        let mut books = Books::new(kit).await;
        let swap_hashes = "UPDATE ledger SET hash = CASE seq WHEN 3 THEN (SELECT hash FROM kept_ledger k WHERE k.chain_id = {chain} AND k.seq = 4) ELSE (SELECT hash FROM kept_ledger k WHERE k.chain_id = {chain} AND k.seq = 3) END WHERE chain_id = {chain} AND seq IN (3, 4)";
        let swap_rows = "UPDATE ledger SET seq = 99 WHERE chain_id = {chain} AND seq = 3; UPDATE ledger SET seq = 3 WHERE chain_id = {chain} AND seq = 4; UPDATE ledger SET seq = 4 WHERE chain_id = {chain} AND seq = 99";
        let close_gap = "DELETE FROM ledger WHERE chain_id = {chain} AND seq = 3; UPDATE ledger SET seq = 3 WHERE chain_id = {chain} AND seq = 4; UPDATE ledger SET seq = 4 WHERE chain_id = {chain} AND seq = 5; UPDATE ledger SET seq = 5 WHERE chain_id = {chain} AND seq = 6";
        books.each(&[
            ("DELETE FROM ledger WHERE chain_id = {chain} AND seq = 1", 1, FaultKind::Missing),
            ("DELETE FROM ledger WHERE chain_id = {chain} AND seq = 3", 3, FaultKind::Missing),
            ("DELETE FROM ledger WHERE chain_id = {chain} AND seq = 6", 6, FaultKind::Cut),
            ("DELETE FROM ledger WHERE chain_id = {chain} AND seq > 3", 4, FaultKind::Cut),
            ("DELETE FROM ledger WHERE chain_id = {chain}", 1, FaultKind::Cut),
            (close_gap, 3, FaultKind::OutOfOrder),
            (swap_rows, 3, FaultKind::OutOfOrder),
            (swap_hashes, 3, FaultKind::Altered),
        ]).await;
    }

    async fn an_altered_end_is_found(kit) {
        let mut books = Books::new(kit).await;
        let cut = "DELETE FROM ledger WHERE chain_id = {chain} AND seq > 4; UPDATE ledger_head SET seq = 4, hash = (SELECT hash FROM ledger WHERE chain_id = {chain} AND seq = 4) WHERE chain_id = {chain}";
        let borrowed = "UPDATE ledger_head SET seal = (SELECT k.seal FROM kept_ledger_head k WHERE k.chain_id = {other}) WHERE chain_id = {chain}";
        books.each(&[
            (cut, 4, FaultKind::Head),
            ("UPDATE ledger_head SET seq = 5 WHERE chain_id = {chain}", 5, FaultKind::Head),
            ("UPDATE ledger_head SET hash = {bytes} WHERE chain_id = {chain}", 6, FaultKind::Head),
            ("UPDATE ledger_head SET seal = {bytes} WHERE chain_id = {chain}", 6, FaultKind::Head),
            (borrowed, 6, FaultKind::Head),
            ("UPDATE ledger_head SET org_id = {other} WHERE chain_id = {chain}", 6, FaultKind::Head),
            ("UPDATE ledger_head SET org_id = NULL WHERE chain_id = {chain}", 6, FaultKind::Head),
            ("DELETE FROM ledger_head WHERE chain_id = {chain}", 1, FaultKind::NoHead),
            ("DELETE FROM ledger_head WHERE chain_id = {chain}; DELETE FROM ledger WHERE chain_id = {chain}", 1, FaultKind::NoChain),
            // With an altered row and an altered end, the row comes first.
            ("UPDATE ledger_head SET seal = {bytes} WHERE chain_id = {chain}; UPDATE ledger SET actor = 'x' WHERE chain_id = {chain} AND seq = 2", 2, FaultKind::Altered),
        ]).await;
    }

    async fn a_person_without_a_chain_is_found(kit) {
        let mut books = Books::new(kit).await;
        books.alter("DELETE FROM ledger WHERE person_id IS NOT NULL; DELETE FROM ledger_head WHERE person_id IS NOT NULL").await;
        let faults = books.report().await.faults;
        assert!(matches!(faults[..], [Fault { chain: Chain::Person(_), seq: 1, kind: FaultKind::NoChain }]), "{faults:?}");
    }

    async fn erased_salts_leave_the_ledger_whole(kit) {
        let mut books = Books::new(kit).await;
        books.alter("UPDATE ledger SET salt = NULL WHERE chain_id = {chain} AND seq > 2").await;
        assert_eq!(books.report().await.faults, []);
        // And it goes on growing.
        books.kit.store.write(&books.org, async |scope| scope.add_record(&record(77)).await).await.expect("written");
        assert_eq!(books.report().await.faults, []);
    }

    async fn verifying_while_others_write_gives_no_false_alarm(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let mut tasks = tokio::task::JoinSet::new();
        for task in 0..4 {
            let (store, org) = (kit.store.clone(), org.clone());
            tasks.spawn(async move {
                for number in 0..40 {
                    store.write(&org, async |scope| scope.add_record(&record(task * 100 + number)).await).await?;
                }
                Ok::<_, Error>(())
            });
        }
        let (mut seen, mut rounds) = (std::collections::BTreeSet::new(), 0);
        while !tasks.is_empty() {
            let report = kit.store.verify_ledger(&kit.system()).await.expect("read");
            assert_eq!(report.faults, []);
            seen.insert(report.rows);
            rounds += 1;
            while let Some(done) = tasks.try_join_next() {
                done.expect("no panic").expect("written");
            }
            tokio::task::yield_now().await;
        }
        assert!(seen.len() > 2, "it was verified in between: {rounds} rounds, {seen:?}");
        assert_eq!(kit.store.verify_ledger(&kit.system()).await.expect("read").rows, 161);
    }
}
