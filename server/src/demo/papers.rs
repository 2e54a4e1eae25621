//! The papers of some of the demo's people: real PDFs, each marked as a specimen, sealed and filed like any other.

use super::people::{Person, Standing};
use super::places::{Folk, Place};
use super::promises::Promise;
use super::world::{World, instant};
use super::worth::Worth;
use super::write::{Setting, Written, number};
use docgen::sheet::{self, Content, Sheet};
use docgen::{Colour, Stamp};
use domain::Org;
use domain::id::{ContractId, RecordId};
use domain::money::Cents;
use jiff::civil::{Date, date};
use store::filings::NewFiling;
use store::{Error, NewDocument, Result};

/// A paper to be made and filed.
#[derive(Debug)]
struct Paper {
    record: RecordId,
    contract: ContractId,
    kind: &'static str,
    title: String,
    issued_on: Date,
    issuer: String,
    /// Whether the person has opened it.
    read: bool,
    sheet: Sheet,
}

/// Makes and files the papers of those who have some.
///
/// # Errors
/// The store's; [`Error::Setup`] when a page cannot be set.
pub(super) async fn file(
    world: &World<'_>,
    setting: &Setting,
    place: &Place,
    people: &[Person],
    written: &[Written],
) -> Result<()> {
    let with_papers = people.iter().zip(written).filter(|(person, _)| person.papers);
    let all = with_papers.flat_map(|(person, one)| papers(world.today, setting, place, person, one));
    let mut papers: Vec<Paper> = all.collect();
    // As they came in. What is older than the organisation's time here was brought along.
    papers.sort_by_key(|paper| paper.issued_on);
    for (paper, bytes) in set(papers).await? {
        keep(world, setting, &paper, &bytes).await?;
    }
    Ok(())
}

/// The agreement and the last two statements of each contract.
fn papers(today: Date, setting: &Setting, place: &Place, person: &Person, one: &Written) -> Vec<Paper> {
    let mut papers = Vec::new();
    // Who has no account has opened nothing.
    let opens = matches!(person.standing, Standing::Activated | Standing::Cast(_));
    for (promise, contract) in person.promises.iter().zip(&one.contracts) {
        let carried = &setting.carriers[promise.carrier % setting.carriers.len()];
        let sheet = |content| Sheet {
            language: language(place.folk),
            colour: place.accent.and_then(Colour::parse).unwrap_or(HOUSE),
            person: format!("{} {}", person.given, person.family),
            employer: place.name.to_owned(),
            carrier: carried.name.clone(),
            contract: number(carried, promise),
            currency: carried.currency.code(),
            content,
        };
        let paper = |kind, title, issued_on, issuer: &str, read, content| Paper {
            record: one.record,
            contract: *contract,
            kind,
            title,
            issued_on,
            issuer: issuer.to_owned(),
            read,
            sheet: sheet(content),
        };
        if let Some(content) = agreement(promise) {
            let title = agreed(place.folk, promise.start);
            papers.push(paper("conversion_agreement", title, promise.start, place.name, opens, content));
        }
        for worth in &promise.values {
            let issued = date(worth.as_of.year().saturating_add(1), 11, 12).min(today);
            let read = opens && worth.as_of.year() < today.year() - 1;
            let title = stated(place.folk, worth.as_of.year());
            papers.push(paper("statement", title, issued, &carried.name, read, statement(worth)));
        }
    }
    papers
}

/// The house's colour on paper.
const HOUSE: Colour = Colour { red: 0x25, green: 0x43, blue: 0xc6 };

const fn language(folk: Folk) -> docgen::Language {
    match folk {
        Folk::German => docgen::Language::De,
        Folk::Dutch => docgen::Language::Nl,
        Folk::Danish => docgen::Language::Da,
    }
}

fn stated(folk: Folk, year: i16) -> String {
    match folk {
        Folk::German => format!("Standmitteilung {year}"),
        Folk::Dutch => format!("Pensioenoverzicht {year}"),
        Folk::Danish => format!("Pensionsoversigt {year}"),
    }
}

fn agreed(folk: Folk, on: Date) -> String {
    let (day, month, year) = (on.day(), on.month(), on.year());
    match folk {
        Folk::German => format!("Vereinbarung vom {day:02}.{month:02}.{year}"),
        Folk::Dutch => format!("Afspraak van {day:02}-{month:02}-{year}"),
        Folk::Danish => format!("Aftale af {day}.{month}.{year}"),
    }
}

/// What flows in by agreement; nothing for contracts into which nothing flows.
fn agreement(promise: &Promise) -> Option<Content> {
    let split = promise.split.per_month(promise.rhythm);
    let (own, employer, subsidy) = (split.own.get(), split.employer.get(), split.subsidy.get());
    (own > 0).then_some(Content::Agreement { since: promise.start, own, employer, subsidy })
}

fn statement(worth: &Worth) -> Content {
    Content::Statement {
        as_of: worth.as_of,
        guaranteed: Some(worth.guaranteed.get()),
        projected: worth.projected.map(Cents::get),
        capital: Some(worth.capital.get()),
        surrender: worth.surrender.map(Cents::get),
    }
}

/// Sets the pages off the async threads: typesetting is work for the processor.
async fn set(papers: Vec<Paper>) -> Result<Vec<(Paper, Vec<u8>)>> {
    let work = move || {
        let set = |paper: Paper| {
            let made = instant(paper.issued_on).jiff();
            // Not the title alone: two contracts have statements of the same year.
            let stamp = Stamp { made, ident: format!("{} {}", paper.contract, paper.title) };
            sheet::render(&paper.sheet, &stamp).map(|pdf| (paper, pdf.bytes))
        };
        papers.into_iter().map(set).collect::<std::result::Result<Vec<_>, _>>()
    };
    let made = tokio::task::spawn_blocking(work).await.map_err(|error| broken(&error))?;
    made.map_err(|error| broken(&error))
}

fn broken(error: &dyn std::error::Error) -> Error {
    Error::Setup(format!("a paper of the demo cannot be made: {error}"))
}

async fn keep(world: &World<'_>, setting: &Setting, paper: &Paper, bytes: &[u8]) -> Result<()> {
    world.on(paper.issued_on);
    let ctx = world.ctx(Org(setting.org));
    let content = world.store.keep(&ctx, paper.record, bytes).await?;
    let document = NewDocument { kind: paper.kind, media_type: "application/pdf", content: &content };
    let write = async |scope: &mut store::WriteScope<'_, Org>| {
        let new = NewFiling {
            record: paper.record,
            document: scope.add_document(&document).await?,
            contract: Some(paper.contract),
            title: paper.title.clone(),
            issued_on: paper.issued_on,
            issuer: Some(paper.issuer.clone()),
            shown: true,
        };
        let filing = scope.file_document(&new).await?;
        if paper.read {
            scope.mark_read(filing).await?;
        }
        Ok::<_, Error>(())
    };
    world.store.write(&ctx, write).await
}
