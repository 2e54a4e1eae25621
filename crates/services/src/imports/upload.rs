//! A file becomes a batch: read as a table, its columns guessed or remembered.

use super::batch::{Form, LOOKED_AT};
use super::{BatchState, ImportError};
use crate::{Refusal, ServiceError, today};
use domain::id::{CommandKey, ImportId};
use domain::intake::{Column, Fingerprint, List, Mapping, guess};
use domain::organisation::may_hold_people;
use domain::{Ctx, Language, Org};
use lists::{Encoding, Format, Limits};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::time::Duration;
use store::imports::NewBatch;
use store::ledger::Chain;
use store::{Command, Store, WriteScope};

/// How much of a file is read: less text than a table could hold, because it is kept, sealed and read again.
pub const LIMITS: Limits = Limits {
    bytes: 20_000_000,
    columns: 100,
    rows: 20_000,
    cell: 4_096,
    text: 12_000_000,
    unpacked: 64_000_000,
    ratio: 200,
    parts: 200,
};

/// How long a file that nobody booked is kept.
const KEPT: Duration = Duration::from_hours(14 * 24);
/// The longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 120;

/// A file as somebody sends it.
#[derive(Debug, Clone)]
pub struct Upload {
    /// What the list is about.
    pub list: List,
    /// As the person's program calls it; only the last part of a path is kept.
    pub file_name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// In which language amounts and days are read: the page's.
    pub language: Language,
}

/// What is kept of a file: the table that was read, and nothing else of it (a workbook's other sheets are nobody's business).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Table {
    pub(super) header: Vec<String>,
    /// Line and cells.
    pub(super) rows: Vec<(u32, Vec<String>)>,
}

impl Table {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, ImportError> {
        serde_json::from_slice(bytes).map_err(|_| broken("content"))
    }

    /// The first rows.
    pub(super) fn some(&self, count: usize) -> Vec<Vec<String>> {
        self.rows.iter().take(count).map(|(_, cells)| cells.clone()).collect()
    }
}

/// What each column holds, complete or not, and whether it was remembered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) columns: Vec<Option<Column>>,
    pub(super) remembered: bool,
}

impl Kept {
    pub(super) fn parse(text: &str) -> Result<Self, ImportError> {
        serde_json::from_str(text).map_err(|_| broken("mapping"))
    }

    pub(super) fn missing(&self, list: List) -> Vec<Column> {
        let used: Vec<Column> = self.columns.iter().copied().flatten().collect();
        list.missing(&used)
    }

    pub(super) fn mapping(self, list: List) -> Result<Mapping, ImportError> {
        Ok(Mapping::new(list, self.columns)?)
    }
}

pub(super) fn form(text: &str) -> Result<Form, ImportError> {
    serde_json::from_str(text).map_err(|_| broken("form"))
}

pub(super) fn broken(column: &'static str) -> ImportError {
    store::Error::Inconsistent { table: "import_batch", column }.into()
}

pub(super) fn json<T: Serialize>(value: &T, column: &'static str) -> Result<String, ImportError> {
    serde_json::to_string(value).map_err(|_| broken(column))
}

/// A file that was read, off the threads that everybody else waits for.
struct Read {
    table: Table,
    form: Form,
    hash: [u8; 32],
}

fn read(file_name: &str, bytes: &[u8], language: Language) -> Result<Read, ImportError> {
    let table = lists::read(file_name, bytes, LIMITS)?;
    let rows = table.rows.into_iter().map(|row| (row.line, row.cells)).collect();
    let hash = Sha256::digest(bytes).into();
    Ok(Read { table: Table { header: table.header, rows }, form: written(table.format, language), hash })
}

fn written(format: Format, language: Language) -> Form {
    match format {
        Format::Workbook { sheet } => Form { encoding: None, delimiter: None, sheet: Some(sheet), language },
        Format::Text { encoding, delimiter } => {
            let encoding = match encoding {
                Encoding::Utf8 => "utf-8",
                Encoding::Utf16Le | Encoding::Utf16Be => "utf-16",
                Encoding::Windows1252 => "windows-1252",
                Encoding::Cp850 => "cp850",
            };
            let delimiter = delimiter.map(|delimiter| char::from(delimiter.byte()));
            Form { encoding: Some(encoding.to_owned()), delimiter, sheet: None, language }
        }
    }
}

