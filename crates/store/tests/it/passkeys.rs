//! Passkeys in the tables: sealed, told in the ledger, counted on only once, and no use to a locked account.

use crate::raw::Raw;
use crate::support::{Kit, both};
use domain::id::PersonId;
use domain::{Ctx, Own};
use store::Error;
use store::sign_in::{NewPasskey, Removal, UsedPasskey};

fn passkey(person: PersonId, number: u8) -> NewPasskey {
    NewPasskey {
        person,
        credential_id: vec![number; 32],
        credential: b"Markierung".to_vec(),
        sign_count: 0,
        backed_up: false,
        label: "Janas Telefon".to_owned(),
    }
}

async fn add(kit: &Kit, person: &Ctx<Own>, number: u8) -> store::Result<domain::id::PasskeyId> {
    let new = passkey(person.reach.0, number);
    kit.store.write(person, async |scope| scope.add_passkey(&new).await).await
}

async fn told(raw: &mut Raw, action: &str) -> i64 {
    raw.number(&format!("SELECT COUNT(*) FROM ledger WHERE action = '{action}'")).await.expect("counted")
}

both! {
    async fn what_changes_is_told(kit) {
        let (person, mut raw) = (kit.account().await, Raw::almighty(&kit).await);
        let first = add(&kit, &person, 1).await.expect("kept");
        let second = add(&kit, &person, 2).await.expect("kept");
        assert!(matches!(add(&kit, &kit.account().await, 1).await, Err(Error::Taken { .. })));
        kit.store.write(&person, async |scope| scope.rename_passkey(first, "Altes").await).await.expect("renamed");
        let used = UsedPasskey { credential: b"Markierung 2".to_vec(), sign_count: 0, backed_up: true };
        assert!(kit.store.write(&person, async |scope| scope.use_passkey(first, &used).await).await.expect("noted"));
        let remove = async |id| kit.store.write(&person, async |scope| scope.remove_passkey(id).await).await.expect("judged");
        assert_eq!((remove(first).await, remove(first).await), (Removal::Removed, Removal::Unknown));
        assert_eq!(remove(second).await, Removal::LastWayIn);
        let rows = [told(&mut raw, "passkey.added").await, told(&mut raw, "passkey.renamed").await];
        assert_eq!((rows, told(&mut raw, "passkey.removed").await), ([2, 1], 1));
        let all = raw.number("SELECT COUNT(*) FROM ledger WHERE entity = 'passkey'").await.expect("counted");
        assert_eq!(all, 4, "neither a use nor a refusal");
        assert!(kit.store.verify_ledger(&kit.system()).await.expect("read").faults.is_empty());
    }

    async fn credential_and_label_are_sealed(kit) {
        let (person, mut raw) = (kit.account().await, Raw::almighty(&kit).await);
        let id = add(&kit, &person, 1).await.expect("kept");
        let kept = kit.store.read(&person, async |scope| scope.passkey_credentials().await).await.expect("read");
        assert_eq!(kept, [(id, b"Markierung".to_vec())]);
        let hex = if raw.is_lite() { "hex(COLUMN)" } else { "encode(COLUMN, 'hex')" };
        for (column, clear) in [("credential", "4d61726b6965"), ("label", "4a616e6173"), ("credential_index", "01010101")] {
            let hex = hex.replace("COLUMN", column);
            let sql = format!("SELECT COUNT(*) FROM passkey WHERE lower({hex}) LIKE '%{clear}%'");
            assert_eq!(raw.number(&sql).await.expect("looked"), 0, "{column}");
        }
        let owner = async |number: u8| {
            kit.store.read(&kit.system(), async |scope| scope.passkey_owner(&[number; 32]).await).await.expect("read")
        };
        assert_eq!((owner(1).await, owner(2).await), (Some((person.reach.0, id)), None));
        let other = kit.account().await;
        assert_eq!(kit.store.read(&other, async |scope| scope.passkeys().await).await.expect("read"), []);
        kit.store.erase_account(&person).await.expect("erased");
        assert_eq!(owner(1).await, None);
    }

    async fn a_counter_is_taken_once(kit) {
        let person = kit.account().await;
        let id = add(&kit, &person, 1).await.expect("kept");
        let count = async |sign_count| {
            let used = UsedPasskey { credential: Vec::new(), sign_count, backed_up: false };
            kit.store.write(&person, async |scope| scope.use_passkey(id, &used).await).await.expect("judged")
        };
        assert!(count(0).await && count(0).await, "without a counter");
        let (one, other) = tokio::join!(count(5), count(5));
        assert_ne!(one, other, "one of two copies");
        assert!(!count(4).await && !count(0).await && count(6).await);
    }

    async fn a_locked_account_is_not_signed_in(kit) {
        let (person, mut raw) = (kit.account().await, Raw::almighty(&kit).await);
        let id = add(&kit, &person, 1).await.expect("kept");
        let used = UsedPasskey { credential: Vec::new(), sign_count: 0, backed_up: false };
        let noted = async || kit.store.write(&person, async |scope| scope.use_passkey(id, &used).await).await.expect("judged");
        assert!(noted().await);
        raw.say("UPDATE account SET state = 'locked'").await.expect("locked");
        assert!(!noted().await);
        raw.say("UPDATE account SET state = 'active'").await.expect("unlocked");
        assert!(noted().await);
    }

    async fn what_a_person_gets_within_a_system_write_is_undone_with_it(kit) {
        let (system, mut raw) = (kit.system(), Raw::almighty(&kit).await);
        let person: PersonId = system.id();
        let new = passkey(person, 1);
        let open = async |fails: bool| {
            let new = &new;
            kit.store.write(&system, async |scope| {
                scope.within(Own(person), async |own| {
                    own.add_account("de").await?;
                    own.add_passkey(new).await
                }).await?;
                if fails { Err(Error::OutOfScope) } else { Ok(()) }
            }).await
        };
        open(true).await.expect_err("undone");
        assert_eq!((told(&mut raw, "passkey.added").await, told(&mut raw, "account.added").await), (0, 0));
        open(false).await.expect("saved");
        assert_eq!((told(&mut raw, "passkey.added").await, told(&mut raw, "account.added").await), (1, 1));
        // A statement that failed inside fails the whole write, whatever the closure makes of it.
        let swallowed = kit.store.write(&system, async |scope| {
            let again = scope.within(Own(person), async |own| own.add_account("de").await).await;
            assert!(matches!(again, Err(Error::Taken { .. })), "{again:?}");
            Ok::<_, Error>(())
        }).await;
        assert!(matches!(swallowed, Err(Error::Taken { .. })), "{swallowed:?}");
    }
}
