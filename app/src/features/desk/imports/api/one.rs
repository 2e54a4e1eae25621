//! One import as its page shows it.

use super::made::{Names, counts, refused, stand};
use super::parts::{ColumnRow, ColumnsView, Counts, ResultView, RowView, Seen, Stand};
use super::{Body, DryRun, ImportView, written};
use crate::api::ApiError;
use crate::features::desk::imports::{pieces, words};
use crate::form::Answer;
use crate::i18n::{Texts, date, k, moment, use_texts};
use crate::piece::Piece;
use domain::access::Allowed;
use domain::access::permits::ManagePeople;
use domain::id::CommandKey;
use domain::intake::List;
use leptos::prelude::{AnyView, RenderHtml as _, use_context};
use services::imports::{self, Batch, BatchLine, BatchState, ImportError, Outcome, RowKind, RowVerdict};
use services::{Services, today};
use std::collections::BTreeMap;

/// So many rows of the file stand on a page.
const ROWS: usize = 50;

/// What is asked for.
pub(super) struct Wanted {
    /// The import's address.
    pub(super) here: String,
    /// The page: `columns`, `undo`, or what comes next.
    pub(super) part: String,
    /// The code of the rows that are seen.
    pub(super) seen: String,
    /// Which page of them.
    pub(super) page: u32,
}

/// What is shown of an import, by where it stands and what is asked for.
pub(super) async fn body(
    services: &Services,
    allowed: &Allowed<ManagePeople>,
    batch: &Batch,
    wanted: &Wanted,
) -> Result<Body, ApiError> {
    let (stand, tally) = (stand(batch.line.state), counts(batch.line.tally));
    let written = |view: AnyView| Piece::of(String::new(), view);
    let (gone, waiting) =
        (|| Body::Done(written(pieces::gone(tally))), || Body::Waiting(written(pieces::waiting(&wanted.here))));
    if batch.line.expired {
        return Ok(gone());
    }
    match (stand, wanted.part.as_str()) {
        (Stand::Uploaded | Stand::Previewed, "columns") => Ok(Body::Columns(fields(batch))),
        (Stand::Uploaded, _) => Ok(waiting()),
        (Stand::Booked, "undo") => Ok(Body::Undo(follows(tally))),
        _ => match imports::outcome(&services.store, allowed, batch.line.id).await {
            Ok(outcome) => {
                let result = result(&outcome, &batch.line, wanted);
                Ok(match stand {
                    Stand::Previewed => Body::DryRun(dry_run(&wanted.here, result)),
                    _ => Body::Done(written(pieces::outcome(&wanted.here, stand, result))),
                })
            }
            Err(ImportError::Expired) => Ok(gone()),
            // What was judged is forgotten when the columns change.
            Err(ImportError::State(_)) => Ok(waiting()),
            Err(error) => Err(refused(error)),
        },
    }
}

/// What rows would do. The form that books them needs a program and stays outside of the pieces.
fn dry_run(here: &str, result: ResultView) -> DryRun {
    let t = use_texts();
    let book = match result.counts.effective() {
        0 => None,
        1 => Some(t.get(k::IMPORTS_BOOK_ONE).to_owned()),
        books => Some(t.fill(k::IMPORTS_BOOK, &[("count", &books.to_string())])),
    };
    DryRun {
        says: pieces::says(t, Stand::Previewed, &result),
        book,
        figures: pieces::figures(Stand::Previewed, &result).to_html(),
        rows: Piece::of(String::new(), pieces::rows(here, Stand::Previewed, result)),
    }
}

/// What follows when it is taken back.
fn follows(tally: Counts) -> String {
    let [added, changed] = [tally.added, tally.changed].map(|count| count.to_string());
    use_texts().fill(k::IMPORTS_UNDO_FOLLOWS, &[("added", &added), ("changed", &changed)])
}

pub(super) fn view(allowed: &Allowed<ManagePeople>, batch: Batch, body: Body, names: &Names) -> ImportView {
    let t = use_texts();
    let line = batch.line;
    let day = date(t.lang(), today(line.created_at));
    let list = t.get(words::list(line.list));
    let form = written::form(t, &batch.form);
    let at = moment(t.lang(), line.created_at);
    ImportView {
        title: t.fill(k::IMPORTS_OF_DAY, &[("day", &day)]),
        file: [line.file_name.as_str(), list, &form]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        brought: t.fill(k::IMPORTS_BROUGHT, &[("who", &names.who(&line.actor)), ("at", &at)]),
        ahead: matches!(line.state, BatchState::Uploaded | BatchState::Previewed),
        version: line.version,
        key: allowed.id::<CommandKey>().to_string(),
        body,
    }
}