/// The file's own name, without where it lay and without what no name holds.
fn own_name(file_name: &str) -> String {
    let last = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect()
}

/// The headings of a file; nothing of it is kept.
pub(super) async fn header(new: Upload) -> Result<Vec<String>, ImportError> {
    let read = tokio::task::spawn_blocking(move || read(&own_name(&new.file_name), &new.bytes, new.language)).await;
    let Read { table, .. } = read.map_err(|_| ServiceError::Hashing)??;
    Ok(table.header)
}

/// Refuses while the organisation may not hold people's data (no agreement on processing, not in use).
pub(super) async fn may_hold(scope: &mut WriteScope<'_, Org>) -> Result<(), ImportError> {
    let day = today(scope.ctx().now());
    let here = scope.organisation().await?.ok_or(ServiceError::Refused(Refusal::Unknown))?;
    Ok(may_hold_people(here.kind, here.state, here.agreement_on, day).map_err(ServiceError::from)?)
}

pub(super) async fn upload(
    store: &Store,
    ctx: &Ctx<Org>,
    key: CommandKey,
    new: Upload,
) -> Result<ImportId, ImportError> {
    let Upload { list, file_name, bytes, language } = new;
    let file_name = own_name(&file_name);
    let name = file_name.clone();
    let read = tokio::task::spawn_blocking(move || read(&name, &bytes, language)).await;
    let Read { table, form, hash } = read.map_err(|_| ServiceError::Hashing)??;
    let day = today(ctx.now());
    let fingerprint: [u8; 32] = Sha256::digest(Fingerprint::of(list, &table.header).as_bytes()).into();
    let seen = guess(list, &table.header, &table.some(LOOKED_AT), day);
    let guessed: Vec<Option<Column>> = seen.into_iter().map(|guess| guess.column).collect();
    let content = json(&table, "content")?;
    let (form, lines) = (json(&form, "form")?, u32::try_from(table.rows.len()).unwrap_or(u32::MAX));
    let input = (list, &file_name, language, hash);
    let command = Command { key, owner: Chain::Org(ctx.reach.0), kind: "import.upload", input: &input };
    let done = store.command(ctx, command, async |scope| {
        may_hold(scope).await?;
        let known = scope.remembered_mapping(list, &fingerprint).await?;
        let known = known.and_then(|text| serde_json::from_str::<Vec<Option<Column>>>(&text).ok());
        let known = known.filter(|columns| columns.len() == table.header.len());
        let kept = Kept { remembered: known.is_some(), columns: known.unwrap_or_else(|| guessed.clone()) };
        let new = NewBatch {
            list,
            file_name: &file_name,
            form: &form,
            fingerprint: &fingerprint,
            mapping: &json(&kept, "mapping")?,
            content: content.as_bytes(),
            lines,
            expires: scope.ctx().now().plus(KEPT),
        };
        Ok::<_, ImportError>(scope.add_import(&new).await?)
    });
    Ok(done.await?.answer)
}

pub(super) async fn remap(
    store: &Store,
    ctx: &Ctx<Org>,
    id: ImportId,
    version: i64,
    columns: &[Option<Column>],
) -> Result<i64, ImportError> {
    store
        .write(ctx, async |scope| {
            let stored = scope.import(id).await?.ok_or(ImportError::Unknown)?;
            if !matches!(stored.state, BatchState::Uploaded | BatchState::Previewed) {
                return Err(ImportError::State(stored.state));
            }
            let before = Kept::parse(&stored.mapping)?;
            // A mapping goes by place: one for another number of columns belongs to another file.
            if before.columns.len() != columns.len() {
                return Err(ImportError::Stale);
            }
            Mapping::new(stored.list, columns.to_vec())?;
            let kept = Kept { columns: columns.to_vec(), remembered: false };
            let version = scope.remap_import(id, version, &json(&kept, "mapping")?).await?;
            scope.remember_mapping(stored.list, &stored.fingerprint, &json(&columns, "mapping")?).await?;
            Ok(version)
        })
        .await
}
