//! The list of people: each line tells what is known, each page of each order and facet is the right one.

use crate::employments::employment;
use crate::raw::Raw;
use crate::support::{Kit, both, record};
use domain::employment::EmploymentState;
use domain::id::{PersonId, RecordId};
use domain::listing::{Direction, PersonFacet, PersonSort};
use domain::money::{Cents, Currency};
use domain::pension::Way;
use domain::people::RecordState;
use domain::steps::{Step, StepKind};
use domain::time::Timestamp;
use domain::{Ctx, Org};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use store::Error;
use store::invitations::{Holder, NewInvitation, NewReceipt, Shown};
use store::listing::Window;
use store::people::NewRecord;
use store::person_lines::{PersonCounts, PersonLine};

const PEOPLE: u32 = 2_400;

const FAMILIES: [&str; 9] = ["Kern", "abel", "Berg-Ott", "Berg", "Zorn", "Müller", "Ulm", "Kern", "Öz"];
const GIVEN: [&str; 4] = ["Ute", "Ada", "Bo", "Jan"];

/// What the test knows of a person, told without the store's help.
#[derive(Debug, Clone)]
struct Known {
    id: RecordId,
    number: u32,
    name: (String, String),
    state: RecordState,
    employment: Option<EmploymentState>,
    entry: Option<Date>,
    running: bool,
    paying: bool,
    own: i64,
    step: Option<StepKind>,
}

/// The test's people follow from their numbers.
fn known(id: RecordId, number: u32) -> Known {
    let place = |len: usize| usize::try_from(number).expect("small") % len;
    let employment = (!number.is_multiple_of(11)).then(|| EmploymentState::ALL[place(6)]);
    let running = number.is_multiple_of(3) && !number.is_multiple_of(4);
    let paying = running && number % 4 != 1;
    let state = if number.is_multiple_of(7) { RecordState::Invited } else { RecordState::Activated };
    let step = match employment {
        Some(EmploymentState::Dormant) if paying => Some(StepKind::ReviewProtection),
        _ if state == RecordState::Invited => Some(StepKind::AwaitActivation),
        Some(EmploymentState::Active) if !running => Some(StepKind::OfferPension),
        _ if paying => Some(StepKind::NoStatement),
        _ => None,
    };
    let plain = |text: &str| text.to_lowercase().replace('ü', "u").replace('ö', "o");
    Known {
        id,
        number,
        name: (plain(FAMILIES[place(9)]), plain(GIVEN[place(4)])),
        state,
        employment,
        entry: employment.and((!number.is_multiple_of(5)).then(|| entry(number))),
        running,
        paying,
        own: if paying { i64::from(number % 50) * 1_000 } else { 0 },
        step,
    }
}

fn entry(number: u32) -> Date {
    let part = |modulus: u32| i8::try_from(number % modulus + 1).expect("small");
    date(2000 + i16::from(part(25)), part(12), part(28))
}

impl Known {
    fn is_in(&self, facet: PersonFacet) -> bool {
        match facet {
            PersonFacet::All => true,
            PersonFacet::Open => self.step.is_some(),
            PersonFacet::Without => !self.running && self.employment != Some(EmploymentState::Ended),
            PersonFacet::Dormant => self.employment == Some(EmploymentState::Dormant),
            PersonFacet::Invited => self.state == RecordState::Invited,
        }
    }
}

/// Who is in a facet, in the order.
fn expected(all: &[Known], facet: PersonFacet, sort: PersonSort, direction: Direction) -> Vec<RecordId> {
    let mut found: Vec<&Known> = all.iter().filter(|one| one.is_in(facet)).collect();
    match sort {
        PersonSort::Name => found.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id))),
        PersonSort::Number => found.sort_by_key(|one| (one.number, one.id)),
        PersonSort::Entry => found.sort_by_key(|one| (one.entry, one.id)),
        PersonSort::Own => found.sort_by_key(|one| (one.own, one.id)),
        PersonSort::Open => {
            // Down is the most urgent first.
            let rank = |one: &Known| StepKind::ALL.iter().position(|kind| Some(*kind) == one.step).unwrap_or(99);
            found.sort_by(|a, b| (rank(a), &a.name, a.id).cmp(&(rank(b), &b.name, b.id)));
            found.reverse();
        }
    }
    if direction == Direction::Down {
        found.reverse();
    }
    found.into_iter().map(|one| one.id).collect()
}

