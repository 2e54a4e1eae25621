//! The employer's preview of a new year, held person by person against the calculators (K01, K02): everybody of the demo's largest employer.

use super::{cast, fill};
use crate::config::DemoData;
use crate::data;
use app::features::demo::Part;
use calc::conversion::promotion::{PromotionInput, promotion};
use calc::conversion::{ConversionInput, SubsidyRule, conversion};
use calc::net::NetInput;
use calc::parameters::company;
use calc::wage_tax::{Period, TaxClass};
use calc::{Cents, Percent};
use domain::access::Access;
use domain::access::permits::{Calculate, SeePeople};
use domain::id::RecordId;
use domain::{Actor, Own, System};
use jiff::civil::date;
use services::checks::switch_day;
use std::collections::HashMap;
use std::time::{Duration, Instant};
use store::objects::ObjectsConfig;
use store::pay_facts::PayLine;
use store::vault::MasterKey;
use store::{Database, Settings, Store};

/// A thousand people are looked at within two seconds; a machine that has other things to do gets five times as long.
const PER_THOUSAND: Duration = Duration::from_secs(10);

async fn demo(folder: &testkit::Folder) -> Store {
    let settings = Settings {
        database: Database::File(folder.file("zusage.db")),
        access: store::Access::Serve,
        objects: ObjectsConfig::Folder(folder.file("documents")),
        master: MasterKey::generate(&domain::random::SeededRandom::new(7)),
    };
    let store = Store::open(settings, &data::context("test", System)).await.expect("the store opens");
    fill(&store, &DemoData::default()).await.expect("the demo is made");
    store
}

/// Who leads the service desk sees the largest employer by its mandate.
async fn lead(store: &Store) -> Access {
    let person = cast::person(Part::of("team_lead").expect("one of the cast"));
    let ctx = data::context("test", Own(person)).widened(Actor::Person(person)).narrowed(Own(person));
    let slug = "wesertal".parse().expect("an address");
    services::access::at(store, &ctx, &slug).await.expect("visible").1
}

/// What the calculators say of somebody by the numbers of a year: minimum, over 4 %, over 8 %, what the state pays.
fn asked(line: &PayLine, year: i16) -> (Option<Cents>, Cents, Cents, Cents) {
    let (mut own, mut employer, mut subsidy) = (Cents::ZERO, Cents::ZERO, Cents::ZERO);
    for (way, month) in &line.funding {
        if way.takes_subsidy() {
            own += month.own;
            employer += month.employer;
            subsidy += month.subsidy;
        }
    }
    let law = company(year).expect("published");
    let total = own + employer + subsidy;
    let over = |limit: Cents| (total - limit).at_least_zero();
    let first = line.tax_class != Some(TaxClass::Six);
    let gross = line.gross.filter(|_| first);
    let minimum = gross.and_then(|gross| {
        let plain = NetInput::plain(year, gross);
        let pay = NetInput { class: line.tax_class.unwrap_or(plain.class), converted: own, ..plain };
        let rate = Percent::from_basis_points(1_500);
        let found = conversion(&ConversionInput { pay, rule: SubsidyRule::Exact, rate }).ok()?;
        Some(found.legal_minimum)
    });
    let promoted = gross.map_or(Cents::ZERO, |wage| {
        let contribution = employer * 12;
        let input = PromotionInput { year, wage, period: Period::Month, contribution, in_2016: Cents::ZERO };
        promotion(&input).map(|found| found.amount).unwrap_or_default()
    });
    (minimum, over(law.insurance_free_month()), over(law.tax_free_month()), promoted)
}

#[expect(clippy::disallowed_methods, reason = "a guard against hanging measures real time")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn switch_day_preview_agrees_with_calc_person_by_person() {
    let folder = testkit::Folder::new();
    let store = demo(&folder).await;
    let access = lead(&store).await;
    let (calculate, people) =
        (access.allow::<Calculate>().expect("allowed"), access.allow::<SeePeople>().expect("allowed"));
    let lines = store.read(people.ctx(), async |scope| {
        let mut lines: HashMap<RecordId, PayLine> = HashMap::new();
        let mut after = None;
        loop {
            let part = scope.pay_facts(after, 500).await?;
            let Some(last) = part.last() else { return Ok::<_, store::Error>(lines) };
            after = Some(last.record);
            lines.extend(part.into_iter().map(|line| (line.record, line)));
        }
    });
    let lines = lines.await.expect("it reads");
    let begun = Instant::now();
    let found = switch_day(&store, &calculate, &people, date(2026, 1, 1), None).await.expect("checked");
    let took = begun.elapsed();
    assert!(found.rows.len() > 1_500 && found.rows.len() == lines.len(), "{} people", found.rows.len());
    let most = PER_THOUSAND * u32::try_from(found.rows.len().div_ceil(1_000)).expect("few");
    assert!(took < most, "{took:?} for {} people", found.rows.len());
    let (mut affected, mut exceeded, mut kept, mut minimums) = (0, 0, 0, 0);
    for row in &found.rows {
        let line = &lines[&row.record];
        let (before, after) = (asked(line, 2025), asked(line, 2026));
        for (side, (minimum, insurance, tax, promoted)) in [(&row.found.before, before), (&row.found.after, after)] {
            let said = (side.legal_minimum, side.insurance_free.over, side.tax_free.over, side.promoted);
            assert_eq!(said, (minimum, insurance, tax, promoted), "{}", row.personnel_no);
        }
        exceeded += u32::from(before.1 == Cents::ZERO && after.1 > Cents::ZERO);
        kept += u32::from(before.1 > Cents::ZERO && after.1 == Cents::ZERO);
        minimums += u32::from(before.0.zip(after.0).is_some_and(|(before, after)| before != after));
        let crossed = |before: Cents, after: Cents| (before > Cents::ZERO) != (after > Cents::ZERO);
        let differs = before.0.zip(after.0).is_some_and(|(before, after)| before != after)
            || crossed(before.1, after.1)
            || crossed(before.2, after.2)
            || before.3 != after.3;
        assert!(!differs || !row.found.changes.is_empty(), "{} changes and is not shown", row.personnel_no);
        affected += u32::from(!row.found.changes.is_empty());
    }
    let totals = &found.totals;
    assert_eq!((totals.affected, totals.insurance_free_exceeded), (affected, exceeded));
    assert_eq!((totals.insurance_free_kept, totals.legal_minimum), (kept, minimums));
    assert!(minimums > 0, "the new ceilings concern somebody of {}", found.rows.len());
}
