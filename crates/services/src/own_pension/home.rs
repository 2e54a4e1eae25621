//! Everything at a glance.

use super::papers::papers_at;
use super::reach::{At, everywhere};
use super::totals::totals;
use super::{Employer, Held, OpenStep, Paper, Totals, steps};
use crate::{ServiceError, today};
use domain::{Ctx, Own};
use store::Store;

/// So many documents stand on the first page.
const NEWEST: usize = 3;
/// Missing contributions are looked for in so many months.
const MONTHS: u16 = 12;

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

/// What the person has.
///
/// # Errors
/// The store's.
pub async fn home(store: &Store, ctx: &Ctx<Own>) -> Result<Home, ServiceError> {
    let day = today(ctx.now());
    let (mut employers, mut steps, mut papers) = (Vec::new(), Vec::new(), Vec::new());
    for at in everywhere(store, ctx).await? {
        let contracts = at.held(store, MONTHS).await?;
        steps.extend(steps::open(&at, &contracts, day));
        papers.extend(papers_at(store, &at).await?);
        employers.push(AtEmployer { employer: at.employer, contracts });
    }
    steps.sort_by_key(|open| open.step);
    super::papers::newest_first(&mut papers);
    let papers_count = papers.len();
    papers.truncate(NEWEST);
    let totals = totals(employers.iter().flat_map(|one| &one.contracts));
    Ok(Home { employers, totals, steps, papers, papers_count })
}

/// What waits unread.
///
/// # Errors
/// The store's.
pub async fn news(store: &Store, ctx: &Ctx<Own>) -> Result<News, ServiceError> {
    let mut news = News::default();
    for at in everywhere(store, ctx).await? {
        let papers = papers_at(store, &at).await?;
        news.papers += papers.iter().filter(|paper| paper.filing.read_at.is_none()).count();
        let messages = super::messages::messages_at(store, &at).await?;
        news.messages += messages.iter().filter(|one| one.message.read_at.is_none()).count();
        if news.initials.is_empty() {
            news.initials = initials(&at);
        }
    }
    Ok(news)
}

fn initials(at: &At) -> String {
    [&at.record.given_name, &at.record.family_name].iter().filter_map(|name| name.chars().next()).collect()
}
