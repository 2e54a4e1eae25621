//! Whoever was in the database before people had lines gets one with the migration.

use crate::person_lines::{counts, invite, page};
use crate::raw::Raw;
use crate::support::{Kit, both, record};
use domain::listing::{Direction, PersonFacet, PersonSort};
use jiff::civil::date;
use store::people::NewRecord;

both! {
    async fn who_was_here_before_the_lines_has_one(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let mut ids = Vec::new();
        for number in 1..=5 {
            let new = NewRecord { birth_date: (number < 4).then_some(date(1985, 2, 28)), ..record(number) };
            ids.push(kit.store.write(&org, async |scope| scope.add_record(&new).await).await.expect("added"));
        }
        invite(&kit, &org, ids[1]).await;
        for place in [2, 3] {
            let holder = kit.account().await.reach.0;
            kit.store.write(&org, async |scope| scope.link(ids[place], holder).await).await.expect("linked");
        }
        kit.store.erase_record(&org, ids[4]).await.expect("erased");
        let all = async || {
            let lines = page(&kit, &org, (PersonFacet::All, PersonSort::Open, Direction::Down), 0, 9).await;
            (lines, counts(&kit, &org).await)
        };
        let before = all().await;
        assert_eq!(before.0.iter().map(|line| line.record).collect::<Vec<_>>(), [ids[0], ids[1], ids[3], ids[2]]);
        let migration = std::fs::read_to_string("../../migrations/postgres/0020_employments.sql").expect("a file");
        let (_, backfill) = migration.split_once("INSERT INTO person_line").expect("a backfill");
        let mut raw = Raw::almighty(&kit).await;
        raw.say("DELETE FROM person_line").await.expect("said");
        raw.say(&format!("INSERT INTO person_line{backfill}")).await.expect("said");
        assert_eq!(all().await, before);
    }
}
