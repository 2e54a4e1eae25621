//! The demo's data: the same from the same seed, with everything in it that there is to see.

use crate::support::{Folder, Server, zusage};
use domain::employment::EmploymentState;
use domain::id::OrgId;
use domain::listing::{Direction, PersonFacet, PersonSort};
use domain::money::Cents;
use domain::pension::{ContractSort, ContractState, ContributionState};
use domain::{Ctx, Org, System};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use store::contracts::ContractFacet;
use store::listing::Window;
use store::objects::ObjectsConfig;
use store::vault::MasterKey;
use store::{Access, Database, Settings, Store};
use uuid::Uuid;

/// Enough for every state, and for papers beyond those of the named.
const PEOPLE: &str = "60";

/// Kessler, Brandt, Ahrendt, Ostsee Logistik, Wesertal, Waterkant, Havnely.
const EMPLOYERS: [u128; 7] = [0, 3, 4, 5, 6, 7, 8];

const ALL: Window = Window { offset: 0, limit: 1_000 };

fn org(number: u128) -> Org {
    Org(OrgId::from_uuid(Uuid::from_u128(0x0190_0000_0000_7000_8000_6b65_7373_6c65 + number)))
}

/// Makes a demo of a seed and leaves its data.
fn made(seed: &str) -> Folder {
    let folder = Folder::with_site();
    Server::start(&folder, &["--demo", "--people", PEOPLE, "--seed", seed]).stop();
    folder
}

fn printed(folder: &Folder, arguments: &[&str]) -> String {
    let output = zusage(arguments, &folder.0).output().expect("the command runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

/// Looks into the data with the store itself.
fn looking<T>(folder: &Folder, look: impl AsyncFnOnce(&Store, &Ctx<System>) -> T) -> T {
    let data = folder.path("data");
    let settings = Settings {
        database: Database::File(data.join("zusage.db")),
        access: Access::Tool,
        objects: ObjectsConfig::Folder(data.join("documents")),
        master: MasterKey::load(&folder.path("data.key")).expect("the key lies beside"),
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let ctx = server::data::context("test", System);
        let store = Store::open(settings, &ctx).await.expect("it opens");
        let found = look(&store, &ctx).await;
        store.close().await;
        found
    })
}

/// Every list of every employer, as text.
async fn lists(store: &Store, system: &Ctx<System>) -> Vec<String> {
    let mut all = Vec::new();
    for number in EMPLOYERS {
        let ctx = system.narrowed(org(number));
        let read = async |scope: &mut store::Scope<'_, Org>| {
            let people = scope.person_lines(PersonFacet::All, PersonSort::Name, Direction::Up, ALL).await?;
            let ids: Vec<_> = people.iter().map(|line| line.record).collect();
            let contracts = scope.contract_lines(ContractFacet::All, ContractSort::Number, Direction::Up, ALL).await?;
            let contract_ids: Vec<_> = contracts.iter().map(|line| line.contract.id).collect();
            let mut filings = Vec::new();
            for id in &ids {
                filings.extend(scope.filings_of(*id).await?);
            }
            let employments = scope.employments_of_many(&ids).await?;
            let values = scope.values_of(&contract_ids).await?;
            let months = scope.contributions_of(&contract_ids, 24).await?;
            let (sites, carriers) = (scope.sites().await?, scope.carriers().await?);
            let text = format!(
                "{people:#?}\n{employments:#?}\n{contracts:#?}\n{values:#?}\n{months:#?}\n{filings:#?}\n{sites:#?}\n{carriers:#?}"
            );
            Ok::<_, store::Error>(text)
        };
        all.push(store.read(&ctx, read).await.expect("it reads"));
    }
    all
}

#[test]
fn the_same_seed_gives_the_same_rows_and_the_same_ledger() {
    let (one, two, other) = (made("5"), made("5"), made("6"));
    let heads = |folder: &Folder| printed(folder, &["ledger", "heads", "--data", "data"]);
    assert_eq!(heads(&one), heads(&two));
    assert_ne!(heads(&one), heads(&other));
    let rows = |folder: &Folder| looking(folder, lists);
    let (first, second, third) = (rows(&one), rows(&two), rows(&other));
    for ((first, second), third) in first.iter().zip(&second).zip(&third) {
        assert!(first == second, "the same seed gives other rows");
        assert!(first != third, "another seed gives the same rows");
    }
}

