//! Lists of staff and of contracts on their way in: uploaded, looked at, booked, undone.
//!
//! The way of a list: [`upload`] reads the file and guesses what its columns hold (or remembers what a person said of the same
//! headings); [`remap`] takes a person's word for it; [`preview`] judges every row against what is known and keeps the answer;
//! [`book`] judges again in its own transaction and does what was shown, or nothing; [`undo`] takes all of it back, as long as
//! nobody changed any of it since. File and outcome lie sealed under a key of their own, which [`expire`] erases.
//!
//! A row that is refused stops no other. An empty cell leaves alone what is known.

mod batch;
mod book;
mod error;
mod judge;
mod outcome;
mod preview;
mod shell;
mod undo;
mod upload;

pub use batch::{Batch, BatchLine, BatchPage, ColumnView, Form};
pub use error::{Blocking, ImportError, What};
pub use outcome::{Booked, Change, Fault, Outcome, Row, RowKind, RowPage, RowVerdict, Tally, Undone};
pub use shell::{Ran, Shell, run};
pub use upload::{LIMITS, Upload};

use domain::access::Allowed;
use domain::access::permits::ManagePeople;
use domain::id::{CommandKey, ImportId};
use domain::intake::Column;
use domain::{Ctx, System};
use store::Store;
pub use store::imports::BatchState;

/// Takes a file: reads it as a table, guesses or remembers its columns, keeps it sealed. Nothing is judged yet.
///
/// The same key again gives the same batch.
///
/// # Errors
/// [`ImportError::File`] for a file that gives no table (nothing is kept), [`ImportError::Service`] where the organisation may not
/// hold people's data; the store's.
pub async fn upload(
    store: &Store,
    allowed: &Allowed<ManagePeople>,
    key: CommandKey,
    new: Upload,
) -> Result<ImportId, ImportError> {
    upload::upload(store, allowed.ctx(), key, new).await
}

/// A batch with its columns, as the page of the mapping shows it.
///
/// # Errors
/// [`ImportError::Unknown`]; the store's.
pub async fn batch(store: &Store, allowed: &Allowed<ManagePeople>, id: ImportId) -> Result<Batch, ImportError> {
    batch::batch(store, allowed.ctx(), id).await
}

/// Takes a person's word for what each column holds, by place, and remembers it for the next list with these headings. What was
/// judged before is forgotten. The answer is the batch's new version.
///
/// # Errors
/// [`ImportError::Mapping`] when the columns are no mapping, [`ImportError::Stale`] when somebody changed the batch since `version`,
/// [`ImportError::State`] for one that is booked or undone.
pub async fn remap(
    store: &Store,
    allowed: &Allowed<ManagePeople>,
    id: ImportId,
    version: i64,
    columns: &[Option<Column>],
) -> Result<i64, ImportError> {
    upload::remap(store, allowed.ctx(), id, version, columns).await
}

/// Judges every row against what is known, and keeps the answer. Nothing else is written, so it can be done as often as wanted.
///
/// # Errors
/// [`ImportError::Mapping`] while columns are missing that every row needs, [`ImportError::State`] for one that is booked or undone,
/// [`ImportError::Expired`].
pub async fn preview(store: &Store, allowed: &Allowed<ManagePeople>, id: ImportId) -> Result<Outcome, ImportError> {
    preview::preview(store, allowed.ctx(), id).await
}

/// What was judged last, or what was booked.
///
/// # Errors
/// [`ImportError::State`] when nothing was judged yet, [`ImportError::Expired`] when it was erased, [`ImportError::Unknown`].
pub async fn outcome(store: &Store, allowed: &Allowed<ManagePeople>, id: ImportId) -> Result<Outcome, ImportError> {
    preview::outcome(store, allowed.ctx(), id).await
}

/// Does what the preview of `version` (see [`Batch::version`], [`Outcome::version`]) showed, all of it or nothing.
///
/// The rows are judged again in the same transaction. Would they do anything else than was shown, nothing is booked, the new
/// preview is kept instead, and the answer is [`ImportError::Stale`]. The same key again gives the same answer.
///
/// # Errors
/// [`ImportError::Stale`], [`ImportError::NothingToBook`] when no row adds or changes anything, [`ImportError::State`],
/// [`ImportError::Expired`].
pub async fn book(
    store: &Store,
    allowed: &Allowed<ManagePeople>,
    key: CommandKey,
    id: ImportId,
    version: i64,
) -> Result<Booked, ImportError> {
    book::book(store, allowed.ctx(), key, id, version).await
}

/// Takes back what was booked: what was added goes, what was changed is written back.
///
/// # Errors
/// [`ImportError::Blocked`] with everybody and everything that was changed or used since (nothing is undone then),
/// [`ImportError::State`] for one that is not booked, [`ImportError::Expired`].
pub async fn undo(
    store: &Store,
    allowed: &Allowed<ManagePeople>,
    key: CommandKey,
    id: ImportId,
) -> Result<Undone, ImportError> {
    undo::undo(store, allowed.ctx(), key, id).await
}

/// A page of the batches (25), the newest first; `page` counts from 1.
///
/// # Errors
/// The store's.
pub async fn list(store: &Store, allowed: &Allowed<ManagePeople>, page: u32) -> Result<BatchPage, ImportError> {
    batch::list(store, allowed.ctx(), page).await
}

/// Erases the keys of batches that are over, some of them; says how many. Their counts remain.
///
/// # Errors
/// The store's.
pub async fn expire(store: &Store, ctx: &Ctx<System>) -> Result<u64, store::Error> {
    let now = ctx.now();
    store.write(ctx, async |scope| scope.expire_imports(now).await).await
}
