//! Checks of everybody who works here.

use super::total::{PromotionTotals, SubsidyTotals, SwitchTotals, Totals};
use super::{CheckError, MOST};
use crate::{ServiceError, today};
use domain::access::permits::{Calculate, SeePeople};
use domain::access::{Allowed, Denied};
use domain::employment::EmploymentState;
use domain::id::RecordId;
use domain::money::Cents;
use domain::pay::{Funding, PayFacts};
use domain::promotion::{self, Promotion};
use domain::subsidy::{self, Rule, SubsidyCheck};
use domain::switch_day::{Preview, SwitchDay};
use jiff::civil::Date;
use store::Store;
use store::pay_facts::PayLine;

/// So many people are read at once.
const PART: u16 = 1_000;

/// Somebody in a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person<T> {
    /// The record.
    pub record: RecordId,
    /// Given names.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// The personnel number.
    pub personnel_no: String,
    /// What was found.
    pub found: T,
}

/// A result for many, by the order of their records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked<T, S> {
    /// Person by person.
    pub rows: Vec<Person<T>>,
    /// Added up.
    pub totals: S,
}

/// The subsidy of everybody here, by the numbers of the present year. `rule` is the employer's, where it has one.
///
/// # Errors
/// [`CheckError`].
pub async fn subsidy_all(
    store: &Store,
    calculate: &Allowed<Calculate>,
    people: &Allowed<SeePeople>,
    rule: Option<Rule>,
) -> Result<Checked<SubsidyCheck, SubsidyTotals>, CheckError> {
    let year = today(calculate.now()).year();
    everybody(store, calculate, people, |facts| Ok(subsidy::check(facts, rule, year)?)).await
}

/// For whom of everybody here the state pays a part, by the numbers of the present year.
///
/// # Errors
/// [`CheckError`].
pub async fn promotion_all(
    store: &Store,
    calculate: &Allowed<Calculate>,
    people: &Allowed<SeePeople>,
) -> Result<Checked<Promotion, PromotionTotals>, CheckError> {
    let year = today(calculate.now()).year();
    everybody(store, calculate, people, |facts| Ok(promotion::find(facts, year)?)).await
}

/// What the numbers from a day on change for everybody here. Rows without a change are there too.
///
/// # Errors
/// [`CheckError`]; before anybody is read where the day's numbers are not published.
pub async fn switch_day(
    store: &Store,
    calculate: &Allowed<Calculate>,
    people: &Allowed<SeePeople>,
    day: Date,
    rule: Option<Rule>,
) -> Result<Checked<Preview, SwitchTotals>, CheckError> {
    let switch = SwitchDay::new(day)?;
    everybody(store, calculate, people, |facts| Ok(switch.preview(facts, rule)?)).await
}

async fn everybody<T, S: Totals<T>>(
    store: &Store,
    calculate: &Allowed<Calculate>,
    people: &Allowed<SeePeople>,
    check: impl Fn(&PayFacts) -> Result<T, CheckError>,
) -> Result<Checked<T, S>, CheckError> {
    // Both proofs have to be about the same organisation.
    if calculate.ctx().reach != people.ctx().reach {
        return Err(ServiceError::from(Denied::Invisible).into());
    }
    let lines = read(store, people).await?;
    let mut totals = S::default();
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        let found = check(&facts(&line))?;
        totals.add(&found);
        let PayLine { record, given_name, family_name, personnel_no, .. } = line;
        rows.push(Person { record, given_name, family_name, personnel_no, found });
    }
    Ok(Checked { rows, totals })
}

async fn read(store: &Store, people: &Allowed<SeePeople>) -> Result<Vec<PayLine>, CheckError> {
    let found = store.read(people.ctx(), async |scope| {
        let mut lines: Vec<PayLine> = Vec::new();
        loop {
            let part = scope.pay_facts(lines.last().map(|line| line.record), PART).await?;
            let is_last = part.len() < usize::from(PART);
            lines.extend(part);
            if is_last || lines.len() > MOST {
                return Ok::<_, store::Error>(lines);
            }
        }
    });
    let lines = found.await?;
    if lines.len() > MOST { Err(CheckError::TooMany) } else { Ok(lines) }
}

/// What is kept of a person, as the checks take it. Where somebody works and who insures them is not kept.
fn facts(line: &PayLine) -> PayFacts {
    let mut funding = Funding { subsidy: Some(Cents::ZERO), ..Funding::default() };
    for (way, month) in &line.funding {
        if way.takes_subsidy() {
            funding.converted += month.own;
            funding.employer += month.employer;
            funding.subsidy = funding.subsidy.map(|sum| sum + month.subsidy);
        } else {
            funding.converted_otherwise += month.own;
        }
    }
    PayFacts {
        gross: line.gross,
        class: line.tax_class,
        resting: line.employment == EmploymentState::Dormant,
        left_out: line.left_out,
        funding,
        ..PayFacts::default()
    }
}