/// Thousands of people, with contracts of a part of them.
async fn people(kit: &Kit, org: &Ctx<Org>) -> Vec<Known> {
    let mut ids = BTreeMap::new();
    for chunk in (1..=PEOPLE).collect::<Vec<_>>().chunks(400) {
        let added = kit.store.write(org, async |scope| {
            let mut added = Vec::new();
            for number in chunk {
                let place = usize::try_from(*number).expect("small");
                let new = NewRecord {
                    personnel_no: number.to_string(),
                    given_name: GIVEN[place % 4].to_owned(),
                    family_name: FAMILIES[place % 9].to_owned(),
                    birth_date: Some(date(1985, 2, 28)),
                };
                added.push((*number, scope.add_record(&new).await?));
            }
            Ok::<_, Error>(added)
        });
        ids.extend(added.await.expect("added"));
    }
    let all: Vec<Known> = ids.into_iter().map(|(number, id)| known(id, number)).collect();
    employ(kit, org, &all).await;
    let mut raw = Raw::almighty(kit).await;
    for text in [
        "UPDATE person_record SET state = CASE WHEN CAST(personnel_no AS INTEGER) % 7 = 0 THEN 'invited' ELSE 'activated' END",
        "INSERT INTO contract (org_id, id, record_id, carrier_id, number, way, state, rhythm, currency, own_cents, employer_cents, subsidy_cents, version, created_at, updated_at)
         SELECT org_id, id, id, id, personnel_no, 'direct_insurance', CASE CAST(personnel_no AS INTEGER) % 4 WHEN 0 THEN 'ended' WHEN 1 THEN 'paid_up' ELSE 'active' END,
         'monthly', 'EUR', CAST(personnel_no AS INTEGER) % 50 * 1000, 500, 150, 1, created_at, created_at FROM person_record WHERE CAST(personnel_no AS INTEGER) % 3 = 0",
    ] {
        raw.say(text).await.expect("said");
    }
    let ids: Vec<RecordId> = all.iter().map(|one| one.id).collect();
    kit.store.write(org, async |scope| scope.refresh_lines(&ids).await).await.expect("refreshed");
    all
}

async fn employ(kit: &Kit, org: &Ctx<Org>, all: &[Known]) {
    for chunk in all.chunks(400) {
        let write = kit.store.write(org, async |scope| {
            for one in chunk {
                if let Some(state) = one.employment {
                    scope.add_employment(one.id, &employment(state, one.entry)).await?;
                }
            }
            Ok::<_, Error>(())
        });
        write.await.expect("added");
    }
}

pub(crate) async fn page(
    kit: &Kit,
    org: &Ctx<Org>,
    how: (PersonFacet, PersonSort, Direction),
    offset: usize,
    limit: u16,
) -> Vec<PersonLine> {
    let window = Window { offset: u32::try_from(offset).expect("small"), limit };
    kit.store.read(org, async |scope| scope.person_lines(how.0, how.1, how.2, window).await).await.expect("read")
}

pub(crate) async fn counts(kit: &Kit, org: &Ctx<Org>) -> PersonCounts {
    kit.store.read(org, async |scope| scope.person_counts().await).await.expect("read")
}

async fn line(kit: &Kit, org: &Ctx<Org>, id: RecordId) -> PersonLine {
    let mut lines = kit.store.read(org, async |scope| scope.person_lines_of(&[id]).await).await.expect("read");
    lines.pop().expect("a line")
}

/// Adds a contract below the store: its state, rhythm and way; own, employer's part and subsidy in cents; its last day.
async fn contract(kit: &Kit, record: RecordId, id: u128, [state, rhythm, way]: [&str; 3], cents: [i64; 3], end: &str) {
    let hex = |uuid: uuid::Uuid| match kit.db {
        Some(_) => format!("'{uuid}'"),
        None => format!("X'{}'", uuid.simple()),
    };
    let (id, record, [own, employer, subsidy]) = (hex(uuid::Uuid::from_u128(id)), hex(record.uuid()), cents);
    let text = format!(
        "INSERT INTO contract (org_id, id, record_id, carrier_id, number, way, state, rhythm, currency, own_cents, employer_cents, subsidy_cents, end_on, version, created_at, updated_at)
         SELECT org_id, {id}, id, {id}, personnel_no, '{way}', '{state}', '{rhythm}', 'EUR', {own}, {employer}, {subsidy}, {end}, 1, created_at, created_at FROM person_record WHERE id = {record}"
    );
    assert_eq!(Raw::almighty(kit).await.say(&text).await.expect("added"), 1);
}

