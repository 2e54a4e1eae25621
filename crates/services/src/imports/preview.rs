//! Looking at what a list would do.

use super::judge::{Judgement, Sheet, judge};
use super::upload::{Kept, Table, broken};
use super::{BatchState, ImportError, Outcome, Tally};
use crate::{ServiceError, today};
use domain::id::ImportId;
use domain::{Ctx, Org};
use store::imports::Batch;
use store::{Store, WriteScope};

/// A batch whose rows were read, ready to be judged.
pub(super) struct Ready {
    pub(super) batch: Batch,
    pub(super) sheet: Sheet,
}

/// Reads the rows of a batch that can still be booked: outside of any write, because others wait for those.
pub(super) async fn ready(store: &Store, ctx: &Ctx<Org>, id: ImportId) -> Result<Ready, ImportError> {
    let read = store.read(ctx, async |scope| {
        let batch = scope.import(id).await?.ok_or(ImportError::Unknown)?;
        if !matches!(batch.state, BatchState::Uploaded | BatchState::Previewed) {
            return Err(ImportError::State(batch.state));
        }
        Ok((batch, scope.import_content(id).await?))
    });
    let (batch, content) = read.await?;
    let mapping = Kept::parse(&batch.mapping)?.mapping(batch.list)?;
    let (language, day) = (super::upload::form(&batch.form)?.language, today(ctx.now()));
    let sheet = tokio::task::spawn_blocking(move || Ok(Sheet::read(Table::parse(&content)?, mapping, language, day)));
    let sheet: Result<Sheet, ImportError> = sheet.await.map_err(|_| ServiceError::Hashing)?;
    Ok(Ready { batch, sheet: sheet? })
}

pub(super) async fn preview(store: &Store, ctx: &Ctx<Org>, id: ImportId) -> Result<Outcome, ImportError> {
    let Ready { batch, sheet } = ready(store, ctx, id).await?;
    let Judgement { outcome, .. } = store.read(ctx, async |scope| judge(scope, &sheet).await).await?;
    let full = full(&outcome)?;
    let shown = outcome.masked();
    let kept = store.write(ctx, async |scope| keep(scope, &batch, &shown, &full).await);
    let version = kept.await?;
    Ok(Outcome { version, ..shown })
}

/// What is compared when it comes to booking: every value in full.
pub(super) fn full(outcome: &Outcome) -> Result<Vec<u8>, ImportError> {
    serde_json::to_vec(outcome).map_err(|_| broken("outcome"))
}

/// Keeps what was judged; the batch's new version.
pub(super) async fn keep(
    scope: &mut WriteScope<'_, Org>,
    batch: &Batch,
    shown: &Outcome,
    full: &[u8],
) -> Result<i64, ImportError> {
    let Tally { added, changed, unchanged, refused } = shown.tally();
    let counts = [added, changed, unchanged, refused];
    let bytes = self::full(shown)?;
    Ok(scope.keep_import_outcome(batch.id, batch.version, counts, &bytes, full).await?)
}

pub(super) async fn outcome(store: &Store, ctx: &Ctx<Org>, id: ImportId) -> Result<Outcome, ImportError> {
    let read = store.read(ctx, async |scope| {
        let batch = scope.import(id).await?.ok_or(ImportError::Unknown)?;
        if batch.expired {
            return Err(ImportError::Expired);
        }
        let kept = scope.import_outcome(id).await?.ok_or(ImportError::State(batch.state))?;
        Ok((kept, batch.version))
    });
    let (kept, version) = read.await?;
    let outcome: Outcome = serde_json::from_slice(&kept).map_err(|_| broken("outcome"))?;
    Ok(Outcome { version, ..outcome })
}
