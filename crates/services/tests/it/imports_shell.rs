//! Lists that the operator takes in from the command line.

use crate::made_lists::{employer, file, tally};
use crate::support::{Kit, address, both, movable};
use domain::intake::{Column, List, NoMapping};
use domain::{Actor, System};
use services::imports::{self, ImportError, Shell};
use services::{Refusal, ServiceError};

both! {
    async fn a_list_is_looked_at_and_then_taken_in(kit) {
        let (org, allowed) = employer(&kit).await;
        let system = kit.ctx(Actor::System("import"), System);
        let list = file(List::People, "/srv/lists/a.csv", &["Kennung;Zuname;Rufname", "1;Krämer;Jana", "2;;Jörg"]);
        let whose = Shell::Id(org);
        let unmapped = imports::run(&kit.store, &system, &whose, list.clone(), &[], true).await;
        assert!(matches!(unmapped, Err(ImportError::Mapping(NoMapping::Missing(_)))), "{unmapped:?}");
        let map = [("KENNUNG".to_owned(), Some(Column::PersonnelNumber))];
        let map = [&map[..], &[("Zuname".to_owned(), Some(Column::FamilyName))]].concat();
        let map = [&map[..], &[("Rufname".to_owned(), Some(Column::GivenName))]].concat();
        let dry = movable(imports::run(&kit.store, &system, &whose, list.clone(), &map, true)).await.expect("looked at");
        assert_eq!((dry.outcome.tally(), dry.booked), (tally(1, 0, 0, 1), None));
        let numbered = || kit.store.read(allowed.ctx(), async |scope| scope.record_by_number("1").await);
        assert_eq!(numbered().await.expect("read"), None);
        let ran = imports::run(&kit.store, &system, &whose, list.clone(), &[], false).await.expect("the mapping is remembered");
        assert_eq!(ran.booked.map(|booked| booked.tally), Some(tally(1, 0, 0, 1)));
        assert!(numbered().await.expect("read").is_some());
        let again = imports::run(&kit.store, &system, &whose, list, &[], false).await.expect("nothing to book");
        assert_eq!((again.outcome.tally(), again.booked), (tally(0, 0, 1, 1), None));
        let page = imports::list(&kit.store, &allowed, 1).await.expect("read");
        assert_eq!((page.total, page.batches[0].actor.as_str()), (4, "system:import"));
        let mut kept: Vec<&str> = page.batches.iter().map(|one| one.file_name.as_str()).collect();
        kept.sort_unstable();
        assert_eq!(kept, ["", "", "a.csv", "a.csv"], "neither the dry run's file nor the one that could not be judged");
        assert!(page.batches.iter().all(|one| one.expired == one.file_name.is_empty()), "{page:?}");
    }

    async fn an_unknown_address_or_heading_is_refused(kit) {
        let (org, allowed) = employer(&kit).await;
        let system = kit.ctx(Actor::System("import"), System);
        let list = file(List::People, "a.csv", &["Personalnummer;Nachname;Vorname", "1;Krämer;Jana"]);
        let nowhere = Shell::Slug(address());
        let map = [("Gibt es nicht".to_owned(), Some(Column::Site))];
        for (whose, map) in [(&nowhere, &[][..]), (&Shell::Id(org), &map[..])] {
            let refused = imports::run(&kit.store, &system, whose, list.clone(), map, true).await;
            let unknown = matches!(refused, Err(ImportError::Service(ServiceError::Refused(Refusal::Unknown))));
            assert!(unknown, "{refused:?}");
        }
        assert_eq!(imports::list(&kit.store, &allowed, 1).await.expect("read").total, 0, "nothing was uploaded");
    }
}