async fn refresh(kit: &Kit, org: &Ctx<Org>, id: RecordId) -> PersonLine {
    kit.store.write(org, async |scope| scope.refresh_line(id).await).await.expect("refreshed");
    line(kit, org, id).await
}

fn step(kind: StepKind) -> Step {
    Step { kind, on: None }
}

pub(crate) async fn invite(kit: &Kit, org: &Ctx<Org>, record: RecordId) -> [u8; 32] {
    let link_hash = [record.uuid().as_bytes()[15]; 32];
    let expires = Timestamp::from_microsecond(org.now().as_microsecond() + 1_000_000_000);
    let new = NewInvitation { record, link_hash, code: "ABCDEFGH", expires };
    kit.store.write(org, async |scope| scope.invite(&new).await).await.expect("invited");
    link_hash
}

both! {
    async fn every_page_of_every_order_is_the_right_one(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        // Somebody else's people stand between ours in no list.
        let other = kit.organisation("Brandt AG").await;
        let theirs = NewRecord { personnel_no: "7".to_owned(), ..record(7) };
        kit.store.write(&other, async |scope| scope.add_record(&theirs).await).await.expect("added");
        let all = people(&kit, &org).await;
        let found = counts(&kit, &org).await;
        for facet in PersonFacet::ALL.iter().copied() {
            let count = all.iter().filter(|one| one.is_in(facet)).count();
            assert!(count > 50, "the test says something about {facet:?}");
            assert_eq!(found.of(facet), u64::try_from(count).expect("small"), "{facet:?}");
            for (sort, direction) in PersonSort::ALL.iter().flat_map(|sort| Direction::ALL.iter().map(|way| (*sort, *way))) {
                let expected = expected(&all, facet, sort, direction);
                let mut paged = Vec::new();
                for offset in (0..=count).step_by(700) {
                    let lines = page(&kit, &org, (facet, sort, direction), offset, 700).await;
                    paged.extend(lines.iter().map(|line| line.record));
                }
                assert!(paged == expected, "{facet:?} {sort:?} {direction:?}");
                let last = page(&kit, &org, (facet, sort, direction), count - 20, 50).await;
                let last: Vec<RecordId> = last.iter().map(|line| line.record).collect();
                assert_eq!(last, expected[count - 20..], "{facet:?} {sort:?} {direction:?}");
                assert_eq!(page(&kit, &org, (facet, sort, direction), count, 50).await, []);
            }
        }
        for one in all.iter().step_by(13) {
            let line = line(&kit, &org, one.id).await;
            let (own, employer) = (Cents::new(one.own), Cents::new(if one.paying { 650 } else { 0 }));
            assert_eq!((line.own, line.employer, line.contracts), (own, employer, u32::from(one.running)), "{one:?}");
            assert_eq!((line.state, line.employment, line.entry_on), (one.state, one.employment, one.entry), "{one:?}");
            assert_eq!((line.step.map(|step| step.kind), line.personnel_no), (one.step, one.number.to_string()), "{one:?}");
        }
    }

    async fn a_line_follows_what_happens_to_the_person(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let new = NewRecord { birth_date: None, ..record(1) };
        let id = kit.store.write(&org, async |scope| scope.add_record(&new).await).await.expect("added");
        let at_first = line(&kit, &org, id).await;
        assert_eq!((at_first.step, at_first.state, at_first.contracts), (Some(step(StepKind::InviteNow)), RecordState::Created, 0));
        assert_eq!((at_first.given_name.as_str(), at_first.family_name.as_str()), ("Änne", "Müller-1"));
        assert_eq!(counts(&kit, &org).await, PersonCounts { all: 1, open: 1, without: 1, dormant: 0, invited: 0 });

        let site = kit.store.write(&org, async |scope| scope.add_site("Aalen", None).await).await.expect("added");
        let mut work = employment(EmploymentState::Active, Some(date(2024, 2, 1)));
        work.site = Some(site);
        let job = kit.store.write(&org, async |scope| scope.add_employment(id, &work).await).await.expect("added");
        let employed = line(&kit, &org, id).await;
        assert_eq!((employed.employment, employed.site, employed.entry_on), (Some(EmploymentState::Active), Some(site), work.start_on));

        let link = invite(&kit, &org, id).await;
        let invited = line(&kit, &org, id).await;
        assert_eq!((invited.state, invited.step), (RecordState::Invited, Some(step(StepKind::AwaitActivation))));
        assert_eq!(counts(&kit, &org).await.invited, 1);

        let system = kit.system();
        let shown = kit.store.read(&system, async |scope| scope.invitation(Shown::Link(&link)).await).await.expect("read");
        let shown = shown.expect("an invitation");
        let receipt = NewReceipt { what: "account", text_hash: [1; 32], language: "de".to_owned(), method: "link" };
        let holder = Holder::New(system.id::<PersonId>());
        kit.store.write(&system, async |scope| scope.activate(&shown, holder, domain::Language::De, &receipt).await).await.expect("activated");
        let active = line(&kit, &org, id).await;
        assert_eq!((active.state, active.step), (RecordState::Activated, Some(step(StepKind::CompleteData))));
        assert_eq!(counts(&kit, &org).await.invited, 0);

        let change = store::people::RecordChange { birth_date: Some(date(1985, 1, 1)), ..Default::default() };
        let version = kit.store.read(&org, async |scope| scope.record_of(id).await).await.expect("read").expect("there").version;
        kit.store.write(&org, async |scope| scope.change_record(id, version, &change, store::people::StampBy::Person).await).await.expect("changed");
        assert_eq!(line(&kit, &org, id).await.step, Some(step(StepKind::OfferPension)));

        work.state = EmploymentState::Dormant;
        kit.store.write(&org, async |scope| scope.change_employment(job, 1, &work).await).await.expect("changed");
        assert_eq!(line(&kit, &org, id).await.step, None);
        let found = counts(&kit, &org).await;
        assert_eq!((found.open, found.dormant), (0, 1));

        assert!(kit.store.erase_record(&org, id).await.expect("erased"));
        assert_eq!(counts(&kit, &org).await, PersonCounts::default());
    }

    async fn contracts_are_added_up_per_month(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let (id, holder) = (
            kit.store.write(&org, async |scope| scope.add_record(&record(1)).await).await.expect("added"),
            kit.account().await.reach.0,
        );
        kit.store.write(&org, async |scope| scope.link(id, holder).await).await.expect("linked");
        contract(&kit, id, 1, ["ended", "monthly", "pension_fund"], [99_900, 0, 0], "NULL").await;
        contract(&kit, id, 2, ["paid_up", "yearly", "support_fund"], [0, 120_000, 0], "'2051-03-31'").await;
        let quiet = refresh(&kit, &org, id).await;
        assert_eq!((quiet.contracts, quiet.way, quiet.own, quiet.employer), (1, Some(Way::SupportFund), Cents::ZERO, Cents::ZERO), "nobody pays for it");
        // An end far away waits for nobody.
        assert_eq!(quiet.step, Some(Step { kind: StepKind::ContractEnds, on: Some(date(2051, 3, 31)) }));
        assert_eq!(counts(&kit, &org).await.open, 0);

        contract(&kit, id, 3, ["active", "quarterly", "direct_insurance"], [10_000, 1_000, 1_500], "NULL").await;
        let paying = refresh(&kit, &org, id).await;
        assert_eq!((paying.contracts, paying.way), (2, Some(Way::DirectInsurance)), "the paid one stands first");
        assert_eq!((paying.own, paying.employer), (Cents::new(3_333), Cents::new(333 + 500)));
        assert_eq!(paying.step, Some(step(StepKind::NoStatement)));

        let mut raw = Raw::almighty(&kit).await;
        let due = "INSERT INTO contribution (org_id, id, contract_id, month, own_cents, employer_cents, subsidy_cents, state, version, created_at, updated_at)
                   SELECT org_id, id, id, '2026-09-01', 1, 0, 0, 'missing', 1, created_at, created_at FROM contract WHERE state = 'active'";
        let stated = "INSERT INTO contract_value (org_id, id, contract_id, as_of, source, created_at) SELECT org_id, id, id, '2026-01-01', 'import', created_at FROM contract WHERE state = 'active'";
        raw.say(due).await.expect("said");
        let missing = refresh(&kit, &org, id).await;
        assert_eq!(missing.step, Some(Step { kind: StepKind::PaymentMissing, on: Some(date(2026, 9, 1)) }));
        raw.say("UPDATE contribution SET state = 'paid'").await.expect("said");
        assert_eq!(refresh(&kit, &org, id).await.step, Some(step(StepKind::NoStatement)));
        raw.say(stated).await.expect("said");
        assert_eq!(refresh(&kit, &org, id).await.step.map(|step| step.kind), Some(StepKind::ContractEnds));
        let refused = kit.store.write(&org, async |scope| scope.remove_record(id, 2).await).await;
        assert!(matches!(refused, Err(Error::Stale { .. })), "who has contracts stays");
    }

    async fn only_what_is_paid_is_added_up_and_in_one_currency(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let id = kit.store.write(&org, async |scope| scope.add_record(&record(1)).await).await.expect("added");
        let sums = |line: &PersonLine| (line.currency, line.own.get(), line.employer.get(), line.contracts);
        assert_eq!(sums(&line(&kit, &org, id).await), (Currency::Eur, 0, 0, 0));
        for (number, state) in (1..).zip(["applied", "deferred", "paid_up", "in_benefit"]) {
            contract(&kit, id, number, [state, "monthly", "pension_fund"], [10_000, 2_000, 1_500], "NULL").await;
        }
        let waiting = refresh(&kit, &org, id).await;
        assert_eq!((waiting.own, waiting.employer), (Cents::ZERO, Cents::ZERO), "nobody pays for any of them");
        contract(&kit, id, 11, ["active", "monthly", "pension_fund"], [10_000, 2_000, 1_500], "NULL").await;
        contract(&kit, id, 12, ["active", "monthly", "pension_fund"], [70_000, 9_000, 0], "NULL").await;
        let mut raw = Raw::almighty(&kit).await;
        let krone = "UPDATE contract SET currency = 'DKK' WHERE own_cents = 70000";
        assert_eq!(raw.say(krone).await.expect("said"), 1);
        let mixed = refresh(&kit, &org, id).await;
        assert_eq!((mixed.currency, mixed.own.get(), mixed.employer.get()), (Currency::Eur, 10_000, 3_500), "as many of each");
        contract(&kit, id, 13, ["active", "monthly", "pension_fund"], [70_000, 0, 0], "NULL").await;
        raw.say(krone).await.expect("said");
        let danish = refresh(&kit, &org, id).await;
        assert_eq!((danish.currency, danish.own.get(), danish.employer.get()), (Currency::Dkk, 140_000, 9_000));
        let listed = page(&kit, &org, (PersonFacet::All, PersonSort::Own, Direction::Up), 0, 9).await;
        assert_eq!(listed, [danish]);
    }

    async fn lines_come_in_the_order_asked_for_and_to_their_own_organisation(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let mut ids = Vec::new();
        for number in 1..=3 {
            ids.push(kit.store.write(&org, async |scope| scope.add_record(&record(number)).await).await.expect("added"));
        }
        let asked = [ids[2], ids[0], ids[1]];
        let lines = async |ctx: &Ctx<Org>| {
            let lines = kit.store.read(ctx, async |scope| scope.person_lines_of(&asked).await).await.expect("read");
            lines.into_iter().map(|line| line.record).collect::<Vec<_>>()
        };
        assert_eq!(lines(&org).await, asked);
        let other = kit.organisation("Brandt AG").await;
        assert_eq!(lines(&other).await, []);
        assert_eq!(counts(&kit, &other).await, PersonCounts::default());
        assert_eq!(page(&kit, &other, (PersonFacet::All, PersonSort::Name, Direction::Up), 0, 10).await, []);
        // A foreign record's line cannot be written from elsewhere.
        kit.store.write(&other, async |scope| scope.refresh_lines(&asked).await).await.expect("nothing to do");
        assert_eq!(counts(&kit, &other).await.all, 0);

        // What was lost is written anew with the index.
        Raw::almighty(&kit).await.say("DELETE FROM person_line").await.expect("said");
        assert_eq!(counts(&kit, &org).await.all, 0);
        kit.store.write(&org, async |scope| scope.index_records_after(None, 10).await).await.expect("written");
        assert_eq!(lines(&org).await, asked);
    }
}
