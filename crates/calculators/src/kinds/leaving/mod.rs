//! Leaving my job: which deadlines run?

mod fields;
mod terms;
mod vesting;

pub(super) use fields::FIELDS;

use super::law_year;
use super::shared::{euro, faultless, finding, note, said};
use crate::{Deadline, Figure, Level, Part, Reading, k};
use calc::parameters::{last_year, pension_ceiling};
use domain::Land;
use domain::money::Cents;
use domain::pension::Way;
use domain::typed::write_date;
use jiff::civil::{Date, date};
use vesting::{Payer, Vesting};

/// What was asked for.
struct Leaving {
    last: Date,
    begin: Option<Date>,
    birth: Option<Date>,
    way: Way,
    payer: Payer,
    land: Option<Land>,
    value: Cents,
    abroad: bool,
}

/// From here on the insurance contract solution is the rule (R08); before, it had to be chosen.
const CONTRACT_SOLUTION_SINCE: Date = date(2020, 6, 24);
/// Promises up to this day carry no right to a transfer (§ 30b BetrAVG).
const NO_TRANSFER_UNTIL: Date = date(2004, 12, 31);

pub(super) fn figure(reading: &mut Reading<'_>) -> Option<Figure> {
    let asked = read(reading)?;
    let vesting = vesting::of(asked.payer, asked.begin, asked.birth, asked.last);
    let mut parts = vec![vested(reading, &asked, vesting)];
    let limit = limit(reading, &asked, &mut parts);
    parts.extend(exceptions(reading, &asked, limit));
    let lapses = asked.payer == Payer::Employer && matches!(vesting, Vesting::Later { .. });
    let terms = if lapses { Some(terms::to_ask(reading)) } else { terms::all(reading, &asked, limit) };
    let Some(terms) = terms else {
        let text = reading.texts.get(k::LEAVING_NO_CALENDAR).to_owned();
        return reading.wrong("last", text);
    };
    let spoken = spoken(reading, &terms);
    parts.push(Part::Deadlines(terms));
    parts.push(note(reading, k::LEAVING_NOTE));
    Some(Figure { parts, whys: Vec::new(), spoken })
}

fn read(reading: &mut Reading<'_>) -> Option<Leaving> {
    let last = reading.day("last");
    let (begin, birth) = (reading.day("begin"), reading.day("birth"));
    let way = reading.choice("way");
    let asked = Leaving {
        last: last.unwrap_or(reading.today()),
        begin,
        birth,
        way: Way::from_code(way).unwrap_or(Way::DirectInsurance),
        payer: Payer::of(reading.choice("payer")),
        land: Land::from_code(reading.choice("land")),
        value: reading.money("value"),
        abroad: reading.tick("abroad"),
    };
    let mistakes = [
        (last.is_none() && reading.problems.is_empty(), "last", k::LEAVING_LAST_MISSING),
        (begin.is_some_and(|begin| begin > asked.last), "begin", k::LEAVING_BEGIN_LATE),
        (birth.is_some_and(|birth| birth >= begin.unwrap_or(asked.last)), "birth", k::LEAVING_BIRTH_LATE),
    ];
    for (is_wrong, field, text) in mistakes {
        if is_wrong {
            let text = reading.texts.get(text).to_owned();
            reading.wrong::<()>(field, text);
        }
    }
    faultless(reading).ok()?;
    Some(asked)
}

/// Whether the claim stays (R07).
fn vested(reading: &Reading<'_>, asked: &Leaving, vesting: Vesting) -> Part {
    let day = |day| write_date(day, reading.texts.language());
    match vesting {
        Vesting::Always => said(reading, Level::Good, k::LEAVING_OWN, k::LEAVING_OWN_TEXT),
        Vesting::Reached(since) => finding(
            Level::Good,
            reading.texts.get(k::LEAVING_VESTED).to_owned(),
            reading.texts.fill(k::LEAVING_VESTED_TEXT, &[("day", &day(since))]),
        ),
        Vesting::Later { from, days } => {
            let text = if days <= vesting::SOON { k::LEAVING_SOON } else { k::LEAVING_LOST };
            let text = reading.texts.fill(text, &[("day", &day(from)), ("days", &days.to_string())]);
            let title = if asked.payer == Payer::Both { k::LEAVING_LOST_PART } else { k::LEAVING_LOST_TITLE };
            finding(Level::Warning, reading.texts.get(title).to_owned(), text)
        }
        Vesting::SingleCase => said(reading, Level::Warning, k::LEAVING_SINGLE, k::LEAVING_SINGLE_TEXT),
        Vesting::Unknown => said(reading, Level::Info, k::LEAVING_UNKNOWN, k::LEAVING_UNKNOWN_TEXT),
    }
}

/// Up to which value a transfer can be claimed (R10): the ceiling of the year of the end, or by choice the last published one.
fn limit(reading: &Reading<'_>, asked: &Leaving, parts: &mut Vec<Part>) -> Option<Cents> {
    let year = asked.last.year();
    // Only who has named a value needs the limit; two years later the claim is over, whatever it is.
    let is_over = year < reading.today().year() - 1;
    if asked.value == Cents::ZERO || !terms::is_funded(asked.way) || is_over {
        return None;
    }
    let last = last_year();
    let ceiling = pension_ceiling(year).or_else(|error| {
        if reading.tick(law_year::FIELD.name) {
            parts.push(law_year::marked(reading, year, last));
            return pension_ceiling(last);
        }
        parts.push(law_year::unpublished(reading, year, last));
        Err(error)
    });
    ceiling.ok().map(|known| known.value * 12)
}

/// What takes a right away or makes a case of its own.
fn exceptions(reading: &Reading<'_>, asked: &Leaving, limit: Option<Cents>) -> Vec<Part> {
    let mut parts = Vec::new();
    if asked.last < CONTRACT_SOLUTION_SINCE && terms::is_insured(asked.way) {
        parts.push(said(reading, Level::Warning, k::LEAVING_OLD_LAW, k::LEAVING_OLD_LAW_TEXT));
    }
    if is_too_old(asked) {
        parts.push(said(reading, Level::Warning, k::LEAVING_OLD_PROMISE, k::LEAVING_OLD_PROMISE_TEXT));
    }
    if let Some(limit) = limit.filter(|limit| asked.value > *limit) {
        let title = reading.texts.fill(k::LEAVING_OVER_LIMIT, &[("limit", &euro(reading, limit))]);
        parts.push(finding(Level::Warning, title, reading.texts.get(k::LEAVING_OVER_LIMIT_TEXT).to_owned()));
    }
    parts
}

/// Whether the promise is older than the right to a transfer.
fn is_too_old(asked: &Leaving) -> bool {
    terms::is_funded(asked.way) && asked.begin.is_some_and(|begin| begin <= NO_TRANSFER_UNTIL)
}

fn spoken(reading: &Reading<'_>, terms: &[Deadline]) -> String {
    let open = terms.iter().filter(|term| !term.is_over);
    let next = open.filter_map(|term| term.until.map(|until| (until, &term.title))).min();
    let Some((until, title)) = next else { return reading.texts.get(k::LEAVING_SPOKEN_NONE).to_owned() };
    let day = write_date(until, reading.texts.language());
    reading.texts.fill(k::LEAVING_SPOKEN, &[("title", title), ("day", &day)])
}
