//! Staff lists on their way in.

use crate::made_lists::{self, employer, file, iban, refused, staff, tally, tax_id, windows_1252};
use crate::support::{Kit, both, key, movable};
use domain::Language;
use domain::employment::EmploymentState;
use domain::intake::{Column, FaultCode, List, NoMapping};
use domain::money::Cents;
use domain::organisation::NoPeople;
use jiff::civil::date;
use services::imports::{self, BatchState, ImportError, RowKind, RowVerdict, Upload};
use services::{Refusal, ServiceError};
use store::imports::NewBatch;
use store::people::StampBy;

both! {
    async fn a_list_of_an_old_program_is_taken_in(kit) {
        let (_, allowed) = employer(&kit).await;
        let bytes = windows_1252(&[
            "Pers.-Nr.;Name;Vorname;Geb.-Datum;Eintritt;Niederlassung;Brutto;Steuer-ID;IBAN",
            &format!("4711;Krämer;Jana;01.04.1992;01.10.2019;Köln;4.200,50;{};{}", tax_id(1), iban(1)),
            "4712;Weiß;Jörg;17.11.1980;01.03.2005;KÖLN;;;",
            "4713;Öztürk;Ayşe;31.02.1990;;;;;".replace('ş', "s").as_str(),
        ]);
        let new = Upload { bytes, ..file(List::People, "C:\\Listen\\Belegschaft März.csv", &[]) };
        let id = movable(imports::upload(&kit.store, &allowed, key(1), new)).await.expect("read");
        let batch = movable(imports::batch(&kit.store, &allowed, id)).await.expect("there");
        assert_eq!(batch.line.file_name, "Belegschaft März.csv");
        assert_eq!((batch.form.encoding.as_deref(), batch.form.delimiter), (Some("windows-1252"), Some(';')));
        assert!(batch.missing.is_empty() && !batch.remembered, "{batch:?}");
        assert_eq!(batch.columns[0].column, Some(Column::PersonnelNumber));
        assert_eq!(batch.columns[7].samples, [format!("…{}", &tax_id(1)[8..])], "nobody sees a tax id in full");
        let outcome = movable(imports::preview(&kit.store, &allowed, id)).await.expect("judged");
        assert_eq!(outcome.tally(), tally(2, 0, 0, 1));
        assert_eq!(refused(&outcome), ["4 birth_date day_does_not_exist"]);
        assert_eq!(outcome.new_sites, ["Köln"]);
        assert_eq!(imports::outcome(&kit.store, &allowed, id).await.expect("kept"), outcome);
        let booked = movable(imports::book(&kit.store, &allowed, key(2), id, outcome.version)).await.expect("booked");
        assert_eq!((booked.tally, booked.parts), (tally(2, 0, 0, 1), 1));
        let again = imports::book(&kit.store, &allowed, key(2), id, outcome.version).await.expect("the same answer");
        assert_eq!(again, booked);
        let twice = imports::book(&kit.store, &allowed, key(3), id, outcome.version).await;
        assert!(matches!(twice, Err(ImportError::State(BatchState::Booked))), "{twice:?}");
        let read = kit.store.read(allowed.ctx(), async |scope| {
            let record = scope.record_by_number("4711").await?.expect("added");
            let employments = scope.employments_of(record.id).await?;
            let (tax, private) = (scope.tax_id(record.id).await?, scope.private(record.id).await?);
            let lines = scope.person_lines_of(&[record.id]).await?;
            Ok::<_, store::Error>((record, employments, tax, private, lines))
        });
        let (record, employments, tax, private, lines) = read.await.expect("read");
        assert_eq!((record.given_name.as_str(), record.family_name.as_str()), ("Jana", "Krämer"));
        assert_eq!(record.birth_date, Some(date(1992, 4, 1)));
        assert_eq!((tax, private.iban), (Some(tax_id(1)), Some(iban(1))));
        let stamp = record.stamps.get(Column::GrossMonthly).expect("stamped");
        assert_eq!((stamp.on, stamp.by), (date(2026, 11, 22), StampBy::Import));
        assert_eq!(employments.len(), 1);
        assert_eq!((employments[0].gross, employments[0].state), (Some(Cents::new(420_050)), EmploymentState::Active));
        assert_eq!(lines[0].entry_on, Some(date(2019, 10, 1)));
        assert_eq!(lines[0].site, employments[0].site);
    }

    async fn a_second_list_changes_what_it_says_and_leaves_the_rest(kit) {
        let (_, allowed) = employer(&kit).await;
        let first = file(List::People, "a.csv", &[
            "Personalnummer;Nachname;Vorname;Eintritt;Austritt;Standort;Brutto;IBAN",
            &format!("1;Krämer;Jana;01.10.2019;;Kassel;4000,00;{}", iban(1)),
            &format!("2;Weiß;Jörg;01.03.2005;;Kassel;3000,00;{}", iban(2)),
            "3;Nowak;Ewa;01.03.2005;31.05.2024;Kassel;3000,00;",
        ]);
        let id = imports::upload(&kit.store, &allowed, key(1), first).await.expect("read");
        let outcome = imports::preview(&kit.store, &allowed, id).await.expect("judged");
        imports::book(&kit.store, &allowed, key(2), id, outcome.version).await.expect("booked");
        let second = file(List::People, "b.csv", &[
            "Personalnummer;Nachname;Vorname;Eintritt;Standort;Brutto;IBAN",
            &format!("1;Krämer-Holt;Jana;01.10.2019;KASSEL;4200,00;{}", iban(9)),
            "2;Weiß;Jörg;01.03.2005;;;",
            "3;Nowak;Ewa;01.09.2026;Köln;3100,00;",
        ]);
        let id = imports::upload(&kit.store, &allowed, key(3), second).await.expect("read");
        let outcome = imports::preview(&kit.store, &allowed, id).await.expect("judged");
        assert_eq!(outcome.tally(), tally(0, 2, 1, 0), "{:?}", outcome.rows);
        let RowVerdict::Changed(changes) = &outcome.rows[0].verdict else { unreachable!("changed") };
        let told: Vec<(Column, Option<&str>, &str)> =
            changes.iter().map(|one| (one.column, one.old.as_deref(), one.new.as_str())).collect();
        let (old, new) = (format!("…{}", &iban(1)[19..]), format!("…{}", &iban(9)[19..]));
        assert_eq!(told, [
            (Column::FamilyName, Some("Krämer"), "Krämer-Holt"),
            (Column::GrossMonthly, Some("4000.00"), "4200.00"),
            (Column::Iban, Some(old.as_str()), new.as_str()),
        ]);
        imports::book(&kit.store, &allowed, key(4), id, outcome.version).await.expect("booked");
        let read = kit.store.read(allowed.ctx(), async |scope| {
            let records = scope.records_by_numbers(&["1".to_owned(), "2".to_owned(), "3".to_owned()]).await?;
            let mut found = Vec::new();
            for record in records {
                let employments = scope.employments_of(record.id).await?;
                found.push((record.personnel_no, record.family_name, scope.private(record.id).await?, employments));
            }
            found.sort_by(|one, other| one.0.cmp(&other.0));
            Ok::<_, store::Error>(found)
        });
        let found = read.await.expect("read");
        assert_eq!((found[0].1.as_str(), found[0].2.iban.clone()), ("Krämer-Holt", Some(iban(9))));
        assert_eq!(found[0].3[0].gross, Some(Cents::new(420_000)));
        assert_eq!(found[1].2.iban, Some(iban(2)), "an empty cell takes nothing away");
        let states: Vec<EmploymentState> = found[2].3.iter().map(|one| one.state).collect();
        assert_eq!(states, [EmploymentState::Active, EmploymentState::Ended], "whoever comes again begins anew");
    }

    async fn nobody_new_comes_to_a_place_that_is_closed(kit) {
        let (_, allowed) = employer(&kit).await;
        let heads = "Personalnummer;Nachname;Vorname;Standort;Abrechnungskreis";
        let first = file(List::People, "a.csv", &[heads, "1;Krämer;Jana;Kassel;Monat"]);
        let id = imports::upload(&kit.store, &allowed, key(1), first).await.expect("read");
        let outcome = imports::preview(&kit.store, &allowed, id).await.expect("judged");
        imports::book(&kit.store, &allowed, key(2), id, outcome.version).await.expect("booked");
        let closed = kit.store.write(allowed.ctx(), async |scope| {
            let (site, area) = (scope.sites().await?[0].clone(), scope.payroll_areas().await?[0].clone());
            scope.close_site(site.id, site.version, date(2026, 10, 31)).await?;
            scope.close_payroll_area(area.id, area.version, date(2026, 10, 31)).await
        });
        closed.await.expect("both are closed");
        let second = file(List::People, "b.csv", &[
            heads,
            "1;Krämer-Holt;Jana;Kassel;Monat",
            "2;Weiß;Jörg;KASSEL;Monat",
            "3;Nowak;Ewa;Köln;",
        ]);
        let id = imports::upload(&kit.store, &allowed, key(3), second).await.expect("read");
        let outcome = imports::preview(&kit.store, &allowed, id).await.expect("judged");
        assert_eq!(refused(&outcome), ["3 site closed", "3 payroll_area closed"]);
        assert_eq!((outcome.tally(), outcome.new_sites.len()), (tally(1, 1, 0, 1), 1), "whoever is there stays");
    }

    async fn every_mistake_is_named(kit) {
        let (_, allowed) = employer(&kit).await;
        let (one, other) = (tax_id(5), tax_id(6));
        let wrong = format!("{}{}", &one[..10], (one[10..].parse::<u8>().expect("a digit") + 1) % 10);
        let new = file(List::People, "a.csv", &[
            "Personalnummer;Nachname;Vorname;Geburtsdatum;Steuer-ID",
            &format!("1;Krämer;Jana;01.04.1992;{one}"),
            &format!("2;Weiß;Jörg;01.04.1992;{one}"),
            &format!("3;Nowak;Ewa;01.04.1992;{wrong}"),
            "4;;Ole;1.4.;",
            "5;Holt;Ole;;",
            "5;Holt;Ole;;",
            &format!("6;Frei;Ute;;{other}"),
        ]);
        let id = imports::upload(&kit.store, &allowed, key(1), new).await.expect("read");
        let outcome = imports::preview(&kit.store, &allowed, id).await.expect("judged");
        assert_eq!(refused(&outcome), [
            "2 tax_id duplicate",
            "3 tax_id duplicate",
            "4 tax_id check_digit",
            "5 family_name missing",
            "5 birth_date day_incomplete",
            "6 personnel_number duplicate",
            "7 personnel_number duplicate",
        ]);
        let RowVerdict::Refused(faults) = &outcome.rows[0].verdict else { unreachable!("refused") };
        assert_eq!((faults[0].other_line, faults[0].place), (Some(3), Some(5)));
        assert_eq!(faults[0].cell, format!("…{}", &one[8..]));
        assert_eq!(outcome.page(Some(RowKind::Refused), 2, 4).rows.len(), 2);
        imports::book(&kit.store, &allowed, key(2), id, outcome.version).await.expect("one row is good");
        let taken = file(List::People, "b.csv", &[
            "Personalnummer;Nachname;Vorname;Steuer-ID",
            &format!("7;Frei;Uta;{other}"),
        ]);
        let id = imports::upload(&kit.store, &allowed, key(3), taken).await.expect("read");
        let outcome = imports::preview(&kit.store, &allowed, id).await.expect("judged");
        assert_eq!(refused(&outcome), ["2 tax_id taken"]);
        let nothing = imports::book(&kit.store, &allowed, key(4), id, outcome.version).await;
        assert!(matches!(nothing, Err(ImportError::NothingToBook)), "{nothing:?}");
    }

    async fn what_was_not_shown_is_not_booked(kit) {
        let (_, allowed) = employer(&kit).await;
        let lines = ["Personalnummer;Nachname;Vorname;Brutto", "1;Krämer;Jana;4000,00", "2;Weiß;Jörg;3000,00"];
        let one = imports::upload(&kit.store, &allowed, key(1), file(List::People, "a.csv", &lines)).await.expect("a");
        let two = imports::upload(&kit.store, &allowed, key(2), file(List::People, "b.csv", &lines[..2])).await.expect("b");
        let shown = imports::preview(&kit.store, &allowed, one).await.expect("judged");
        let other = imports::preview(&kit.store, &allowed, two).await.expect("judged");
        imports::book(&kit.store, &allowed, key(3), two, other.version).await.expect("booked");
        let stale = imports::book(&kit.store, &allowed, key(4), one, shown.version).await;
        assert!(matches!(stale, Err(ImportError::Stale)), "{stale:?}");
        let again = imports::book(&kit.store, &allowed, key(4), one, shown.version).await;
        assert!(matches!(again, Err(ImportError::Stale)), "the same key, the same answer: {again:?}");
        let fresh = imports::outcome(&kit.store, &allowed, one).await.expect("kept");
        assert_eq!((shown.tally(), fresh.tally()), (tally(2, 0, 0, 0), tally(1, 0, 1, 0)));
        let read = kit.store.read(allowed.ctx(), async |scope| scope.record_by_number("2").await);
        assert_eq!(read.await.expect("read"), None, "nothing was booked");
        imports::book(&kit.store, &allowed, key(5), one, fresh.version).await.expect("what is shown now");
    }

    async fn a_mapping_is_remembered_for_the_same_headings(kit) {
        let (_, allowed) = employer(&kit).await;
        let lines = ["Nr;Zuname;Rufname;Ort der Tätigkeit", "1;Krämer;Jana;Kassel"];
        let id = imports::upload(&kit.store, &allowed, key(1), file(List::People, "a.csv", &lines)).await.expect("read");
        let batch = imports::batch(&kit.store, &allowed, id).await.expect("there");
        let columns = [Some(Column::PersonnelNumber), Some(Column::FamilyName), Some(Column::GivenName), Some(Column::Site)];
        let twice = [Some(Column::PersonnelNumber), Some(Column::FamilyName), Some(Column::FamilyName), None];
        let refused = imports::remap(&kit.store, &allowed, id, batch.line.version, &twice).await;
        assert!(matches!(refused, Err(ImportError::Mapping(NoMapping::Twice(Column::FamilyName)))), "{refused:?}");
        let version = imports::remap(&kit.store, &allowed, id, batch.line.version, &columns).await.expect("kept");
        assert!(matches!(imports::remap(&kit.store, &allowed, id, version - 1, &columns).await, Err(ImportError::Stale)));
        assert_eq!(imports::preview(&kit.store, &allowed, id).await.expect("judged").tally(), tally(1, 0, 0, 0));
        let next = ["NR;zuname;Rufname*;Ort der Tätigkeit", "2;Weiß;Jörg;Köln"];
        let id = imports::upload(&kit.store, &allowed, key(2), file(List::People, "b.csv", &next)).await.expect("read");
        let batch = imports::batch(&kit.store, &allowed, id).await.expect("there");
        assert!(batch.remembered);
        assert_eq!(batch.columns.iter().map(|one| one.column).collect::<Vec<_>>(), columns);
        let other = kit.organisation(domain::organisation::OrganisationKind::Employer, "Andere GmbH").await;
        let clerk = kit.with_role(other.0, domain::access::Role::HrClerk).await;
        let there = kit.allowed(&clerk, &other.1).await;
        let id = imports::upload(&kit.store, &there, key(3), file(List::People, "b.csv", &next)).await.expect("read");
        assert!(!imports::batch(&kit.store, &there, id).await.expect("there").remembered, "a mapping is nobody else's");
        assert!(matches!(imports::batch(&kit.store, &allowed, id).await, Err(ImportError::Unknown)));
    }

    async fn without_its_columns_a_list_is_not_judged(kit) {
        let (_, allowed) = employer(&kit).await;
        let lines = ["Spalte A;Spalte B", "x;y"];
        let id = imports::upload(&kit.store, &allowed, key(1), file(List::People, "a.csv", &lines)).await.expect("read");
        let batch = imports::batch(&kit.store, &allowed, id).await.expect("there");
        assert_eq!(batch.missing, [Column::PersonnelNumber, Column::FamilyName, Column::GivenName]);
        let judged = imports::preview(&kit.store, &allowed, id).await;
        assert!(matches!(judged, Err(ImportError::Mapping(NoMapping::Missing(_)))), "{judged:?}");
        let unseen = imports::outcome(&kit.store, &allowed, id).await;
        assert!(matches!(unseen, Err(ImportError::State(BatchState::Uploaded))), "{unseen:?}");
        let bad = Upload { bytes: b"%PDF-1.7 something".to_vec(), ..file(List::People, "a.pdf", &[]) };
        let refused = imports::upload(&kit.store, &allowed, key(2), bad).await;
        assert!(matches!(refused, Err(ImportError::File(no)) if no.code() == "pdf"), "{refused:?}");
        let page = imports::list(&kit.store, &allowed, 7).await.expect("read");
        assert_eq!((page.total, page.page, page.pages), (1, 1, 1));
    }

    async fn after_its_time_only_counts_remain(kit) {
        let (_, allowed) = employer(&kit).await;
        let id = imports::upload(&kit.store, &allowed, key(1), staff(0, 5, 4000)).await.expect("read");
        let outcome = imports::preview(&kit.store, &allowed, id).await.expect("judged");
        imports::book(&kit.store, &allowed, key(2), id, outcome.version).await.expect("booked");
        let system = kit.ctx(domain::Actor::System("test"), domain::System);
        assert_eq!(imports::expire(&kit.store, &system).await.expect("nothing is over"), 0);
        kit.clock.advance(std::time::Duration::from_hours(24 * 31));
        assert_eq!(imports::expire(&kit.store, &system).await.expect("erased"), 1);
        assert_eq!(imports::expire(&kit.store, &system).await.expect("once"), 0);
        let batch = imports::batch(&kit.store, &allowed, id).await.expect("there");
        assert_eq!((batch.line.expired, batch.line.tally, batch.columns.len()), (true, tally(5, 0, 0, 0), 0));
        assert_eq!(batch.line.file_name, "", "a file's name may name a person");
        assert_eq!((batch.form.encoding.as_deref(), batch.form.delimiter), (Some("utf-8"), Some(';')));
        for gone in [
            imports::outcome(&kit.store, &allowed, id).await.map(drop),
            imports::preview(&kit.store, &allowed, id).await.map(drop),
            imports::undo(&kit.store, &allowed, key(3), id).await.map(drop),
        ] {
            assert!(matches!(gone, Err(ImportError::Expired | ImportError::State(BatchState::Booked))), "{gone:?}");
        }
    }

    async fn the_name_of_a_sheet_goes_with_the_file(kit) {
        let (_, allowed) = employer(&kit).await;
        let form = imports::Form { encoding: None, delimiter: None, sheet: Some("Jana Krämer".to_owned()), language: Language::De };
        let form = serde_json::to_string(&form).expect("json");
        let new = NewBatch {
            list: List::People,
            file_name: "Jana Krämer.xlsx",
            form: &form,
            fingerprint: &[7; 32],
            mapping: r#"{"columns":[],"remembered":false}"#,
            content: br#"{"header":[],"rows":[]}"#,
            lines: 0,
            expires: allowed.now(),
        };
        let write = kit.store.write(allowed.ctx(), async |scope| scope.add_import(&new).await);
        let id = write.await.expect("kept");
        let found = imports::batch(&kit.store, &allowed, id).await.expect("there");
        assert_eq!(found.form.sheet.as_deref(), Some("Jana Krämer"));
        kit.store.write(allowed.ctx(), async |scope| scope.expire_import(id).await).await.expect("erased");
        let found = imports::batch(&kit.store, &allowed, id).await.expect("there");
        assert_eq!((found.form.sheet, found.form.language, found.line.file_name.as_str()), (None, Language::De, ""));
    }

    async fn without_an_agreement_nobody_is_booked(kit) {
        let (_, allowed) = employer(&kit).await;
        let id = imports::upload(&kit.store, &allowed, key(1), staff(0, 2, 4000)).await.expect("read");
        let outcome = imports::preview(&kit.store, &allowed, id).await.expect("judged");
        let signed = async |day| {
            let write = kit.store.write(allowed.ctx(), async |scope| {
                let here = scope.organisation().await?.expect("there");
                scope.set_agreement(here.version, day).await
            });
            write.await.expect("noted")
        };
        signed(date(2027, 1, 1)).await;
        let refused = imports::book(&kit.store, &allowed, key(2), id, outcome.version).await;
        let why = Refusal::People(NoPeople::NoAgreement);
        assert!(matches!(&refused, Err(ImportError::Service(ServiceError::Refused(found))) if *found == why), "{refused:?}");
        let read = kit.store.read(allowed.ctx(), async |scope| scope.record_by_number("100000").await);
        assert_eq!(read.await.expect("read"), None, "nobody was added");
        signed(date(2026, 1, 1)).await;
        imports::book(&kit.store, &allowed, key(3), id, outcome.version).await.expect("what was shown, now that it may be");
    }

    async fn a_column_that_nobody_reads_shows_no_number_in_full(kit) {
        let (_, allowed) = employer(&kit).await;
        let lines = [
            "Personalnummer;Nachname;Vorname;Bemerkung;Steuer-ID",
            &format!("1;Krämer;Jana;{};12", iban(1)),
            "2;Weiß;Jörg;kommt wieder;",
        ];
        let id = imports::upload(&kit.store, &allowed, key(1), file(List::People, "a.csv", &lines)).await.expect("read");
        let batch = imports::batch(&kit.store, &allowed, id).await.expect("there");
        let columns = [Some(Column::PersonnelNumber), Some(Column::FamilyName), Some(Column::GivenName), None, None];
        imports::remap(&kit.store, &allowed, id, batch.line.version, &columns).await.expect("kept");
        let batch = imports::batch(&kit.store, &allowed, id).await.expect("there");
        let masked = format!("…{}", &iban(1)[19..]);
        assert_eq!(batch.columns[3].samples, [masked.as_str(), "kommt wieder"], "by its look");
        assert_eq!(batch.columns[4].samples, ["…"], "by what its heading says");
    }

    async fn erasing_a_person_erases_the_files_that_may_hold_them(kit) {
        let (_, allowed) = employer(&kit).await;
        let booked = imports::upload(&kit.store, &allowed, key(1), staff(0, 2, 4000)).await.expect("read");
        let outcome = imports::preview(&kit.store, &allowed, booked).await.expect("judged");
        imports::book(&kit.store, &allowed, key(2), booked, outcome.version).await.expect("booked");
        let (undone, _) = made_lists::booked(&kit, &allowed, 5, staff(0, 2, 5000)).await;
        imports::undo(&kit.store, &allowed, key(7), undone).await.expect("undone");
        let waiting = imports::upload(&kit.store, &allowed, key(3), staff(0, 2, 4000)).await.expect("read");
        let read = kit.store.read(allowed.ctx(), async |scope| scope.record_by_number("100000").await);
        let record = read.await.expect("read").expect("added").id;
        assert!(kit.store.erase_record(allowed.ctx(), record).await.expect("erased"));
        for id in [booked, undone, waiting] {
            assert!(imports::batch(&kit.store, &allowed, id).await.expect("there").line.expired);
        }
    }
}

#[test]
fn made_numbers_pass_their_checks() {
    for number in [0, 1, 77, 9_999] {
        assert!(domain::intake::parse_tax_id(&tax_id(number)).is_ok(), "{}", tax_id(number));
        assert!(domain::typed::parse_iban(&iban(number)).is_ok(), "{}", iban(number));
    }
    assert_eq!(FaultCode::from_code("taken"), Some(FaultCode::Taken));
}
