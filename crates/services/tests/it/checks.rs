//! Checks of everybody: each row is what the calculators say of that person, and nobody sees pay who may not see people.

use crate::support::{Kit, both};
use calc::Percent;
use calc::conversion::{ConversionInput, SubsidyRule, conversion, promotion};
use calc::net::NetInput;
use calc::parameters::company;
use calc::wage_tax::Period;
use domain::access::permits::{Calculate, SeePeople};
use domain::access::{Allowed, Denied, Role};
use domain::employment::{EmploymentState, TaxClass};
use domain::id::{OrgId, RecordId};
use domain::intake::{Column, FaultCode};
use domain::money::{Cents, Currency};
use domain::organisation::{OrganisationKind, Slug};
use domain::pay::{Funding, NoValues, PayFacts};
use domain::pension::{CarrierKind, ContractState, Rhythm, Split, Way};
use domain::promotion::{NotPromoted, Standing};
use domain::subsidy::{NotOwed, Verdict};
use domain::switch_day::{Change, NoSwitch};
use domain::{Actor, Language, Org};
use jiff::civil::date;
use lists::export::{Cell, Export, Written, write};
use services::ServiceError;
use services::checks::{
    CheckError, ListFile, next_switch_day, promotion_all, subsidy_all, subsidy_file, subsidy_list, subsidy_one,
    switch_day,
};
use std::collections::HashMap;
use store::Error;
use store::carriers::NewCarrier;
use store::contracts::NewContract;
use store::employments::NewEmployment;
use store::people::NewRecord;

/// What one of many earns and what flows: gross, own, employer, subsidy.
type Pay = (i64, i64, i64, i64);

/// Pays around every ceiling and limit, from a marginal job to far above.
fn pay(number: i64) -> Pay {
    let gross = 50_000 + number * 4_973;
    let own = [0, 2_000, 15_000, 20_000, 30_000, 33_800, 50_000][usize::try_from(number % 7).expect("a place")];
    let own = own.min(gross / 2);
    let employer = [0, 0, 2_000, 8_000, 30_000][usize::try_from(number % 5).expect("a place")];
    let subsidy = [own * 15 / 100, 0, own / 10][usize::try_from(number % 3).expect("a place")];
    (gross, own, employer, subsidy)
}

async fn people(kit: &Kit, org: OrgId, pays: &[Pay]) -> HashMap<RecordId, Pay> {
    let ctx = kit.ctx(Actor::System("test"), Org(org));
    let added = kit.store.write(&ctx, async |scope| {
        let carrier =
            NewCarrier { name: "Muster Leben".to_owned(), kind: CarrierKind::Insurer, bafin_no: None, transfers: true };
        let carrier = scope.add_carrier(&carrier).await?;
        let mut made = HashMap::new();
        for (number, (gross, own, employer, subsidy)) in pays.iter().enumerate() {
            let new = NewRecord {
                personnel_no: format!("P{number:05}"),
                given_name: "Jana".to_owned(),
                family_name: format!("Krämer-{number}"),
                birth_date: Some(date(1990, 5, 1)),
            };
            let record = scope.add_record(&new).await?;
            let employment = NewEmployment {
                state: EmploymentState::Active,
                start_on: Some(date(2020, 1, 1)),
                end_on: None,
                site: None,
                area: None,
                weekly_hours: None,
                part_time: None,
                gross: Some(Cents::new(*gross)),
                tax_class: Some(TaxClass::One),
            };
            scope.add_employment_quietly(record, &employment).await?;
            if own + employer + subsidy > 0 {
                let contract = NewContract {
                    record,
                    carrier,
                    group: None,
                    number: format!("LV-{number}"),
                    way: Way::DirectInsurance,
                    state: ContractState::Active,
                    rhythm: Rhythm::Monthly,
                    currency: Currency::Eur,
                    split: Split {
                        own: Cents::new(*own),
                        employer: Cents::new(*employer),
                        subsidy: Cents::new(*subsidy),
                    },
                    start_on: None,
                    end_on: None,
                };
                scope.add_contract_quietly(&contract).await?;
            }
            made.insert(record, (*gross, *own, *employer, *subsidy));
        }
        Ok::<_, Error>(made)
    });
    added.await.expect("added")
}

struct Here {
    org: OrgId,
    slug: Slug,
    calculate: Allowed<Calculate>,
    people: Allowed<SeePeople>,
}

async fn here(kit: &Kit) -> Here {
    let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
    let clerk = kit.with_role(org, Role::HrClerk).await;
    let (calculate, people) = (kit.allowed(&clerk, &slug).await, kit.allowed(&clerk, &slug).await);
    Here { org, slug, calculate, people }
}

/// The calculator's legal minimum, asked directly.
fn minimum(year: i16, (gross, own, ..): Pay) -> Cents {
    let pay = NetInput { converted: Cents::new(own), ..NetInput::plain(year, Cents::new(gross)) };
    let rate = Percent::from_basis_points(1_500);
    conversion(&ConversionInput { pay, rule: SubsidyRule::Exact, rate }).expect("calculated").legal_minimum
}

