//! The ledger against one who knows how its hashes are made, but has no master key. The hash is written here once more,
//! from its description: who checks the ledger offline does the same.

use crate::raw::{Kind, Raw, Value};
use crate::support::{Kit, both, record};
use domain::{Ctx, Org};
use ring::digest::{Context, SHA256};
use store::ledger::{Chain, Fault, FaultKind, Head};
use uuid::Uuid;

const COLUMNS: &str = "at, actor, request_id, action, entity, entity_id, subject_id, payload_hash";
const KINDS: [Kind; 8] =
    [Kind::Instant, Kind::Text, Kind::Uuid, Kind::Text, Kind::Text, Kind::Uuid, Kind::Uuid, Kind::Bytes];

/// SHA-256 over each field behind its length: a name, the chain's kind and id, the number, then the row's content.
fn hash(chain: Uuid, seq: i64, content: &[Value], prev: &[u8]) -> Vec<u8> {
    let mut fields =
        vec![b"zusage-ledger-1".to_vec(), b"org".to_vec(), chain.as_bytes().to_vec(), seq.to_be_bytes().to_vec()];
    fields.extend(content.iter().map(|value| match value {
        Value::Instant(micros) => micros.to_be_bytes().to_vec(),
        Value::Text(text) => text.as_bytes().to_vec(),
        Value::Uuid(id) => id.as_bytes().to_vec(),
        Value::Bytes(bytes) => bytes.clone(),
        _ => Vec::new(),
    }));
    fields.push(prev.to_vec());
    let mut digest = Context::new(&SHA256);
    for field in fields {
        digest.update(&(field.len() as u64).to_be_bytes());
        digest.update(&field);
    }
    digest.finish().as_ref().to_vec()
}

/// A chain of four rows and who forges it.
struct Forger {
    kit: Kit,
    org: Ctx<Org>,
    raw: Raw,
}

impl Forger {
    async fn new(kit: Kit) -> Self {
        let org = kit.organisation("Kessler GmbH").await;
        for number in 1..4 {
            kit.store.write(&org, async |scope| scope.add_record(&record(number)).await).await.expect("written");
        }
        let raw = Raw::almighty(&kit).await;
        Self { kit, org, raw }
    }

    fn id(&self) -> Uuid {
        self.org.reach.0.uuid()
    }

    async fn content(&mut self, seq: i64) -> Vec<Value> {
        let sql = format!("SELECT {COLUMNS} FROM ledger WHERE chain_id = $1 AND seq = $2");
        self.raw.one(&sql, &[Value::Uuid(self.id()), Value::Int(seq)], &KINDS).await.expect("there")
    }

    async fn hash_of(&mut self, seq: i64) -> Vec<u8> {
        let sql = "SELECT hash FROM ledger WHERE chain_id = $1 AND seq = $2";
        let row = self.raw.one(sql, &[Value::Uuid(self.id()), Value::Int(seq)], &[Kind::Bytes]).await.expect("there");
        let [Value::Bytes(hash)] = &row[..] else { panic!("{row:?}") };
        hash.clone()
    }

    /// Makes every row from `seq` on fit the one before it.
    async fn rehash(&mut self, seq: i64, end: i64) {
        for seq in seq..=end {
            let prev = self.hash_of(seq - 1).await;
            let content = self.content(seq).await;
            let hash = hash(self.id(), seq, &content, &prev);
            let sql = "UPDATE ledger SET prev_hash = $3, hash = $4 WHERE chain_id = $1 AND seq = $2";
            let values = [Value::Uuid(self.id()), Value::Int(seq), Value::Bytes(prev), Value::Bytes(hash)];
            assert_eq!(self.raw.change(sql, &values).await.expect("changed"), 1);
        }
    }