#[test]
fn everything_that_there_is_to_see_occurs() {
    let folder = made("1");
    let verified = printed(&folder, &["ledger", "verify", "--data", "data"]);
    assert!(verified.contains("The ledger holds"), "{verified}");
    let (jobs, contracts, months, people) = looking(&folder, async |store, system| {
        let (mut jobs, mut contracts, mut months) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let mut people = Vec::new();
        for number in EMPLOYERS {
            let read = async |scope: &mut store::Scope<'_, Org>| {
                let lines = scope.person_lines(PersonFacet::All, PersonSort::Name, Direction::Up, ALL).await?;
                let found = scope.contract_lines(ContractFacet::All, ContractSort::Number, Direction::Up, ALL).await?;
                let ids: Vec<_> = found.iter().map(|line| line.contract.id).collect();
                Ok::<_, store::Error>((lines, found, scope.contributions_of(&ids, 24).await?))
            };
            let read = store.read(&system.narrowed(org(number)), read).await;
            let (lines, found, paid) = read.expect("it reads");
            people.push(lines.len());
            jobs.extend(lines.iter().filter_map(|line| line.employment));
            contracts.extend(found.iter().map(|line| line.contract.state));
            months.extend(paid.iter().map(|one| one.state));
        }
        (jobs, contracts, months, people)
    });
    assert_eq!(people, [60, 12, 60, 60, 60, 60, 48]);
    assert_eq!(jobs.len(), EmploymentState::ALL.len(), "{jobs:?}");
    assert_eq!(contracts.len(), ContractState::ALL.len(), "{contracts:?}");
    assert_eq!(months.len(), ContributionState::ALL.len(), "{months:?}");
}

#[test]
fn the_command_line_says_by_its_end_whether_rows_were_refused() {
    let folder = made("1");
    let list = folder.path("staff.csv");
    let ended = |arguments: &[&str]| {
        let all = [&["import", "people", list.to_str().expect("text"), "--org", "kessler"], arguments].concat();
        zusage(&all, &folder.0).output().expect("the command runs").status.code()
    };
    std::fs::write(&list, "Personalnummer;Nachname;Vorname\r\n880001;Fink;Wanja\r\n880002;;Ole\r\n").expect("written");
    assert_eq!(ended(&["--dry-run"]), Some(3));
    assert_eq!(ended(&[]), Some(3), "the good row is booked");
    std::fs::write(&list, "Personalnummer;Nachname;Vorname\r\n880001;Fink;Wanja\r\n").expect("written");
    assert_eq!(ended(&[]), Some(0), "nothing is left to do");
    std::fs::write(&list, "").expect("written");
    assert_eq!(ended(&[]), Some(1), "no list");
}

#[test]
fn jana_has_what_she_was_promised_at_both_employers() {
    let folder = made("1");
    let found = looking(&folder, async |store, system| {
        let mut found = Vec::new();
        for (number, personnel_no) in [(0, "1001"), (5, "4000")] {
            let read = async |scope: &mut store::Scope<'_, Org>| {
                let record = scope.record_by_number(personnel_no).await?.expect("she is there");
                let contracts = scope.contracts_of(record.id).await?;
                let values = scope.values_of(&[contracts[0].id]).await?;
                let holder = scope.holder_of(record.id).await?.expect("her record is hers");
                Ok::<_, store::Error>((holder, contracts, values))
            };
            found.push(store.read(&system.narrowed(org(number)), read).await.expect("it reads"));
        }
        found
    });
    let [(here, contract, values), (there, old, before)] = found.as_slice() else { panic!("two employers") };
    assert_eq!(here, there, "one person");
    let (split, value) = (contract[0].split, &values[0]);
    assert_eq!((split.own.get(), split.subsidy.get()), (15_000, 2_250));
    let amounts = (value.as_of.to_string(), value.guaranteed.map(Cents::get), value.capital.map(Cents::get));
    assert_eq!(amounts, ("2025-12-31".to_owned(), Some(20_840), Some(961_240)));
    assert_eq!((old[0].state, before[0].guaranteed.map(Cents::get)), (ContractState::PaidUp, Some(3_120)));
}

#[test]
fn every_paper_opens_and_says_that_it_is_a_specimen() {
    let folder = made("1");
    let files = looking(&folder, async |store, system| {
        let mut files = Vec::new();
        for number in EMPLOYERS {
            let ctx = system.narrowed(org(number));
            let read = async |scope: &mut store::Scope<'_, Org>| {
                let lines = scope.person_lines(PersonFacet::All, PersonSort::Name, Direction::Up, ALL).await?;
                let mut documents = Vec::new();
                for line in lines {
                    for filing in scope.filings_of(line.record).await? {
                        let document = scope.document(filing.document).await?.expect("what is filed is kept");
                        documents.push((filing.media_type, document));
                    }
                }
                Ok::<_, store::Error>(documents)
            };
            for (media_type, document) in store.read(&ctx, read).await.expect("it reads") {
                assert_eq!(media_type, "application/pdf");
                files.push(store.content(&document).await.expect("it opens"));
            }
        }
        files
    });
    assert!(files.len() >= 20, "{} are too few", files.len());
    let path = folder.path("paper.pdf");
    for bytes in files {
        std::fs::write(&path, bytes).expect("written");
        let text = text_of(&path);
        for mark in ["Musterdokument", "Specimen", "Voorbeelddocument", "Eksempeldokument"] {
            assert!(text.contains(mark), "{text}");
        }
    }
}

/// What a reader of PDF finds on the page.
fn text_of(path: &Path) -> String {
    let output = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(path).arg("-").output();
    let output = output.expect("poppler-utils are there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}