fn promoted(year: i16, (gross, _, employer, _): Pay) -> Cents {
    let input = promotion::PromotionInput {
        year,
        wage: Cents::new(gross),
        period: Period::Month,
        contribution: Cents::new(employer * 12),
        in_2016: Cents::ZERO,
    };
    promotion::promotion(&input).expect("calculated").amount
}

both! {
    async fn the_preview_of_a_day_is_what_the_calculators_say_of_each(kit) {
        let here = here(&kit).await;
        let pays: Vec<Pay> = (0..200).map(pay).collect();
        let made = people(&kit, here.org, &pays).await;
        let day = date(2026, 1, 1);
        let found = switch_day(&kit.store, &here.calculate, &here.people, day, None).await.expect("checked");
        assert_eq!(found.rows.len(), 200);
        let (mut minimums, mut kept) = (0, 0);
        for row in &found.rows {
            let pay = made[&row.record];
            let total = Cents::new(pay.1 + pay.2 + pay.3);
            for (side, year) in [(&row.found.before, 2025), (&row.found.after, 2026)] {
                assert_eq!(side.legal_minimum, Some(minimum(year, pay)), "{year} {pay:?}");
                assert_eq!(side.promoted, promoted(year, pay), "{year} {pay:?}");
                let law = company(year).expect("published");
                assert_eq!(side.insurance_free.over, (total - law.insurance_free_month()).at_least_zero());
                assert_eq!(side.tax_free.over, (total - law.tax_free_month()).at_least_zero());
            }
            let (before, after) = (minimum(2025, pay), minimum(2026, pay));
            let changes = row.found.changes.contains(&Change::LegalMinimum { before, after });
            assert_eq!(changes, before != after, "{pay:?}");
            minimums += u32::from(changes);
            kept += u32::from(row.found.changes.contains(&Change::InsuranceFreeKept));
        }
        assert!(minimums > 0 && kept > 0, "the pays lie around the limits");
        let totals = found.totals;
        assert_eq!((totals.legal_minimum, totals.insurance_free_kept), (minimums, kept));
        assert!(totals.affected < 200 && totals.over_tax_free > 0 && totals.over_insurance_free > totals.over_tax_free);
    }

    async fn everybodys_subsidies_and_promotions_are_added_up(kit) {
        let here = here(&kit).await;
        // R02-A paid and lacking, R02-F, nothing converted, R17-A.
        let pays = [
            (350_000, 20_000, 0, 3_000),
            (350_000, 20_000, 0, 2_000),
            (900_000, 20_000, 0, 0),
            (300_000, 0, 0, 0),
            (257_500, 0, 8_000, 0),
        ];
        let made = people(&kit, here.org, &pays).await;
        let found = subsidy_all(&kit.store, &here.calculate, &here.people, None).await.expect("checked");
        let place = |record| pays.iter().position(|pay| *pay == made[record]).expect("one of them");
        let mut verdicts = vec![Verdict::Enough; 5];
        for row in &found.rows {
            verdicts[place(&row.record)] = row.found.verdict;
            assert_eq!(row.personnel_no, format!("P{:05}", place(&row.record)));
        }
        let nothing = Verdict::NotOwed(NotOwed::NothingConverted);
        let expected =
            [Verdict::Enough, Verdict::TooLittle, Verdict::NotOwed(NotOwed::NothingSaved), nothing, nothing];
        assert_eq!(verdicts, expected);
        let totals = found.totals;
        assert_eq!((totals.enough, totals.too_little, totals.not_owed, totals.cannot_tell), (1, 1, 3, 0));
        assert_eq!((totals.missing, totals.legal_minimum), (Cents::euro(10), Cents::euro(60)));
        assert_eq!((totals.paid, totals.employer_cost), (Cents::euro(50), Cents::euro(50) - totals.employer_saving));
        let found = promotion_all(&kit.store, &here.calculate, &here.people).await.expect("checked");
        let one = found.rows.iter().find(|row| row.found.standing == Standing::Qualifies).expect("somebody");
        assert_eq!((place(&one.record), one.found.amount), (4, Cents::euro(288)));
        let over = |row: &&services::checks::Person<domain::promotion::Promotion>| {
            row.found.standing == Standing::Not(NotPromoted::OverLimit)
        };
        assert_eq!(found.rows.iter().filter(over).count(), 4);
        assert_eq!((found.totals.qualifies, found.totals.not, found.totals.amount), (1, 4, Cents::euro(288)));
    }

    async fn only_who_may_see_people_sees_their_pay(kit) {
        let here = here(&kit).await;
        let council = kit.with_role(here.org, Role::WorksCouncil).await;
        let access = kit.access(&council, &here.slug).await;
        assert!(access.allow::<Calculate>().is_ok());
        assert!(matches!(access.allow::<SeePeople>(), Err(Denied::Forbidden)));
        let (other, theirs) = kit.organisation(OrganisationKind::Employer, "Brandt AG").await;
        let clerk = kit.with_role(other, Role::HrClerk).await;
        let foreign = kit.allowed::<SeePeople>(&clerk, &theirs).await;
        people(&kit, other, &[(350_000, 20_000, 0, 0)]).await;
        let refused = subsidy_all(&kit.store, &here.calculate, &foreign, None).await;
        assert!(matches!(refused, Err(CheckError::Service(ServiceError::Denied(Denied::Invisible)))), "{refused:?}");
        let own = subsidy_all(&kit.store, &here.calculate, &here.people, None).await.expect("checked");
        assert!(own.rows.is_empty());
        let day = date(2027, 1, 1);
        let refused = switch_day(&kit.store, &here.calculate, &here.people, day, None).await;
        let missing = NoSwitch::Values(NoValues::NotPublished { year: 2027, last: 2026 });
        assert!(matches!(refused, Err(CheckError::Switch(found)) if found == missing));
    }
}

