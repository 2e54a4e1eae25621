//! `zusage import`: takes in a list of staff or of contracts, or says what it would do.

use super::{Failure, say};
use crate::config::{Config, Overrides};
use app::features::desk::import_words as words;
use app::i18n::{Lang, Texts, k};
use clap::{Args, ValueEnum};
use domain::id::OrgId;
use domain::intake::{Column, List};
use domain::organisation::Slug;
use serde_json::{Value, json};
use services::imports::{self, Change, Fault, LIMITS, Outcome, Ran, Row, RowVerdict, Shell, Tally, Upload};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How it ends when rows were refused: neither a failure (1) nor a wrong command (2).
const ROWS_REFUSED: u8 = 3;

/// Takes in a list, or says what it would do. Ends with 3 when rows were refused.
#[derive(Debug, Args)]
pub(super) struct Import {
    #[command(flatten)]
    overrides: Overrides,
    /// What the list is about.
    #[arg(value_enum)]
    list: Kind,
    /// The list: CSV or XLSX.
    file: PathBuf,
    /// Whose list it is: the organisation's identifier, or its part of addresses.
    #[arg(long, value_parser = whose)]
    org: Shell,
    /// Books nothing.
    #[arg(long)]
    dry_run: bool,
    /// What some columns hold, against the guess: "Heading=column"; nothing behind the sign leaves a column out.
    #[arg(long, value_name = "HEADING=COLUMN", value_delimiter = ',', value_parser = mapped)]
    map: Vec<(String, Option<Column>)>,
    /// In which language amounts and days are read, and reasons are told: de, en, nl, da.
    #[arg(long, default_value = "de", value_parser = language)]
    language: Lang,
    /// Tells it as one JSON object.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// Staff: a row is a person.
    People,
    /// Contracts: a row is a contract of a person who is known.
    Contracts,
}

impl From<Kind> for List {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::People => Self::People,
            Kind::Contracts => Self::Contracts,
        }
    }
}

fn whose(text: &str) -> Result<Shell, String> {
    if let Ok(id) = text.parse::<OrgId>() {
        return Ok(Shell::Id(id));
    }
    text.parse::<Slug>().map(Shell::Slug).map_err(|_| "neither an identifier nor an organisation's address".to_owned())
}

fn mapped(text: &str) -> Result<(String, Option<Column>), String> {
    let (heading, code) = text.rsplit_once('=').ok_or_else(|| "a heading, =, and a column".to_owned())?;
    if code.is_empty() {
        return Ok((heading.to_owned(), None));
    }
    let column = Column::from_code(code).ok_or_else(|| {
        let codes: Vec<&str> = Column::ALL.iter().map(|column| column.code()).collect();
        format!("the columns are: {}", codes.join(", "))
    })?;
    Ok((heading.to_owned(), Some(column)))
}

fn language(tag: &str) -> Result<Lang, String> {
    Lang::parse(tag).ok_or_else(|| "the languages are: de, en, nl, da".to_owned())
}

/// Takes the list in, and tells what came of it.
pub(super) fn run(import: &Import) -> Result<ExitCode, Failure> {
    let config = Config::load(&import.overrides)?;
    let new = Upload {
        list: import.list.into(),
        file_name: import.file.to_string_lossy().into_owned(),
        bytes: bytes(&import.file)?,
        language: import.language.language(),
    };
    let ran = super::with_store(&config, store::Access::Tool, "import", async |store, ctx| {
        Ok(imports::run(store, ctx, &import.org, new.clone(), &import.map, import.dry_run).await?)
    })?;
    if import.json {
        say(as_json(&ran));
    } else {
        tell(Texts::of(import.language), &ran, import.dry_run);
    }
    Ok(if ran.outcome.tally().refused > 0 { ExitCode::from(ROWS_REFUSED) } else { ExitCode::SUCCESS })
}

/// What is too large is not even read.
fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let told = |error| format!("{} cannot be read: {error}", file.display());
    let size = fs::metadata(file).map_err(told)?.len();
    if usize::try_from(size).map_or(true, |size| size > LIMITS.bytes) {
        return Err(format!("{} is too large: at most {} MB are read", file.display(), LIMITS.bytes / 1_000_000).into());
    }
    Ok(fs::read(file).map_err(told)?)
}