    async fn change(&mut self, sql: &str) {
        self.raw.change(sql, &[Value::Uuid(self.id())]).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    async fn faults(&self) -> Vec<(i64, FaultKind)> {
        let report = self.kit.store.verify_ledger(&self.kit.system()).await.expect("read");
        let chain = Chain::Org(self.org.reach.0);
        let own = |fault: Fault| {
            assert_eq!(fault.chain, chain);
            (fault.seq, fault.kind)
        };
        report.faults.into_iter().map(own).collect()
    }

    async fn head(&self) -> Head {
        self.kit.store.verify_ledger(&self.kit.system()).await.expect("read").heads[0]
    }
}

both! {
    async fn the_hash_is_what_its_description_says(kit) {
        let mut forger = Forger::new(kit).await;
        let prev = forger.hash_of(3).await;
        let content = forger.content(4).await;
        assert_eq!(hash(forger.id(), 4, &content, &prev), forger.hash_of(4).await);
        assert_eq!(forger.head().await.hash.to_vec(), forger.hash_of(4).await);
    }

    async fn a_chain_written_anew_does_not_meet_its_sealed_end(kit) {
        let mut forger = Forger::new(kit).await;
        forger.change("UPDATE ledger SET actor = 'system:nobody' WHERE chain_id = $1 AND seq = 2").await;
        assert_eq!(forger.faults().await, [(2, FaultKind::Altered)]);
        forger.rehash(2, 4).await;
        assert_eq!(forger.faults().await, [(4, FaultKind::Rewritten)]);
        // Nor does moving the end help without the key.
        forger.change("UPDATE ledger_head SET hash = (SELECT hash FROM ledger WHERE chain_id = $1 AND seq = 4) WHERE chain_id = $1").await;
        assert_eq!(forger.faults().await, [(4, FaultKind::Head)]);
    }

    async fn a_well_made_row_behind_the_end_is_found(kit) {
        let mut forger = Forger::new(kit).await;
        let append = |seq: i64| format!(
            "INSERT INTO ledger SELECT chain_id, {seq}, org_id, person_id, at, 'system:nobody', request_id, action, entity, entity_id, subject_id, payload_hash, salt, prev_hash, hash FROM ledger WHERE chain_id = $1 AND seq = 4"
        );
        forger.change(&append(5)).await;
        forger.rehash(5, 5).await;
        assert_eq!(forger.faults().await, [(5, FaultKind::Beyond)]);
        // The end moved along, with the old seal.
        forger.change("UPDATE ledger_head SET seq = 5, hash = (SELECT hash FROM ledger WHERE chain_id = $1 AND seq = 5) WHERE chain_id = $1").await;
        assert_eq!(forger.faults().await, [(5, FaultKind::Head)]);
    }

    async fn a_well_made_row_in_the_middle_is_found(kit) {
        let mut forger = Forger::new(kit).await;
        // Rows 3 and 4 give way to one that was never written, everything fits again but the end.
        forger.change("UPDATE ledger SET seq = 5 WHERE chain_id = $1 AND seq = 4").await;
        forger.change("UPDATE ledger SET seq = 4 WHERE chain_id = $1 AND seq = 3").await;
        forger.change("INSERT INTO ledger SELECT chain_id, 3, org_id, person_id, at, 'system:nobody', request_id, action, entity, entity_id, subject_id, payload_hash, salt, prev_hash, hash FROM ledger WHERE chain_id = $1 AND seq = 4").await;
        forger.rehash(3, 5).await;
        assert_eq!(forger.faults().await, [(5, FaultKind::Beyond)]);
    }

    async fn setting_everything_back_shows_against_a_noted_head(kit) {
        let mut forger = Forger::new(kit).await;
        forger.raw.say("CREATE TABLE kept AS SELECT * FROM ledger_head").await.expect("kept");
        let write = forger.kit.store.write(&forger.org, async |scope| scope.add_record(&record(9)).await);
        write.await.expect("written");
        let noted = forger.head().await;
        forger.change("DELETE FROM ledger WHERE chain_id = $1 AND seq = 5").await;
        forger.change("DELETE FROM ledger_head WHERE chain_id = $1").await;
        forger.change("INSERT INTO ledger_head SELECT * FROM kept WHERE chain_id = $1").await;
        // An old state with its own seals is whole in itself: only what was noted elsewhere tells.
        assert_eq!(forger.faults().await, []);
        assert_ne!(forger.head().await, noted);
        assert_eq!(forger.head().await.seq, noted.seq - 1);
    }
}