#[tokio::test]
async fn a_list_is_checked_row_by_row_and_faults_are_named() {
    let kit = Kit::sqlite().await;
    let here = here(&kit).await;
    let text = |text: &str| Cell::Text(text.to_owned());
    let headings = ["Name", "Bruttogehalt", "Entgeltumwandlung", "AG-Zuschuss"];
    let rows = [
        vec![text("Krämer, Jana"), Cell::Money(350_000), Cell::Money(20_000), Cell::Money(3_000)],
        vec![text("Wolf, Tim"), Cell::Money(600_000), Cell::Money(20_000), Cell::Money(2_000)],
        vec![text("Yıldız, Aylin"), Cell::Empty, text("viel"), Cell::Money(0)],
    ];
    for how in [Written::CsvComma, Written::Workbook] {
        let bytes = write(&Export { name: "Liste", headings: &headings, rows: &rows }, how).expect("written");
        let table = lists::read("liste", &bytes, lists::Limits::default()).expect("a table");
        let found = subsidy_list(&here.calculate, &table, Language::De, None).expect("checked");
        assert_eq!((found.rows.len(), found.faulty, found.totals.enough, found.totals.too_little), (3, 1, 1, 1));
        assert_eq!(found.totals.missing, Cents::new(252), "R02-C: 22.52 owed, 20.00 paid");
        assert_eq!(found.rows[0].name.as_deref(), Some("Krämer, Jana"));
        let faults = found.rows[2].found.as_ref().expect_err("refused");
        let faults: Vec<_> = faults.iter().map(|fault| (fault.column, fault.code)).collect();
        let expected = [(Column::GrossMonthly, FaultCode::Missing), (Column::OwnContribution, FaultCode::NoAmount)];
        assert_eq!((found.rows[2].line, faults.as_slice()), (4, expected.as_slice()));
    }
    let few = lists::read("liste.csv", b"Name;Brutto\nJana;3500\n", lists::Limits::default()).expect("a table");
    let refused = subsidy_list(&here.calculate, &few, Language::De, None);
    assert!(matches!(refused, Err(CheckError::Missing(missing)) if missing == [Column::OwnContribution]));
    let many = format!("Brutto;Entgeltumwandlung\n{}", "3500;200\n".repeat(10_001));
    let many = lists::read("liste.csv", many.as_bytes(), lists::Limits::default()).expect("a table");
    assert!(matches!(subsidy_list(&here.calculate, &many, Language::De, None), Err(CheckError::TooMany)));
}

#[tokio::test]
async fn one_person_and_a_file_are_checked_and_the_day_to_look_at_has_numbers() {
    let kit = Kit::sqlite().await;
    let here = here(&kit).await;
    // R02-A, ten euro short.
    let funding = Funding { converted: Cents::euro(200), subsidy: Some(Cents::euro(20)), ..Funding::default() };
    let facts = PayFacts { gross: Some(Cents::euro(3_500)), funding, ..PayFacts::default() };
    let found = subsidy_one(&here.calculate, &facts, None).expect("checked");
    assert_eq!((found.verdict, found.difference), (Verdict::TooLittle, Some(Cents::euro(-10))));
    let file = |bytes: &[u8]| ListFile { name: "lohn.csv".to_owned(), bytes: bytes.to_vec() };
    let list = file(b"Brutto;Entgeltumwandlung;Zuschuss\n3500;200;20\n");
    let found = subsidy_file(&here.calculate, list, Language::De, None).await.expect("checked");
    assert_eq!((found.totals.too_little, found.totals.missing), (1, Cents::euro(10)));
    let refused = subsidy_file(&here.calculate, file(b"%PDF-1.7\n"), Language::De, None).await;
    assert!(matches!(refused, Err(CheckError::File(lists::NoTable::Pdf))), "{refused:?}");
    // In November 2026 the numbers of 2027 are not published.
    assert_eq!(next_switch_day(&here.calculate), date(2026, 1, 1));
}
