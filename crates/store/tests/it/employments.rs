//! Employments: kept whole, changed by version, the current one first; pay goes with the person.

use crate::support::{Kit, both, record};
use domain::employment::{EmploymentState, TaxClass};
use domain::id::{NewId as _, PayrollAreaId, RecordId, SiteId};
use domain::intake::Hours;
use domain::money::Cents;
use domain::{Ctx, Org, Percent};
use jiff::civil::{Date, date};
use store::employments::{Employment, NewEmployment};
use store::{Error, Result};

pub fn employment(state: EmploymentState, start_on: Option<Date>) -> NewEmployment {
    NewEmployment {
        state,
        start_on,
        end_on: None,
        site: None,
        area: None,
        weekly_hours: None,
        part_time: None,
        gross: None,
        tax_class: None,
    }
}

fn full(kit: &Kit) -> NewEmployment {
    let now = kit.system().now();
    NewEmployment {
        end_on: Some(date(2027, 6, 30)),
        site: Some(SiteId::new(now, &*kit.random)),
        area: Some(PayrollAreaId::new(now, &*kit.random)),
        weekly_hours: Some(Hours::from_hundredths(3_850)),
        part_time: Some(Percent::from_basis_points(8_750)),
        gross: Some(Cents::new(412_345)),
        tax_class: TaxClass::from_number(4),
        ..employment(EmploymentState::Probation, Some(date(2026, 10, 1)))
    }
}

async fn person(kit: &Kit) -> (Ctx<Org>, RecordId) {
    let org = kit.organisation("Kessler GmbH").await;
    let id = kit.store.write(&org, async |scope| scope.add_record(&record(1)).await).await.expect("added");
    (org, id)
}

async fn of(kit: &Kit, org: &Ctx<Org>, id: RecordId) -> Vec<Employment> {
    kit.store.read(org, async |scope| scope.employments_of(id).await).await.expect("read")
}

async fn add(kit: &Kit, org: &Ctx<Org>, id: RecordId, new: NewEmployment) -> Result<domain::id::EmploymentId> {
    kit.store.write(org, async |scope| scope.add_employment(id, &new).await).await
}

both! {
    async fn an_employment_comes_back_as_it_was_given(kit) {
        let (org, id) = person(&kit).await;
        let new = full(&kit);
        let added = add(&kit, &org, id, new).await.expect("added");
        let read = of(&kit, &org, id).await;
        assert_eq!((read.len(), read[0].id, read[0].record, read[0].version), (1, added, id, 1));
        assert!(read[0].known() == new, "{read:?}");
        let other = kit.organisation("Brandt AG").await;
        assert_eq!(of(&kit, &other, id).await, []);
        let foreign = add(&kit, &other, id, new).await;
        assert!(matches!(foreign, Err(Error::Stale { entity: "person_record" })), "{foreign:?}");
        assert!(!format!("{read:?}").contains("412"), "logs do not show pay");
    }

    async fn a_change_names_the_version_it_was_based_on(kit) {
        let (org, id) = person(&kit).await;
        let added = add(&kit, &org, id, full(&kit)).await.expect("added");
        let bare = employment(EmploymentState::Dormant, None);
        let change = async |version| kit.store.write(&org, async move |scope| {
            scope.change_employment(added, version, &bare).await
        }).await;
        assert_eq!(change(1).await.expect("changed"), 2);
        assert!(matches!(change(1).await, Err(Error::Stale { entity: "employment" })));
        let read = of(&kit, &org, id).await;
        assert!(read[0].known() == bare && read[0].version == 2, "what is none is cleared: {read:?}");
        let remove = async |version| kit.store.write(&org, async move |scope| {
            let whose = scope.remove_employment_quietly(added, version).await?;
            scope.refresh_lines(&[whose]).await
        }).await;
        assert!(matches!(remove(1).await, Err(Error::Stale { entity: "employment" })));
        remove(2).await.expect("removed");
        assert_eq!(of(&kit, &org, id).await, []);
        assert!(matches!(remove(2).await, Err(Error::Stale { .. })));
        assert_eq!(kit.store.verify_ledger(&kit.system()).await.expect("read").faults, vec![]);
    }

    async fn the_current_one_stands_first(kit) {
        use EmploymentState::{Active, Ended, NoticeGiven, Planned};
        let (org, id) = person(&kit).await;
        let other = kit.store.write(&org, async |scope| scope.add_record(&record(2)).await).await.expect("added");
        let starts = [
            (Ended, Some(date(2026, 5, 1))),
            (Planned, Some(date(2027, 1, 1))),
            (Active, None),
            (NoticeGiven, Some(date(2020, 1, 1))),
            (Active, Some(date(2024, 1, 1))),
        ];
        for (state, start) in starts {
            add(&kit, &org, id, employment(state, start)).await.expect("added");
        }
        add(&kit, &org, other, employment(Ended, None)).await.expect("added");
        let order = [4, 3, 2, 1, 0].map(|place: usize| starts[place]);
        let told = |all: &[Employment]| all.iter().map(|one| (one.state, one.start_on)).collect::<Vec<_>>();
        assert_eq!(told(&of(&kit, &org, id).await), order);
        let many = kit.store.read(&org, async |scope| scope.employments_of_many(&[other, id]).await).await.expect("read");
        let (ours, theirs) = (order.as_slice(), [(Ended, None)]);
        let by_person = if id < other { [ours, &theirs] } else { [&theirs, ours] };
        assert_eq!(told(&many), by_person.concat());
        let none = kit.store.read(&org, async |scope| scope.employments_of_many(&[]).await).await.expect("read");
        assert_eq!(none, []);
    }

    async fn pay_goes_with_the_person(kit) {
        let (org, id) = person(&kit).await;
        add(&kit, &org, id, full(&kit)).await.expect("added");
        assert!(kit.store.erase_record(&org, id).await.expect("erased"));
        let read = of(&kit, &org, id).await;
        assert_eq!((read[0].gross, read[0].tax_class, read[0].version), (None, None, 2));
        assert_eq!(read[0].start_on, Some(date(2026, 10, 1)));
        let late = add(&kit, &org, id, full(&kit)).await;
        assert!(matches!(late, Err(Error::Stale { entity: "person_record" })), "{late:?}");
        let change = async |scope: &mut store::WriteScope<'_, Org>| {
            scope.change_employment(read[0].id, 2, &read[0].known()).await
        };
        let late = kit.store.write(&org, change).await;
        assert!(matches!(late, Err(Error::Stale { entity: "employment" })), "{late:?}");
    }
}
