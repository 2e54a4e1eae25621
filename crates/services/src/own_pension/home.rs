//! Everything at a glance.

use super::reach::{employer, held};
use super::totals::totals;
use super::{Employer, Held, OpenStep, Paper, Totals, steps};
use crate::{ServiceError, today};
use domain::{Ctx, Org, Own};
use store::filings::Filing;
use store::messages::Unread;
use store::people::Record;
use store::{Scope, Store};

/// So many documents stand on the first page.
const NEWEST: u16 = 3;

/// An employer and what the person has there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtEmployer {
    /// Which.
    pub employer: Employer,
    /// The contracts there, those that run first.
    pub contracts: Vec<Held>,
}

/// What somebody has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// Present employers first, then former ones.
    pub employers: Vec<AtEmployer>,
    /// What it all comes to, by currency.
    pub totals: Vec<Totals>,
    /// What is open, the most urgent first.
    pub steps: Vec<OpenStep>,
    /// The newest documents.
    pub papers: Vec<Paper>,
    /// How many documents there are in all.
    pub papers_count: usize,
}

/// What waits unread, and whose account it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct News {
    /// Documents that were never opened.
    pub papers: usize,
    /// Messages that were never opened.
    pub messages: usize,
    /// The first letters of given and family name; empty where no employer knows the person yet.
    pub initials: String,
}

/// What one reading finds at an employer.
struct Found {
    record: Record,
    at: AtEmployer,
    newest: Vec<Filing>,
    papers: usize,
}

/// What the person has.
///
/// # Errors
/// The store's.
pub async fn home(store: &Store, ctx: &Ctx<Own>) -> Result<Home, ServiceError> {
    let day = today(ctx.now());
    let (mut employers, mut steps, mut papers, mut papers_count) = (Vec::new(), Vec::new(), Vec::new(), 0);
    let read = store.read(ctx, async |scope| scope.at_each_record((), found).await);
    for Found { record, at, newest, papers: count } in read.await? {
        steps.extend(steps::open(&record, &at.employer, &at.contracts, day));
        papers.extend(newest.into_iter().map(|filing| Paper { filing, employer: at.employer.clone() }));
        papers_count += count;
        employers.push(at);
    }
    employers.sort_by_cached_key(|at| (at.employer.is_former(), at.employer.name.to_lowercase()));
    steps.sort_by_key(|open| open.step);
    super::papers::newest_first(&mut papers);
    papers.truncate(usize::from(NEWEST));
    let totals = totals(employers.iter().flat_map(|one| &one.contracts));
    Ok(Home { employers, totals, steps, papers, papers_count })
}

async fn found(scope: &mut Scope<'_, Org>, record: Record, (): ()) -> Result<Found, store::Error> {
    let employer = employer(scope, record.id).await?;
    let contracts = held(scope, record.id).await?;
    let (newest, papers) = scope.newest_filings(record.id, NEWEST).await?;
    Ok(Found { record, at: AtEmployer { employer, contracts }, newest, papers })
}

/// What waits unread. Every page asks, so it is only counted: no message is opened for it.
///
/// # Errors
/// The store's.
pub async fn news(store: &Store, ctx: &Ctx<Own>) -> Result<News, ServiceError> {
    let read = store.read(ctx, async |scope| scope.at_each_record((), unread).await);
    let mut news = News::default();
    for (record, unread) in read.await? {
        news.papers += unread.papers;
        news.messages += unread.messages;
        if news.initials.is_empty() {
            news.initials = initials(&record);
        }
    }
    Ok(news)
}

async fn unread(scope: &mut Scope<'_, Org>, record: Record, (): ()) -> Result<(Record, Unread), store::Error> {
    let unread = scope.count_unread(record.id).await?;
    Ok((record, unread))
}

fn initials(record: &Record) -> String {
    [&record.given_name, &record.family_name].iter().filter_map(|name| name.chars().next()).collect()
}
