//! Batches as pages show them.

use super::upload::{Kept, Table};
use super::{BatchState, ImportError, Tally};
use crate::today;
use domain::id::ImportId;
use domain::intake::{Column, List, Why, guess, masked, parse_sv_number, parse_tax_id};
use domain::time::Timestamp;
use domain::typed::parse_iban;
use domain::{Actor, Ctx, Language, Org};
use serde::{Deserialize, Serialize};
use store::Store;
use store::imports::Batch as Stored;

/// So many batches stand on a page.
const PAGE: u32 = 25;
/// So many values are shown below a heading.
const SAMPLES: usize = 3;
/// So many rows are looked at to guess what a column holds.
pub(super) const LOOKED_AT: usize = 50;

/// How a file was written; worth showing, because a wrong guess explains strange letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// `utf-8`, `utf-16`, `windows-1252`, `cp850`; nothing for a workbook.
    pub encoding: Option<String>,
    /// `;`, `,`, `|`, or a tab.
    pub delimiter: Option<char>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// In which language amounts and days are read.
    pub language: Language,
}

/// What a column of the file holds, as far as is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnView {
    /// Its heading; may be empty.
    pub heading: String,
    /// Some different values of it, masked if sensitive.
    pub samples: Vec<String>,
    /// What it holds; nothing: it is not read.
    pub column: Option<Column>,
    /// Why the program guesses what it guesses, whatever a person said.
    pub why: Why,
}

/// A batch in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchLine {
    /// The batch.
    pub id: ImportId,
    /// What the list is about.
    pub list: List,
    /// Where it stands.
    pub state: BatchState,
    /// As the person's program calls the file.
    pub file_name: String,
    /// Rows of the file.
    pub lines: u32,
    /// What they do; all nothing until it was looked at.
    pub tally: Tally,
    /// Who brought it: `person:<id>` or `system:import`.
    pub actor: String,
    /// When it came.
    pub created_at: Timestamp,
    /// When its last step was done.
    pub updated_at: Timestamp,
    /// Until when file and outcome are kept, and a booking can be undone.
    pub expires_at: Timestamp,
    /// Whether they are gone already.
    pub expired: bool,
    /// Counts changes; [`super::remap`] and [`super::book`] name the one they are based on.
    pub version: i64,
}

/// A page of batches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchPage {
    /// The newest first.
    pub batches: Vec<BatchLine>,
    /// How many there are in all.
    pub total: u64,
    /// The page, from 1.
    pub page: u32,
    /// How many pages there are, at least one.
    pub pages: u32,
}

/// A batch with its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// As it stands in a list.
    pub line: BatchLine,
    /// How the file was written.
    pub form: Form,
    /// Whether the columns were taken from the last list with these headings.
    pub remembered: bool,
    /// The columns by place; none when the file is gone.
    pub columns: Vec<ColumnView>,
    /// What every row needs and no column holds: until it does, nothing can be judged.
    pub missing: Vec<Column>,
}

impl From<Stored> for BatchLine {
    fn from(stored: Stored) -> Self {
        Self {
            id: stored.id,
            list: stored.list,
            state: stored.state,
            file_name: stored.file_name,
            lines: stored.lines,
            tally: Tally {
                added: stored.counts[0],
                changed: stored.counts[1],
                unchanged: stored.counts[2],
                refused: stored.counts[3],
            },
            actor: stored.actor,
            created_at: stored.created_at,
            updated_at: stored.updated_at,
            expires_at: stored.expires_at,
            expired: stored.expired,
            version: stored.version,
        }
    }
}

impl BatchLine {
    /// Whether the person brought it.
    pub fn is_by(&self, actor: Actor) -> bool {
        self.actor == actor.to_string()
    }
}

pub(super) async fn list(store: &Store, ctx: &Ctx<Org>, page: u32) -> Result<BatchPage, ImportError> {
    let read = store.read(ctx, async |scope| {
        let total = scope.count_imports().await?;
        let pages = u32::try_from(total.div_ceil(u64::from(PAGE))).unwrap_or(u32::MAX).max(1);
        let page = page.clamp(1, pages);
        let found = scope.imports((page - 1) * PAGE, PAGE).await?;
        Ok::<_, store::Error>((found, total, page, pages))
    });
    let (found, total, page, pages) = read.await?;
    Ok(BatchPage { batches: found.into_iter().map(BatchLine::from).collect(), total, page, pages })
}

pub(super) async fn batch(store: &Store, ctx: &Ctx<Org>, id: ImportId) -> Result<Batch, ImportError> {
    let read = store.read(ctx, async |scope| {
        let stored = scope.import(id).await?.ok_or(ImportError::Unknown)?;
        let content = if stored.expired { None } else { Some(scope.import_content(id).await?) };
        Ok::<_, ImportError>((stored, content))
    });
    let (stored, content) = read.await?;
    let kept = Kept::parse(&stored.mapping)?;
    let form = super::upload::form(&stored.form)?;
    let table = content.as_deref().map(Table::parse).transpose()?;
    let columns = table.map_or_else(Vec::new, |table| views(stored.list, &table, &kept, ctx));
    let missing = kept.missing(stored.list);
    Ok(Batch { form, remembered: kept.remembered, columns, missing, line: stored.into() })
}

fn views(list: List, table: &Table, kept: &Kept, ctx: &Ctx<Org>) -> Vec<ColumnView> {
    let rows = table.some(LOOKED_AT);
    let guesses = guess(list, &table.header, &rows, today(ctx.now()));
    let view = |(place, (heading, guess)): (usize, (&String, domain::intake::Guess))| {
        let column = kept.columns.get(place).copied().flatten();
        ColumnView {
            heading: heading.clone(),
            samples: samples(&rows, place, [column, guess.column]),
            column,
            why: guess.why,
        }
    };
    table.header.iter().zip(guesses).enumerate().map(view).collect()
}

/// Some different values of a column; what it holds decides whether they are masked, and so do what it may hold and the value itself.
fn samples(rows: &[Vec<String>], place: usize, columns: [Option<Column>; 2]) -> Vec<String> {
    let mut samples: Vec<String> = Vec::with_capacity(SAMPLES);
    for cell in rows.iter().filter_map(|row| row.get(place)).filter(|cell| !cell.is_empty()) {
        let shown = columns.into_iter().flatten().chain(looks_like(cell)).find(|column| column.is_sensitive());
        let shown = shown.map_or_else(|| cell.clone(), |column| masked(column, cell));
        if !samples.contains(&shown) {
            samples.push(shown);
        }
        if samples.len() == SAMPLES {
            break;
        }
    }
    samples
}

/// What a value is by its look alone, wherever it stands: each of these proves itself by its check digit.
fn looks_like(cell: &str) -> Option<Column> {
    let found = [
        (Column::TaxId, parse_tax_id(cell).is_ok()),
        (Column::Iban, parse_iban(cell).is_ok()),
        (Column::SvNumber, parse_sv_number(cell).is_ok()),
    ];
    found.into_iter().find_map(|(column, fits)| fits.then_some(column))
}
