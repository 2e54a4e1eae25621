//! What a person has, at several employers, and nothing of anybody else.

use crate::support::{Kit, both, movable};
use domain::access::Role;
use domain::access::permits::SeePeople;
use domain::employment::EmploymentState;
use domain::id::{ContractId, FilingId, MessageId, OrgId, RecordId};
use domain::money::{Cents, Currency};
use domain::organisation::{OrganisationKind, Slug};
use domain::pension::{CarrierKind, ContractState, ContributionState, Rhythm, Split, ValueSource, Way};
use domain::steps::{Step, StepKind};
use domain::{Actor, Ctx, Org, Own};
use jiff::civil::{Date, date};
use services::own_pension::{self, File, Stated};
use services::{Refusal, ServiceError};
use std::collections::BTreeSet;
use store::NewDocument;
use store::carriers::NewCarrier;
use store::contract_values::NewValue;
use store::contracts::NewContract;
use store::contributions::NewContribution;
use store::employments::NewEmployment;
use store::filings::NewFiling;
use store::people::NewRecord;

/// An employer that keeps a record of the person.
struct Place {
    ctx: Ctx<Org>,
    slug: Slug,
    record: RecordId,
}

async fn employer(kit: &Kit, person: &Ctx<Own>, name: &str, state: EmploymentState, left: Option<Date>) -> Place {
    let (org, slug): (OrgId, Slug) = kit.organisation(OrganisationKind::Employer, name).await;
    let ctx = kit.ctx(Actor::System("test"), Org(org));
    let new = NewRecord {
        personnel_no: "1".to_owned(),
        given_name: "Jana".to_owned(),
        family_name: "Krämer".to_owned(),
        birth_date: Some(date(1992, 4, 17)),
    };
    let employment = NewEmployment {
        state,
        start_on: Some(date(2016, 5, 1)),
        end_on: left,
        site: None,
        area: None,
        weekly_hours: None,
        part_time: None,
        gross: None,
        tax_class: None,
    };
    let human = person.reach.0;
    let added = kit.store.write(&ctx, async |scope| {
        let record = scope.add_record(&new).await?;
        scope.link(record, human).await?;
        scope.add_employment(record, &employment).await?;
        Ok::<_, store::Error>(record)
    });
    let record = added.await.expect("added");
    Place { ctx, slug, record }
}

fn split(own: i64, employer: i64, subsidy: i64) -> Split {
    Split { own: Cents::new(own), employer: Cents::new(employer), subsidy: Cents::new(subsidy) }
}

async fn contract(kit: &Kit, place: &Place, number: &str, state: ContractState, end_on: Option<Date>) -> ContractId {
    let carrier =
        NewCarrier { name: format!("Leben {number}"), kind: CarrierKind::Insurer, bafin_no: None, transfers: true };
    let added = kit.store.write(&place.ctx, async |scope| {
        let carrier = scope.add_carrier(&carrier).await?;
        let new = NewContract {
            record: place.record,
            carrier,
            group: None,
            number: number.to_owned(),
            way: Way::DirectInsurance,
            state,
            rhythm: Rhythm::Monthly,
            currency: Currency::Eur,
            split: split(15_000, 0, 2_250),
            start_on: Some(date(2021, 3, 1)),
            end_on,
        };
        scope.add_contract(&new).await
    });
    added.await.expect("added")
}

async fn value(kit: &Kit, place: &Place, contract: ContractId, as_of: Date, guaranteed: Option<i64>) {
    let new = NewValue {
        as_of,
        source: ValueSource::Statement,
        guaranteed: guaranteed.map(Cents::new),
        projected: None,
        capital: Some(Cents::new(900_000)),
        surrender: None,
    };
    kit.store.write(&place.ctx, async |scope| scope.add_value(contract, &new).await).await.expect("added");
}

