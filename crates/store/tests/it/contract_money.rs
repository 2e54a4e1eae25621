//! What contracts are worth, and what was paid into them.

use crate::pension_support::{contract, ground};
use crate::support::{Kit, both};
use domain::money::Cents;
use domain::pension::{ContractState, ContributionState, Rhythm, ValueSource};
use domain::steps::StepKind;
use jiff::civil::{Date, date};
use store::Error;
use store::contract_values::NewValue;
use store::contracts::NewContract;
use store::contributions::NewContribution;

fn stated(as_of: Date, guaranteed: i64) -> NewValue {
    NewValue {
        as_of,
        source: ValueSource::Statement,
        guaranteed: Some(Cents::new(guaranteed)),
        projected: None,
        capital: Some(Cents::ZERO),
        surrender: None,
    }
}

both! {
    async fn the_latest_statement_comes_first(kit) {
        let ground = ground(&kit).await;
        let id = kit.store.write(&ground.org, async |scope| scope.add_contract(&contract(&ground, 1)).await).await.expect("added");
        for (year, guaranteed) in [(2025, 10_000), (2026, 12_000), (2024, 9_000)] {
            let value = stated(date(year, 1, 1), guaranteed);
            kit.store.write(&ground.org, async |scope| scope.add_value(id, &value).await).await.expect("added");
        }
        kit.clock.advance(std::time::Duration::from_secs(1));
        let corrected = stated(date(2026, 1, 1), 12_500);
        kit.store.write(&ground.org, async |scope| scope.add_value_quietly(id, &corrected).await).await.expect("added");
        let values = kit.store.read(&ground.org, async |scope| scope.values_of(&[id]).await).await.expect("read");
        let amounts: Vec<_> = values.iter().filter_map(|value| value.guaranteed).map(Cents::get).collect();
        assert_eq!(amounts, [12_500, 12_000, 10_000, 9_000]);
        assert_eq!((values[0].projected, values[0].capital, values[0].source), (None, Some(Cents::ZERO), ValueSource::Statement));
        let kept = kit.store.write(&ground.org, async |scope| scope.remove_contract(id, 1).await).await;
        assert!(matches!(kept, Err(Error::Stale { .. })), "values have come to it: {kept:?}");
        let other = kit.organisation("Brandt AG").await;
        let astray = kit.store.write(&other, async |scope| scope.add_value(id, &corrected).await).await;
        assert!(matches!(astray, Err(Error::OutOfScope)), "{astray:?}");
        let seen = kit.store.read(&other, async |scope| scope.values_of(&[id]).await).await.expect("read");
        assert!(seen.is_empty());
    }

    async fn a_month_has_one_contribution(kit) {
        let ground = ground(&kit).await;
        let mut ids = Vec::new();
        for number in 1..=2 {
            let new = contract(&ground, number);
            ids.push(kit.store.write(&ground.org, async |scope| scope.add_contract(&new).await).await.expect("added"));
        }
        let due = |contract, month| NewContribution {
            contract,
            month: date(2026, month, 15),
            split: crate::pension_support::split(10_000, 2_000, 1_500),
            state: ContributionState::Due,
            paid_on: None,
        };
        let add = async |new: NewContribution| kit.store.write(&ground.org, async |scope| scope.add_contribution(&new).await).await;
        for month in 1..=3 {
            add(due(ids[0], month)).await.expect("added");
        }
        let paid_id = add(due(ids[1], 2)).await.expect("added");
        let twice = add(due(ids[1], 2)).await;
        assert!(matches!(twice, Err(Error::Taken { .. })), "{twice:?}");
        let set = async |version| {
            let paid = Some(date(2026, 2, 27));
            kit.store.write(&ground.org, async |scope| scope.set_contribution(paid_id, version, ContributionState::Paid, paid).await).await
        };
        assert_eq!(set(1).await.expect("set"), 2);
        assert!(matches!(set(1).await, Err(Error::Stale { entity: "contribution" })));
        let list = async |months| kit.store.read(&ground.org, async |scope| scope.contributions_of(&ids, months).await).await.expect("read");
        let newest = list(2).await;
        let months: Vec<_> = newest.iter().map(|one| (one.contract == ids[0], one.month)).collect();
        assert_eq!(months[0], (true, date(2026, 3, 1)));
        assert_eq!((newest.len(), list(12).await.len()), (3, 4), "so many months of each contract");
        let paid = newest.iter().find(|one| one.id == paid_id).expect("listed");
        assert_eq!((paid.state, paid.paid_on, paid.version), (ContributionState::Paid, Some(date(2026, 2, 27)), 2));
        assert_eq!(paid.split.total(), Some(Cents::new(13_500)));
    }

    async fn a_persons_line_follows_what_is_written(kit) {
        let ground = ground(&kit).await;
        let line = async || {
            let lines = kit.store.read(&ground.org, async |scope| scope.person_lines_of(&[ground.record]).await).await;
            let line = lines.expect("read").swap_remove(0);
            (line.contracts, line.own.get(), line.employer.get(), line.step.map(|step| (step.kind, step.on)))
        };
        let mut new = NewContract { rhythm: Rhythm::Quarterly, end_on: None, ..contract(&ground, 1) };
        let id = kit.store.write(&ground.org, async |scope| scope.add_contract(&new).await).await.expect("added");
        let (contracts, own, employer, _) = line().await;
        assert_eq!((contracts, own, employer), (1, 3_333, 667 + 500), "per month, each part rounded once");
        let missing = NewContribution {
            contract: id,
            month: date(2026, 4, 30),
            split: new.split,
            state: ContributionState::Missing,
            paid_on: None,
        };
        let due = kit.store.write(&ground.org, async |scope| scope.add_contribution(&missing).await).await.expect("added");
        let missed = Some((StepKind::PaymentMissing, Some(date(2026, 4, 1))));
        assert_eq!(line().await.3, missed);
        let (paid, on) = (ContributionState::Paid, Some(date(2026, 5, 4)));
        kit.store.write(&ground.org, async |scope| scope.set_contribution(due, 1, paid, on).await).await.expect("set");
        assert_ne!(line().await.3, missed);
        new.state = ContractState::Ended;
        kit.store.write(&ground.org, async |scope| scope.change_contract_quietly(id, 1, &new).await).await.expect("changed");
        assert_eq!(line().await.0, 1, "the line waits for its caller");
        kit.store.write(&ground.org, async |scope| scope.refresh_lines(&[ground.record]).await).await.expect("refreshed");
        assert_eq!((line().await.0, line().await.1), (0, 0));
    }
}