/// The fields of the form. A page that was made with an answer to it shows what was sent.
fn fields(batch: &Batch) -> String {
    let answer = use_context::<Answer>().unwrap_or_default();
    pieces::columns(columns(batch), &answer).to_html()
}

fn columns(batch: &Batch) -> ColumnsView {
    let t = use_texts();
    let name = |column| t.get(words::column(column)).to_owned();
    let mut choices = vec![(String::new(), t.get(k::IMPORTS_COLUMN_NONE).to_owned())];
    choices.extend(batch.line.list.columns().map(|column| (column.code().to_owned(), name(column))));
    let row = |column: &imports::ColumnView| ColumnRow {
        heading: column.heading.clone(),
        samples: column.samples.join(" · "),
        column: column.column.map(|column| column.code().to_owned()).unwrap_or_default(),
        why: written::why(t, column.why, &batch.columns),
    };
    let missing: Vec<String> = batch.missing.iter().copied().map(name).collect();
    ColumnsView {
        columns: batch.columns.iter().map(row).collect(),
        choices,
        remembered: batch.remembered,
        missing: (!missing.is_empty()).then(|| missing.join(", ")),
    }
}

fn result(outcome: &Outcome, line: &BatchLine, wanted: &Wanted) -> ResultView {
    let t = use_texts();
    let counts = counts(outcome.tally());
    let seen = seen(&wanted.seen, counts);
    let kind = match seen {
        Seen::Refused => RowKind::Refused,
        Seen::Changed => RowKind::Changed,
        Seen::Added => RowKind::Added,
    };
    let page = outcome.page(Some(kind), usize::try_from(wanted.page).unwrap_or(1), ROWS);
    let number = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    ResultView {
        counts,
        lines: line.lines,
        contracts: line.list == List::Contracts,
        mostly: mostly(t, outcome),
        adds: adds(t, outcome),
        seen,
        rows: page.rows.iter().map(|row| row_view(t, row)).collect(),
        page: number(page.page),
        pages: number(page.pages),
    }
}

/// The rows that are asked for; else the first kind that there is, in the order in which people look.
fn seen(code: &str, counts: Counts) -> Seen {
    let asked = Seen::ALL.into_iter().find(|seen| seen.code() == code);
    let first = || Seen::ALL.into_iter().find(|seen| seen.count(counts) > 0);
    asked.or_else(first).unwrap_or(Seen::Added)
}

fn row_view(t: Texts, row: &imports::Row) -> RowView {
    let cells = match &row.verdict {
        RowVerdict::Refused(faults) => faults.iter().map(|fault| written::fault(t, fault)).collect(),
        RowVerdict::Changed(changes) => changes.iter().map(|change| written::change(t, change)).collect(),
        RowVerdict::Added | RowVerdict::Unchanged => Vec::new(),
    };
    let number = row.key.clone().unwrap_or_default();
    RowView { line: row.line, who: row.name.clone().unwrap_or_default(), number, cells }
}

/// What changes in most rows.
fn mostly(t: Texts, outcome: &Outcome) -> Option<String> {
    let mut times = BTreeMap::new();
    for row in &outcome.rows {
        if let RowVerdict::Changed(changes) = &row.verdict {
            for change in changes {
                *times.entry(change.column).or_insert(0_u32) += 1;
            }
        }
    }
    let (column, count) = times.into_iter().max_by_key(|(_, count)| *count)?;
    Some(t.fill(k::IMPORTS_MOSTLY, &[("count", &count.to_string()), ("column", t.get(words::column(column)))]))
}

fn adds(t: Texts, outcome: &Outcome) -> Vec<String> {
    let lists = [
        (k::IMPORTS_ADDS_SITES, &outcome.new_sites),
        (k::IMPORTS_ADDS_AREAS, &outcome.new_areas),
        (k::IMPORTS_ADDS_CARRIERS, &outcome.new_carriers),
    ];
    let named = lists.into_iter().filter(|(_, names)| !names.is_empty());
    named.map(|(text, names)| t.fill(text, &[("names", &names.join(", "))])).collect()
}