async fn filing(kit: &Kit, place: &Place, contract: Option<ContractId>, shown: bool) -> FilingId {
    let content = kit.store.keep(&place.ctx, place.record, b"%PDF-1.7 statement").await.expect("kept");
    let added = kit.store.write(&place.ctx, async |scope| {
        let new = NewDocument { kind: "statement", media_type: "application/pdf", content: &content };
        let document = scope.add_document(&new).await?;
        let new = NewFiling {
            record: place.record,
            document,
            contract,
            title: "Standmitteilung 2025".to_owned(),
            issued_on: date(2026, 11, 12),
            issuer: Some("Lindenhof Leben".to_owned()),
            shown,
        };
        scope.file_document(&new).await
    });
    added.await.expect("filed")
}

async fn message(kit: &Kit, place: &Place, to: Option<RecordId>) -> MessageId {
    let sent = kit.store.write(&place.ctx, async |scope| scope.send_message(to, "Neues", "Guten Tag.\n\nEnde.").await);
    sent.await.expect("sent")
}

fn unknown<T: std::fmt::Debug>(answer: &Result<T, ServiceError>) {
    assert!(matches!(answer, Err(ServiceError::Refused(Refusal::Unknown))), "{answer:?}");
}

both! {
    async fn each_employer_stands_with_its_name_the_former_one_last(kit) {
        let jana = kit.person().await;
        let former = employer(&kit, &jana, "Alte Logistik", EmploymentState::Ended, Some(date(2021, 2, 28))).await;
        let present = employer(&kit, &jana, "Kessler", EmploymentState::Active, None).await;
        contract(&kit, &former, "A1", ContractState::PaidUp, None).await;
        let running = contract(&kit, &present, "K1", ContractState::Active, None).await;
        let home = own_pension::home(&kit.store, &jana).await.expect("read");
        let name = |at: &own_pension::AtEmployer| (at.employer.name.clone(), at.employer.is_former(), at.contracts.len());
        let names: Vec<(String, bool, usize)> = home.employers.iter().map(name).collect();
        assert_eq!(names, [("Kessler".to_owned(), false, 1), ("Alte Logistik".to_owned(), true, 1)]);
        let file = movable(own_pension::contract(&kit.store, &jana, present.slug.as_str(), running)).await.expect("read");
        assert_eq!((file.employer.name.as_str(), file.held.contract.number.as_str()), ("Kessler", "K1"));
    }

    async fn totals_are_sums_of_the_latest_statements_with_the_oldest_day(kit) {
        let jana = kit.person().await;
        let former = employer(&kit, &jana, "Alte Logistik", EmploymentState::Ended, None).await;
        let present = employer(&kit, &jana, "Kessler", EmploymentState::Active, None).await;
        let old = contract(&kit, &former, "A1", ContractState::PaidUp, Some(date(2058, 1, 1))).await;
        let running = contract(&kit, &present, "K1", ContractState::Active, Some(date(2059, 5, 1))).await;
        let gone = contract(&kit, &present, "K2", ContractState::Transferred, None).await;
        contract(&kit, &present, "K3", ContractState::Active, None).await;
        value(&kit, &former, old, date(2024, 12, 31), Some(3_120)).await;
        value(&kit, &present, running, date(2024, 12, 31), Some(15_000)).await;
        value(&kit, &present, running, date(2025, 12, 31), Some(17_720)).await;
        // Says nothing about the guarantee, so the year before still does.
        value(&kit, &present, running, date(2026, 6, 30), None).await;
        value(&kit, &present, gone, date(2025, 12, 31), Some(99_999)).await;
        let home = own_pension::home(&kit.store, &jana).await.expect("read");
        let [totals] = home.totals.as_slice() else { panic!("one currency: {:?}", home.totals) };
        let sources = BTreeSet::from([ValueSource::Statement]);
        let sum = Stated { amount: Cents::new(20_840), as_of: date(2024, 12, 31), sources, contracts: 2 };
        assert_eq!(totals.guaranteed, Some(sum));
        assert_eq!(totals.projected, None, "nobody projected anything");
        assert_eq!((totals.contracts, totals.from), (3, Some(date(2059, 5, 1))));
        assert_eq!(totals.inflow, Some(Cents::new(2 * 17_250)), "only what is paid for");
    }

    async fn a_person_whom_nobody_knows_has_nothing(kit) {
        let nobody = kit.person().await;
        let home = own_pension::home(&kit.store, &nobody).await.expect("read");
        assert!(home.employers.is_empty() && home.totals.is_empty() && home.steps.is_empty());
        assert!(own_pension::papers(&kit.store, &nobody).await.expect("read").is_empty());
        assert!(own_pension::messages(&kit.store, &nobody).await.expect("read").is_empty());
    }

    async fn steps_name_the_contract_that_they_are_about(kit) {
        let jana = kit.person().await;
        let place = employer(&kit, &jana, "Kessler", EmploymentState::Active, None).await;
        let soon = contract(&kit, &place, "K1", ContractState::Active, Some(date(2027, 5, 1))).await;
        let late = contract(&kit, &place, "K2", ContractState::Active, Some(date(2059, 5, 1))).await;
        value(&kit, &place, soon, date(2025, 12, 31), Some(100)).await;
        let missing = NewContribution {
            contract: late,
            month: date(2026, 9, 1),
            split: split(15_000, 0, 2_250),
            state: ContributionState::Missing,
            paid_on: None,
        };
        kit.store.write(&place.ctx, async |scope| scope.add_contribution(&missing).await).await.expect("added");
        let home = own_pension::home(&kit.store, &jana).await.expect("read");
        let steps: Vec<(StepKind, Option<ContractId>)> =
            home.steps.iter().map(|open| (open.step.kind, open.contract.as_ref().map(|(id, _)| *id))).collect();
        let expected = [
            (StepKind::PaymentMissing, Some(late)),
            (StepKind::ContractEnds, Some(soon)),
            (StepKind::NoStatement, Some(late)),
        ];
        assert_eq!(steps, expected);
    }

    async fn a_contribution_that_never_came_is_missed_by_both_sides_for_good(kit) {
        let jana = kit.person().await;
        let place = employer(&kit, &jana, "Kessler", EmploymentState::Active, None).await;
        let held = contract(&kit, &place, "K1", ContractState::Active, None).await;
        value(&kit, &place, held, date(2026, 6, 30), None).await;
        let months: Vec<NewContribution> = (1..=12).flat_map(|month| [date(2025, month, 1), date(2026, month, 1)]).map(|month| NewContribution {
            contract: held,
            month,
            split: split(15_000, 0, 2_250),
            state: if month == date(2025, 2, 1) { ContributionState::Missing } else { ContributionState::Paid },
            paid_on: None,
        }).collect();
        let added = kit.store.write(&place.ctx, async |scope| {
            for month in &months {
                scope.add_contribution_quietly(month).await?;
            }
            scope.refresh_line(place.record).await
        });
        added.await.expect("added");
        let clerk = kit.with_role(place.ctx.reach.0, Role::HrClerk).await;
        let allowed = kit.allowed::<SeePeople>(&clerk, &place.slug).await;
        let missed = Step { kind: StepKind::PaymentMissing, on: Some(date(2025, 2, 1)) };
        let home = own_pension::home(&kit.store, &jana).await.expect("read");
        assert_eq!(home.steps.first().map(|open| open.step), Some(missed), "the person");
        let file = services::people::person(&kit.store, &allowed, place.record).await.expect("read");
        assert_eq!(file.steps.first(), Some(&missed), "the desk");
        let lines = kit.store.read(&place.ctx, async |scope| scope.person_lines_of(&[place.record]).await).await.expect("read");
        assert_eq!(lines[0].step, Some(missed), "the list");
    }

    async fn the_first_page_shows_the_newest_documents_and_counts_all(kit) {
        let jana = kit.person().await;
        let present = employer(&kit, &jana, "Kessler", EmploymentState::Active, None).await;
        let former = employer(&kit, &jana, "Alte Logistik", EmploymentState::Ended, None).await;
        for place in [&present, &former, &present] {
            filing(&kit, place, None, true).await;
        }
        filing(&kit, &former, None, false).await;
        kit.clock.advance(std::time::Duration::from_secs(1));
        let last = filing(&kit, &former, None, true).await;
        let home = movable(own_pension::home(&kit.store, &jana)).await.expect("read");
        let shown: Vec<(FilingId, &str)> = home.papers.iter().map(|one| (one.filing.id, one.employer.name.as_str())).collect();
        assert_eq!((shown.len(), home.papers_count, shown[0]), (3, 4, (last, "Alte Logistik")));
        let all = movable(own_pension::papers(&kit.store, &jana)).await.expect("read");
        assert_eq!(home.papers, all[..3]);
        let news = movable(own_pension::news(&kit.store, &jana)).await.expect("read");
        assert_eq!((news.papers, news.messages), (4, 0));
    }

    async fn the_newest_messages_are_listed_and_older_ones_still_open(kit) {
        let jana = kit.person().await;
        let place = employer(&kit, &jana, "Kessler", EmploymentState::Active, None).await;
        let oldest = message(&kit, &place, Some(place.record)).await;
        kit.clock.advance(std::time::Duration::from_secs(1));
        let sent = kit.store.write(&place.ctx, async |scope| {
            for _ in 0..200 {
                scope.send_message(None, "Neues", "An alle.").await?;
            }
            Ok::<_, store::Error>(())
        });
        sent.await.expect("sent");
        let list = movable(own_pension::messages(&kit.store, &jana)).await.expect("read");
        assert!(list.len() == 200 && list.iter().all(|one| one.message.id != oldest));
        let news = own_pension::news(&kit.store, &jana).await.expect("read");
        assert_eq!(news.messages, 201, "all of them are counted");
        let opened = movable(own_pension::message(&kit.store, &jana, oldest)).await.expect("opened");
        assert_eq!(opened.body, "Guten Tag.\n\nEnde.");
        assert!(!format!("{opened:?}").contains("Guten"), "logs hold nobody's letters");
    }

    async fn what_is_somebody_elses_does_not_exist(kit) {
        let (jana, olaf) = (kit.person().await, kit.person().await);
        let place = employer(&kit, &jana, "Kessler", EmploymentState::Active, None).await;
        let other = employer(&kit, &olaf, "Brandt", EmploymentState::Active, None).await;
        let own = contract(&kit, &place, "K1", ContractState::Active, None).await;
        let foreign = contract(&kit, &other, "B1", ContractState::Active, None).await;
        let paper = filing(&kit, &other, Some(foreign), true).await;
        let letter = message(&kit, &other, Some(other.record)).await;
        let store = &kit.store;
        unknown(&own_pension::contract(store, &jana, other.slug.as_str(), foreign).await);
        unknown(&own_pension::contract(store, &jana, place.slug.as_str(), foreign).await);
        unknown(&own_pension::contract(store, &jana, other.slug.as_str(), own).await);
        unknown(&own_pension::paper(store, &jana, paper).await);
        unknown(&own_pension::file(store, &jana, paper).await);
        unknown(&own_pension::message(store, &jana, letter).await);
        let filed = own_pension::papers(store, &olaf).await.expect("read");
        assert_eq!(filed.iter().filter(|paper| paper.filing.read_at.is_none()).count(), 1, "nobody read it");
    }

    async fn a_colleagues_document_and_message_do_not_exist_either(kit) {
        let (jana, olaf) = (kit.person().await, kit.person().await);
        let place = employer(&kit, &jana, "Kessler", EmploymentState::Active, None).await;
        let new = NewRecord {
            personnel_no: "2".to_owned(),
            given_name: "Olaf".to_owned(),
            family_name: "Brandt".to_owned(),
            birth_date: None,
        };
        let human = olaf.reach.0;
        let added = kit.store.write(&place.ctx, async |scope| {
            let record = scope.add_record(&new).await?;
            scope.link(record, human).await?;
            Ok::<_, store::Error>(record)
        });
        let beside = Place { ctx: place.ctx.clone(), slug: place.slug.clone(), record: added.await.expect("added") };
        let foreign = contract(&kit, &beside, "K9", ContractState::Active, None).await;
        let paper = filing(&kit, &beside, None, true).await;
        let letter = message(&kit, &beside, Some(beside.record)).await;
        unknown(&own_pension::contract(&kit.store, &jana, place.slug.as_str(), foreign).await);
        unknown(&own_pension::file(&kit.store, &jana, paper).await);
        unknown(&own_pension::message(&kit.store, &jana, letter).await);
    }

    async fn a_document_is_read_once_and_hidden_ones_are_not_there(kit) {
        let jana = kit.person().await;
        let place = employer(&kit, &jana, "Kessler", EmploymentState::Active, None).await;
        let (shown, hidden) = (filing(&kit, &place, None, true).await, filing(&kit, &place, None, false).await);
        assert_eq!(own_pension::news(&kit.store, &jana).await.expect("read").papers, 1);
        unknown(&own_pension::file(&kit.store, &jana, hidden).await);
        let known = movable(own_pension::paper(&kit.store, &jana, shown)).await.expect("known");
        assert_eq!(known.filing.read_at, None, "looking it up opens nothing");
        for _ in 0..2 {
            let File { bytes, media_type, title } = movable(own_pension::file(&kit.store, &jana, shown)).await.expect("opened");
            assert_eq!((bytes.as_slice(), media_type.as_str()), (b"%PDF-1.7 statement".as_slice(), "application/pdf"));
            assert_eq!(title, "Standmitteilung 2025");
        }
        let read = own_pension::paper(&kit.store, &jana, shown).await.expect("known");
        assert_eq!((read.filing.version, read.filing.read_at.is_some()), (2, true), "once, however often it is opened");
        assert_eq!(own_pension::news(&kit.store, &jana).await.expect("read").papers, 0);
    }

    async fn the_desk_opens_documents_of_its_own_people_only(kit) {
        let jana = kit.person().await;
        let place = employer(&kit, &jana, "Kessler", EmploymentState::Active, None).await;
        let paper = filing(&kit, &place, None, true).await;
        let clerk = kit.with_role(place.ctx.reach.0, Role::HrClerk).await;
        let allowed = kit.allowed::<SeePeople>(&clerk, &place.slug).await;
        own_pension::filed(&kit.store, &allowed, place.record, paper).await.expect("opened");
        let known = own_pension::paper(&kit.store, &jana, paper).await.expect("known");
        assert_eq!(known.filing.read_at, None, "only the person reads it");
        let nobody = kit.ctx(Actor::System("test"), Org(place.ctx.reach.0)).id::<RecordId>();
        unknown(&own_pension::filed(&kit.store, &allowed, nobody, paper).await);
        let (other, slug) = kit.organisation(OrganisationKind::Employer, "Brandt").await;
        let stranger = kit.with_role(other, Role::HrClerk).await;
        let allowed = kit.allowed::<SeePeople>(&stranger, &slug).await;
        unknown(&own_pension::filed(&kit.store, &allowed, place.record, paper).await);
    }

    async fn a_message_is_read_once(kit) {
        let jana = kit.person().await;
        let place = employer(&kit, &jana, "Kessler", EmploymentState::Active, None).await;
        let own = message(&kit, &place, Some(place.record)).await;
        let general = message(&kit, &place, None).await;
        assert_eq!(own_pension::news(&kit.store, &jana).await.expect("read").messages, 2);
        let first = own_pension::message(&kit.store, &jana, own).await.expect("opened");
        assert_eq!((first.message.subject.as_str(), first.message.read_at), ("Neues", None));
        let again = own_pension::message(&kit.store, &jana, own).await.expect("opened");
        assert!(again.message.read_at.is_some());
        own_pension::message(&kit.store, &jana, general).await.expect("opened");
        let news = own_pension::news(&kit.store, &jana).await.expect("read");
        assert_eq!((news.messages, news.initials.as_str()), (0, "JK"));
        let list = own_pension::messages(&kit.store, &jana).await.expect("read");
        assert_eq!(list.len(), 2);
    }
}
