//! Doing what was shown, all of it or nothing.

mod contracts;
mod people;

use super::judge::{Plan, Sheet, judge};
use super::preview::{Ready, full, keep, ready};
use super::upload::may_hold;
use super::{BatchState, Booked, ImportError};
use domain::id::{CommandKey, ImportId, RecordId};
use domain::{Ctx, Org};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use store::imports::{Batch, Effect, Entity};
use store::ledger::Chain;
use store::{Command, Store, WriteScope};
use uuid::Uuid;

/// How long file and outcome are kept once they are booked, and the booking can be undone.
pub(super) const KEPT: Duration = Duration::from_hours(30 * 24);

/// What was answered to a booking; kept for whoever sends it again.
#[derive(Debug, Serialize, Deserialize)]
enum Answer {
    Booked(Booked),
    /// Something else was known by then: the new preview was kept and nothing was booked.
    Stale,
}

/// What was done, row by row of the database, so that it can be undone.
#[derive(Default)]
struct Done {
    /// Rows with what stood there before; nothing for new ones.
    touched: BTreeMap<(Entity, Uuid), Option<String>>,
    /// Parts of the organisation that were added.
    parts: u32,
    /// Whose lines in lists are to be written anew.
    people: BTreeSet<RecordId>,
}

impl Done {
    fn added(&mut self, entity: Entity, id: Uuid) {
        self.touched.insert((entity, id), None);
    }

    fn part(&mut self, entity: Entity, id: Uuid) {
        self.added(entity, id);
        self.parts = self.parts.saturating_add(1);
    }

    fn changed(&mut self, entity: Entity, id: Uuid, before: &BTreeMap<Uuid, String>) {
        self.touched.entry((entity, id)).or_insert_with(|| before.get(&id).cloned());
    }

    fn ids(&self, entity: Entity) -> Vec<Uuid> {
        self.touched.keys().filter(|(one, _)| *one == entity).map(|(_, id)| *id).collect()
    }
}

pub(super) async fn book(
    store: &Store,
    ctx: &Ctx<Org>,
    key: CommandKey,
    id: ImportId,
    version: i64,
) -> Result<Booked, ImportError> {
    // Whoever sends it again finds the batch booked already; only the command knows what it answered.
    let ready = match ready(store, ctx, id).await {
        Err(ImportError::State(BatchState::Booked | BatchState::Undone) | ImportError::Expired) => None,
        other => Some(other?),
    };
    let input = (id, version);
    let command = Command { key, owner: Chain::Org(ctx.reach.0), kind: "import.book", input: &input };
    let done = store.command(ctx, command, async |scope| match &ready {
        Some(Ready { batch, sheet }) => booked(scope, batch, sheet, version).await,
        None => Err(refused(scope, id).await?),
    });
    match done.await?.answer {
        Answer::Booked(booked) => Ok(booked),
        Answer::Stale => Err(ImportError::Stale),
    }
}

/// Why a batch that is not ready cannot be booked.
async fn refused(scope: &mut WriteScope<'_, Org>, id: ImportId) -> Result<ImportError, ImportError> {
    let batch = scope.import(id).await?.ok_or(ImportError::Unknown)?;
    let open = matches!(batch.state, BatchState::Uploaded | BatchState::Previewed);
    Ok(if open { ImportError::Expired } else { ImportError::State(batch.state) })
}

async fn booked(
    scope: &mut WriteScope<'_, Org>,
    batch: &Batch,
    sheet: &Sheet,
    version: i64,
) -> Result<Answer, ImportError> {
    let now = scope.import(batch.id).await?.ok_or(ImportError::Unknown)?;
    if now.version != batch.version {
        return Err(ImportError::Stale);
    }
    if now.state != BatchState::Previewed {
        return Err(ImportError::State(now.state));
    }
    // Between the upload and this the agreement may have ended.
    may_hold(scope).await?;
    let judgement = judge(scope, sheet).await?;
    let full = full(&judgement.outcome)?;
    let tally = judgement.outcome.tally();
    if now.version != version || !scope.is_import_outcome(batch.id, &full).await? {
        keep(scope, batch, &judgement.outcome.masked(), &full).await?;
        return Ok(Answer::Stale);
    }
    if tally.effective() == 0 {
        return Err(ImportError::NothingToBook);
    }
    let done = match judgement.plan {
        Plan::People { steps, sites, areas } => people::write(scope, sheet, steps, sites, areas).await?,
        Plan::Contracts(steps) => contracts::write(scope, sheet, &steps).await?,
    };
    let parts = done.parts;
    finish(scope, batch, done).await?;
    Ok(Answer::Booked(Booked { tally, parts }))
}

/// Lines, effects, and the batch itself.
async fn finish(scope: &mut WriteScope<'_, Org>, batch: &Batch, done: Done) -> Result<(), ImportError> {
    let people: Vec<RecordId> = done.people.iter().copied().collect();
    scope.refresh_lines(&people).await?;
    let mut versions = BTreeMap::new();
    for entity in [Entity::Record, Entity::Employment, Entity::Contract] {
        let found = scope.versions(entity, &done.ids(entity)).await?;
        versions.extend(found.into_iter().map(|(id, version)| ((entity, id), version)));
    }
    // Sites, payroll areas and carriers are only ever added by this, with version 1.
    let effect = |((entity, id), before): ((Entity, Uuid), Option<String>)| Effect {
        entity,
        id,
        version_after: versions.get(&(entity, id)).copied().unwrap_or(1),
        before,
    };
    let effects: Vec<Effect> = done.touched.into_iter().map(effect).collect();
    scope.add_import_effects(batch.id, &effects).await?;
    let expires = scope.ctx().now().plus(KEPT);
    scope.import_booked(batch.id, batch.version, expires).await?;
    Ok(())
}
