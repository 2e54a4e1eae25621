//! Who works here, with pay and contributions: everybody once, by parts, and nobody else.

use crate::employments::employment;
use crate::pension_support::{Ground, contract, ground, split};
use crate::support::{Kit, both, record};
use domain::employment::{EmploymentState, TaxClass};
use domain::id::RecordId;
use domain::money::{Cents, Currency};
use domain::pension::{ContractState, Rhythm, Way};
use domain::{Ctx, Org};
use jiff::civil::date;
use store::contracts::NewContract;
use store::employments::NewEmployment;
use store::pay_facts::PayLine;

async fn lines(kit: &Kit, org: &Ctx<Org>, after: Option<RecordId>, limit: u16) -> Vec<PayLine> {
    kit.store.read(org, async |scope| scope.pay_facts(after, limit).await).await.expect("read")
}

async fn employ(kit: &Kit, org: &Ctx<Org>, id: RecordId, new: NewEmployment) {
    kit.store.write(org, async |scope| scope.add_employment(id, &new).await).await.expect("added");
}

async fn insure(kit: &Kit, ground: &Ground, new: NewContract) {
    kit.store.write(&ground.org, async |scope| scope.add_contract(&new).await).await.expect("added");
}

fn paid(gross: i64) -> NewEmployment {
    NewEmployment {
        gross: Some(Cents::new(gross)),
        tax_class: Some(TaxClass::Three),
        ..employment(EmploymentState::Active, Some(date(2020, 1, 1)))
    }
}

both! {
    async fn a_person_has_the_current_employment_and_what_is_paid_a_month(kit) {
        let ground = ground(&kit).await;
        let (org, id) = (&ground.org, ground.record);
        employ(&kit, org, id, paid(300_000)).await;
        employ(&kit, org, id, NewEmployment { state: EmploymentState::Ended, ..paid(900_000) }).await;
        employ(&kit, org, id, NewEmployment { start_on: None, ..paid(900_000) }).await;
        let began = NewEmployment { start_on: Some(date(2021, 1, 1)), ..paid(350_000) };
        employ(&kit, org, id, began).await;
        let planned = EmploymentState::Planned;
        employ(&kit, org, id, NewEmployment { state: planned, start_on: Some(date(2027, 1, 1)), ..paid(1) }).await;
        let one = |number| contract(&ground, number);
        for new in [
            one(1),
            NewContract { rhythm: Rhythm::Yearly, split: split(1_200, 2_400, 600), ..one(2) },
            NewContract { way: Way::SupportFund, split: split(5_000, 0, 0), ..one(3) },
            NewContract { state: ContractState::PaidUp, ..one(4) },
            NewContract { state: ContractState::Ended, ..one(5) },
        ] {
            insure(&kit, &ground, new).await;
        }
        let found = lines(&kit, org, None, 10).await;
        assert_eq!(found.len(), 1, "{found:?}");
        let line = &found[0];
        assert_eq!((line.record, line.family_name.as_str(), line.personnel_no.as_str()), (id, "Müller-1", "P00001"));
        assert_eq!((line.gross, line.tax_class), (Some(Cents::new(350_000)), Some(TaxClass::Three)));
        assert_eq!((line.employment, line.left_out), (EmploymentState::Active, false));
        let ways = [(Way::SupportFund, split(5_000, 0, 0)), (Way::DirectInsurance, split(10_100, 2_200, 1_550))];
        assert_eq!(line.funding, ways);
        let kroner = NewContract { currency: Currency::Dkk, ..one(6) };
        insure(&kit, &ground, kroner).await;
        let found = lines(&kit, org, None, 10).await;
        assert_eq!((found[0].left_out, found[0].funding.as_slice()), (true, ways.as_slice()));
        assert!(!format!("{found:?}").contains("350000") && !format!("{found:?}").contains("Müller"));
        let other = kit.organisation("Brandt AG").await;
        assert_eq!(lines(&kit, &other, None, 10).await, []);
    }

    async fn parts_hold_everybody_who_works_here_once(kit) {
        let ground = ground(&kit).await;
        let org = &ground.org;
        let mut working = Vec::new();
        for number in 2..9 {
            let added = kit.store.write(org, async |scope| scope.add_record(&record(number)).await);
            let id = added.await.expect("added");
            let state = match number {
                2 => EmploymentState::Planned,
                3 => EmploymentState::Ended,
                4 => EmploymentState::Dormant,
                _ => EmploymentState::Active,
            };
            employ(&kit, org, id, employment(state, None)).await;
            // The same in all: the identifier decides.
            employ(&kit, org, id, employment(state, None)).await;
            if number > 3 {
                working.push(id);
            }
        }
        let erased = working.pop().expect("somebody");
        assert!(kit.store.erase_record(org, erased).await.expect("erased"));
        working.sort_unstable();
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let part = lines(&kit, org, after, 2).await;
            seen.extend(part.iter().map(|line| line.record));
            after = seen.last().copied();
            if part.len() < 2 {
                break;
            }
        }
        assert_eq!(seen, working);
        assert_eq!(lines(&kit, org, after, 2).await, []);
        let first = lines(&kit, org, None, 1).await;
        assert_eq!((first[0].gross, first[0].funding.len()), (None, 0));
    }
}