/// What the file says, and the codes of what is wrong with it. What is known of people beyond that stays where it is.
fn as_json(ran: &Ran) -> Value {
    let Tally { added, changed, unchanged, refused } = ran.outcome.tally();
    json!({
        "import": ran.id,
        "booked": ran.booked.is_some(),
        "added": added, "changed": changed, "unchanged": unchanged, "refused": refused,
        "new_sites": ran.outcome.new_sites,
        "new_areas": ran.outcome.new_areas,
        "new_carriers": ran.outcome.new_carriers,
        "rows": ran.outcome.rows.iter().map(row_as_json).collect::<Vec<_>>(),
    })
}

fn row_as_json(row: &Row) -> Value {
    let details = match &row.verdict {
        RowVerdict::Changed(changes) => changes.iter().map(change_as_json).collect(),
        RowVerdict::Refused(faults) => faults.iter().map(fault_as_json).collect(),
        RowVerdict::Added | RowVerdict::Unchanged => Vec::new(),
    };
    json!({ "line": row.line, "key": row.key, "verdict": row.verdict.kind().code(), "columns": details })
}

fn change_as_json(change: &Change) -> Value {
    json!({ "column": change.column, "value": change.new })
}

fn fault_as_json(fault: &Fault) -> Value {
    json!({ "column": fault.column, "value": fault.cell, "code": fault.code, "other_line": fault.other_line })
}

/// Refused rows, then changed ones, then what would be added to the organisation, then the counts.
fn tell(t: Texts, ran: &Ran, dry_run: bool) {
    for row in &ran.outcome.rows {
        if let RowVerdict::Refused(faults) = &row.verdict {
            for fault in faults {
                tell_fault(t, row, fault);
            }
        }
    }
    for row in &ran.outcome.rows {
        if let RowVerdict::Changed(changes) = &row.verdict {
            for change in changes {
                tell_change(t, row, change);
            }
        }
    }
    tell_parts(t, &ran.outcome);
    let Tally { added, changed, unchanged, refused } = ran.outcome.tally();
    let counts = [("added", added), ("changed", changed), ("unchanged", unchanged), ("refused", refused)]
        .map(|(name, count)| (name, count.to_string()));
    let counts: Vec<(&str, &str)> = counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
    say(t.fill(k::IMPORTS_COUNTS, &counts));
    if let Some(booked) = &ran.booked {
        let (booked, rows) = (booked.tally.effective().to_string(), booked.tally.total().to_string());
        say(t.fill(k::IMPORTS_SAYS_BOOKED, &[("booked", &booked), ("rows", &rows)]));
    } else if !dry_run {
        say(t.get(k::IMPORTS_NOTHING_TO_BOOK));
    }
}

/// Where a row stands, and what it is known by.
fn place(t: Texts, row: &Row) -> String {
    let key = row.key.as_ref().map(|key| format!(" · {key}")).unwrap_or_default();
    format!("{} {}{key}", t.get(k::IMPORTS_LINE), row.line)
}

fn tell_fault(t: Texts, row: &Row, fault: &Fault) {
    let cell = if fault.cell.is_empty() { String::new() } else { format!(" · {}", fault.cell) };
    let column = t.get(words::column(fault.column));
    say(format_args!("{} · {column}{cell}: {}", place(t, row), words::reason(t, fault)));
}

fn tell_change(t: Texts, row: &Row, change: &Change) {
    let word = match change.column {
        Column::Status | Column::Way | Column::Rhythm => words::state(change.column, &change.new),
        _ => None,
    };
    let value = word.map_or(change.new.as_str(), |key| t.get(key));
    say(format_args!("{} · {} → {value}", place(t, row), t.get(words::column(change.column))));
}

fn tell_parts(t: Texts, outcome: &Outcome) {
    let parts = [
        (Column::Site, &outcome.new_sites),
        (Column::PayrollArea, &outcome.new_areas),
        (Column::Carrier, &outcome.new_carriers),
    ];
    for (column, names) in parts {
        for name in names {
            say(format_args!("+ {}: {name}", t.get(words::column(column))));
        }
    }
}
